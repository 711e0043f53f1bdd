"""From token states to what the denoiser reads: adapted tokens, and one vector a region."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.models.text_encoder import MASKED, WIDTH

CONTEXT_WIDTH = 256
POOLING_HEADS = 4


class RegionText(nn.Module):
    """One transformer layer over each block alone, then learned pooling beside the mean."""

    def __init__(self) -> None:
        super().__init__()
        width = CONTEXT_WIDTH
        self.input_norm = nn.LayerNorm(WIDTH)
        self.input = nn.Linear(WIDTH, width)
        self.attention_norm = nn.LayerNorm(width)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.attention_output = nn.Linear(width, width)
        self.expansion_norm = nn.LayerNorm(width)
        self.expansion = nn.Linear(width, 3 * width)
        self.contraction = nn.Linear(3 * width, width)
        self.scene = nn.Parameter(torch.zeros(width))
        self.pooling = nn.Linear(width, POOLING_HEADS)
        self.vector_expansion = nn.Linear(2 * width, 2 * width)
        self.vector = nn.Linear(2 * width, width)
        self.token_norm = nn.LayerNorm(width)
        self.vector_norm = nn.LayerNorm(width)

    def forward(self, states: Tensor, token_mask: Tensor, regions: int) -> tuple[Tensor, Tensor]:
        """states [batch, regions * length, 384] -> tokens [batch, regions * length, 256], vectors [batch, regions, 256]."""
        batch = states.shape[0]
        x = self.input(self.input_norm(states)).reshape(batch * regions, -1, CONTEXT_WIDTH)
        mask = token_mask.reshape(batch * regions, -1)
        x = x + self.attend(self.attention_norm(x), mask)
        x = x + self.contraction(F.gelu(self.expansion(self.expansion_norm(x))))
        vectors = self.pool(x, mask).reshape(batch, regions, CONTEXT_WIDTH)
        is_scene = (torch.arange(regions, device=x.device) == 0).to(x.dtype)[None, :, None]
        tokens = self.token_norm(x).reshape(batch, -1, CONTEXT_WIDTH)
        return tokens, self.vector_norm(vectors + is_scene * self.scene)

    def attend(self, x: Tensor, mask: Tensor) -> Tensor:
        query, key, value = (
            part.reshape(part.shape[0], part.shape[1], 4, CONTEXT_WIDTH // 4).transpose(1, 2)
            for part in self.query_key_value(x).chunk(3, dim=-1)
        )
        bias = ((1 - mask) * MASKED)[:, None, None, :]
        attended = F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        return self.attention_output(attended.transpose(1, 2).reshape(x.shape))

    def pool(self, x: Tensor, mask: Tensor) -> Tensor:
        """[blocks, length, 256] -> [blocks, 256]; each pooling head weighs the tokens for a quarter of the channels."""
        weights = torch.softmax(self.pooling(x) + ((1 - mask) * MASKED)[..., None], dim=1)
        heads = x.reshape(x.shape[0], x.shape[1], POOLING_HEADS, -1)
        pooled = (weights[..., None] * heads).sum(1).reshape(-1, CONTEXT_WIDTH)
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True).clamp(min=1)
        return self.vector(F.gelu(self.vector_expansion(torch.cat([pooled, mean], dim=1)))) + mean
