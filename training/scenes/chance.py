"""Seeded choices, and the committed skew of what a caption leaves out."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np

Choice = TypeVar("Choice")
Generator = np.random.Generator


@cache
def _skew() -> dict[str, dict]:
    return json.loads((Path(__file__).parent / "skew.json").read_text())


def pick(random: Generator, options: Sequence[Choice], weights: Sequence[float] | None = None) -> Choice:
    """One of the options; weights need not add up to one."""
    if weights is None:
        return options[int(random.integers(len(options)))]
    steps = np.cumsum(weights)
    return options[int(np.searchsorted(steps, random.random() * steps[-1], side="right"))]


def skewed(random: Generator, attribute: str, key: str, allowed: Sequence[str]) -> str:
    """An allowed value from the attribute's skewed mixture for `key` (a class, or a group of people)."""
    table = _skew()[attribute].get(key, _skew()[attribute]["default"])
    weights = dict(zip(allowed, table, strict=True)) if isinstance(table, list) else table
    return pick(random, allowed, [weights.get(value, 0) + 1e-6 for value in allowed])
