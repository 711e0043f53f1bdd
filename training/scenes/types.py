"""What a composed scene is."""

from dataclasses import dataclass, field

import numpy as np

Box = tuple[int, int, int, int]


@dataclass
class Subject:
    """One drawn subject; `box` is (x, y, width, height) in px, multiples of 8, hidden parts included."""

    class_name: str
    attributes: dict[str, str]
    """Every drawn value, stated or not."""
    picture: str
    """The rendered picture it is painted from."""
    stated: set[str] = field(default_factory=set)
    """Names of the attributes that the caption states."""
    caption: str = ""
    negative_caption: str | None = None
    """A list of values, the drawn ones among them, as negative prompts are worded."""
    box: Box = (0, 0, 0, 0)
    mask: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), bool))
    """Visible silhouette, bool [H, W]."""
    bare: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), bool))
    """The part of the silhouette that shows skin, lips or hair, bool [H, W]: nothing of a thing."""


@dataclass
class Scene:
    """A picture and its exact description; subjects stand back to front."""

    image: np.ndarray
    """uint8 [H, W, 3]"""
    background: np.ndarray
    """uint8 [H, W, 3]: the setting alone."""
    caption: str
    """The setting, in words: the scene's own block."""
    request: str
    """The whole scene as one prompt."""
    one_prompt: bool
    """Whether this scene trains the one-prompt mode: `request` in a single block."""
    subjects: list[Subject]
