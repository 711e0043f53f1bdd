"""What the reader learns from: batches of crops, disturbed anew each time, and the loss over all questions."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.instrument.crops import SIDE
from training.instrument.disturb import disturbed
from training.instrument.heads import UNASKED, heads
from training.instrument.network import Reader, planes_of
from training.instrument.render import Part, parts

BATCH = 64
SMALL = 64
"""Crops of the first third of training, px: three times as many fit in the same time."""
LARGE_FROM = 0.35
WEIGHTS = {"class": 1.0, "presentation": 4.0, "skin_tone": 3.0, "hair_color": 2.0, "age": 2.0}
"""Of the questions' losses, 1 for the others: faces are small, classes are large and learnt early."""
DECODED_SHARE = 0.3
SMOOTHING = 0.03
RARE = 0.15
"""Crops come by their class's number to this power less often. At .5, what people look like was learnt too slowly."""


class ReaderTask:
    """Crops of all parts; classes that are rare in scenes come somewhat more often."""

    def __init__(self) -> None:
        self.pools = [Pool(list(parts(kind))) for kind in ("plain", "decoded")]

    def network(self) -> Reader:
        return Reader({name: len(values) for name, values in heads().items()})

    def loss(self, network: nn.Module, progress: float, step: int) -> tuple[Tensor, str]:
        random = np.random.default_rng([5, step])
        torch.manual_seed(step)
        crops, truth, present, silhouettes = self.batch(random)
        planes = planes_of(crops)
        if progress < LARGE_FROM:
            planes = F.interpolate(planes, (SMALL, SMALL), mode="bilinear", antialias=True)
        planes, silhouettes = disturbed(planes, silhouettes)
        with torch.autocast("cpu", torch.bfloat16):
            answers, presence, drawn = network(planes)
        total = F.binary_cross_entropy_with_logits(presence.float(), present.float())
        total = total + 5 * ((drawn.float() - silhouettes).abs().mean(1) * present).mean()
        shown = []
        for column, (name, logits) in enumerate(answers.items()):
            asked = truth[:, column] != UNASKED
            if not asked.any():
                continue
            logits, target = logits.float()[asked], truth[asked, column]
            share = asked.float().mean()
            total = total + WEIGHTS.get(name, 1.0) * share * F.cross_entropy(logits, target, label_smoothing=SMOOTHING)
            shown.append(f"{name} {(logits.argmax(1) == target).float().mean():.2f}")
        return total, f"{total.item():.2f} · {' '.join(shown)}"

    def batch(self, random: np.random.Generator) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Crops uint8 [BATCH, SIDE, SIDE, 4], truth [BATCH, heads], present [BATCH], silhouettes [BATCH, 4]."""
        plain, decoded = self.pools
        count = round(BATCH * DECODED_SHARE) if decoded.size else 0
        rows = [*plain.draw(random, BATCH - count), *(decoded.draw(random, count) if count else ())]
        crops, truth, present, silhouettes = zip(*rows, strict=True)
        return (
            torch.from_numpy(np.stack(crops)).view(BATCH, SIDE, SIDE, 4),
            torch.from_numpy(np.stack(truth)).long(),
            torch.tensor([bool(one) for one in present]),
            torch.from_numpy(np.stack(silhouettes)),
        )


class Pool:
    """The parts of one kind as one list of crops."""

    def __init__(self, found: list[Part]) -> None:
        self.parts = found
        self.places = [(part, row) for part, one in enumerate(found) for row in range(len(one.truth))]
        self.size = len(self.places)
        if self.size:
            classes = np.concatenate([part.truth[:, 0] for part in found])
            counts = np.bincount(classes + 1, minlength=len(heads()["class"]) + 1)
            weights = np.where(classes == UNASKED, 1.0, np.maximum(1, counts[classes + 1]) ** -RARE * counts[1:].mean() ** RARE)
            self.steps = np.cumsum(weights / weights.sum())

    def draw(self, random: np.random.Generator, count: int) -> list[tuple]:
        chosen = np.searchsorted(self.steps, random.random(count)).clip(max=self.size - 1)
        return [self.row(*self.places[index]) for index in chosen]

    def row(self, part: int, row: int) -> tuple:
        one = self.parts[part]
        return one.crops[row], one.truth[row], one.present[row], one.silhouettes[row]
