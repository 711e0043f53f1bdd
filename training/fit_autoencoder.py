"""`python -m training autoencoder --minutes 60`: trains the autoencoder; stops and goes on wherever it was."""

import argparse
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.build_folder import AUTOENCODER, load_checkpoint, pick_device, save_checkpoint
from training.data_parallel import average, average_gradients, process_count, run_on_every_core
from training.models.autoencoder import FACTOR, Autoencoder
from training.scenes import Scene, make_scene

CROP = 128
LEARNING_RATE = 1.2e-3
KL_WEIGHT = 1e-3
SMALLEST_SCALE = 0.5
GREATEST_NOISE = 0.3
SMALL_ERROR = 0.2
FIRST_SEED = 20_000_000
SAVE_EVERY = 200


def crops_of(index: int) -> Tensor:
    """Bytes [16, 3, 128, 128]: crops around subjects of two larger scenes, and six small scenes whole."""
    random = np.random.default_rng(index)
    crops = []
    for offset in range(2):
        scene = make_scene(FIRST_SEED + index * 8 + offset, canvas=(256, 256))
        for _ in range(5):
            x, y = crop_corner(scene, random)
            crops.append(scene.image[y : y + CROP, x : x + CROP])
    small = [make_scene(FIRST_SEED + index * 8 + offset, canvas=(CROP, CROP)).image for offset in range(2, 8)]
    return torch.from_numpy(np.stack(crops + small)).permute(0, 3, 1, 2)


def crop_corner(scene: Scene, random: np.random.Generator) -> tuple[int, int]:
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


def scaled_together(latents: Tensor, pixels: Tensor) -> tuple[Tensor, Tensor]:
    """Latents and pixels made smaller alike, every second time.

    Smaller latents have to decode to the smaller picture (Kouzelis et al. 2025, EQ-VAE): so a thing's latents look
    alike at every size, and vary smoothly from cell to cell, which is what the denoiser has to learn.
    """
    if torch.rand(()) < 0.5:
        return latents, pixels
    least = int(CROP // FACTOR * SMALLEST_SCALE)
    rows, columns = (int(side) for side in torch.randint(least, CROP // FACTOR, (2,)))
    size = {"mode": "bilinear", "antialias": True, "align_corners": False}
    return (
        F.interpolate(latents, (rows, columns), **size),
        F.interpolate(pixels, (rows * FACTOR, columns * FACTOR), **size),
    )


def disturbed(mean: Tensor, log_variance: Tensor) -> Tensor:
    """A sample of the posterior, with further noise in every second picture: what a denoiser hands over is never exact."""
    strength = torch.rand(len(mean), 1, 1, 1, device=mean.device) * 2 - 1
    strength = strength.clamp(min=0) * GREATEST_NOISE * mean.detach().std()
    return mean + torch.randn_like(mean) * (log_variance.exp() + strength**2).sqrt()


def loss_of(network: Autoencoder, crops: Tensor) -> tuple[Tensor, float, float]:
    """The loss, the absolute error of [-1, 1] and the divergence from a normal distribution."""
    pixels = (crops.float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)
    with torch.autocast(pixels.device.type, torch.bfloat16):
        mean, log_variance = network.encode(pixels)
    mean, log_variance = mean.float(), log_variance.float()
    latents, target = scaled_together(disturbed(mean, log_variance), pixels)
    with torch.autocast(pixels.device.type, torch.bfloat16):
        drawn = network.decode(latents.contiguous(memory_format=torch.channels_last))
    divergence = 0.5 * (mean**2 + log_variance.exp() - 1 - log_variance).mean()
    loss = reconstruction_loss(drawn.float(), target) + KL_WEIGHT * divergence
    return loss, (drawn.float() - target).abs().mean().item(), divergence.item()


@torch.no_grad()
def balance_channels(network: Autoencoder, crops: Tensor) -> None:
    """Scales each latent channel, in the weights around it, so that an error in it costs as much in the picture as in any.

    Squared errors of latents, which the denoiser learns by, then stand for squared errors of pixels; channels of fine
    detail become small against those that hold the layout, and so come later in the course of denoising.
    """
    mean, _ = network.encode(crops.float() / 127.5 - 1)
    drawn, spread = network.decode(mean), mean.std()
    costs = torch.empty(mean.shape[1], device=mean.device)
    for channel in range(len(costs)):
        moved = mean.clone()
        moved[:, channel] += SMALL_ERROR * spread * torch.randn_like(mean[:, channel])
        costs[channel] = (network.decode(moved) - drawn).pow(2).mean().sqrt()
    scales = costs / (costs * mean.std((0, 2, 3))).pow(2).mean().sqrt()
    last, first = network.encoder[-1], network.decoder[0]
    both = torch.cat([scales, torch.ones_like(scales)])
    last.weight *= both[:, None, None, None]
    last.bias *= both
    last.bias += torch.cat([torch.zeros_like(scales), 2 * scales.log()])
    first.weight /= scales[None, :, None, None]


def train(rank: int, minutes: float, decoder_only: bool) -> None:
    device = pick_device()
    network = Autoencoder().to(device, memory_format=torch.channels_last)
    saved = load_checkpoint(AUTOENCODER)
    step = 0
    if saved is not None:
        network.load_state_dict(saved["network"])
        step = saved["step"]
    average([parameter.data for parameter in network.parameters()])
    network.encoder.requires_grad_(not decoder_only)
    parameters = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(parameters, LEARNING_RATE, weight_decay=1e-3, betas=(0.9, 0.99), fused=True)
    torch.manual_seed(1000 * step + rank)
    first, started = step, time.monotonic()
    shown = np.zeros(2)
    while (progress := shared_progress(started, minutes)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = LEARNING_RATE * min(1.0, (step - first + 1) / 150) * (1 - 0.98 * progress)
        loss, error, divergence = loss_of(network, crops_of(step * process_count() + rank).to(device))
        optimiser.zero_grad()
        loss.backward()
        average_gradients(parameters)
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        step += 1
        shown = 0.95 * shown + 0.05 * np.array([error, divergence])
        if rank == 0 and step % 50 == 0:
            error, divergence = shown / (1 - 0.95 ** (step - first))
            print(f"step {step} · {progress:.0%} · absolute error {error:.4f} · KL {divergence:.2f}", flush=True)
        if rank == 0 and step % SAVE_EVERY == 0:
            save_checkpoint({"network": network.state_dict(), "step": step}, AUTOENCODER)
    if rank == 0:
        if not decoder_only:
            balance_channels(network.eval(), torch.cat([crops_of(index) for index in range(2)]).to(device))
        save_checkpoint({"network": network.state_dict(), "step": step}, AUTOENCODER)


def shared_progress(started: float, minutes: float) -> float:
    """The mean over the processes, so that all of them stop at the same step."""
    progress = torch.tensor([(time.monotonic() - started) / (60 * minutes)])
    average([progress])
    return progress.item()


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training autoencoder", description=__doc__)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--decoder-only", action="store_true", help="keeps the latents as they are")
    options = parser.parse_args(arguments)
    run_on_every_core(train, options.minutes, options.decoder_only)
