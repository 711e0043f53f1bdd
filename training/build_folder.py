"""Where artefacts lie, and checkpoints that are either the old one or the new one, never half of each."""

import os
from pathlib import Path

import torch

BUILD = Path(__file__).parent / "build"
AUTOENCODER = BUILD / "autoencoder.pt"
DENOISER = BUILD / "denoiser.pt"
LATENTS = BUILD / "latents"


def save_checkpoint(values: dict[str, object], file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(".tmp")
    torch.save(values, aside)
    os.replace(aside, file)


def load_checkpoint(file: Path) -> dict | None:
    return torch.load(file, map_location="cpu", weights_only=False) if file.exists() else None


def require_checkpoint(file: Path) -> dict:
    saved = load_checkpoint(file)
    if saved is None:
        raise SystemExit(f"{file.name} is missing: train it first (`python -m training {file.stem}`).")
    return saved


def pick_device() -> torch.device:
    """A GPU where there is one. On a processor, denormal numbers are flushed: they slow convolutions many times over."""
    torch.set_flush_denormal(True)
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
