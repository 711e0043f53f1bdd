"""`python -m training autoencoder --minutes 60`: trains the autoencoder; stops and goes on wherever it was."""

import argparse
import time
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor, nn

from training.build_folder import AUTOENCODER, load_checkpoint, pick_device, save_checkpoint
from training.models.autoencoder import Autoencoder
from training.scenes import make_scene

CROP = 128
LEARNING_RATE = 1.5e-3
KL_WEIGHT = 1e-3
FIRST_SEED = 20_000_000
SAVE_EVERY = 200


class Crops(torch.utils.data.IterableDataset):
    """Batches [16, 3, 128, 128] of bytes: crops around subjects of larger scenes, and small scenes whole."""

    def __init__(self, first: int) -> None:
        self.first = first

    def __iter__(self) -> Iterator[Tensor]:
        torch.set_num_threads(1)
        for index in range(self.first, 2**31):
            yield torch.from_numpy(np.stack(crops_of(index))).permute(0, 3, 1, 2)


def crops_of(index: int) -> list[np.ndarray]:
    random = np.random.default_rng(index)
    crops = []
    for offset in range(2):
        scene = make_scene(FIRST_SEED + index * 8 + offset, canvas=(256, 256))
        for _ in range(5):
            x, y = crop_corner(scene, random)
            crops.append(scene.image[y : y + CROP, x : x + CROP])
    small = [make_scene(FIRST_SEED + index * 8 + offset, canvas=(CROP, CROP)).image for offset in range(2, 8)]
    return crops + small


def crop_corner(scene, random: np.random.Generator) -> tuple[int, int]:
    """Four crops of five lie around a subject: faces are what a viewer looks at."""
    limit = scene.image.shape[0] - CROP
    if not scene.subjects or random.random() >= 0.8:
        return int(random.integers(0, limit + 1)), int(random.integers(0, limit + 1))
    x, y, width, height = scene.subjects[random.integers(len(scene.subjects))].box
    centre_x = x + width * random.uniform(0.1, 0.9) - CROP / 2
    centre_y = y + height * random.uniform(0.0, 0.8) - CROP / 2
    return int(np.clip(centre_x, 0, limit)), int(np.clip(centre_y, 0, limit))


def reconstruction_loss(drawn: Tensor, pixels: Tensor) -> Tensor:
    """Absolute error of values and of their differences, which is where flat art has its edges."""
    loss = (drawn - pixels).abs().mean()
    for axis in (2, 3):
        loss = loss + (drawn.diff(dim=axis) - pixels.diff(dim=axis)).abs().mean()
    return loss


def train(minutes: float, decoder_only: bool) -> None:
    device = pick_device()
    network = Autoencoder().to(device, memory_format=torch.channels_last)
    saved = load_checkpoint(AUTOENCODER)
    step = 0
    if saved is not None:
        network.load_state_dict(saved["network"])
        step = saved["step"]
    network.encoder.requires_grad_(not decoder_only)
    parameters = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(parameters, LEARNING_RATE, weight_decay=1e-3, betas=(0.9, 0.99), fused=True)
    first, started = step, time.monotonic()
    loader = torch.utils.data.DataLoader(Crops(step), batch_size=None, num_workers=1, prefetch_factor=4)
    for crops in loader:
        progress = (time.monotonic() - started) / (60 * minutes)
        if progress >= 1:
            break
        warm = min(1.0, (step - first + 1) / 150)
        for group in optimiser.param_groups:
            group["lr"] = LEARNING_RATE * warm * (1 - 0.98 * progress)
        pixels = (crops.to(device).float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)
        with torch.autocast(device.type, torch.bfloat16):
            mean, log_variance = network.encode(pixels)
            latents = mean + torch.randn_like(mean) * (log_variance.float() / 2).exp()
            drawn = network.decode(latents)
        mean, log_variance = mean.float(), log_variance.float()
        divergence = 0.5 * (mean**2 + log_variance.exp() - 1 - log_variance).mean()
        loss = reconstruction_loss(drawn.float(), pixels) + KL_WEIGHT * divergence
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        step += 1
        if step % 50 == 0:
            error = (drawn.float() - pixels).abs().mean().item()
            print(f"step {step} · {progress:.0%} · absolute error {error:.4f} · KL {divergence.item():.2f}", flush=True)
        if step % SAVE_EVERY == 0:
            save_checkpoint({"network": network.state_dict(), "step": step}, AUTOENCODER)
    save_checkpoint({"network": network.state_dict(), "step": step}, AUTOENCODER)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training autoencoder", description=__doc__)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--decoder-only", action="store_true", help="keeps the latents as they are")
    options = parser.parse_args(arguments)
    train(options.minutes, options.decoder_only)
