"""`python -m training restore`: checkpoints from the shipped weights, so that training goes on where no checkpoint is left.

Exporting renames and transposes some matrices. Which parameter became which initialiser is found by exporting fresh
networks of the same architecture and comparing values.
"""

import argparse
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from training.build_folder import AUTOENCODER, DENOISER, save_checkpoint
from training.export.command import MODEL_FOLDER
from training.export.graphs import export_decoder, export_denoiser, export_encoder
from training.models.autoencoder import Autoencoder
from training.models.denoiser import Denoiser

Export = Callable[[nn.Module, Path], None]


def restore(network: nn.Module, exports: dict[str, Export], folder: Path) -> None:
    """Fills the network from the graphs, by name; a parameter that no graph holds is an error."""
    shuffle(network)
    found: dict[str, torch.Tensor] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name, export in exports.items():
            fresh = Path(scratch) / f"{name}.onnx"
            export(network, fresh)
            shipped = initialisers(folder / name / "model.onnx")
            for initialiser, values in initialisers(fresh).items():
                match = parameter_of(values, network)
                if match is not None and initialiser in shipped:
                    parameter, transposed = match
                    stored = shipped[initialiser].astype(np.float32)
                    shape = network.get_parameter(parameter).shape
                    found[parameter] = torch.from_numpy(np.ascontiguousarray(stored.T if transposed else stored)).reshape(shape)
    missing = sorted(set(dict(network.named_parameters())) - set(found))
    if missing:
        raise SystemExit(f"Not in {folder}: {', '.join(missing)}. Was it exported from another architecture?")
    network.load_state_dict(found)


def shuffle(network: nn.Module) -> None:
    """Every parameter becomes unlike every other, those that start at zero or one included."""
    generator = torch.Generator().manual_seed(0)
    for parameter in network.parameters():
        parameter.data = torch.randn(parameter.shape, generator=generator) * 0.05


def initialisers(file: Path) -> dict[str, np.ndarray]:
    graph = onnx.load(str(file)).graph
    return {weight.name.removesuffix("_float16"): numpy_helper.to_array(weight) for weight in graph.initializer}


def parameter_of(values: np.ndarray, network: nn.Module) -> tuple[str, bool] | None:
    """The parameter that holds these values, and whether the graph has it transposed; norms gain axes of length 1."""
    for name, parameter in network.named_parameters():
        own = parameter.detach().numpy()
        if own.size == values.size and np.array_equal(own.ravel(), values.ravel()):
            return name, False
        if own.ndim == 2 and own.T.shape == values.shape and np.array_equal(own.T, values):
            return name, True
    return None


def main(arguments: list[str]) -> None:
    """Restores both networks; training then resumes from them with a fresh optimiser."""
    parser = argparse.ArgumentParser(prog="python -m training restore", description=__doc__)
    parser.add_argument("--folder", type=Path, default=MODEL_FOLDER)
    folder = parser.parse_args(arguments).folder
    autoencoder, denoiser = Autoencoder().eval(), Denoiser().eval()
    restore(autoencoder, {"vae_encoder": export_encoder, "vae_decoder": export_decoder}, folder)
    restore(denoiser, {"unet": export_denoiser}, folder)
    configuration = json.loads((folder / "vae_decoder" / "config.json").read_text())
    scaling = {name: configuration[name] for name in ("shift_factor", "scaling_factor")}
    save_checkpoint({"network": autoencoder.state_dict(), "step": 0}, AUTOENCODER)
    weights = denoiser.state_dict()
    save_checkpoint({"network": weights, "ema": weights, "step": 0, "seconds": 0.0, **scaling}, DENOISER)
    print(f"Restored from {folder}; the next run starts a fresh schedule.")
