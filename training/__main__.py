"""Command line of the training: `python -m training <command> ...`, run from the repository's root."""

import sys
from collections.abc import Callable
from importlib import import_module

COMMANDS = {
    "all": "training.everything:main",
    "autoencoder": "training.fit_autoencoder:main",
    "encode": "training.encode:main",
    "denoiser": "training.fit_denoiser:main",
    "evaluate": "training.evaluate:main",
    "export": "training.export.command:main",
    "instrument": "training.instrument.command:main",
    "join-labels": "training.labels.join:main",
    "label-sheets": "training.labels.sheets:main",
    "restore": "training.restore:main",
    "samples": "training.scenes.samples:main",
    "vocabulary": "training.vocabulary:main",
}


def main(arguments: list[str]) -> None:
    """Loads only the module of the command that is asked for."""
    if not arguments or arguments[0] not in COMMANDS:
        raise SystemExit(f"usage: python -m training {{{','.join(COMMANDS)}}} ...")
    module, name = COMMANDS[arguments[0]].split(":")
    command: Callable[[list[str]], None] = getattr(import_module(module), name)
    command(arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
