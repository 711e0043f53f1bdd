"""`python -m training export`: the trained networks as models/mini, checked against PyTorch, with their checksums."""

import argparse
import hashlib
import json
from pathlib import Path

from training.build_folder import AUTOENCODER, DENOISER, require_checkpoint
from training.export.folder import write_configurations, write_tokenizer
from training.export.graphs import export_decoder, export_denoiser, export_encoder, export_text_encoder
from training.export.storage import store_as_float16, store_as_int8
from training.export.verify import verify
from training.models.autoencoder import Autoencoder
from training.models.denoiser import Denoiser
from training.models.text_encoder import load_text_encoder
from training.sampling import Sampling
from training.vocabulary import vocabulary

MODEL_FOLDER = Path(__file__).resolve().parents[2] / "models" / "mini"


def export(folder: Path) -> dict[str, float]:
    """Writes the whole folder but its card; greatest differences from PyTorch by graph."""
    saved = require_checkpoint(DENOISER)
    autoencoder, denoiser, text_encoder = Autoencoder(), Denoiser(), load_text_encoder()
    autoencoder.load_state_dict(require_checkpoint(AUTOENCODER)["network"])
    denoiser.load_state_dict(saved["ema"])
    export_text_encoder(text_encoder, folder / "text_encoder" / "model.onnx")
    export_denoiser(denoiser, folder / "unet" / "model.onnx")
    export_decoder(autoencoder, folder / "vae_decoder" / "model.onnx")
    export_encoder(autoencoder, folder / "vae_encoder" / "model.onnx")
    for name in ("unet", "vae_decoder", "vae_encoder"):
        store_as_float16(folder / name / "model.onnx")
    store_as_int8(folder / "text_encoder" / "model.onnx")
    write_configurations(folder, saved["scaling_factor"], saved["shift_factor"], shipped_defaults())
    write_tokenizer(folder)
    (folder / "vocabulary.json").write_text(json.dumps(vocabulary(), indent=1, ensure_ascii=False) + "\n")
    return verify(folder, autoencoder, denoiser, text_encoder)


def shipped_defaults() -> dict[str, object]:
    """What the renderer uses where a request says nothing: the defaults that the evaluation draws with."""
    settings = Sampling()
    return {
        "shift": settings.shift,
        "evencast": {
            "steps": settings.steps,
            "guidance_scale": settings.guidance_scale,
            "guidance_interval": list(settings.guidance_interval),
            "sampler": "euler",
        },
    }


def main(arguments: list[str]) -> None:
    """Exports and prints what the card needs."""
    parser = argparse.ArgumentParser(prog="python -m training export", description=__doc__)
    parser.add_argument("--folder", type=Path, default=MODEL_FOLDER)
    folder = parser.parse_args(arguments).folder
    for name, value in export(folder).items():
        print(f"{name}: differs from PyTorch by at most {value:.5f} standard deviations")
    for file in sorted(folder.rglob("*.onnx")):
        size = file.stat().st_size / 2**20
        print(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder)}  {size:.1f} MiB")
