"""The two blocks of the denoiser. Both start as the identity."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.models.region_text import CONTEXT_WIDTH

GROUPS = 16


class RegionResidualBlock(nn.Module):
    """Convolutions whose scale and shift come from the time and from the words of each cell's own region.

    Region vectors are projected once and scattered to the cells, so any number of regions costs almost nothing.
    """

    def __init__(self, channels: int, target: int, time_width: int) -> None:
        super().__init__()
        self.first_norm = nn.GroupNorm(GROUPS, channels)
        self.first = nn.Conv2d(channels, target, 3, padding=1)
        self.second_norm = nn.GroupNorm(GROUPS, target)
        self.second = nn.Conv2d(target, target, 3, padding=1)
        self.time = nn.Linear(time_width, 2 * target)
        self.region = nn.Linear(CONTEXT_WIDTH, 2 * target)
        self.skip = nn.Conv2d(channels, target, 1) if channels != target else nn.Identity()
        start_at_zero(self.second, self.region)

    def forward(self, x: Tensor, time: Tensor, vectors: Tensor, owners: Tensor) -> Tensor:
        """x [batch, channels, h, w], time [batch, time], vectors [batch, regions, 256], owners [batch, regions, h, w]."""
        batch, _, height, width = x.shape
        hidden = self.first(F.silu(self.first_norm(x)))
        conditions = (self.time(time)[:, None] + self.region(vectors)).transpose(1, 2)
        scale, shift = torch.matmul(conditions, owners.flatten(2)).reshape(batch, -1, height, width).chunk(2, 1)
        return self.skip(x) + self.second(F.silu(self.second_norm(hidden) * (1 + scale) + shift))


class RegionTransformerBlock(nn.Module):
    """Self-attention from cell to cell, free of regions; cross-attention to the words, biased by the region masks."""

    def __init__(self, channels: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.self_norm = nn.LayerNorm(channels)
        self.query_key_value = nn.Linear(channels, 3 * channels)
        self.self_output = nn.Linear(channels, channels)
        self.cross_norm = nn.LayerNorm(channels)
        self.query = nn.Linear(channels, channels)
        self.key_value = nn.Linear(CONTEXT_WIDTH, 2 * channels)
        self.cross_output = nn.Linear(channels, channels)
        self.expansion_norm = nn.LayerNorm(channels)
        self.expansion = nn.Linear(channels, 3 * channels)
        self.contraction = nn.Linear(3 * channels, channels)
        start_at_zero(self.self_output, self.cross_output, self.contraction)

    def forward(self, x: Tensor, tokens: Tensor, bias: Tensor) -> Tensor:
        """x [batch, channels, h, w], tokens [batch, keys, 256], bias [batch, 1, h * w, keys]."""
        cells = x.flatten(2).transpose(1, 2)
        cells = cells + self.self_output(self.attend(*self.query_key_value(self.self_norm(cells)).chunk(3, -1)))
        key, value = self.key_value(tokens).chunk(2, -1)
        cells = cells + self.cross_output(self.attend(self.query(self.cross_norm(cells)), key, value, bias))
        cells = cells + self.contraction(F.gelu(self.expansion(self.expansion_norm(cells))))
        return cells.transpose(1, 2).reshape(x.shape)

    def attend(self, query: Tensor, key: Tensor, value: Tensor, bias: Tensor | None = None) -> Tensor:
        query, key, value = (
            part.reshape(part.shape[0], -1, self.heads, part.shape[-1] // self.heads).transpose(1, 2)
            for part in (query, key, value)
        )
        attended = F.scaled_dot_product_attention(query, key, value, attn_mask=bias).transpose(1, 2)
        return attended.reshape(attended.shape[0], attended.shape[1], -1)


def start_at_zero(*layers: nn.Module) -> None:
    for layer in layers:
        for parameter in layer.parameters():
            nn.init.zeros_(parameter)
