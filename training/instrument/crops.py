"""What the instrument sees of a box: a square around it, resampled, with masks of its own and of its hidden part.

`audits/instrument/crop.ts` does the same; a golden file holds both to each other. Boxes are (x, y, width, height) in
pixels of the picture and may be fractions.
"""

from collections.abc import Sequence

import numpy as np

SIDE = 112
"""Pixels of a crop's side."""
CONTEXT = 1.25
"""The square's side as a multiple of the box's longer side."""
OUTSIDE, OWN, HIDDEN = 0, 1, 2
Box = Sequence[float]


def square_around(box: Box) -> tuple[float, float, float]:
    """Left, top and side of the square that is looked at, in pixels of the picture."""
    x, y, width, height = box
    side = CONTEXT * max(width, height)
    return x + width / 2 - side / 2, y + height / 2 - side / 2, side


def resampling(start: float, length: float, size: int, steps: int) -> tuple[int, np.ndarray]:
    """First pixel and weights [steps, pixels]: a triangle filter as wide as a step, at least a pixel.

    Beyond the picture, `size` pixels long, its outermost pixels repeat.
    """
    step = length / steps
    support = max(1.0, step)
    centers = start + (np.arange(steps) + 0.5) * step
    pixels = np.arange(np.floor(centers[0] - support), np.ceil(centers[-1] + support) + 1)
    weights = np.maximum(0, 1 - np.abs(pixels + 0.5 - centers[:, None]) / support)
    weights /= weights.sum(1, keepdims=True)
    first, last = int(np.clip(pixels[0], 0, size - 1)), int(np.clip(pixels[-1], 0, size - 1))
    folded = weights[:, (pixels >= first) & (pixels <= last)]
    folded[:, 0] += weights[:, pixels < first].sum(1)
    folded[:, -1] += weights[:, pixels > last].sum(1)
    return first, folded.astype(np.float32)


def resampled(image: np.ndarray, area: Box, columns: int, rows: int) -> np.ndarray:
    """An area of an image uint8 [H, W, 3] as float32 [rows, columns, 3]; it may reach beyond the image."""
    left, top, width, height = area
    x, across = resampling(left, width, image.shape[1], columns)
    y, down = resampling(top, height, image.shape[0], rows)
    part = image[y : y + down.shape[1], x : x + across.shape[1]].astype(np.float32)
    return np.tensordot(across, np.tensordot(down, part, (1, 0)), (1, 1)).transpose(1, 0, 2)


def crop_of(image: np.ndarray, box: Box, in_front: Sequence[Box] = ()) -> np.ndarray:
    """Image uint8 [H, W, 3] to uint8 [SIDE, SIDE, 4]: colours, and OUTSIDE, OWN or HIDDEN."""
    left, top, side = square_around(box)
    colors = np.rint(resampled(image, (left, top, side, side), SIDE, SIDE)).astype(np.uint8)
    return np.concatenate([colors, ownership(box, in_front)[..., None]], 2)


def ownership(box: Box, in_front: Sequence[Box]) -> np.ndarray:
    """uint8 [SIDE, SIDE]: which pixels lie in the box, and which of them in a box in front, by their centres."""
    left, top, side = square_around(box)
    centers = (np.arange(SIDE) + 0.5) * (side / SIDE)
    owned = _inside(left + centers, top + centers, box)
    hidden = np.zeros_like(owned)
    for other in in_front:
        hidden |= _inside(left + centers, top + centers, other)
    return np.where(owned, np.where(hidden, HIDDEN, OWN), OUTSIDE).astype(np.uint8)


def _inside(across: np.ndarray, down: np.ndarray, box: Box) -> np.ndarray:
    x, y, width, height = box
    columns = (across >= x) & (across < x + width)
    rows = (down >= y) & (down < y + height)
    return rows[:, None] & columns[None, :]


def to_crop(inner: Box, box: Box) -> np.ndarray:
    """float32 [4]: a box of the picture as centre and size in parts of the square around `box`."""
    left, top, side = square_around(box)
    x, y, width, height = inner
    return np.array(
        [(x + width / 2 - left) / side, (y + height / 2 - top) / side, width / side, height / side], np.float32
    )
