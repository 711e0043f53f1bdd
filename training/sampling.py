"""Pictures from noise in PyTorch, with the renderer's own schedule: what the evaluation and the snapshots draw with."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.encode import describe
from training.latent_batches import region_masks
from training.models.denoiser import Denoiser
from training.models.text_encoder import TextEncoder, load_text_encoder, load_tokenizer
from training.scenes import Scene


@dataclass(frozen=True)
class Sampling:
    """Defaults are what the model ships with."""

    steps: int = 12
    shift: float = 3.0
    guidance_scale: float = 3.0
    guidance_interval: tuple[float, float] = (0.0, 1.0)
    scene_weight: float = 0.3


@dataclass(frozen=True)
class Conditions:
    """What the denoiser reads besides noise and time, in its own order."""

    states: Tensor  # [batch, regions * length, 384]
    token_mask: Tensor  # [batch, regions * length]
    region_masks: Tensor  # [batch, regions, h, w]
    region_boxes: Tensor  # [batch, regions, 4]


class Words:
    """Prompts to padded blocks of token states; the frozen text encoder behind it."""

    def __init__(self, device: torch.device) -> None:
        self.device = device
        self.encoder: TextEncoder = load_text_encoder().to(device)
        self.tokenizer = load_tokenizer()

    def blocks(self, prompts: list[list[str]]) -> tuple[Tensor, Tensor]:
        """Rows of as many prompts each -> states [rows, regions * length, 384], mask [rows, regions * length]."""
        encodings = [self.tokenizer.encode(prompt).ids for row in prompts for prompt in row]
        length = max(len(encoding) for encoding in encodings)
        input_ids = torch.zeros(len(encodings), length, dtype=torch.int64)
        mask = torch.zeros(len(encodings), length)
        for row, encoding in enumerate(encodings):
            input_ids[row, : len(encoding)] = torch.tensor(encoding)
            mask[row, : len(encoding)] = 1
        with torch.no_grad():
            states = self.encoder(input_ids.to(self.device), mask.to(self.device))
        return states.reshape(len(prompts), -1, states.shape[-1]), mask.reshape(len(prompts), -1).to(self.device)


def scene_conditions(
    scenes: list[Scene], words: Words, scene_weight: float, negatives: list[list[str]] | None = None
) -> tuple[Conditions, Conditions]:
    """Positive and negative rows of scenes of one canvas; negative prompts, one a block, are empty by default."""
    described = [describe(scene) for scene in scenes]
    regions = max(len(one["captions"]) for one in described)
    positive = [[*one["captions"], *[""] * (regions - len(one["captions"]))] for one in described]
    negative = negatives or [[""] * regions for _ in described]
    states, token_mask = words.blocks([*positive, *negative])
    weights = np.full(len(scenes), scene_weight)
    owners = np.stack([one["owners"] for one in described])
    masks = torch.from_numpy(region_masks(owners, regions, weights)).to(words.device)
    boxes = torch.from_numpy(np.stack([one["boxes"][:regions] for one in described]).astype(np.float32))
    boxes = boxes.to(words.device)
    count = len(scenes)
    return (
        Conditions(states[:count], token_mask[:count], masks, boxes),
        Conditions(states[count:], token_mask[count:], masks, boxes),
    )


def sigma_schedule(steps: int, shift: float) -> list[float]:
    """Evenly spaced from 1 to 0, then shifted (Esser et al. 2024, equation 23); `steps + 1` levels."""
    even = [1 - index / steps for index in range(steps + 1)]
    return [shift * sigma / (1 + (shift - 1) * sigma) for sigma in even]


@torch.no_grad()
def sample(denoiser: Denoiser, positive: Conditions, negative: Conditions, noise: Tensor, settings: Sampling) -> Tensor:
    """Normalised latents [batch, 16, h, w] by Euler steps along the velocity, guided between two noise levels."""
    latents = noise
    sigmas = sigma_schedule(settings.steps, settings.shift)
    lowest, highest = settings.guidance_interval
    for sigma, following in zip(sigmas, sigmas[1:], strict=False):
        velocity = _velocity(denoiser, latents, sigma, positive)
        if settings.guidance_scale != 1 and lowest <= sigma <= highest:
            against = _velocity(denoiser, latents, sigma, negative)
            velocity = against + settings.guidance_scale * (velocity - against)
        latents = latents + (following - sigma) * velocity
    return latents


def _velocity(denoiser: Denoiser, latents: Tensor, sigma: float, conditions: Conditions) -> Tensor:
    timestep = torch.full((len(latents),), 1000 * sigma, device=latents.device)
    with torch.autocast(latents.device.type, torch.bfloat16):
        return denoiser(latents, timestep, *vars(conditions).values()).float()


def noise_of(seeds: list[int], height: int, width: int) -> Tensor:
    """Each picture's own noise [batch, 16, h, w], whatever else is in its batch."""
    return torch.stack(
        [torch.randn(16, height, width, generator=torch.Generator().manual_seed(seed)) for seed in seeds]
    )
