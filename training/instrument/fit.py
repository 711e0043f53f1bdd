"""`python -m training instrument train --minutes 30`: trains the reader, then the finder; goes on wherever it was."""

import argparse
import time
from collections.abc import Callable

import torch
from torch import nn

from training.build_folder import load_checkpoint, save_checkpoint
from training.instrument.finder_task import FinderTask
from training.instrument.reader_task import ReaderTask
from training.instrument.render import FOLDER

LEARNING_RATE = 2e-3
WEIGHT_DECAY = 0.02
AVERAGING = 0.998
SAVE_EVERY = 200
FINDER_SHARE = 0.2
READER, FINDER = FOLDER / "reader.pt", FOLDER / "finder.pt"


class Run:
    """One network with its optimiser and the running average of its weights, on one thread."""

    def __init__(self, network: nn.Module, file) -> None:
        self.file = file
        self.network = network.to(memory_format=torch.channels_last)
        self.optimiser = torch.optim.AdamW(network.parameters(), LEARNING_RATE, weight_decay=WEIGHT_DECAY, fused=True)
        self.average = {name: value.clone() for name, value in network.state_dict().items()}
        self.step, self.seconds = 0, 0.0
        saved = load_checkpoint(file)
        if saved is not None:
            network.load_state_dict(saved["network"])
            self.optimiser.load_state_dict(saved["optimiser"])
            self.average, self.step, self.seconds = saved["average"], saved["step"], saved["seconds"]

    def train(self, loss_at: Callable[[nn.Module, float, int], tuple[torch.Tensor, str]], minutes: float) -> None:
        """Until so many minutes are spent, earlier runs included: the learning rate rises and falls over all of them."""
        before = time.monotonic() - self.seconds
        self.network.train()
        while (progress := (time.monotonic() - before) / (60 * minutes)) < 1:
            for group in self.optimiser.param_groups:
                group["lr"] = LEARNING_RATE * min(1.0, progress * 30 + 0.02, (1 - progress) * 1.5 + 0.01)
            loss, shown = loss_at(self.network, progress, self.step)
            self.optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
            self.optimiser.step()
            self.step += 1
            self._average()
            if self.step % 50 == 0:
                print(f"{self.file.stem} {self.step} · {progress:.0%} · {shown}", flush=True)
            if self.step % SAVE_EVERY == 0:
                self.seconds = time.monotonic() - before
                self.save()
        self.seconds = time.monotonic() - before
        self.save()

    def _average(self) -> None:
        keep = min(AVERAGING, self.step / (self.step + 20))
        for name, value in self.network.state_dict().items():
            if value.dtype.is_floating_point:
                self.average[name].lerp_(value, 1 - keep)
            else:
                self.average[name].copy_(value)

    def save(self) -> None:
        values = {
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
        }
        save_checkpoint(values, self.file)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training instrument train", description=__doc__)
    parser.add_argument("--minutes", type=float, default=35, help="of training in all, earlier runs included")
    parser.add_argument("--only", choices=("reader", "finder"))
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    if options.only != "finder":
        task = ReaderTask()
        Run(task.network(), READER).train(task.loss, options.minutes * (1 - FINDER_SHARE))
    if options.only != "reader":
        task = FinderTask()
        Run(task.network(), FINDER).train(task.loss, options.minutes * FINDER_SHARE)
