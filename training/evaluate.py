"""`python -m training evaluate`: draws fixed scenes that were never trained on, and reads every box off the picture.

Prints one JSON line per split: shares of right answers with their counts. `--source art` and `--source autoencoder`
give the ceilings: the instrument on the true pictures, and on the true pictures through the autoencoder.
"""

import argparse
import json
import time
from collections.abc import Iterator

import numpy as np
import torch
from PIL import Image

from training.build_folder import AUTOENCODER, DENOISER, pick_device, require_checkpoint
from training.evaluation.other_values import negative_prompts
from training.evaluation.scores import Scores, score_scene
from training.models.autoencoder import Autoencoder
from training.models.denoiser import Denoiser
from training.sampling import Sampling, Words, noise_of, sample, scene_conditions
from training.scenes import Scene, make_scene

FIRST_SEED = 0
BATCH = 8
COLUMNS = 4


class Artist:
    """The trained networks, drawing scenes of one canvas at a time."""

    def __init__(self, settings: Sampling, names_others: bool) -> None:
        self.device = pick_device()
        self.settings = settings
        self.names_others = names_others
        self.autoencoder = Autoencoder().to(self.device).eval()
        self.autoencoder.load_state_dict(require_checkpoint(AUTOENCODER)["network"])

    def draw(self, scenes: list[Scene], seeds: list[int]) -> list[np.ndarray]:
        """Pictures uint8 [H, W, 3] sampled from the scenes' words and boxes alone."""
        saved = require_checkpoint(DENOISER)
        denoiser = Denoiser().to(self.device, memory_format=torch.channels_last).eval()
        denoiser.load_state_dict(saved["ema"])
        words = Words(self.device)
        pictures: list[np.ndarray] = []
        for start in range(0, len(scenes), BATCH):
            part = scenes[start : start + BATCH]
            height, width = (side // 8 for side in part[0].image.shape[:2])
            noise = noise_of(seeds[start : start + BATCH], height, width).to(self.device)
            regions = 1 + max(len(scene.subjects) for scene in part)
            negatives = [negative_prompts(scene, regions) for scene in part] if self.names_others else None
            positive, negative = scene_conditions(part, words, self.settings.scene_weight, negatives)
            latents = sample(denoiser, positive, negative, noise, self.settings)
            pictures += self.decode(latents / saved["scaling_factor"] + saved["shift_factor"])
        return pictures

    @torch.no_grad()
    def reconstruct(self, scenes: list[Scene]) -> list[np.ndarray]:
        pictures: list[np.ndarray] = []
        for scene in scenes:
            pixels = torch.from_numpy(scene.image).permute(2, 0, 1)[None].to(self.device).float() / 127.5 - 1
            pictures += self.decode(self.autoencoder.encode(pixels)[0])
        return pictures

    @torch.no_grad()
    def decode(self, latents: torch.Tensor) -> list[np.ndarray]:
        drawn = self.autoencoder.decode(latents).clamp(-1, 1).permute(0, 2, 3, 1)
        return list(((drawn + 1) * 127.5).round().to(torch.uint8).cpu().numpy())


def fixed_scenes(split: str, count: int, canvas: tuple[int, int], subjects: int | None) -> list[Scene]:
    """The same scenes every time; one-prompt scenes only occur in training."""
    return [make_scene(FIRST_SEED + index, canvas, subjects, split) for index in range(count)]


def contact_sheet(scenes: list[Scene], pictures: list[np.ndarray]) -> Image.Image:
    """Rows of true pictures, each above its row of drawn ones."""
    columns = min(COLUMNS, len(scenes))

    def rows() -> Iterator[np.ndarray]:
        for start in range(0, len(scenes) // columns * columns, columns):
            yield np.concatenate([scene.image for scene in scenes[start : start + columns]], 1)
            yield np.concatenate(pictures[start : start + columns], 1)

    return Image.fromarray(np.concatenate(list(rows()), 0))


def main(arguments: list[str]) -> None:
    """Evaluates and prints."""
    options = parse(arguments)
    width, height = (int(side) for side in options.canvas.split("x"))
    low, high = options.interval
    settings = Sampling(options.steps, options.shift, options.guidance, (low, high))
    artist = None if options.source == "art" else Artist(settings, options.negatives == "others")
    for split in options.splits:
        started = time.monotonic()
        scenes = fixed_scenes(split, options.scenes, (width, height), options.subjects)
        if artist is None:
            pictures = [scene.image for scene in scenes]
        elif options.source == "autoencoder":
            pictures = artist.reconstruct(scenes)
        else:
            pictures = artist.draw(scenes, list(range(len(scenes))))
        drawn = time.monotonic() - started
        scores = Scores()
        for scene, picture in zip(scenes, pictures, strict=True):
            score_scene(scores, picture, scene)
        how = {"split": split, "source": options.source, "canvas": options.canvas, "scenes": options.scenes}
        if options.source == "denoiser":
            how |= {**vars(settings), "negatives": options.negatives}
        print(json.dumps({**how, **scores.summary(), "seconds_a_picture": round(drawn / len(scenes), 2)}), flush=True)
        if options.sheet:
            contact_sheet(scenes, pictures).save(options.sheet.format(split=split))


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training evaluate", description=__doc__)
    defaults = Sampling()
    parser.add_argument("--source", choices=("denoiser", "autoencoder", "art"), default="denoiser")
    parser.add_argument("--splits", nargs="+", choices=("evaluation", "unseen"), default=["evaluation", "unseen"])
    parser.add_argument("--scenes", type=int, default=80)
    parser.add_argument("--canvas", default="256x256", help="width x height, multiples of 32")
    parser.add_argument("--subjects", type=int, help="as many in every scene (default: as the scenes come)")
    parser.add_argument("--steps", type=int, default=defaults.steps)
    parser.add_argument("--shift", type=float, default=defaults.shift)
    parser.add_argument("--guidance", type=float, default=defaults.guidance_scale)
    parser.add_argument("--interval", type=float, nargs=2, default=defaults.guidance_interval, metavar=("LOW", "HIGH"))
    parser.add_argument("--negatives", choices=("empty", "others"), default="others")
    parser.add_argument("--sheet", help="file of a contact sheet; {split} in the name is replaced")
    return parser.parse_args(arguments)
