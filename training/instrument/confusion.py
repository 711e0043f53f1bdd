"""How often the instrument reads one value where another is true, counted on pictures that it was not trained on."""

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from training.instrument.examples import Example
from training.instrument.heads import UNASKED, heads
from training.instrument.instrument import PRESENT_FROM, UNDETERMINED, Instrument
from training.scenes import tones

BATCH = 64


class Counts:
    """A matrix per head: rows are true values, columns the values and then `undetermined`."""

    def __init__(self) -> None:
        self.matrices = {name: np.zeros((len(values), len(values) + 1), int) for name, values in heads().items()}
        self.presence = np.zeros((2, 2), int)
        """Rows absent and present; columns read as absent and present."""
        self.overlaps: list[float] = []
        """Intersection over union of the silhouette's box, where one is present."""

    def add(self, instrument: Instrument, examples: Iterable[Example]) -> "Counts":
        for batch in batches(examples):
            readings = instrument.read([example.crop for example in batch])
            for row, example in enumerate(batch):
                self.presence[int(example.present), int(readings.presence[row] >= PRESENT_FROM)] += 1
                if example.present:
                    self.overlaps.append(overlap(readings.silhouettes[row], example.silhouette))
                    self._count(example.truth, instrument.answers(readings, row))
        return self

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        total = Counts()
        total.matrices = {name: matrix + other.matrices[name] for name, matrix in self.matrices.items()}
        total.presence = self.presence + other.presence
        total.overlaps = [*self.overlaps, *other.overlaps]
        return total

    def _count(self, truth: np.ndarray, answers: dict[str, str]) -> None:
        for (name, values), true in zip(heads().items(), truth, strict=True):
            if true != UNASKED:
                answer = answers.get(name, UNDETERMINED)
                self.matrices[name][true, len(values) if answer == UNDETERMINED else values.index(answer)] += 1

    def figures(self) -> dict[str, dict[str, float]]:
        """Per head: n, share right of all, share right of what was determined, share undetermined; then merged ones."""
        table = {name: figures_of(matrix) for name, matrix in self.matrices.items()}
        people = np.array([name.split("/")[0] == "person" for name in heads()["class"]])
        table["class of people"] = figures_of(self.matrices["class"], people)
        table["class of things"] = figures_of(self.matrices["class"], ~people)
        table["skin_tone in bins"] = figures_of(merged(self.matrices["skin_tone"]))
        table["skin_tone within one"] = figures_of(within_one(self.matrices["skin_tone"]))
        absent, present = self.presence
        table["presence"] = {"n": int(present.sum()), "right": float(present[1] / max(1, present.sum()))}
        table["absence"] = {"n": int(absent.sum()), "right": float(absent[0] / max(1, absent.sum()))}
        table["silhouette"] = {"n": len(self.overlaps), "iou": float(np.mean(self.overlaps))}
        return table


def batches(examples: Iterable[Example]) -> Iterator[list[Example]]:
    rest = iter(examples)
    while batch := list(islice(rest, BATCH)):
        yield batch


def figures_of(matrix: np.ndarray, rows: np.ndarray | None = None) -> dict[str, float]:
    right = np.eye(*matrix.shape, dtype=int) * matrix
    if rows is not None:
        matrix, right = matrix[rows], right[rows]
    n, lost = int(matrix.sum()), int(matrix[:, -1].sum())
    return {
        "n": n,
        "right": float(right.sum() / max(1, n)),
        "right_of_determined": float(right.sum() / max(1, n - lost)),
        "undetermined": lost / max(1, n),
    }


def merged(matrix: np.ndarray) -> np.ndarray:
    """Ten tones to their four bins."""
    bins = [tones.tone_bin(tone) for tone in heads()["skin_tone"]]
    small = np.zeros((len(tones.TONE_BINS), len(tones.TONE_BINS) + 1), int)
    np.add.at(small, (np.array(bins)[:, None], np.array([*bins, len(tones.TONE_BINS)])[None, :]), matrix)
    return small


def within_one(matrix: np.ndarray) -> np.ndarray:
    """Counts a neighbouring tone as right."""
    near = np.zeros_like(matrix)
    near[:, -1] = matrix[:, -1]
    for row, counts in enumerate(matrix[:, :-1]):
        for column, count in enumerate(counts):
            near[row, row if abs(row - column) <= 1 else column] += count
    return near


def overlap(one: np.ndarray, other: np.ndarray) -> float:
    """Intersection over union of two boxes as centre and size."""
    low = np.maximum(one[:2] - one[2:] / 2, other[:2] - other[2:] / 2)
    high = np.minimum(one[:2] + one[2:] / 2, other[:2] + other[2:] / 2)
    shared = float(np.prod(np.clip(high - low, 0, None)))
    return shared / max(1e-9, float(np.prod(one[2:]) + np.prod(other[2:])) - shared)
