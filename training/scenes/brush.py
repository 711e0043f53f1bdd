"""Flat shapes in parts of the canvas, drawn at twice the size and reduced for smooth edges."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

OVERSAMPLING = 2
Point = tuple[float, float]


class Brush:
    """Coordinates run 0..1 over width and height; sizes given as one number are parts of the shorter side."""

    def __init__(self, width: int, height: int, color: str) -> None:
        self.width, self.height = width, height
        self.aspect = width / height
        self._image = Image.new("RGB", (width * OVERSAMPLING, height * OVERSAMPLING), color)
        self._draw = ImageDraw.Draw(self._image)

    def _at(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.width * OVERSAMPLING, y * self.height * OVERSAMPLING) for x, y in points]

    def _length(self, part: float) -> float:
        return part * min(self.width, self.height) * OVERSAMPLING

    def box(self, left: float, top: float, right: float, bottom: float, color: str, rounding: float = 0) -> None:
        """A rectangle, its corners rounded by a part of the shorter side."""
        (x0, y0), (x1, y1) = self._at([(left, top), (right, bottom)])
        if x1 > x0 and y1 > y0:
            self._draw.rounded_rectangle(
                (x0, y0, x1, y1), min(self._length(rounding), (x1 - x0) / 2, (y1 - y0) / 2), color
            )

    def frame(self, left: float, top: float, right: float, bottom: float, color: str, width: float) -> None:
        """A rectangle's outline."""
        (x0, y0), (x1, y1) = self._at([(left, top), (right, bottom)])
        self._draw.rectangle((x0, y0, x1, y1), outline=color, width=max(1, round(self._length(width))))

    def disc(self, x: float, y: float, radius: float, color: str, flatness: float = 1) -> None:
        """A circle, or a flat ellipse."""
        ((center_x, center_y),) = self._at([(x, y)])
        size = self._length(radius)
        self._draw.ellipse(
            (center_x - size, center_y - size * flatness, center_x + size, center_y + size * flatness), color
        )

    def ring(self, x: float, y: float, radius: float, color: str, width: float, flatness: float = 1) -> None:
        """A circle's outline."""
        ((center_x, center_y),) = self._at([(x, y)])
        size = self._length(radius)
        bounds = (center_x - size, center_y - size * flatness, center_x + size, center_y + size * flatness)
        self._draw.ellipse(bounds, outline=color, width=max(1, round(self._length(width))))

    def shape(self, points: Sequence[Point], color: str) -> None:
        """A filled polygon."""
        self._draw.polygon(self._at(points), color)

    def line(self, points: Sequence[Point], color: str, width: float) -> None:
        """A polyline."""
        self._draw.line(self._at(points), color, max(1, round(self._length(width))), joint="curve")

    def pixels(self) -> np.ndarray:
        """The drawing, uint8 [H, W, 3]."""
        return np.asarray(self._image.reduce(OVERSAMPLING))
