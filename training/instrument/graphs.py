"""The two graphs as `models/instrument` ships them: probabilities out, temperatures inside, weights in half precision."""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.export.graphs import trace
from training.export.storage import store_as_float16
from training.instrument.crops import SIDE
from training.instrument.network import CHANNELS, Finder, Reader

READER_FILE, FINDER_FILE = "model.onnx", "finder.onnx"


class ReaderGraph(nn.Module):
    """`crops` [batch, 5, SIDE, SIDE] -> presence [batch], silhouette [batch, 4], then a distribution per head."""

    def __init__(self, reader: Reader, temperatures: dict[str, float]) -> None:
        super().__init__()
        self.reader, self.temperatures = reader, temperatures

    def forward(self, crops: Tensor) -> tuple[Tensor, ...]:
        answers, presence, silhouette = self.reader(crops)
        shares = [torch.softmax(logits / self.temperatures[name], 1) for name, logits in answers.items()]
        return torch.sigmoid(presence), silhouette, *shares


class FinderGraph(nn.Module):
    """`picture` [1, 3, H, W] -> heat [1, 2, H/8, W/8], 0 but at peaks, and boxes [1, 4, H/8, W/8]."""

    def __init__(self, finder: Finder) -> None:
        super().__init__()
        self.finder = finder

    def forward(self, picture: Tensor) -> tuple[Tensor, Tensor]:
        logits, boxes = self.finder(picture)
        highest = F.max_pool2d(logits, 3, 1, 1)
        return torch.sigmoid(logits) * (logits >= highest).float(), boxes


def export_reader(reader: Reader, temperatures: dict[str, float], folder: Path) -> None:
    file = folder / READER_FILE
    batch = {0: "batch"}
    outputs = {name: batch for name in ("presence", "silhouette", *reader.sizes)}
    trace(ReaderGraph(reader, temperatures), {"crops": torch.rand(2, CHANNELS, SIDE, SIDE)}, outputs, {"crops": batch}, file)
    store_as_float16(file)


def export_finder(finder: Finder, folder: Path) -> None:
    file = folder / FINDER_FILE
    axes = {2: "height", 3: "width"}
    trace(FinderGraph(finder), {"picture": torch.rand(1, 3, 128, 192)}, {"heat": axes, "boxes": axes}, {"picture": axes}, file)
    store_as_float16(file)
