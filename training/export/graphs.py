"""The four graphs, traced with dynamic axes under the names that the renderer reads."""

from pathlib import Path

import torch
from torch import Tensor, nn

from training.models.autoencoder import LATENT_CHANNELS, Autoencoder
from training.models.denoiser import Denoiser
from training.models.text_encoder import WIDTH, TextEncoder

OPSET = 18


class Decoder(nn.Module):
    def __init__(self, autoencoder: Autoencoder) -> None:
        super().__init__()
        self.autoencoder = autoencoder

    def forward(self, latent_sample: Tensor) -> Tensor:
        return self.autoencoder.decode(latent_sample)


class Encoder(nn.Module):
    def __init__(self, autoencoder: Autoencoder) -> None:
        super().__init__()
        self.autoencoder = autoencoder

    def forward(self, sample: Tensor) -> Tensor:
        return torch.cat(self.autoencoder.encode(sample), dim=1)


def export_text_encoder(encoder: TextEncoder, file: Path) -> None:
    inputs = {
        "input_ids": torch.ones(2, 9, dtype=torch.int64),
        "attention_mask": torch.ones(2, 9, dtype=torch.int64),
    }
    axes = {0: "batch", 1: "sequence"}
    trace(encoder, inputs, {"last_hidden_state": axes}, {name: axes for name in inputs}, file)


def export_denoiser(denoiser: Denoiser, file: Path) -> None:
    regions, length = 3, 7
    inputs = {
        "sample": torch.randn(2, LATENT_CHANNELS, 32, 24),
        "timestep": torch.tensor([900.0, 100.0]),
        "encoder_hidden_states": torch.randn(2, regions * length, WIDTH),
        "encoder_attention_mask": torch.ones(2, regions * length),
        "region_masks": torch.rand(2, regions, 32, 24),
        "region_boxes": torch.rand(2, regions, 4),
    }
    canvas = {2: "height", 3: "width"}
    axes = {
        "sample": {0: "batch", **canvas},
        "timestep": {0: "batch"},
        "encoder_hidden_states": {0: "batch", 1: "keys"},
        "encoder_attention_mask": {0: "batch", 1: "keys"},
        "region_masks": {0: "batch", 1: "regions", **canvas},
        "region_boxes": {0: "batch", 1: "regions"},
    }
    trace(denoiser, inputs, {"out_sample": {0: "batch", **canvas}}, axes, file)


def export_decoder(autoencoder: Autoencoder, file: Path) -> None:
    axes = {0: "batch", 2: "height", 3: "width"}
    inputs = {"latent_sample": torch.randn(1, LATENT_CHANNELS, 16, 24)}
    trace(Decoder(autoencoder), inputs, {"sample": axes}, {"latent_sample": axes}, file)


def export_encoder(autoencoder: Autoencoder, file: Path) -> None:
    axes = {0: "batch", 2: "height", 3: "width"}
    inputs = {"sample": torch.rand(1, 3, 128, 192)}
    trace(Encoder(autoencoder), inputs, {"latent_parameters": axes}, {"sample": axes}, file)


def trace(
    network: nn.Module,
    inputs: dict[str, Tensor],
    outputs: dict[str, dict[int, str]],
    axes: dict[str, dict[int, str]],
    file: Path,
) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        network.eval(),
        tuple(inputs.values()),
        str(file),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={**axes, **outputs},
        opset_version=OPSET,
        dynamo=False,
    )
