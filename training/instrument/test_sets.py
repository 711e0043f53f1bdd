"""Pictures that training never shows: other seeds, held-out combinations, settings in held-out palettes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from training.instrument.examples import HELD_OUT_TURNS, Example, empty_examples, exact_examples, scene_of

if TYPE_CHECKING:
    from training.instrument.round_trip import RoundTrip

CALIBRATION_SEED, TEST_SEED = 60_000_000, 70_000_000
SPLITS = ("evaluation", "unseen")


def calibration_examples(scenes: int, round_trip: "RoundTrip | None") -> Iterator[Example]:
    """What temperatures and thresholds are chosen on: new seeds of known combinations."""
    return _examples(CALIBRATION_SEED, scenes, ("evaluation",), round_trip)


def test_examples(scenes: int, round_trip: "RoundTrip | None", splits: tuple[str, ...] = SPLITS) -> Iterator[Example]:
    """What the published figures are counted on: so many scenes of each split."""
    return _examples(TEST_SEED, scenes, splits, round_trip)


def _examples(
    first_seed: int, scenes: int, splits: tuple[str, ...], round_trip: "RoundTrip | None"
) -> Iterator[Example]:
    for split in splits:
        for seed in range(first_seed, first_seed + scenes):
            random = np.random.default_rng([79, seed])
            scene = scene_of(seed, split, HELD_OUT_TURNS)
            image = round_trip(scene.image, random) if round_trip else scene.image
            yield from exact_examples(image, scene)
            yield from empty_examples(image, scene, random, int(random.random() < 0.4))
