"""Places subjects: rows in depth, busts on the lower edge, free things above; boxes are multiples of 8 px."""

import math
from dataclasses import dataclass

from training.scenes import art
from training.scenes.captions import entry_of
from training.scenes.chance import Generator, pick
from training.scenes.types import Box, Subject

GRID = 8
SMALLEST = 40
SMALLEST_PERSON = 56
HIDDEN_AT_MOST = 0.35
ATTEMPTS = 20
FRAMING_HEIGHT = {"head": 0.6, "bust": 0.85, "full": 1.0}


@dataclass(frozen=True)
class Canvas:
    """The picture's size and the ground's upper edge, px."""

    width: int
    height: int
    ground: int


def subject_count(random: Generator, canvas: tuple[int, int]) -> int:
    """One or two on small canvases, up to six on 256 px and eight from 384 px."""
    side = min(canvas)
    if side < 224:
        return pick(random, (1, 2, 3), (0.6, 0.34, 0.06))
    if side < 384:
        return pick(random, (1, 2, 3, 4, 5, 6), (0.22, 0.26, 0.22, 0.16, 0.08, 0.06))
    return pick(random, (1, 2, 3, 4, 5, 6, 7, 8), (0.14, 0.2, 0.2, 0.16, 0.12, 0.08, 0.05, 0.05))


def place(random: Generator, subjects: list[Subject], canvas: Canvas) -> list[Subject]:
    """Gives boxes and an order back to front; whoever finds no place within the limits is left out."""
    arrangement = pick(random, ("row", "depth", "free"), (0.5, 0.3, 0.2))
    height = _common_height(random, len(subjects), canvas)
    placed: list[Subject] = []
    for position, subject in enumerate(subjects):
        for attempt in range(ATTEMPTS):
            scale = 1 - 0.04 * attempt
            subject.box = _box(random, subject, height * scale, arrangement, (position + 0.5) / len(subjects), canvas)
            if _fits([*placed, subject]):
                placed.append(subject)
                break
    return _by_depth(placed)


def _common_height(random: Generator, count: int, canvas: Canvas) -> float:
    largest = min(360, 0.8 * canvas.height, 1.7 * canvas.width / (0.6 + 0.4 * count))
    smallest = max(SMALLEST_PERSON, 0.55 * largest if count > 1 else 0.42 * largest)
    return random.uniform(min(smallest, largest), largest)


def _relative_height(subject: Subject) -> float:
    entry = entry_of(subject.class_name)
    if "framing" in entry:
        return 1.0 if entry["framing"] == "full" else FRAMING_HEIGHT[entry["framing"]] / 0.85
    return min(1.3, max(0.4, entry["height"] ** 0.5))


def _box(random: Generator, subject: Subject, common: float, arrangement: str, along: float, canvas: Canvas) -> Box:
    person = subject.class_name in art.people()
    back = arrangement == "depth" and random.random() < 0.5
    wanted = common * _relative_height(subject) * random.uniform(0.9, 1.08) * (0.78 if back else 1)
    aspect = art.aspect(subject.picture)
    wanted = min(wanted, canvas.height * 0.92, canvas.width * 0.9 / aspect)
    height = max(SMALLEST_PERSON if person else SMALLEST, round(wanted / GRID) * GRID)
    width = math.ceil(height * aspect / GRID) * GRID
    height, width = min(height, canvas.height // GRID * GRID), min(width, canvas.width // GRID * GRID)
    bottom = _bottom(random, subject, height, arrangement, back, canvas)
    spread = random.normal(0, 0.06) if arrangement == "row" else random.normal(0, 0.12)
    center = random.random() if arrangement == "free" else along + spread
    x = round((center * canvas.width - width / 2) / GRID) * GRID
    y = round((bottom - height) / GRID) * GRID
    return (
        min(max(0, x), (canvas.width - width) // GRID * GRID),
        min(max(0, y), (canvas.height - height) // GRID * GRID),
        width,
        height,
    )


def _bottom(random: Generator, subject: Subject, height: int, arrangement: str, back: bool, canvas: Canvas) -> float:
    anchor = entry_of(subject.class_name)["anchor"]
    if anchor == "free" or arrangement == "free":
        return random.uniform(height, canvas.height)
    if anchor == "edge" and not back and random.random() < 0.7:
        return canvas.height
    low = max(canvas.ground + 0.04 * canvas.height, height)
    if back:
        return random.uniform(low, low + 0.3 * (canvas.height - low))
    return random.uniform(low + 0.4 * (canvas.height - low), canvas.height)


def _by_depth(subjects: list[Subject]) -> list[Subject]:
    """Back to front: whoever stands lower is nearer; free things are behind people."""
    return sorted(
        subjects,
        key=lambda subject: (entry_of(subject.class_name)["anchor"] != "free", subject.box[1] + subject.box[3]),
    )


def _fits(subjects: list[Subject]) -> bool:
    """Whether no box is hidden by more than the limit by those in front of it."""
    ordered = _by_depth(subjects)
    return all(
        sum(_overlap(behind.box, front.box) for front in ordered[index + 1 :])
        <= HIDDEN_AT_MOST * behind.box[2] * behind.box[3]
        for index, behind in enumerate(ordered)
    )


def _overlap(one: Box, other: Box) -> int:
    """Common area, px."""
    width = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    height = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(0, width) * max(0, height)
