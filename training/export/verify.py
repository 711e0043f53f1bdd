"""Runs each exported graph beside its PyTorch network, on shapes that it was not traced with."""

from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor, nn

from training.export.graphs import Decoder, Encoder
from training.models.autoencoder import LATENT_CHANNELS, Autoencoder
from training.models.denoiser import Denoiser
from training.models.text_encoder import WIDTH, TextEncoder

GREATEST_DIFFERENCE = 0.02


def verify(folder: Path, autoencoder: Autoencoder, denoiser: Denoiser, text_encoder: TextEncoder) -> dict[str, float]:
    """Greatest absolute difference by graph, as a part of the output's standard deviation."""
    random = torch.Generator().manual_seed(0)
    latents = torch.randn(1, LATENT_CHANNELS, 12, 20, generator=random)
    pixels = torch.rand(1, 3, 96, 160, generator=random) * 2 - 1
    token_ids = torch.randint(1000, 20_000, (3, 11), generator=random)
    token_mask = torch.ones_like(token_ids)
    token_mask[1, 6:] = 0
    graphs: dict[str, tuple[nn.Module, dict[str, Tensor]]] = {
        "text_encoder": (text_encoder, {"input_ids": token_ids, "attention_mask": token_mask}),
        "unet": (denoiser, denoiser_inputs(random)),
        "vae_decoder": (Decoder(autoencoder), {"latent_sample": latents}),
        "vae_encoder": (Encoder(autoencoder), {"sample": pixels}),
    }
    differences = {name: difference(folder / name / "model.onnx", *pair) for name, pair in graphs.items()}
    for name, value in differences.items():
        if value > GREATEST_DIFFERENCE:
            raise SystemExit(f"{name}: the graph differs from PyTorch by {value:.4f} of its standard deviation.")
    return differences


def denoiser_inputs(random: torch.Generator) -> dict[str, Tensor]:
    """Two rows of four blocks of nine tokens, some of them padding, on a canvas of 96 x 160 px; two boxes overlap."""
    regions, length = 4, 9
    masks = torch.zeros(2, regions, 12, 20)
    boxes = torch.zeros(2, regions, 4)
    masks[:, 0] = 1
    for index, (x, y, width, height) in enumerate(((0, 4, 8, 8), (6, 2, 8, 10), (15, 0, 3, 3)), start=1):
        area = (slice(y, y + height), slice(x, x + width))
        masks[:, :, *area] = 0
        masks[:, 0, *area] = 0.3
        masks[:, index, *area] = 1
        boxes[:, index] = torch.tensor([x / 20, y / 12, width / 20, height / 12])
    token_mask = torch.ones(2, regions * length)
    token_mask[:, 5:9] = 0
    return {
        "sample": torch.randn(2, LATENT_CHANNELS, 12, 20, generator=random),
        "timestep": torch.tensor([970.0, 240.0]),
        "encoder_hidden_states": torch.randn(2, regions * length, WIDTH, generator=random),
        "encoder_attention_mask": token_mask,
        "region_masks": masks,
        "region_boxes": boxes,
    }


def difference(file: Path, network: nn.Module, inputs: dict[str, Tensor]) -> float:
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    (exported,) = session.run(None, {name: tensor.numpy() for name, tensor in inputs.items()})
    with torch.no_grad():
        expected = network.eval()(*inputs.values()).numpy()
    return float(np.abs(exported - expected).max() / expected.std())
