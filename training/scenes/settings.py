"""The settings by name: a table of drawers, and the words for what was drawn."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from training.scenes import indoors, outdoors
from training.scenes.brush import Brush
from training.scenes.chance import Generator, pick

PLAIN = {
    "white": "#f4f4f2",
    "grey": "#c4c8cd",
    "blue": "#8fc1ea",
    "green": "#a5d39b",
    "yellow": "#f8e08e",
    "pink": "#f6c3d0",
    "purple": "#c6b3e6",
    "orange": "#f7bd85",
    "red": "#e98a80",
    "teal": "#8fcfc8",
    "navy": "#2f3d63",
    "black": "#2b2a30",
}
TIMES = ("", "sunset", "night", "cloudy day")
TIME_WORDS = {"sunset": "at sunset", "night": "at night", "cloudy day": "on a cloudy day"}


@dataclass(frozen=True)
class Setting:
    """How a setting is named and drawn; `inside` settings take a wall colour, the others a time of day."""

    phrase: str
    preposition: str
    synonyms: tuple[str, ...]
    draw: Callable[[Brush, Generator, str], float]
    inside: bool = False
    natural: tuple[str, ...] = ()
    """Classes that are at home here, cast somewhat more often."""


SETTINGS = {
    "basketball court": Setting(
        "a basketball court",
        "on",
        ("a court", "a gym", "a sports hall"),
        indoors.basketball_court,
        True,
        natural=("person/basketball player", "person/handball player", "person/gymnast"),
    ),
    "hospital": Setting(
        "a hospital",
        "in",
        ("a hospital room", "a clinic", "a ward"),
        indoors.hospital,
        True,
        natural=("person/doctor", "person/nurse", "person/wheelchair user"),
    ),
    "office": Setting(
        "an office",
        "in",
        ("a workplace", "an office room"),
        indoors.office,
        True,
        natural=("person/office worker", "person/programmer"),
    ),
    "classroom": Setting(
        "a classroom",
        "in",
        ("a school", "a schoolroom"),
        indoors.classroom,
        True,
        natural=("person/teacher", "person/student"),
    ),
    "kitchen": Setting("a kitchen", "in", ("a restaurant kitchen",), indoors.kitchen, True, natural=("person/chef",)),
    "laboratory": Setting(
        "a laboratory", "in", ("a lab", "a research lab"), indoors.laboratory, True, natural=("person/scientist",)
    ),
    "living room": Setting(
        "a living room", "in", ("a home", "a lounge"), indoors.living_room, True, natural=("person", "cat", "sofa")
    ),
    "library": Setting(
        "a library", "in", ("a room full of books",), indoors.library, True, natural=("person/student", "book")
    ),
    "stage": Setting(
        "a stage",
        "on",
        ("a theatre stage", "a concert stage"),
        indoors.stage,
        True,
        natural=("person/singer", "person/dancer", "person/juggler"),
    ),
    "park": Setting(
        "a park",
        "in",
        ("a garden", "a green park"),
        outdoors.park,
        natural=("person/runner", "person/pedestrian", "person/meditator", "dog", "tree"),
    ),
    "street": Setting(
        "a street",
        "on",
        ("a city street", "a road", "a city"),
        outdoors.street,
        natural=("person/pedestrian", "person/cyclist", "person/police officer", "person/firefighter", "car", "bus"),
    ),
    "beach": Setting(
        "a beach", "on", ("the seaside", "a sandy beach"), outdoors.beach, natural=("person/surfer", "umbrella", "dog")
    ),
    "sea": Setting(
        "the sea",
        "in",
        ("the ocean", "open water"),
        outdoors.sea,
        natural=("person/swimmer", "person/rower", "person/water polo player", "boat", "dolphin"),
    ),
    "field": Setting(
        "a field", "in", ("a farm", "farmland"), outdoors.field, natural=("person/farmer", "cow", "horse", "tractor")
    ),
    "mountains": Setting(
        "the mountains", "in", ("a mountain landscape",), outdoors.mountains, natural=("person/climber", "goat", "tent")
    ),
    "desert": Setting("a desert", "in", ("sand dunes",), outdoors.desert, natural=("cactus",)),
    "snow": Setting(
        "a snowy landscape", "in", ("the snow", "a winter landscape"), outdoors.snow, natural=("snowman", "penguin")
    ),
    "construction site": Setting(
        "a construction site",
        "on",
        ("a building site",),
        outdoors.construction_site,
        natural=("person/construction worker", "person/engineer", "truck"),
    ),
}
OWN_WALLS = ("stage", "library")


@dataclass(frozen=True)
class Drawn:
    """A drawn setting."""

    image: np.ndarray
    """uint8 [H, W, 3]"""
    ground: int
    """The ground's upper edge, px."""
    caption: str
    place: str
    """The caption with its preposition, as it follows a subject."""
    natural: tuple[str, ...] = ()


def draw_setting(random: Generator, width: int, height: int) -> Drawn:
    """A setting in one of its palettes."""
    if random.random() < 0.12:
        return _plain(random, width, height)
    name = pick(random, list(SETTINGS))
    setting = SETTINGS[name]
    brush = Brush(width, height, "#ffffff")
    style = pick(random, list(indoors.WALLS)) if setting.inside else pick(random, TIMES, (0.55, 0.16, 0.17, 0.12))
    ground = setting.draw(brush, random, style)
    phrase = setting.phrase if random.random() < 0.65 else pick(random, setting.synonyms)
    caption = phrase
    if setting.inside and name not in OWN_WALLS and random.random() < 0.4:
        caption += f", {style} walls" if random.random() < 0.5 else f" with {style} walls"
    elif not setting.inside and style and random.random() < 0.85:
        caption += f", {TIME_WORDS[style]}" if random.random() < 0.5 else f" {TIME_WORDS[style]}"
    if random.random() < 0.15:
        caption += pick(random, (", flat illustration", ", flat style", ", illustration"))
    return Drawn(brush.pixels(), round(ground * height), caption, f"{setting.preposition} {caption}", setting.natural)


def _plain(random: Generator, width: int, height: int) -> Drawn:
    color = pick(random, list(PLAIN))
    image = Brush(width, height, PLAIN[color]).pixels()
    caption = pick(random, (f"a plain {color} background", f"a {color} background", f"{color} background"))
    return Drawn(
        image, round(height * 0.6), caption, f"on {caption}" if caption.startswith("a ") else f"on a {caption}"
    )
