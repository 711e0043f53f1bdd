"""`python -m training instrument golden`: crops and readings that the TypeScript side is tested against."""

import json
from pathlib import Path

import numpy as np
from PIL import Image

from training.instrument.crops import CONTEXT, SIDE, crop_of
from training.instrument.examples import in_front_of, scene_of
from training.instrument.finding import FinderSession
from training.instrument.instrument import MODEL_FOLDER, Instrument

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "goldens" / "instrument"
SIZE = (320, 200)
BOXES = (
    ((40, 24, 200, 150), ()),
    ((100, 80, 24, 56), ((112, 100, 40, 40),)),
    ((0, 120, 64, 80), ((16, 160, 24, 40), (40, 120, 80, 16))),
    ((256, 0, 64, 200), ()),
)
EVERY = 9
SCENE_SEED = 70_000_010


def pattern() -> np.ndarray:
    """A picture that both languages can compute: no rows, columns or channels alike."""
    x, y, channel = np.arange(SIZE[0])[None, :, None], np.arange(SIZE[1])[:, None, None], np.arange(3)
    return ((x * x * 3 // 16 + y * 7 * (channel + 1) + x * y // 5) % 256).astype(np.uint8)


def crops() -> dict:
    image = pattern()
    cases = [
        {"box": box, "in_front": front, "values": crop_of(image, box, front)[::EVERY, ::EVERY].tolist()}
        for box, front in BOXES
    ]
    return {"width": SIZE[0], "height": SIZE[1], "side": SIDE, "context": CONTEXT, "every": EVERY, "cases": cases}


def readings() -> tuple[np.ndarray, dict]:
    """A composed scene of several subjects, what is drawn there and what the shipped weights read."""
    instrument = Instrument(MODEL_FOLDER)
    scene = scene_of(SCENE_SEED, "evaluation", None, (256, 256))
    fronts = [in_front_of(scene, subject) for subject in scene.subjects]
    read = instrument.read([crop_of(scene.image, one.box, front) for one, front in zip(scene.subjects, fronts, strict=True)])
    subjects = [
        {
            "box": subject.box,
            "in_front": front,
            "drawn": {"class": subject.class_name, **subject.attributes},
            "read": instrument.answers(read, row),
            "presence": float(read.presence[row]),
            "silhouette": read.silhouettes[row].tolist(),
            "shares": {name: float(shares[row].max()) for name, shares in read.shares.items()},
        }
        for row, (subject, front) in enumerate(zip(scene.subjects, fronts, strict=True))
    ]
    found = [
        {"certainty": certainty, "center_and_size": box.tolist()}
        for certainty, _, box in FinderSession(MODEL_FOLDER).find(scene.image)
    ]
    return scene.image, {"subjects": subjects, "found": found}


def main(arguments: list[str]) -> None:
    """Writes the crops; with weights in `models/instrument`, the readings too."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "crops.json").write_text(json.dumps(crops()) + "\n")
    if (MODEL_FOLDER / "config.json").exists():
        image, table = readings()
        Image.fromarray(image).save(FOLDER / "scene.png", optimize=True)
        (FOLDER / "readings.json").write_text(json.dumps(table, indent=1) + "\n")
