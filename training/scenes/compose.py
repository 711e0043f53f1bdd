"""Puts setting, cast, layout and captions together into one scene, the same for the same seed."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from training.scenes import art, tones
from training.scenes.captions import caption
from training.scenes.cast import STATED, cast_class, cast_subject, cast_unseen, clothes, colors_of
from training.scenes.chance import Generator, pick
from training.scenes.layout import Canvas, place, subject_count
from training.scenes.negatives import negative_caption
from training.scenes.requests import group_request, list_request
from training.scenes.settings import Drawn, draw_setting
from training.scenes.types import Scene, Subject

SPLITS = ("train", "evaluation", "unseen")
ONE_PROMPT = 0.1
GROUP = 0.12
LISTED_AT_MOST = 4


def make_scene(
    seed: int,
    canvas: tuple[int, int] = (256, 256),
    subjects: int | None = None,
    split: str = "train",
    repaint: Callable[[np.ndarray], np.ndarray] | None = None,
) -> Scene:
    """A scene of a split: training draws no held-out combination, "unseen" draws people only from those.

    `repaint` changes the setting's colours, uint8 [H, W, 3], before anyone stands in it.
    """
    random = np.random.default_rng([SPLITS.index(split), seed])
    width, height = canvas
    setting = draw_setting(random, width, height)
    if repaint is not None:
        setting = replace(setting, image=repaint(setting.image))
    one_prompt = split == "train" and random.random() < ONE_PROMPT
    count = subject_count(random, canvas) if subjects is None else subjects
    if split != "unseen" and count > 1 and random.random() < (0.6 if one_prompt else GROUP):
        cast, shared, mixed = _cast_group(random, count, split, one_prompt, setting.natural)
    else:
        cast, shared, mixed = _cast_singles(random, count, split, one_prompt, setting.natural), None, False
    cast = place(random, cast, Canvas(width, height, setting.ground))
    image = _paint(random, setting, cast)
    for subject in cast:
        subject.caption = caption(subject, random)
        subject.negative_caption = negative_caption(subject, random)
    request = (
        list_request(cast, setting.place, random)
        if shared is None
        else group_request(cast, shared, mixed, setting.place, random)
    )
    return Scene(image, setting.image, setting.caption, request, one_prompt, cast)


def _cast_singles(
    random: Generator, count: int, split: str, one_prompt: bool, natural: tuple[str, ...]
) -> list[Subject]:
    """Different subjects; one prompt for all of them is short, so it states little and names few."""
    chance = (0.5 if count < 3 else 0.15) if one_prompt else STATED
    cast = []
    for _ in range(min(count, LISTED_AT_MOST) if one_prompt else count):
        class_name = cast_class(random, natural)
        unseen = split == "unseen" and class_name in art.people()
        cast.append(cast_unseen(random) if unseen else cast_subject(random, class_name, split, chance=chance))
    return cast


def _cast_group(
    random: Generator, count: int, split: str, one_prompt: bool, natural: tuple[str, ...]
) -> tuple[list[Subject], dict[str, str], bool]:
    """Several of one class; what a single prompt leaves out is skewed, except tones where it asks for a mixture."""
    class_name = cast_class(random, natural)
    shared: dict[str, str] = {}
    entry = art.people().get(class_name)
    if entry and random.random() < 0.45:
        shared["presentation"] = pick(random, list(entry["pictures"]))
    if "color" in art.things().get(class_name, {}) and random.random() < 0.5:
        shared["color"] = pick(random, colors_of(class_name))
    mixed = entry is not None and random.random() < 0.4
    if not one_prompt:
        return [cast_subject(random, class_name, split, dict(shared)) for _ in range(count)], shared, mixed
    cast = []
    for index in range(count):
        given = dict(shared)
        if mixed:
            given["skin_tone"] = (
                f"monk-{pick(random, tones.TONE_BINS[(index + int(random.integers(2))) % len(tones.TONE_BINS)])}"
            )
        cast.append(_allowed(random, class_name, split, given, list(shared)))
    return cast, shared, mixed


def _allowed(random: Generator, class_name: str, split: str, given: dict[str, str], stated: list[str]) -> Subject:
    """A group's member; where its tone falls on a held-out combination, the tone is drawn anew."""
    try:
        return cast_subject(random, class_name, split, given, chance=0)
    except ValueError:
        return cast_subject(random, class_name, split, {name: given[name] for name in stated}, chance=0)


def _paint(random: Generator, setting: Drawn, cast: list[Subject]) -> np.ndarray:
    """Paints the cast over the setting, back to front, and fills in the visible masks; uint8 [H, W, 3]."""
    image = setting.image.copy()
    for index, subject in enumerate(cast):
        x, y, width, height = subject.box
        aspect = art.aspect(subject.picture)
        drawn_width = min(width, max(1, round(min(height, width / aspect) * aspect)))
        drawn_height = min(height, max(1, round(drawn_width / aspect))) if width < height * aspect else height
        left, top = x + (width - drawn_width) // 2, y + height - drawn_height
        sprite = art.paint(
            subject.picture,
            art.palette(subject.attributes, clothes(subject.class_name, random)),
            drawn_width,
            drawn_height,
        )
        area = (slice(top, top + drawn_height), slice(left, left + drawn_width))
        alpha = sprite[..., 3:].astype(np.uint16)
        image[area] = np.minimum(255, sprite[..., :3] + (image[area] * (255 - alpha) + 127) // 255).astype(np.uint8)
        subject.mask, subject.bare = np.zeros((2, *image.shape[:2]), bool)
        subject.mask[area] = alpha[..., 0] > 127
        if subject.class_name in art.people():
            bare = art.paint(subject.picture, art.bare_parts(), drawn_width, drawn_height)
            subject.bare[area] = bare[..., 0] > 127
        for behind in cast[:index]:
            behind.mask &= ~subject.mask
            behind.bare &= ~subject.mask
    return image
