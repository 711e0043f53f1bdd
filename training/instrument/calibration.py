"""Confidences that mean what they say, and where to abstain: one temperature and one threshold per question."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch

from training.instrument.examples import Example
from training.instrument.heads import UNASKED, heads
from training.instrument.network import Reader, planes_of

TEMPERATURES = np.exp(np.linspace(np.log(0.4), np.log(3), 40))
THRESHOLDS = np.arange(0.3, 0.96, 0.05)
WANTED_ACCURACY = 0.995
ABSTAINS_AT_MOST = 0.05
LEAST_MEAN_RECALL = 0.7
BATCH = 128


@dataclass(frozen=True)
class Calibration:
    temperatures: dict[str, float]
    thresholds: dict[str, float]


@torch.no_grad()
def calibrate(network: Reader, examples: Iterable[Example]) -> Calibration:
    """Temperature of least surprise; lowest threshold whose kept answers are right in .995, while at most .05 are lost."""
    network.eval()
    known = [example for example in examples if example.present]
    truth = np.stack([example.truth for example in known]).astype(int)
    logits: dict[str, list[np.ndarray]] = {name: [] for name in heads()}
    for start in range(0, len(known), BATCH):
        crops = torch.from_numpy(np.stack([example.crop for example in known[start : start + BATCH]]))
        for name, values in network(planes_of(crops))[0].items():
            logits[name].append(values.float().numpy())
    temperatures, thresholds = {}, {}
    for column, name in enumerate(heads()):
        asked = truth[:, column] != UNASKED
        scores, answers = np.concatenate(logits[name])[asked], truth[asked, column]
        surprise = [-np.log(softmax(scores / one)[np.arange(len(answers)), answers] + 1e-9).mean() for one in TEMPERATURES]
        temperatures[name] = round(float(TEMPERATURES[int(np.argmin(surprise))]), 4)
        thresholds[name] = threshold_of(softmax(scores / temperatures[name]), answers)
    return Calibration(temperatures, thresholds)


def threshold_of(shares: np.ndarray, answers: np.ndarray) -> float:
    """1, which nothing reaches, where values are hardly told apart, however right the most frequent one makes it look."""
    if mean_recall(shares.argmax(1), answers) < LEAST_MEAN_RECALL:
        return 1.0
    confidence, right = shares.max(1), shares.argmax(1) == answers
    chosen = float(THRESHOLDS[0])
    for threshold in THRESHOLDS:
        kept = confidence >= threshold
        if (~kept).mean() > ABSTAINS_AT_MOST:
            break
        chosen = round(float(threshold), 2)
        if right[kept].mean() >= WANTED_ACCURACY:
            break
    return chosen


def mean_recall(read: np.ndarray, answers: np.ndarray) -> float:
    """The share read right of each value that occurs at least twice, averaged over the values."""
    values, counts = np.unique(answers, return_counts=True)
    shares = [(read[answers == value] == value).mean() for value in values[counts >= 2]]
    return float(np.mean(shares)) if shares else 0.0


def softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)
