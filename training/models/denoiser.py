"""The denoiser: a small UNet that reads one text block per region, in one evaluation for any number of regions."""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.models.autoencoder import LATENT_CHANNELS
from training.models.blocks import GROUPS, RegionResidualBlock, RegionTransformerBlock, start_at_zero
from training.models.region_cues import CUES, attention_bias, ownership, place_in_box
from training.models.region_text import RegionText

CHANNELS = (96, 192, 320)
TIME_WIDTH = 384
TIME_FREQUENCIES = 64


class Denoiser(nn.Module):
    """Predicts the velocity noise - x0 of flow matching (Lipman et al. 2023) at sigma = timestep / 1000."""

    def __init__(self) -> None:
        super().__init__()
        fine, middle, coarse = CHANNELS
        self.text = RegionText()
        self.time_expansion = nn.Linear(2 * TIME_FREQUENCIES, TIME_WIDTH)
        self.time = nn.Linear(TIME_WIDTH, TIME_WIDTH)
        self.input = nn.Conv2d(LATENT_CHANNELS + CUES, fine, 3, padding=1)
        self.down_fine = RegionResidualBlock(fine, fine, TIME_WIDTH)
        self.to_middle = nn.Conv2d(fine, middle, 3, stride=2, padding=1)
        self.down_middle = RegionResidualBlock(middle, middle, TIME_WIDTH)
        self.down_middle_attention = RegionTransformerBlock(middle, heads=6)
        self.to_coarse = nn.Conv2d(middle, coarse, 3, stride=2, padding=1)
        self.coarse_first = RegionResidualBlock(coarse, coarse, TIME_WIDTH)
        self.coarse_first_attention = RegionTransformerBlock(coarse, heads=8)
        self.coarse_second = RegionResidualBlock(coarse, coarse, TIME_WIDTH)
        self.coarse_second_attention = RegionTransformerBlock(coarse, heads=8)
        self.from_coarse = nn.Conv2d(coarse, middle, 3, padding=1)
        self.up_middle = RegionResidualBlock(2 * middle, middle, TIME_WIDTH)
        self.up_middle_attention = RegionTransformerBlock(middle, heads=6)
        self.from_middle = nn.Conv2d(middle, fine, 3, padding=1)
        self.up_fine = RegionResidualBlock(2 * fine, fine, TIME_WIDTH)
        self.last_fine = RegionResidualBlock(fine, fine, TIME_WIDTH)
        self.output_norm = nn.GroupNorm(GROUPS, fine)
        self.output = nn.Conv2d(fine, LATENT_CHANNELS, 3, padding=1)
        start_at_zero(self.output)

    def forward(
        self,
        sample: Tensor,
        timestep: Tensor,
        encoder_hidden_states: Tensor,
        encoder_attention_mask: Tensor,
        region_masks: Tensor,
        region_boxes: Tensor,
    ) -> Tensor:
        """sample [batch, 16, h, w], timestep [batch], states [batch, regions * length, 384] and their mask,
        region masks [batch, regions, h, w], region boxes [batch, regions, 4] -> velocity [batch, 16, h, w]."""
        time = F.silu(self.time(F.silu(self.time_expansion(time_features(timestep)))))
        tokens, vectors = self.text(encoder_hidden_states, encoder_attention_mask, region_masks.shape[1])
        at_fine, at_middle, at_coarse = ((time, vectors, ownership(region_masks, halvings)) for halvings in (0, 1, 2))
        to_middle = (tokens, attention_bias(region_masks, encoder_attention_mask, 1))
        to_coarse = (tokens, attention_bias(region_masks, encoder_attention_mask, 2))

        fine = self.input(torch.cat([sample, place_in_box(region_masks, region_boxes)], dim=1))
        fine = self.down_fine(fine, *at_fine)
        middle = self.down_middle_attention(self.down_middle(self.to_middle(fine), *at_middle), *to_middle)
        x = self.coarse_first_attention(self.coarse_first(self.to_coarse(middle), *at_coarse), *to_coarse)
        x = self.coarse_second_attention(self.coarse_second(x, *at_coarse), *to_coarse)
        x = torch.cat([self.from_coarse(enlarge(x)), middle], dim=1)
        x = self.up_middle_attention(self.up_middle(x, *at_middle), *to_middle)
        x = torch.cat([self.from_middle(enlarge(x)), fine], dim=1)
        x = self.last_fine(self.up_fine(x, *at_fine), *at_fine)
        return self.output(F.silu(self.output_norm(x)))


def time_features(timestep: Tensor) -> Tensor:
    """Sinusoids (Vaswani et al. 2017), [batch] -> [batch, 128]."""
    steps = torch.arange(TIME_FREQUENCIES, device=timestep.device) / TIME_FREQUENCIES
    angles = timestep.float()[:, None] * torch.exp(-math.log(10_000) * steps)
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def enlarge(x: Tensor) -> Tensor:
    return F.interpolate(x, scale_factor=2.0, mode="nearest")
