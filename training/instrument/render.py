"""`python -m training instrument render`: crops and pictures as memory-mapped parts, so that training composes nothing."""

import argparse
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.build_folder import BUILD
from training.instrument.crops import SIDE
from training.instrument.examples import KNOWN_TURNS, Example, drawn_box, exact_examples, scene_of, varied_examples
from training.instrument.heads import heads
from training.instrument.round_trip import RoundTrip
from training.scenes import Scene, art

FOLDER = BUILD / "instrument"
PICTURE = 256
MOST_BOXES = 8
PART_SIZES = {"plain": 1000, "decoded": 250}
"""Scenes of a part."""
FIRST_SEED = 40_000_000
TURNED = 0.5
ROUND_TRIP_CANVASES = ((128, 128), (192, 192), (256, 256))


@dataclass(frozen=True)
class Part:
    """One part's arrays, its pixels mapped, not read."""

    crops: np.ndarray
    """uint8 [crops, SIDE, SIDE, 4]"""
    truth: np.ndarray
    """int16 [crops, heads]"""
    present: np.ndarray
    """bool [crops]"""
    silhouettes: np.ndarray
    """float32 [crops, 4]"""
    pictures: np.ndarray
    """uint8 [pictures, 256, 256, 3]"""
    boxes: np.ndarray
    """float32 [pictures, 8, 5]: 1 person or 2 thing (0 none), x, y, width, height in pixels"""


def check_vocabulary() -> None:
    """Parts hold numbers of values; they are of no use with another vocabulary."""
    file = FOLDER / "heads.json"
    if not file.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(heads()))
    if json.loads(file.read_text()) != heads():
        raise SystemExit(f"The vocabulary has changed since {FOLDER} was rendered: delete that folder and render again.")


def parts(kind: str) -> Iterator[Part]:
    """The finished parts of a kind: `plain`, or `decoded` (through the autoencoder)."""
    check_vocabulary()
    for file in sorted(FOLDER.glob(f"{kind}-*.npz")):
        table = np.load(file)
        crops, pictures = (np.load(name_beside(file, what), mmap_mode="r") for what in ("crops", "pictures"))
        yield Part(crops, table["truth"], table["present"], table["silhouettes"], pictures, table["boxes"])


def name_beside(file: Path, what: str) -> Path:
    return file.with_name(f"{file.stem}.{what}.npy")


def whole_picture(image: np.ndarray, scene: Scene) -> tuple[np.ndarray, np.ndarray] | None:
    """A square picture at 256 px with its boxes; None for other shapes and smaller ones."""
    height, width = image.shape[:2]
    if height != width or height % PICTURE:
        return None
    factor = height // PICTURE
    pixels = image.reshape(PICTURE, factor, PICTURE, factor, 3).mean((1, 3))
    boxes = np.zeros((MOST_BOXES, 5), np.float32)
    for row, subject in zip(boxes, scene.subjects, strict=False):
        row[0] = 1 if subject.class_name in art.people() else 2
        row[1:] = np.array(drawn_box(subject)) / factor
    return np.rint(pixels).astype(np.uint8), boxes


def render_part(kind: str, number: int, round_trip: RoundTrip | None) -> int:
    """Writes one part, aside first; the number of crops."""
    scenes = PART_SIZES[kind]
    examples: list[Example] = []
    wholes: list[tuple[np.ndarray, np.ndarray]] = []
    for index in range(scenes):
        seed = FIRST_SEED + (round_trip is not None) * 5_000_000 + number * scenes + index
        random = np.random.default_rng([78, seed])
        canvas = ROUND_TRIP_CANVASES[int(random.integers(3))] if round_trip else None
        scene = scene_of(seed, "train", KNOWN_TURNS if random.random() < TURNED else None, canvas)
        image = round_trip(scene.image, random) if round_trip else scene.image
        examples += varied_examples(image, scene, random)
        if round_trip:
            examples += exact_examples(image, scene)
        whole = whole_picture(image, scene)
        if whole is not None:
            wholes.append(whole)
    file = FOLDER / f"{kind}-{number:03}.npz"
    np.save(name_beside(file, "crops"), np.stack([one.crop for one in examples]).reshape(-1, SIDE, SIDE, 4))
    np.save(name_beside(file, "pictures"), np.stack([pixels for pixels, _ in wholes]))
    aside = file.with_suffix(".tmp.npz")
    np.savez(
        aside,
        truth=np.stack([one.truth for one in examples]),
        present=np.array([one.present for one in examples]),
        silhouettes=np.stack([one.silhouette for one in examples]),
        boxes=np.stack([boxes for _, boxes in wholes]),
    )
    os.replace(aside, file)
    return len(examples)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training instrument render", description=__doc__)
    parser.add_argument("--plain", type=int, default=12, help="parts of 1000 scenes as they are composed")
    parser.add_argument("--decoded", type=int, default=8, help="parts of 250 scenes through the autoencoder")
    options = parser.parse_args(arguments)
    check_vocabulary()
    for number in range(options.plain):
        if not (FOLDER / f"plain-{number:03}.npz").exists():
            print(f"plain {number}: {render_part('plain', number, None)} crops", flush=True)
    round_trip = RoundTrip() if options.decoded else None
    for number in range(options.decoded):
        if not (FOLDER / f"decoded-{number:03}.npz").exists():
            print(f"decoded {number}: {render_part('decoded', number, round_trip)} crops", flush=True)
