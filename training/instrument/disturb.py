"""Cheap disturbances of a batch: mirrored, blurred, noisy, with slightly other light, as drawn pictures may be."""

from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor

COLORS = 3


def disturbed(planes: Tensor, silhouettes: Tensor) -> tuple[Tensor, Tensor]:
    """Planes [batch, 5, SIDE, SIDE] and silhouettes [batch, 4] (centre and size), mirrored together."""
    mirrored = torch.rand(len(planes)) < 0.5
    planes = torch.where(mirrored[:, None, None, None], planes.flip(3), planes)
    x = torch.where(mirrored, 1 - silhouettes[:, 0], silhouettes[:, 0])
    silhouettes = torch.cat([x[:, None], silhouettes[:, 1:]], 1)
    colors = noisy(relit(blurred(bent(planes[:, :COLORS]))))
    planes = torch.cat([colors.clamp(0, 1), planes[:, COLORS:]], 1)
    return planes.contiguous(memory_format=torch.channels_last), silhouettes


def bent(colors: Tensor) -> Tensor:
    """Every third picture as on rubber, by up to a thirtieth of its side: drawn outlines waver."""
    chosen = torch.rand(len(colors)) < 0.33
    count = int(chosen.sum())
    if not count:
        return colors
    coarse = int(torch.randint(4, 10, ()))
    shifts = torch.randn(count, 2, coarse, coarse) * (0.03 * torch.rand(count, 1, 1, 1))
    shifts = F.interpolate(shifts, colors.shape[2:], mode="bilinear", align_corners=True).permute(0, 2, 3, 1)
    straight = F.affine_grid(torch.eye(2, 3).expand(count, 2, 3), [count, 1, *colors.shape[2:]], align_corners=False)
    colors = colors.clone()
    colors[chosen] = F.grid_sample(colors[chosen], straight + shifts, padding_mode="border", align_corners=False)
    return colors


def blurred(colors: Tensor) -> Tensor:
    """Every third picture through half to a quarter of the resolution, mixed with itself."""
    chosen = torch.rand(len(colors)) < 0.33
    sharp = colors[chosen]
    if not len(sharp):
        return colors
    small = F.avg_pool2d(sharp, 2 if torch.rand(()) < 0.6 else 4)
    soft = F.interpolate(small, colors.shape[2:], mode="bilinear")
    colors = colors.clone()
    colors[chosen] = torch.lerp(soft, sharp, torch.rand(len(sharp), 1, 1, 1))
    return colors


def relit(colors: Tensor) -> Tensor:
    """Contrast and offset by channel, small: neighbouring skin tones differ by a twentieth."""
    gain = 1 + 0.03 * torch.randn(len(colors), COLORS, 1, 1)
    offset = 0.01 * torch.randn(len(colors), COLORS, 1, 1)
    return torch.addcmul(offset, colors, gain)


def noisy(colors: Tensor) -> Tensor:
    """Noise from pixel to pixel, and blotches over an eighth of the side; none in every third picture."""
    count, _, height, width = colors.shape
    hit = (torch.rand(count, 1, 1, 1) < 0.67).float()
    fine = stored_noise(colors.numel()).view_as(colors)
    blotches = F.interpolate(torch.randn(count, COLORS, 8, 8), (height, width), mode="bilinear")
    colors = torch.addcmul(colors, fine, hit * 0.05 * torch.rand(count, 1, 1, 1) ** 2)
    return torch.addcmul(colors, blotches, hit * 0.05 * torch.rand(count, 1, 1, 1) ** 2)


@cache
def noise_store() -> Tensor:
    return torch.randn(1 << 22, generator=torch.Generator().manual_seed(1))


def stored_noise(count: int) -> Tensor:
    """Normal numbers from a random place of a fixed store: drawing them anew costs as much as the network."""
    return noise_store()[int(torch.randint((1 << 22) - count, ())) :][:count]
