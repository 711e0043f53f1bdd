"""Colours of skin, hair and things.

The first four of the ten published Monk swatches (#f6ede4 #f3e7db #f7ead0 #eadaba #d7bd96 #a07e56 #825c43 #604134
#3a312a #292420) are nearly one colour, and the last two nearly black. The ramp keeps the swatches' order and hues and
spreads their lightness (CIE L* 94, 90, 85.5, 80, 72, 59, 46, 35, 26, 18) and chroma, so that neighbours can be told
apart in a flat drawing and a face's lines still show on the darkest.
"""

import numpy as np

SKIN = {
    "monk-1": "#f8ebe2",
    "monk-2": "#f4ddcb",
    "monk-3": "#efd0ad",
    "monk-4": "#e4be94",
    "monk-5": "#cfa678",
    "monk-6": "#ac8258",
    "monk-7": "#876042",
    "monk-8": "#684732",
    "monk-9": "#4b3529",
    "monk-10": "#342721",
}
HAIR = {
    "black": "#151216",
    "brown": "#5c3822",
    "blond": "#f0cf6c",
    "red": "#cf5a2c",
    "grey": "#97979b",
    "white": "#f5f3f6",
}
THINGS = {
    "red": "#e8352f",
    "orange": "#ff8a2b",
    "yellow": "#fbd13b",
    "green": "#3fae4c",
    "blue": "#2f74e0",
    "purple": "#8a5cc4",
    "pink": "#f581b0",
    "brown": "#8a5a3b",
    "black": "#2b2a30",
    "white": "#f3f2f5",
    "grey": "#9a9ba1",
}
LIPS_LIGHT = "#990838"
LIPS_DARK = "#290118"

TONE_BINS = ((1, 2, 3), (4, 5), (6, 7), (8, 9, 10))


def rgb(hexadecimal: str) -> np.ndarray:
    """A hex colour as float32 [3], 0..255."""
    return np.array([int(hexadecimal[at : at + 2], 16) for at in (1, 3, 5)], np.float32)


def tone_number(tone: str) -> int:
    """`monk-7` is 7."""
    return int(tone.removeprefix("monk-"))


def tone_bin(tone: str) -> int:
    """Index of the merged bin (1-3, 4-5, 6-7, 8-10) that a tone falls in."""
    return next(index for index, tones in enumerate(TONE_BINS) if tone_number(tone) in tones)


def strong_shade(skin: np.ndarray, tone: str) -> np.ndarray:
    """The art's darkest skin shade (nose, lines): its own ratio to the skin, deeper on dark tones as in the art."""
    light, dark = np.array([0.88, 0.78, 0.73]), np.array([0.68, 0.6, 0.58])
    part = (tone_number(tone) - 1) / 9
    return (skin * (light * (1 - part) + dark * part)).astype(np.float32)
