"""Composed training scenes with exact boxes, masks, captions and attributes."""

from training.scenes.compose import make_scene
from training.scenes.types import Scene, Subject

__all__ = ["Scene", "Subject", "make_scene"]
