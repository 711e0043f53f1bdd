"""Training and test examples: crops of composed scenes with their truth, the same for the same seed."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from training.instrument.crops import Box, crop_of, to_crop
from training.instrument.heads import UNASKED, heads, truth_of
from training.scenes import Scene, Subject, art, make_scene
from training.scenes.chance import Generator, pick

CANVASES = (((128, 128), 3), ((192, 192), 3), ((256, 256), 9), ((384, 256), 2), ((512, 512), 3))
KNOWN_TURNS, HELD_OUT_TURNS = (-0.15, 0.15), (0.3, 0.7)
"""How far the setting's hues are turned, in parts of the circle: in training, and in the pictures of the tests."""
EMPTY_SHARE = 0.12
COVERED_AT_MOST = 0.12
SIGHTLESS = 0.1
"""How often training does not say which boxes stand in front."""


@dataclass(frozen=True)
class Example:
    crop: np.ndarray
    """uint8 [SIDE, SIDE, 4]"""
    truth: np.ndarray
    """int16 [heads]"""
    present: bool
    silhouette: np.ndarray
    """float32 [4]: centre and size of the whole subject in parts of the crop."""


def scene_of(seed: int, split: str, turns: tuple[float, float] | None, canvas: tuple[int, int] | None = None) -> Scene:
    """A scene on a canvas of its own, its setting's colours turned."""
    random = np.random.default_rng([77, seed])
    sizes, weights = zip(*CANVASES, strict=True)
    canvas = canvas or pick(random, sizes, weights)
    if turns is None:
        return make_scene(seed, canvas, split=split)
    return make_scene(seed, canvas, split=split, repaint=hue_turn(random.uniform(*turns), random.uniform(0.85, 1.1)))


def hue_turn(turn: float, brightness: float) -> Callable[[np.ndarray], np.ndarray]:
    """A rotation about the grey axis, which keeps greys grey."""
    angle = 2 * np.pi * turn
    third, root = (1 - np.cos(angle)) / 3, np.sin(angle) / np.sqrt(3)
    matrix = np.full((3, 3), third) + np.cos(angle) * np.eye(3)
    matrix += root * np.array([[0, -1, 1], [1, 0, -1], [-1, 1, 0]])
    mixing = (matrix.T * brightness).astype(np.float32)
    return lambda image: np.clip(image.astype(np.float32) @ mixing + 0.5, 0, 255).astype(np.uint8)


def drawn_box(subject: Subject) -> Box:
    """The silhouette's own box within the subject's: contained, centred, on the lower edge."""
    x, y, width, height = subject.box
    aspect = art.aspect(subject.picture)
    drawn_height = min(height, width / aspect)
    drawn_width = drawn_height * aspect
    return x + (width - drawn_width) / 2, y + height - drawn_height, drawn_width, drawn_height


def in_front_of(scene: Scene, subject: Subject) -> list[Box]:
    """Boxes of the subjects that stand nearer."""
    position = next(index for index, one in enumerate(scene.subjects) if one is subject)
    return [other.box for other in scene.subjects[position + 1 :]]


def exact_examples(image: np.ndarray, scene: Scene) -> list[Example]:
    """Every subject as asked: its own box, all that stands in front known."""
    return [
        Example(
            crop_of(image, subject.box, in_front_of(scene, subject)),
            truth_of(subject),
            True,
            to_crop(drawn_box(subject), subject.box),
        )
        for subject in scene.subjects
    ]


def empty_examples(image: np.ndarray, scene: Scene, random: Generator, count: int) -> list[Example]:
    """Boxes in which hardly anyone stands, of the size of the scene's subjects."""
    height, width = image.shape[:2]
    covered = np.zeros((height, width), bool)
    for subject in scene.subjects:
        covered |= subject.mask
    examples = []
    for _ in range(count * 6 if scene.subjects else 0):
        _, _, box_width, box_height = pick(random, scene.subjects).box
        x = int(random.integers(0, width - box_width + 1))
        y = int(random.integers(0, height - box_height + 1))
        if covered[y : y + box_height, x : x + box_width].mean() > COVERED_AT_MOST or len(examples) >= count:
            continue
        box = (x, y, box_width, box_height)
        nothing = np.full(len(heads()), UNASKED, np.int16)
        crop = crop_of(image, box, [subject.box for subject in scene.subjects] if random.random() < 0.5 else ())
        examples.append(Example(crop, nothing, False, np.full(4, 0.5, np.float32)))
    return examples


def varied_examples(image: np.ndarray, scene: Scene, random: Generator, repeats: int = 2) -> list[Example]:
    """Every subject in boxes that are shifted and scaled a little, and now and then a box without one."""
    examples = []
    for subject in scene.subjects * repeats:
        x, y, width, height = subject.box
        scale = np.exp(random.normal(0, 0.06, 2))
        shift = random.normal(0, 0.04, 2) * (width, height)
        size = (width * scale[0], height * scale[1])
        box = (x + (width - size[0]) / 2 + shift[0], y + (height - size[1]) / 2 + shift[1], *size)
        known = in_front_of(scene, subject) if random.random() >= SIGHTLESS else []
        examples.append(
            Example(crop_of(image, box, known), truth_of(subject), True, to_crop(drawn_box(subject), box))
        )
    wanted = int(random.binomial(len(examples), EMPTY_SHARE))
    return examples + empty_examples(image, scene, random, wanted)
