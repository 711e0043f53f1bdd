"""Rooms in flat shapes; every function returns where the floor begins, as a part of the height."""

from training.scenes.brush import Brush
from training.scenes.chance import Generator, pick

WALLS = {
    "white": "#eef0f2",
    "blue": "#bcd9ef",
    "green": "#c4dfc2",
    "yellow": "#f6e6b4",
    "pink": "#f3cfd3",
    "grey": "#cfd3d8",
    "beige": "#e9dcc6",
    "purple": "#d5cbe8",
}
FLOORS = ("#c99f6d", "#b98a5b", "#9aa3ad", "#d8c3a0", "#a88d78", "#8fa0a8")


def _room(brush: Brush, random: Generator, wall: str) -> float:
    floor = random.uniform(0.62, 0.74)
    brush.box(0, 0, 1, floor, WALLS[wall])
    brush.box(0, floor, 1, 1, pick(random, FLOORS))
    brush.box(0, floor - 0.018, 1, floor, "#f7f7f5")
    return floor


def _window(brush: Brush, left: float, top: float, right: float, bottom: float, sky: str = "#a9dcf5") -> None:
    brush.box(left, top, right, bottom, "#ffffff", 0.01)
    brush.box(left + 0.015, top + 0.02, right - 0.015, bottom - 0.02, sky)
    middle = (left + right) / 2
    brush.box(middle - 0.007, top, middle + 0.007, bottom, "#ffffff")


def hospital(brush: Brush, random: Generator, wall: str) -> float:
    """Beds' curtain, a sign with a cross and a window."""
    floor = _room(brush, random, wall)
    brush.box(0, floor, 1, 1, pick(random, ("#b9cdd2", "#c8d3d6", "#a9c4c1")))
    brush.box(0, floor * 0.62, 1, floor * 0.66, "#7fb7be")
    x = random.uniform(0.12, 0.3)
    brush.box(x, 0.1, x + 0.18, 0.3, "#ffffff", 0.02)
    brush.box(x + 0.075, 0.13, x + 0.105, 0.27, "#e5484d")
    brush.box(x + 0.035, 0.18, x + 0.145, 0.22, "#e5484d")
    curtain = pick(random, ("#79c0b5", "#8cb8e0", "#a5d3a0"))
    brush.box(0.62, 0.08, 1, 0.1, "#9aa5ab")
    for fold in range(5):
        brush.box(0.64 + fold * 0.075, 0.1, 0.7 + fold * 0.075, floor - 0.05, curtain, 0.01)
    return floor


def office(brush: Brush, random: Generator, wall: str) -> float:
    """A window on the city, a shelf and a long desk."""
    floor = _room(brush, random, wall)
    _window(brush, 0.08, 0.1, 0.46, 0.42)
    for tower in range(4):
        height = random.uniform(0.06, 0.2)
        brush.box(0.11 + tower * 0.085, 0.4 - height, 0.17 + tower * 0.085, 0.4, "#7f98ad")
    brush.box(0.58, 0.14, 0.94, 0.4, "#a5754c", 0.01)
    for shelf in range(2):
        top = 0.165 + shelf * 0.12
        brush.box(0.6, top, 0.92, top + 0.095, "#8a5f3c")
        for book in range(7):
            brush.box(
                0.61 + book * 0.043,
                top + random.uniform(0.01, 0.03),
                0.645 + book * 0.043,
                top + 0.095,
                pick(random, ("#d9534f", "#4a90c2", "#e3b23c", "#5aa469", "#8a6fb0")),
            )
    brush.box(0, floor - 0.14, 1, floor - 0.1, "#c08a56")
    brush.box(0.05, floor - 0.1, 0.1, floor + 0.05, "#8c6239")
    brush.box(0.9, floor - 0.1, 0.95, floor + 0.05, "#8c6239")
    return floor


def classroom(brush: Brush, random: Generator, wall: str) -> float:
    """A board with writing."""
    floor = _room(brush, random, wall)
    board = pick(random, ("#2f6b4f", "#33584a", "#3a4652"))
    brush.box(0.12, 0.08, 0.88, 0.46, "#b98653", 0.01)
    brush.box(0.14, 0.1, 0.86, 0.44, board)
    for row in range(3):
        brush.box(0.2, 0.16 + row * 0.09, random.uniform(0.4, 0.75), 0.175 + row * 0.09, "#dfe8e2", 0.01)
    brush.box(0.12, 0.46, 0.88, 0.48, "#8f6339")
    for desk in range(3):
        left = 0.04 + desk * 0.34
        brush.box(left, floor - 0.08, left + 0.24, floor - 0.05, "#d8a566")
        brush.box(left + 0.02, floor - 0.05, left + 0.04, floor + 0.04, "#7d8790")
        brush.box(left + 0.2, floor - 0.05, left + 0.22, floor + 0.04, "#7d8790")
    return floor


def kitchen(brush: Brush, random: Generator, wall: str) -> float:
    """Cupboards, tiles, a stove and a worktop."""
    floor = _room(brush, random, wall)
    cupboard = pick(random, ("#5f9ea0", "#d98c5f", "#e8e4da", "#7c9a6d", "#b06a5b"))
    for door in range(4):
        brush.box(0.02 + door * 0.25, 0.02, 0.24 + door * 0.25, 0.24, cupboard, 0.01)
        brush.disc(0.2 + door * 0.25, 0.2, 0.01, "#f5f2ea")
    brush.box(0, floor - 0.22, 1, floor - 0.18, "#f2efe8")
    for door in range(4):
        brush.box(0.01 + door * 0.25, floor - 0.17, 0.24 + door * 0.25, floor, cupboard)
        brush.box(0.08 + door * 0.25, floor - 0.15, 0.17 + door * 0.25, floor - 0.14, "#f5f2ea")
    stove = pick(random, (0, 1, 2)) * 0.25
    brush.box(stove + 0.01, floor - 0.18, stove + 0.24, floor, "#4b4f57")
    brush.box(stove + 0.04, floor - 0.13, stove + 0.21, floor - 0.03, "#8b929c", 0.01)
    return floor


def laboratory(brush: Brush, random: Generator, wall: str) -> float:
    """Shelves of flasks over a bench."""
    floor = _room(brush, random, wall)
    brush.box(0, floor, 1, 1, "#aeb7bf")
    for shelf in range(2):
        bottom = 0.2 + shelf * 0.2
        brush.box(0.06, bottom, 0.94, bottom + 0.018, "#8793a0")
        for flask in range(6):
            x = 0.12 + flask * 0.15
            liquid = pick(random, ("#62c370", "#4aa8e0", "#e36fa0", "#f0b429", "#9b72cf"))
            if random.random() < 0.5:
                brush.shape(
                    [(x - 0.012, bottom - 0.12), (x + 0.012, bottom - 0.12), (x + 0.045, bottom), (x - 0.045, bottom)],
                    "#e6f2f7",
                )
                brush.shape(
                    [(x - 0.025, bottom - 0.05), (x + 0.025, bottom - 0.05), (x + 0.045, bottom), (x - 0.045, bottom)],
                    liquid,
                )
            else:
                brush.box(x - 0.03, bottom - 0.11, x + 0.03, bottom, "#e6f2f7", 0.01)
                brush.box(x - 0.03, bottom - 0.06, x + 0.03, bottom, liquid, 0.01)
    brush.box(0, floor - 0.1, 1, floor - 0.06, "#f4f6f7")
    brush.box(0, floor - 0.06, 1, floor + 0.02, "#6f8fa3")
    return floor


def living_room(brush: Brush, random: Generator, wall: str) -> float:
    """A sofa, a lamp and a picture."""
    floor = _room(brush, random, wall)
    brush.box(0.36, 0.1, 0.62, 0.32, "#8a5f3c")
    brush.box(0.38, 0.12, 0.6, 0.3, "#bfe0ec")
    brush.shape([(0.38, 0.3), (0.46, 0.18), (0.54, 0.3)], "#6fa56b")
    sofa = pick(random, ("#c4625a", "#5b82b5", "#6f9c6a", "#c99a46"))
    brush.box(0.14, floor - 0.24, 0.78, floor, sofa, 0.04)
    brush.box(0.1, floor - 0.14, 0.2, floor + 0.03, sofa, 0.03)
    brush.box(0.72, floor - 0.14, 0.82, floor + 0.03, sofa, 0.03)
    brush.box(0.895, 0.3, 0.905, floor + 0.03, "#6b5a4a")
    brush.shape([(0.86, 0.2), (0.94, 0.2), (0.98, 0.32), (0.82, 0.32)], "#f6dc8b")
    return floor


def library(brush: Brush, random: Generator, wall: str) -> float:
    """Walls of books."""
    floor = _room(brush, random, wall)
    brush.box(0, 0, 1, floor, "#8a5f3c")
    for shelf in range(4):
        top = 0.03 + shelf * (floor - 0.05) / 4
        bottom = top + (floor - 0.05) / 4 - 0.03
        brush.box(0.02, top, 0.98, bottom, "#6d4828")
        x = 0.03
        while x < 0.94:
            width = random.uniform(0.025, 0.05)
            brush.box(
                x,
                top + random.uniform(0.01, 0.05),
                min(x + width, 0.97),
                bottom,
                pick(random, ("#c9564f", "#4a7fb0", "#d9ac41", "#5b9a68", "#8868a8", "#d88c5a")),
            )
            x += width + 0.006
    return floor


def stage(brush: Brush, random: Generator, wall: str) -> float:
    """Curtains, spotlights and boards."""
    floor = random.uniform(0.66, 0.76)
    back = pick(random, ("#3b2a4f", "#2c3556", "#4f2a3a"))
    curtain = pick(random, ("#b5303c", "#7a2f8a", "#2f5f9a"))
    brush.box(0, 0, 1, floor, back)
    for x in (0.3, 0.7):
        brush.shape(
            [(x - 0.03, 0), (x + 0.03, 0), (x + 0.17, floor), (x - 0.17, floor)], pick(random, ("#6b5880", "#5a6088"))
        )
    for side in (0, 1):
        for fold in range(3):
            left = fold * 0.06 if side == 0 else 1 - (fold + 1) * 0.06
            brush.box(left, 0, left + 0.055, floor, curtain)
    brush.box(0, 0, 1, 0.07, curtain)
    brush.box(0, floor, 1, 1, "#a8703f")
    for board in range(1, 4):
        brush.box(0, floor + board * 0.08, 1, floor + board * 0.08 + 0.006, "#8f5c31")
    return floor


def basketball_court(brush: Brush, random: Generator, wall: str) -> float:
    """A hall with a hoop and marked boards."""
    floor = random.uniform(0.56, 0.68)
    brush.box(0, 0, 1, floor, WALLS[wall])
    brush.box(0, floor - 0.16, 1, floor, pick(random, ("#4f78a8", "#a85252", "#5a8f6a", "#6f6aa0")))
    boards = pick(random, ("#dc9a58", "#e0a868", "#c9824a", "#d88f60"))
    brush.box(0, floor, 1, 1, boards)
    brush.box(0, floor + 0.05, 1, floor + 0.065, "#fbf3e6")
    brush.ring(0.5, 1.02, 0.34, "#fbf3e6", 0.014, 0.6)
    x = pick(random, (0.2, 0.5, 0.8))
    brush.box(x - 0.13, 0.05, x + 0.13, 0.24, "#ffffff", 0.01)
    brush.frame(x - 0.05, 0.12, x + 0.05, 0.21, "#e04a3a", 0.008)
    brush.box(x - 0.06, 0.235, x + 0.06, 0.25, "#e8622c", 0.01)
    brush.shape([(x - 0.055, 0.25), (x + 0.055, 0.25), (x + 0.03, 0.34), (x - 0.03, 0.34)], "#e9e9ea")
    return floor
