"""The rendered art: coverage maps painted into sprites of any size and colours."""

import gzip
import json
import os
import shutil
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from training.scenes import tones

TRAINING = Path(__file__).resolve().parent.parent
BUILD = TRAINING / "build"


@cache
def index() -> dict:
    """The renderer's index: channels, pictures with aspect, shares and levels."""
    path = BUILD / "art.json"
    if not path.exists():
        raise FileNotFoundError("The art is not rendered yet: run `npm ci && npm run render` in training/.")
    return json.loads(path.read_text())


@cache
def people() -> dict[str, dict]:
    """people.json: every class of person, with the pictures that can draw it."""
    return json.loads((TRAINING / "art" / "people.json").read_text())


@cache
def things() -> dict[str, dict]:
    """things.json: every other class."""
    return json.loads((TRAINING / "art" / "things.json").read_text())


@cache
def coverages() -> np.ndarray:
    """All coverage maps as one flat uint8 memory map; unpacked once, so that worker processes share its pages."""
    packed, unpacked = BUILD / "art.bin.gz", BUILD / "art.bin"
    if not unpacked.exists() or unpacked.stat().st_mtime < packed.stat().st_mtime:
        partial = unpacked.with_suffix(f".{os.getpid()}")
        with gzip.open(packed) as source, partial.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 22)
        partial.replace(unpacked)
    return np.memmap(unpacked, np.uint8, "r")


def aspect(picture: str) -> float:
    """Width by height of the tight silhouette."""
    return index()["pictures"][picture]["aspect"]


def share(picture: str, slot: str) -> float:
    """How much of the visible picture a slot covers, 0..1."""
    return index()["pictures"][picture]["shares"][slot]


def palette(attributes: dict[str, str], clothes: str | None = None) -> np.ndarray:
    """Colours of the five slots and the rest as a matrix float32 [9, 4]: coverage @ palette = premultiplied RGBA."""
    matrix = np.zeros((9, 4), np.float32)
    tone = attributes.get("skin_tone")
    if tone:
        skin = tones.rgb(tones.SKIN[tone])
        matrix[0, :3] = skin
        matrix[1, :3] = tones.strong_shade(skin, tone)
        matrix[2, :3] = tones.rgb(tones.LIPS_DARK if tones.tone_number(tone) >= 8 else tones.LIPS_LIGHT)
        matrix[3, :3] = tones.rgb(tones.HAIR[attributes.get("hair_color", "black")])
    color = clothes or attributes.get("color")
    if color:
        matrix[4, :3] = tones.rgb(tones.THINGS.get(color, color))
    matrix[:5] /= 255
    matrix[5:, :] = np.eye(4, dtype=np.float32)
    return matrix


@cache
def bare_parts() -> np.ndarray:
    """A palette [9, 4] that paints skin, lips and hair red and leaves everything else out."""
    matrix = np.zeros((9, 4), np.float32)
    matrix[:4, (0, 3)] = 1
    return matrix


def paint(picture: str, colors: np.ndarray, width: int, height: int) -> np.ndarray:
    """A sprite, premultiplied RGBA uint8 [height, width, 4]."""
    levels = index()["pictures"][picture]["levels"]
    level = next((one for one in reversed(levels) if one["height"] >= height), levels[0])
    rows, columns = level["height"], level["width"]
    start = level["offset"]
    maps = coverages()[start : start + rows * columns * 9].reshape(-1, 9)
    painted = np.clip(maps.astype(np.float32) @ colors + 0.5, 0, 255).astype(np.uint8)
    image = Image.frombuffer("RGBa", (columns, rows), painted.reshape(rows, columns, 4), "raw", "RGBa", 0, 1)
    if (columns, rows) != (width, height):
        image = image.resize((width, height), Image.Resampling.HAMMING if rows > height else Image.Resampling.BILINEAR)
    return np.asarray(image)
