"""What the finder learns from: whole pictures with heat maps of centres (CenterNet, Zhou et al. 2019)."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.instrument.disturb import noisy, relit
from training.instrument.network import Finder
from training.instrument.render import PICTURE, parts

BATCH = 12
CELL = 8
CELLS = PICTURE // CELL
DECODED_SHARE = 0.3
SIZE_WEIGHT = 1.0


class FinderTask:
    """Pictures of all parts, mirrored by chance."""

    def __init__(self) -> None:
        self.pools = [
            [(part, row) for part in parts(kind) for row in range(len(part.pictures))] for kind in ("plain", "decoded")
        ]

    def network(self) -> Finder:
        return Finder()

    def loss(self, network: nn.Module, progress: float, step: int) -> tuple[Tensor, str]:
        random = np.random.default_rng([6, step])
        torch.manual_seed(step)
        pixels, heat, sizes, here = self.batch(random)
        with torch.autocast("cpu", torch.bfloat16):
            logits, drawn = network(pixels)
        hot = focal_loss(logits.float(), heat)
        size = ((drawn.float() - sizes).abs().sum(1) * here).sum() / here.sum().clamp(min=1)
        return hot + SIZE_WEIGHT * size, f"heat {hot.item():.3f} · boxes {size.item():.3f}"

    def batch(self, random: np.random.Generator) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Pixels [BATCH, 3, 256, 256], heat [BATCH, 2, 32, 32], boxes [BATCH, 4, 32, 32], where they hold [BATCH, 32, 32]."""
        plain, decoded = self.pools
        rows = []
        for _ in range(BATCH):
            pool = decoded if decoded and random.random() < DECODED_SHARE else plain
            part, row = pool[int(random.integers(len(pool)))]
            rows.append(target_of(part.pictures[row], part.boxes[row], random.random() < 0.5))
        pixels, heat, sizes, here = (torch.from_numpy(np.stack(one)) for one in zip(*rows, strict=True))
        pixels = noisy(relit(pixels.permute(0, 3, 1, 2).float() / 255)).clamp(0, 1)
        return pixels.contiguous(memory_format=torch.channels_last), heat, sizes, here


def target_of(pixels: np.ndarray, boxes: np.ndarray, mirrored: bool) -> tuple[np.ndarray, ...]:
    """The maps that a picture's boxes ask for: a peak of 1 at each centre's cell that falls off with the box's size."""
    if mirrored:
        pixels = pixels[:, ::-1]
    heat = np.zeros((2, CELLS, CELLS), np.float32)
    sizes = np.zeros((4, CELLS, CELLS), np.float32)
    here = np.zeros((CELLS, CELLS), np.float32)
    cells = np.arange(CELLS)
    for kind, left, top, width, height in boxes:
        if kind == 0:
            continue
        center_x, center_y = (left + width / 2) / CELL, (top + height / 2) / CELL
        if mirrored:
            center_x = CELLS - center_x
        column, row = min(int(center_x), CELLS - 1), min(int(center_y), CELLS - 1)
        spread_x, spread_y = max(0.7, width / CELL / 9), max(0.7, height / CELL / 9)
        across, down = (cells - column) / spread_x, (cells - row) / spread_y
        peak = np.exp(-(across[None, :] ** 2 + down[:, None] ** 2) / 2)
        channel = heat[int(kind) - 1]
        np.maximum(channel, peak, out=channel)
        sizes[:, row, column] = (center_x - column, center_y - row, np.log(width / CELL), np.log(height / CELL))
        here[row, column] = 1
    return np.ascontiguousarray(pixels), heat, sizes, here


def focal_loss(logits: Tensor, heat: Tensor) -> Tensor:
    """Penalty-reduced focal loss (Law and Deng 2018), per centre."""
    positive = (heat > 0.999).float()
    hot = torch.sigmoid(logits)
    right = -F.logsigmoid(logits) * (1 - hot) ** 2 * positive
    wrong = -F.logsigmoid(-logits) * hot**2 * (1 - heat) ** 4 * (1 - positive)
    return (right.sum() + wrong.sum()) / positive.sum().clamp(min=1)
