"""Everything that a box could show: each class's pictures with every colour that they come in."""

from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from training.scenes import art, tones
from training.scenes.cast import colors_of

SLOTS = 5


@dataclass(frozen=True)
class Candidate:
    """One picture as one class; its colourings are tried together."""

    class_name: str
    picture: str
    presentation: str | None
    older: bool
    colorings: tuple[dict[str, str], ...]
    palettes: np.ndarray
    """float32 [colorings, 5, 3], 0..255: skin, shade, lips, hair, colour."""


@cache
def candidates() -> tuple[Candidate, ...]:
    """All people, then all things."""
    return (*_people(), *_things())


def _people() -> list[Candidate]:
    found = []
    for class_name, entry in art.people().items():
        for presentation, pictures in entry["pictures"].items():
            aged = [f"{picture}+older" for picture in pictures if f"{picture}+older" in art.index()["pictures"]]
            for picture in (*pictures, *aged):
                found.append(_person(class_name, picture, presentation, entry.get("clothes") or [None]))
    return found


def _person(class_name: str, picture: str, presentation: str, clothes: list[str | None]) -> Candidate:
    colorings, palettes = [], []
    for tone, hair, color in product(tones.SKIN, tones.HAIR, clothes):
        coloring = {"skin_tone": tone, "hair_color": hair}
        colorings.append(coloring)
        palettes.append(art.palette(coloring, color)[:SLOTS, :3] * 255)
    feature = art.people()[class_name].get("features", {}).get(picture.removesuffix("+older"), {})
    older = picture.endswith("+older") or feature.get("age") == "older"
    return Candidate(class_name, picture, presentation, older, tuple(colorings), np.stack(palettes))


def _things() -> list[Candidate]:
    found = []
    for class_name, entry in art.things().items():
        colorings = [{"color": color} for color in colors_of(class_name)] if "color" in entry else [{}]
        palettes = np.stack([art.palette(coloring)[:SLOTS, :3] * 255 for coloring in colorings])
        found.append(Candidate(class_name, entry["picture"], None, False, tuple(colorings), palettes))
    return found


@cache
def coverage_in_box(picture: str, width: int, height: int) -> np.ndarray:
    """Coverage maps float32 [height, width, 9] (0..1 each) of a picture that stands in a box of this many cells."""
    aspect = art.aspect(picture)
    drawn_height = max(1, min(height, round(width / aspect)))
    drawn_width = max(1, min(width, round(drawn_height * aspect)))
    level = art.index()["pictures"][picture]["levels"][-1]
    rows, columns, start = level["height"], level["width"], level["offset"]
    maps = art.coverages()[start : start + rows * columns * 9].reshape(rows, columns, 9).astype(np.float32) / 255
    placed = np.zeros((height, width, 9), np.float32)
    left = (width - drawn_width) // 2
    placed[height - drawn_height :, left : left + drawn_width] = average_to(maps, drawn_width, drawn_height)
    return placed


def average_to(values: np.ndarray, width: int, height: int) -> np.ndarray:
    """Area average of [rows, columns, channels] to [height, width, channels]."""
    return np.einsum(
        "hr,rcn,wc->hwn", _averages(values.shape[0], height), values, _averages(values.shape[1], width), optimize=True
    )


@cache
def _averages(source: int, target: int) -> np.ndarray:
    """[target, source]: how much of each source cell lies in each target cell, rows adding up to 1."""
    edges = np.arange(target + 1) * source / target
    cells = np.arange(source)
    overlap = np.minimum(edges[1:, None], cells + 1) - np.maximum(edges[:-1, None], cells)
    overlap = np.clip(overlap, 0, None)
    return (overlap / overlap.sum(1, keepdims=True)).astype(np.float32)
