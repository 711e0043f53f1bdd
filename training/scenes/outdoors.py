"""Outdoor settings in flat shapes; every function returns where the ground begins, as a part of the height."""

from training.scenes.brush import Brush
from training.scenes.chance import Generator, pick

SKIES = {
    "": ("#a8ddf7", "#8fd0f2", "#bfe6f7", "#9cc9ee"),
    "sunset": ("#f7b37a", "#f49a84", "#f6c089"),
    "night": ("#232a52", "#1c2447", "#2f2f5c"),
    "cloudy day": ("#c3ccd6", "#b5c0cb"),
}


def _sky(brush: Brush, random: Generator, time: str) -> None:
    brush.box(0, 0, 1, 1, pick(random, SKIES[time]))
    x = random.uniform(0.1, 0.9)
    if time == "night":
        for _ in range(22):
            brush.disc(random.random(), random.random() * 0.55, 0.005, "#f7f1cf")
        brush.disc(x, 0.14, 0.06, "#f3eccb")
    elif time == "sunset":
        brush.disc(x, 0.45, 0.11, "#fde3a0")
    else:
        if time == "" and random.random() < 0.5:
            brush.disc(x, 0.12, 0.07, "#fde58a")
        for _ in range(int(random.integers(1, 4))):
            _cloud(brush, random.random(), random.uniform(0.06, 0.28), random.uniform(0.03, 0.05))


def _cloud(brush: Brush, x: float, y: float, size: float) -> None:
    for offset, radius in ((-0.06, 1), (0, 1.5), (0.06, 1.1)):
        brush.disc(x + offset, y, size * radius, "#f6fafc", 0.75)


def _tree(brush: Brush, x: float, ground: float, size: float, leaves: str) -> None:
    brush.box(x - size * 0.09, ground - size * 0.6, x + size * 0.09, ground, "#8a5f3c")
    brush.disc(x, ground - size * 1.0, size * 0.5, leaves)
    brush.disc(x - size * 0.3, ground - size * 0.75, size * 0.36, leaves)
    brush.disc(x + size * 0.3, ground - size * 0.75, size * 0.36, leaves)


def park(brush: Brush, random: Generator, time: str) -> float:
    """Lawn, trees and a path."""
    _sky(brush, random, time)
    ground = random.uniform(0.54, 0.68)
    grass, leaves = pick(random, (("#7fbf63", "#4f9a4e"), ("#93c572", "#5fa655"), ("#6aaa5c", "#3f8450")))
    brush.disc(0.3, ground + 0.1, 0.5, grass, 0.45)
    brush.box(0, ground, 1, 1, grass)
    for x in (random.uniform(0.05, 0.25), random.uniform(0.75, 0.95), random.uniform(0.4, 0.6)):
        _tree(brush, x, ground + 0.02, random.uniform(0.2, 0.32), leaves)
    brush.shape([(0.46, ground), (0.54, ground), (0.8, 1), (0.3, 1)], "#e3d2a8")
    return ground


def street(brush: Brush, random: Generator, time: str) -> float:
    """Houses, a pavement and a road."""
    _sky(brush, random, time)
    ground = random.uniform(0.6, 0.7)
    x = -0.02
    lit = "#fbe08a" if time == "night" else "#cfe8f5"
    while x < 1:
        width = random.uniform(0.16, 0.28)
        top = random.uniform(0.08, 0.34)
        brush.box(
            x, top, x + width, ground, pick(random, ("#c9785c", "#d9a066", "#8fa3b5", "#b58a9b", "#a9b58a", "#cbb9a0"))
        )
        for row in range(3):
            for column in range(2):
                left = x + width * (0.18 + column * 0.4)
                upper = top + 0.05 + row * 0.13
                if upper + 0.08 < ground - 0.02:
                    brush.box(left, upper, left + width * 0.24, upper + 0.08, lit)
        x += width
    brush.box(0, ground, 1, 1, "#6a6e76")
    brush.box(0, ground, 1, ground + 0.06, "#b9bcc0")
    for dash in range(5):
        brush.box(0.03 + dash * 0.21, 0.86, 0.14 + dash * 0.21, 0.88, "#f3f0e4")
    return ground


def beach(brush: Brush, random: Generator, time: str) -> float:
    """Sea, sand and a parasol."""
    _sky(brush, random, time)
    ground = random.uniform(0.56, 0.68)
    brush.box(0, ground - 0.2, 1, ground, pick(random, ("#3f9fd1", "#4fb3c9", "#3c86c0")))
    for _ in range(6):
        x, y = random.random(), ground - random.uniform(0.03, 0.17)
        brush.box(x, y, x + 0.1, y + 0.008, "#a9dcea", 0.01)
    brush.box(0, ground, 1, 1, pick(random, ("#f0d9a0", "#ecd093", "#f3dfb3")))
    x = pick(random, (0.12, 0.86))
    brush.line([(x, ground + 0.08), (x, ground - 0.24)], "#f5f0e6", 0.012)
    brush.shape(
        [(x - 0.14, ground - 0.2), (x - 0.06, ground - 0.29), (x + 0.06, ground - 0.29), (x + 0.14, ground - 0.2)],
        pick(random, ("#e85d52", "#f0a437", "#4f8fd0")),
    )
    return ground


def sea(brush: Brush, random: Generator, time: str) -> float:
    """Open water to the lower edge."""
    _sky(brush, random, time)
    ground = random.uniform(0.36, 0.5)
    water = pick(random, ("#3f9fd1", "#4fb3c9", "#3c86c0"))
    brush.box(0, ground, 1, 1, water)
    for _ in range(14):
        x, y = random.random(), random.uniform(ground + 0.04, 0.96)
        brush.box(x, y, x + 0.12, y + 0.012, "#8fd0e6", 0.01)
    return ground + 0.1


def field(brush: Brush, random: Generator, time: str) -> float:
    """Furrows and a barn."""
    _sky(brush, random, time)
    ground = random.uniform(0.52, 0.64)
    near, far = pick(random, (("#c9a24f", "#a9b85c"), ("#9fbf5a", "#7fa64f"), ("#b8864f", "#93a858")))
    brush.disc(0.75, ground + 0.06, 0.45, far, 0.35)
    brush.box(0, ground, 1, 1, near)
    for furrow in range(-3, 5):
        brush.line([(0.5 + furrow * 0.06, ground), (0.5 + furrow * 0.34, 1)], far, 0.014)
    x = pick(random, (0.14, 0.72))
    brush.box(x, ground - 0.15, x + 0.2, ground + 0.02, "#b5443c")
    brush.shape([(x - 0.02, ground - 0.15), (x + 0.1, ground - 0.25), (x + 0.22, ground - 0.15)], "#7d3a38")
    brush.box(x + 0.07, ground - 0.09, x + 0.13, ground + 0.02, "#f1e6d6")
    return ground


def mountains(brush: Brush, random: Generator, time: str) -> float:
    """Peaks with snow over a meadow."""
    _sky(brush, random, time)
    ground = random.uniform(0.58, 0.7)
    rock = pick(random, ("#7f8aa3", "#8d8598", "#6f8799"))
    for x, height in (
        (0.15, random.uniform(0.3, 0.42)),
        (0.55, random.uniform(0.4, 0.55)),
        (0.9, random.uniform(0.28, 0.4)),
    ):
        top = ground - height
        brush.shape([(x - height * 0.8, ground), (x, top), (x + height * 0.8, ground)], rock)
        brush.shape(
            [
                (x - height * 0.22, top + height * 0.275),
                (x, top),
                (x + height * 0.22, top + height * 0.275),
                (x + 0.03, top + height * 0.2),
                (x - 0.03, top + height * 0.34),
            ],
            "#f4f7fa",
        )
    brush.box(0, ground, 1, 1, pick(random, ("#8fb56b", "#7aa864")))
    return ground


def desert(brush: Brush, random: Generator, time: str) -> float:
    """Dunes and a cactus."""
    _sky(brush, random, time)
    ground = random.uniform(0.56, 0.68)
    sand, dune = pick(random, (("#e6bd77", "#d4a660"), ("#e3a96b", "#cf9256")))
    brush.disc(0.2, ground + 0.05, 0.4, dune, 0.4)
    brush.disc(0.85, ground + 0.06, 0.5, dune, 0.35)
    brush.box(0, ground, 1, 1, sand)
    x = pick(random, (0.1, 0.88))
    brush.box(x - 0.02, ground - 0.2, x + 0.02, ground + 0.03, "#4f8f5b", 0.03)
    brush.box(x - 0.07, ground - 0.14, x - 0.04, ground - 0.06, "#4f8f5b", 0.02)
    brush.box(x - 0.06, ground - 0.08, x, ground - 0.055, "#4f8f5b")
    return ground


def snow(brush: Brush, random: Generator, time: str) -> float:
    """Snow under fir trees."""
    _sky(brush, random, time)
    ground = random.uniform(0.56, 0.68)
    brush.box(0, ground, 1, 1, "#eef4f8")
    for x in (random.uniform(0.04, 0.2), random.uniform(0.35, 0.6), random.uniform(0.78, 0.96)):
        size = random.uniform(0.2, 0.34)
        brush.box(x - 0.012, ground - 0.04, x + 0.012, ground + 0.02, "#7d5a3c")
        for tier in range(3):
            bottom = ground - 0.02 - tier * size * 0.28
            half = size * (0.34 - tier * 0.08)
            brush.shape([(x - half, bottom), (x, bottom - size * 0.42), (x + half, bottom)], "#4a8065")
    for _ in range(20):
        brush.disc(random.random(), random.random(), 0.006, "#ffffff")
    return ground


def construction_site(brush: Brush, random: Generator, time: str) -> float:
    """A frame of beams and a crane."""
    _sky(brush, random, time)
    ground = random.uniform(0.62, 0.7)
    steel = pick(random, ("#c9574a", "#d98a3d", "#7a8794"))
    for column in range(4):
        x = 0.42 + column * 0.17
        brush.box(x, 0.22, x + 0.02, ground, steel)
    for level in range(3):
        y = 0.22 + level * (ground - 0.22) / 3
        brush.box(0.42, y, 0.95, y + 0.025, steel)
    brush.box(0.16, 0.08, 0.19, ground, "#f0b429")
    brush.box(0.02, 0.08, 0.6, 0.11, "#f0b429")
    brush.line([(0.5, 0.11), (0.5, 0.2)], "#4b4f57", 0.006)
    brush.box(0, ground, 1, 1, "#c2a47c")
    return ground
