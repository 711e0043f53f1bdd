"""Boxes out of the finder's maps, by the same rules as `audits/instrument/find.ts`, and how well they fit."""

from math import ceil
from pathlib import Path

import numpy as np
import onnxruntime

from training.instrument.confusion import overlap
from training.instrument.crops import resampled
from training.instrument.examples import HELD_OUT_TURNS, drawn_box, scene_of
from training.instrument.finder_task import CELL
from training.instrument.graphs import FINDER_FILE
from training.instrument.render import PICTURE
from training.instrument.test_sets import TEST_SEED
from training.scenes import art

FOUND_FROM = 0.35
SAME_FROM = 0.6
"""Boxes that overlap more are one."""
RIGHT_FROM = 0.5
KINDS = ("person", "thing")
MULTIPLE = 32


class FinderSession:
    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(folder / FINDER_FILE), options, ["CPUExecutionProvider"])

    def find(self, image: np.ndarray) -> list[tuple[float, str, np.ndarray]]:
        """Certainty, kind, and centre and size in pixels of the picture, surest first."""
        scale = PICTURE / max(image.shape[:2])
        rows, columns = (ceil(round(side * scale, 6) / MULTIPLE) * MULTIPLE for side in image.shape[:2])
        small = resampled(image, (0, 0, columns / scale, rows / scale), columns, rows) / 255
        heat, boxes = self.session.run(None, {"picture": np.ascontiguousarray(small.transpose(2, 0, 1)[None])})
        return distinct(peaks(heat[0], boxes[0], scale))


def peaks(heat: np.ndarray, boxes: np.ndarray, scale: float) -> list[tuple[float, str, np.ndarray]]:
    """Every cell above the threshold as a box."""
    found = []
    for kind, row, column in np.argwhere(heat >= FOUND_FROM):
        across, down, width, height = boxes[:, row, column]
        box = np.array([column + across, row + down, np.exp(width), np.exp(height)]) * CELL / scale
        found.append((float(heat[kind, row, column]), KINDS[kind], box))
    return sorted(found, key=lambda one: -one[0])


def distinct(found: list[tuple[float, str, np.ndarray]]) -> list[tuple[float, str, np.ndarray]]:
    kept: list[tuple[float, str, np.ndarray]] = []
    for one in found:
        if all(overlap(one[2], other[2]) < SAME_FROM for other in kept):
            kept.append(one)
    return kept


def measure_finder(folder: Path, scenes: int) -> dict[str, float]:
    """Recall, precision and share of right counts of people on held-out scenes of 256 x 256."""
    session = FinderSession(folder)
    asked = found = right = people_right = exact = 0
    fits: list[float] = []
    for split in ("evaluation", "unseen"):
        for seed in range(TEST_SEED, TEST_SEED + scenes):
            scene = scene_of(seed, split, HELD_OUT_TURNS, (256, 256))
            true = [(subject.class_name in art.people(), drawn_box(subject)) for subject in scene.subjects]
            seen = session.find(scene.image)
            free = list(range(len(seen)))
            for person, (x, y, width, height) in true:
                center = np.array([x + width / 2, y + height / 2, width, height])
                scores = [(overlap(center, seen[index][2]), index) for index in free if (seen[index][1] == "person") == person]
                best, index = max(scores, default=(0.0, -1))
                if best >= RIGHT_FROM:
                    free.remove(index)
                    right += 1
                    fits.append(best)
            asked, found = asked + len(true), found + len(seen)
            exact += len(seen) == len(true)
            people_right += sum(one[1] == "person" for one in seen) == sum(person for person, _ in true)
    return {
        "scenes": 2 * scenes,
        "subjects": asked,
        "recall": right / max(1, asked),
        "precision": right / max(1, found),
        "count_right": exact / (2 * scenes),
        "people_count_right": people_right / (2 * scenes),
        "iou": float(np.mean(fits)) if fits else 0.0,
    }
