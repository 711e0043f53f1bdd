"""The two networks: one reads a crop, one finds people and things in a whole picture."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

CHANNELS = 5


class ConvNorm(nn.Sequential):
    def __init__(self, source: int, target: int, size: int, stride: int = 1) -> None:
        super().__init__(
            nn.Conv2d(source, target, size, stride, padding=(size - 1) // 2, bias=False), nn.BatchNorm2d(target)
        )


class Residual(nn.Module):
    """Two 3 x 3 convolutions beside an identity (He et al. 2016)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first, self.second = ConvNorm(channels, channels, 3), ConvNorm(channels, channels, 3)
        nn.init.zeros_(self.second[1].weight)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(x + self.second(F.relu(self.first(x))))


def planes_of(crops: Tensor) -> Tensor:
    """Crops uint8 [batch, SIDE, SIDE, 4] to float32 [batch, 5, SIDE, SIDE]: colours 0..1, own part, hidden part."""
    crops = crops.permute(0, 3, 1, 2)
    colors, owner = crops[:, :3].float() / 255, crops[:, 3:]
    planes = torch.cat([colors, (owner == 1).float(), (owner == 2).float()], 1)
    return planes.contiguous(memory_format=torch.channels_last)


class Reader(nn.Module):
    """Planes [batch, 5, SIDE, SIDE] -> logits of all heads, presence and silhouette."""

    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        self.sizes = sizes
        self.body = nn.Sequential(
            ConvNorm(CHANNELS, 24, 4, 2),
            nn.ReLU(),
            ConvNorm(24, 48, 4, 2),
            nn.ReLU(),
            Residual(48),
            ConvNorm(48, 96, 4, 2),
            nn.ReLU(),
            Residual(96),
            Residual(96),
            ConvNorm(96, 160, 4, 2),
            nn.ReLU(),
            Residual(160),
            Residual(160),
        )
        self.hidden = nn.Sequential(nn.Linear(320, 256), nn.ReLU())
        self.answers = nn.Linear(256, sum(sizes.values()))
        self.presence = nn.Linear(256, 1)
        self.silhouette = nn.Linear(256, 4)

    def forward(self, planes: Tensor) -> tuple[dict[str, Tensor], Tensor, Tensor]:
        """Logits by head [batch, values], presence logit [batch], silhouette [batch, 4] (centre, size; parts of the square)."""
        maps = self.body((planes - 0.5) * 4)
        pooled = torch.cat([maps.mean((2, 3)), maps.amax((2, 3))], 1)
        features = self.hidden(pooled.float())
        parts = self.answers(features).split(list(self.sizes.values()), 1)
        return dict(zip(self.sizes, parts, strict=True)), self.presence(features)[:, 0], self.silhouette(features)


class Finder(nn.Module):
    """Picture [batch, 3, H, W] in 0..1 -> heat maps [batch, 2, H/8, W/8] (person, thing) and boxes [batch, 4, H/8, W/8].

    After CenterNet (Zhou et al. 2019): a cell is hot where a box's centre lies in it; offset within the cell in cells,
    logarithm of the size in cells.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fine = nn.Sequential(
            ConvNorm(3, 16, 4, 2),
            nn.ReLU(),
            ConvNorm(16, 32, 4, 2),
            nn.ReLU(),
            ConvNorm(32, 48, 4, 2),
            nn.ReLU(),
        )
        self.middle = nn.Sequential(ConvNorm(48, 64, 4, 2), nn.ReLU(), Residual(64), Residual(64))
        self.coarse = nn.Sequential(ConvNorm(64, 96, 4, 2), nn.ReLU(), Residual(96), Residual(96))
        self.from_coarse, self.from_middle = ConvNorm(96, 64, 1), ConvNorm(64, 48, 1)
        self.merged = nn.Sequential(Residual(48), nn.Conv2d(48, 48, 3, padding=1), nn.ReLU())
        self.heat, self.boxes = nn.Conv2d(48, 2, 1), nn.Conv2d(48, 4, 1)
        nn.init.constant_(self.heat.bias, -4.0)

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of the heat maps, and the boxes."""
        fine = self.fine((pixels - 0.5) * 4)
        middle = self.middle(fine)
        coarse = self.coarse(middle)
        middle = F.relu(middle + F.interpolate(self.from_coarse(coarse), scale_factor=2.0))
        fine = F.relu(fine + F.interpolate(self.from_middle(middle), scale_factor=2.0))
        merged = self.merged(fine)
        return self.heat(merged), self.boxes(merged)
