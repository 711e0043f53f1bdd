"""Batches for the denoiser from encoded scenes: latents, words, masks and boxes, with what is left out at random."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.build_folder import LATENTS

EMPTY_CAPTION = 0
NEGATIVE_SHARE = 0.08
EMPTY_REGION_SHARE = 0.04
EMPTY_SCENE_SHARE = 0.08
HIGHEST_SCENE_WEIGHT = 0.5


@dataclass(frozen=True)
class Batch:
    latents: Tensor  # [batch, 16, h, w], normalised
    states: Tensor  # [batch, regions * length, 384]
    token_mask: Tensor  # [batch, regions * length]
    region_masks: Tensor  # [batch, regions, h, w]
    region_boxes: Tensor  # [batch, regions, 4]
    shown: Tensor  # [batch, h, w], what each cell shows, as training.encode numbers it

    def conditions(self) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        return self.states, self.token_mask, self.region_masks, self.region_boxes

    def to(self, device: torch.device) -> "Batch":
        return Batch(**{name: tensor.to(device) for name, tensor in vars(self).items()})


class CaptionStates:
    """Token states of every caption; rows of caption numbers become padded blocks."""

    def __init__(self) -> None:
        self.states = np.load(LATENTS / "states.npy")
        self.offsets = np.load(LATENTS / "offsets.npy")

    def blocks(self, captions: np.ndarray) -> tuple[Tensor, Tensor]:
        """captions [batch, regions] -> states [batch, regions * length, 384], mask [batch, regions * length]."""
        batch, regions = captions.shape
        length = int((self.offsets[captions + 1] - self.offsets[captions]).max())
        states = np.zeros((batch * regions, length, self.states.shape[1]), np.float32)
        mask = np.zeros((batch * regions, length), np.float32)
        for row, caption in enumerate(captions.ravel()):
            tokens = self.states[self.offsets[caption] : self.offsets[caption + 1]]
            states[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        return (
            torch.from_numpy(states.reshape(batch, regions * length, -1)),
            torch.from_numpy(mask.reshape(batch, regions * length)),
        )


class LatentBucket:
    """Encoded scenes of one canvas."""

    def __init__(self, name: str) -> None:
        self.latents = np.load(LATENTS / f"{name}.latents.npy", mmap_mode="r")
        arrays = np.load(LATENTS / f"{name}.npz")
        self.owners, self.shown, self.boxes = arrays["owners"], arrays["shown"], arrays["boxes"]
        self.captions, self.negatives = arrays["captions"], arrays["negatives"]
        self.regions = (self.captions >= 0).sum(1)

    def pick(self, size: int, random: np.random.Generator) -> np.ndarray:
        """Scenes of like numbers of regions share a batch, so that little of it is padding."""
        candidates = random.integers(0, len(self.latents), 4 * size)
        candidates = candidates[np.argsort(self.regions[candidates], kind="stable")]
        start = size * int(random.integers(4))
        return np.sort(candidates[start : start + size])

    def batch(self, size: int, random: np.random.Generator, text: CaptionStates, shift: float, scale: float) -> Batch:
        rows = self.pick(size, random)
        regions = int(self.regions[rows].max())
        captions = leave_out(self.captions[rows, :regions], self.negatives[rows, :regions], random)
        states, token_mask = text.blocks(captions)
        scene_weights = random.random(size) * HIGHEST_SCENE_WEIGHT
        return Batch(
            (torch.from_numpy(self.latents[rows].astype(np.float32)) - shift) * scale,
            states,
            token_mask,
            torch.from_numpy(region_masks(self.owners[rows], regions, scene_weights)),
            torch.from_numpy(self.boxes[rows, :regions].astype(np.float32)),
            torch.from_numpy(self.shown[rows].astype(np.int64)),
        )


def leave_out(captions: np.ndarray, negatives: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Some captions become lists of alternatives or nothing, so that guidance has a negative row that means something."""
    as_list = (random.random(captions.shape) < NEGATIVE_SHARE) & (negatives >= 0)
    captions = np.where(as_list, negatives, captions)
    empty = random.random(captions.shape) < EMPTY_REGION_SHARE
    empty |= random.random((len(captions), 1)) < EMPTY_SCENE_SHARE
    return np.where(empty | (captions < 0), EMPTY_CAPTION, captions)


def region_masks(owners: np.ndarray, regions: int, scene_weights: np.ndarray) -> np.ndarray:
    """owners [batch, h, w] (0 the scene) -> masks [batch, regions, h, w]; the scene keeps a weight in covered cells."""
    masks = (owners[:, None] == np.arange(regions)[None, :, None, None]).astype(np.float32)
    masks[:, 0] = np.where(owners > 0, scene_weights[:, None, None], 1.0)
    return masks
