"""The nearest art to what a box shows, over every class, presentation, skin tone, hair and colour at once.

A picture is linear in its colours: coverage maps times a palette. So the squared error of all palettes of a picture
follows from one small matrix of inner products, and the search is exact. The setting behind is not part of the
question: its brightness and its colour are fitted freely for every candidate.
"""

import numpy as np

from training.evaluation.candidates import SLOTS, Candidate, average_to, candidates, coverage_in_box
from training.scenes.types import Box, Scene, Subject

FINE, COARSE = 2, 4
COARSE_FROM = 112
LEAST_VISIBLE = 0.85


def visible_part(scene: Scene, subject: Subject) -> np.ndarray:
    """Float32 [height, width] of the box: 0 where another subject's box lies."""
    free = np.ones(scene.image.shape[:2], np.float32)
    for other in scene.subjects:
        if other is not subject:
            free[_area(other.box)] = 0
    return free[_area(subject.box)]


def measurable(scene: Scene) -> list[Subject]:
    """Subjects whose box hardly overlaps another's."""
    return [subject for subject in scene.subjects if visible_part(scene, subject).mean() >= LEAST_VISIBLE]


def nearest(image: np.ndarray, scene: Scene, subject: Subject) -> tuple[Candidate, dict[str, str]]:
    """The candidate and colouring that come nearest to the image [H, W, 3] inside the subject's box."""
    box = subject.box
    divisor = COARSE if min(box[2:]) >= COARSE_FROM else FINE
    width, height = box[2] // divisor, box[3] // divisor
    shown = average_to(image[_area(box)].astype(np.float32), width, height)
    ground = average_to(scene.background[_area(box)].astype(np.float32), width, height)
    weight = average_to(visible_part(scene, subject)[..., None], width, height)
    best: tuple[float, Candidate, dict[str, str]] | None = None
    for candidate in candidates():
        errors = palette_errors(shown, ground, weight, coverage_in_box(candidate.picture, width, height), candidate)
        index = int(errors.argmin())
        if best is None or errors[index] < best[0]:
            best = (float(errors[index]), candidate, candidate.colorings[index])
    assert best is not None
    return best[1], best[2]


def palette_errors(
    shown: np.ndarray, ground: np.ndarray, weight: np.ndarray, coverage: np.ndarray, candidate: Candidate
) -> np.ndarray:
    """Squared error of every palette, float [colorings]; images [h, w, 3], weight [h, w, 1], coverage [h, w, 9]."""
    root = np.sqrt(weight).reshape(-1, 1)
    slots = coverage[..., :SLOTS].reshape(-1, SLOTS) * root
    behind = (1 - coverage[..., -1:]).reshape(-1, 1) * root
    errors = np.zeros(len(candidate.palettes))
    for channel in range(3):
        rest = (shown[..., channel] - 255 * coverage[..., SLOTS + channel]).reshape(-1, 1) * root
        parts = np.concatenate([rest, slots], 1).astype(np.float64)
        setting = np.concatenate([behind, behind * ground[..., channel].reshape(-1, 1) / 255], 1).astype(np.float64)
        products = parts.T @ parts
        shared = setting.T @ parts
        products -= shared.T @ np.linalg.solve(setting.T @ setting + 1e-3 * np.eye(2), shared)
        colors = np.concatenate([np.ones((len(errors), 1)), -candidate.palettes[..., channel]], 1)
        errors += np.einsum("ni,ij,nj->n", colors, products, colors)
    return errors


def _area(box: Box) -> tuple[slice, slice]:
    x, y, width, height = box
    return slice(y, y + height), slice(x, x + width)
