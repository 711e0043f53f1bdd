"""`python -m training denoiser --minutes 240`: trains the denoiser on encoded scenes; stops and goes on wherever it was."""

import argparse
import copy
import time

import numpy as np
import torch
from torch import Tensor, nn

from training.build_folder import DENOISER, load_checkpoint, pick_device, save_checkpoint
from training.data_parallel import average, process_count, run_on_every_core
from training.encode import BUCKETS
from training.latent_batches import Batch, CaptionStates, LatentBucket
from training.models.denoiser import Denoiser

LEARNING_RATE = 7e-4
SAVE_SECONDS = 240
STEPS_BETWEEN_AVERAGES = 4
AVERAGE_DECAY = 0.999

# By what a cell shows (setting, subject, skin and hair): faces are few cells, and what people look at.
CELL_WEIGHTS = torch.tensor([1.0, 3.0, 6.0])

BATCH_SIZES = {"small": 32, "medium": 16, "square": 12, "wide": 8, "large": 4, "broad": 4}

# Larger canvases need more noise to hide as much (Esser et al. 2024, section 5.3.2).
TIME_SHIFTS = {"small": 3.0, "medium": 3.5, "square": 4.0, "wide": 4.5, "large": 6.0, "broad": 6.0}

# Share of the steps on each canvas until that part of the run: most of them where they are cheap.
CURRICULUM = (
    (0.5, {"small": 0.60, "medium": 0.25, "square": 0.15}),
    (0.75, {"small": 0.22, "medium": 0.18, "square": 0.32, "wide": 0.10, "large": 0.08, "broad": 0.10}),
    (1.0, {"small": 0.06, "medium": 0.10, "square": 0.22, "wide": 0.14, "large": 0.22, "broad": 0.26}),
)


def learning_rate(step: int, progress: float) -> float:
    """Warm-up by steps, then level, then falling to near zero over the second half of the time."""
    return LEARNING_RATE * min(1.0, (step + 1) / 200) * min(1.0, 2 * (1 - progress) + 0.005)


def pick_canvas(progress: float, random: np.random.Generator) -> str:
    shares = next(shares for until, shares in CURRICULUM if progress <= until)
    return str(random.choice(list(shares), p=list(shares.values())))


def velocity_loss(denoiser: nn.Module, batch: Batch, time_shift: float) -> Tensor:
    """Flow matching with logit-normal times; cells weigh by what they show."""
    count = len(batch.latents)
    device = batch.latents.device
    sigma = torch.sigmoid(torch.randn(count, device=device) * 1.1 + 0.1)
    sigma = time_shift * sigma / (1 + (time_shift - 1) * sigma)
    noise = torch.randn_like(batch.latents)
    level = sigma[:, None, None, None]
    noisy = ((1 - level) * batch.latents + level * noise).contiguous(memory_format=torch.channels_last)
    with torch.autocast(device.type, torch.bfloat16):
        velocity = denoiser(noisy, 1000 * sigma, *batch.conditions())
    weight = CELL_WEIGHTS.to(device)[batch.shown]
    error = ((velocity.float() - (noise - batch.latents)) ** 2).mean(1)
    return (weight * error).sum() / weight.sum()


class Run:
    """Network, average, optimiser and how far they are: what a checkpoint holds."""

    def __init__(self, device: torch.device) -> None:
        self.network = Denoiser().to(device, memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.network)
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(), LEARNING_RATE, weight_decay=0.01, betas=(0.9, 0.99), fused=True
        )
        self.step, self.seconds = 0, 0.0
        self.shift_factor, self.scaling_factor = 0.0, 1.0

    def resume(self, latents: np.ndarray) -> None:
        saved = load_checkpoint(DENOISER)
        if saved is None:
            self.shift_factor, self.scaling_factor = float(latents.mean()), float(1 / latents.std())
            return
        self.network.load_state_dict(saved["network"])
        self.average.load_state_dict(saved["ema"])
        if "optimiser" in saved:
            self.optimiser.load_state_dict(saved["optimiser"])
        self.step, self.seconds = saved["step"], saved["seconds"]
        self.shift_factor, self.scaling_factor = saved["shift_factor"], saved["scaling_factor"]

    def advance(self, loss: Tensor) -> None:
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        if self.step % STEPS_BETWEEN_AVERAGES == 0:
            self.meet()

    @torch.no_grad()
    def meet(self) -> None:
        """Each process goes a few steps on its own, then all go on from their mean (Stich 2019, local SGD)."""
        parameters = [parameter.data for parameter in self.network.parameters()]
        average(parameters)
        decay = min(AVERAGE_DECAY, self.step / (self.step + 20)) ** STEPS_BETWEEN_AVERAGES
        torch._foreach_lerp_([parameter.data for parameter in self.average.parameters()], parameters, 1 - decay)

    def save(self) -> None:
        values = {
            "network": self.network.state_dict(),
            "ema": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            **{name: getattr(self, name) for name in ("step", "seconds", "shift_factor", "scaling_factor")},
        }
        save_checkpoint(values, DENOISER)


def train(rank: int, minutes: float) -> None:
    device = pick_device()
    text = CaptionStates()
    buckets = {name: LatentBucket(name) for name in BUCKETS}
    run = Run(device)
    run.resume(buckets["square"].latents[:600].astype(np.float32))
    torch.manual_seed(process_count() * run.step + rank)
    canvases, random = np.random.default_rng(run.step), np.random.default_rng([run.step, rank])
    losses: dict[str, float] = {}
    saved, before = time.monotonic(), time.monotonic()
    progress = run.seconds / (60 * minutes)
    while progress < 1:
        name = pick_canvas(progress, canvases)
        for group in run.optimiser.param_groups:
            group["lr"] = learning_rate(run.step, progress)
        batch = buckets[name].batch(BATCH_SIZES[name], random, text, run.shift_factor, run.scaling_factor)
        loss = velocity_loss(run.network, batch.to(device), TIME_SHIFTS[name])
        run.advance(loss)
        losses[name] = 0.97 * losses.get(name, loss.item()) + 0.03 * loss.item()
        if run.step % STEPS_BETWEEN_AVERAGES != 0:
            continue
        now = time.monotonic()
        run.seconds, before = run.seconds + now - before, now
        progress = shared_progress(run.seconds, minutes)
        if rank == 0 and run.step % 100 == 0:
            shown = " · ".join(f"{key} {value:.4f}" for key, value in losses.items())
            print(f"step {run.step} · {run.seconds / 60:.1f} min · {shown}", flush=True)
        if rank == 0 and now - saved > SAVE_SECONDS:
            run.save()
            saved = now
    if rank == 0:
        run.save()


def shared_progress(seconds: float, minutes: float) -> float:
    """The mean over the processes, so that all of them choose the same canvas and stop at the same step."""
    progress = torch.tensor([seconds / (60 * minutes)])
    average([progress])
    return progress.item()


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training denoiser", description=__doc__)
    parser.add_argument("--minutes", type=float, default=240, help="of training in all, earlier runs included")
    run_on_every_core(train, parser.parse_args(arguments).minutes)
