"""`python -m training instrument <step>`: render, train, measure, export, or all of them from wherever it is."""

from collections.abc import Callable
from importlib import import_module

STEPS = {
    "render": "training.instrument.render",
    "train": "training.instrument.fit",
    "publish": "training.instrument.publish",
    "golden": "training.instrument.golden",
}


def main(arguments: list[str]) -> None:
    """Runs one step, or all of them in order."""
    name, *rest = arguments or [""]
    if name == "all":
        for step in STEPS:
            run(step, [])
    elif name in STEPS:
        run(name, rest)
    else:
        raise SystemExit(f"usage: python -m training instrument {{{','.join(STEPS)},all}} ...")


def run(step: str, arguments: list[str]) -> None:
    start: Callable[[list[str]], None] = import_module(STEPS[step]).main
    start(arguments)
