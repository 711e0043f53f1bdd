"""Pictures as the diffusion model would hand them over: through the autoencoder, with noise on the latents."""

import numpy as np
import torch
import torch.nn.functional as F

from training.build_folder import AUTOENCODER, require_checkpoint
from training.models.autoencoder import Autoencoder
from training.scenes.chance import Generator

GREATEST_NOISE = 0.5
"""Of the latents' standard deviation."""


class RoundTrip:
    """The autoencoder there and back, on one thread."""

    def __init__(self) -> None:
        self.network = Autoencoder().to(memory_format=torch.channels_last).eval()
        self.network.load_state_dict(require_checkpoint(AUTOENCODER)["network"])

    @torch.no_grad()
    def __call__(self, image: np.ndarray, random: Generator, noise: float | None = None) -> np.ndarray:
        """uint8 [H, W, 3]; half of the noise varies from cell to cell, half over areas of some cells."""
        pixels = torch.from_numpy(image).permute(2, 0, 1)[None].float() / 127.5 - 1
        with torch.autocast("cpu", torch.bfloat16):
            mean = self.network.encode(pixels.contiguous(memory_format=torch.channels_last))[0].float()
            strength = random.uniform(0, GREATEST_NOISE) if noise is None else noise
            mean = mean + strength * float(mean.std()) * noise_like(mean, random)
            drawn = self.network.decode(mean.contiguous(memory_format=torch.channels_last))[0].float()
        return ((drawn.clamp(-1, 1).permute(1, 2, 0) + 1) * 127.5).round().to(torch.uint8).numpy()


def noise_like(latents: torch.Tensor, random: Generator) -> torch.Tensor:
    """Unit noise, its fine and coarse parts in a random proportion."""
    fine = torch.from_numpy(random.standard_normal(latents.shape).astype(np.float32))
    height, width = latents.shape[2:]
    small = (*latents.shape[:2], max(2, height // 3), max(2, width // 3))
    coarse = F.interpolate(torch.from_numpy(random.standard_normal(small).astype(np.float32)), (height, width), mode="bicubic")
    part = random.uniform(0, np.pi / 2)
    return fine * np.cos(part) + coarse * np.sin(part)
