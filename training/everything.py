"""`python -m training all`: art, autoencoder, latents, denoiser, evaluation, export, instrument, each where it was left."""

import argparse
import subprocess
import sys
from pathlib import Path

from training.build_folder import BUILD, LATENTS

TRAINING = Path(__file__).parent


def render_art() -> None:
    if not (BUILD / "art.json").exists():
        for command in (["npm", "ci"], ["npm", "run", "render"]):
            subprocess.run([*command, "--prefix", str(TRAINING)], check=True)


def run(*words: str) -> None:
    """A process of its own for each part, so that its memory is given back."""
    print(f"── python -m training {' '.join(words)}", flush=True)
    subprocess.run([sys.executable, "-m", "training", *words], check=True, cwd=TRAINING.parent)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training all", description=__doc__)
    parser.add_argument("--autoencoder-minutes", default="90")
    parser.add_argument("--denoiser-minutes", default="600", help="of training in all, earlier runs included")
    options = parser.parse_args(arguments)
    render_art()
    if not (LATENTS / "states.npy").exists():
        run("autoencoder", "--minutes", options.autoencoder_minutes)
    run("encode")
    run("denoiser", "--minutes", options.denoiser_minutes)
    run("evaluate", "--sheet", str(BUILD / "drawn-{split}.png"))
    run("export")
    run("instrument", "all")
