"""Convolutional autoencoder: pixels to latents at an eighth of the resolution, and back."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

LATENT_CHANNELS = 16
FACTOR = 8


class ResidualBlock(nn.Module):
    """Two 3 x 3 convolutions beside an identity; the second starts at zero, so that depth costs nothing at first."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.second.bias)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.second(F.silu(self.first(F.silu(x))))


def upsample(channels: int, target: int) -> tuple[nn.Module, nn.Module]:
    """Twice the resolution by a sub-pixel convolution (Shi et al. 2016)."""
    return nn.Conv2d(channels, 4 * target, 1), nn.PixelShuffle(2)


class Autoencoder(nn.Module):
    """[batch, 3, H, W] in -1..1 <-> latents [batch, 16, H/8, W/8]."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Sequential(
            nn.PixelUnshuffle(2),
            nn.Conv2d(12, 48, 3, padding=1),
            ResidualBlock(48),
            nn.Conv2d(48, 96, 3, stride=2, padding=1),
            ResidualBlock(96),
            nn.Conv2d(96, 160, 3, stride=2, padding=1),
            ResidualBlock(160),
            ResidualBlock(160),
            nn.SiLU(),
            nn.Conv2d(160, 2 * LATENT_CHANNELS, 3, padding=1),
        )
        self.decoder = nn.Sequential(
            nn.Conv2d(LATENT_CHANNELS, 192, 3, padding=1),
            ResidualBlock(192),
            ResidualBlock(192),
            ResidualBlock(192),
            *upsample(192, 96),
            ResidualBlock(96),
            ResidualBlock(96),
            *upsample(96, 48),
            ResidualBlock(48),
            ResidualBlock(48),
            nn.SiLU(),
            nn.Conv2d(48, 12, 3, padding=1),
            nn.PixelShuffle(2),
        )

    def encode(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and log variance, each [batch, 16, H/8, W/8]."""
        mean, log_variance = self.encoder(pixels).chunk(2, dim=1)
        return mean, log_variance.clamp(-10, 4)

    def decode(self, latents: Tensor) -> Tensor:
        return self.decoder(latents)
