"""Drawn pictures with what was asked of them, out of their own metadata."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from training.instrument.crops import Box

KEYWORD = "evencast"


@dataclass(frozen=True)
class DrawnSubject:
    """One subject of one picture file; `asked` is `class` and the attributes of its cast."""

    picture: str
    checksum: str
    """SHA-256 of the file."""
    subject: str
    box: Box
    in_front: tuple[Box, ...]
    asked: dict[str, str]


def drawn_subjects(folder: Path) -> Iterator[DrawnSubject]:
    """Of all PNG files in the folder that remember their scene, by name."""
    for file in sorted(folder.rglob("*.png")):
        with Image.open(file) as image:
            text = image.info.get(KEYWORD)
        if text is not None:
            checksum = hashlib.sha256(file.read_bytes()).hexdigest()
            yield from subjects_of(json.loads(text)["scene"], str(file.relative_to(folder)), checksum)


def subjects_of(scene: dict, picture: str, checksum: str) -> Iterator[DrawnSubject]:
    planned = {one["id"]: one for one in scene["plan"]["subjects"]}
    cast = {one["id"]: one["attributes"] for one in scene["cast"]["subjects"]}
    placed = scene["layout"]["subjects"]
    for one in placed:
        plan = planned[one["id"]]
        asked = {name: drawn["value"] for name, drawn in cast.get(one["id"], {}).items() if drawn["value"] is not None}
        asked["class"] = f"{plan['class']}/{plan['role']}" if plan.get("role") else plan["class"]
        nearer = tuple(box_of(other) for other in placed if other["depth"] > one["depth"])
        yield DrawnSubject(picture, checksum, one["id"], box_of(one), nearer, asked)


def box_of(subject: dict) -> Box:
    box = subject["box"]
    return box["x"], box["y"], box["width"], box["height"]


def pixels_of(file: Path) -> np.ndarray:
    """uint8 [H, W, 3]"""
    with Image.open(file) as image:
        return np.asarray(image.convert("RGB"))
