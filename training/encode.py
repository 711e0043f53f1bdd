"""`python -m training encode --scale 1`: scenes to latents and captions to token states, before the denoiser trains.

A canvas that is already encoded is kept, so that it goes on where it stopped; remove `training/build/latents` to encode
anew after the art, the scenes or the autoencoder have changed.
"""

import argparse
import json
import os
import time

import numpy as np
import torch

from training.build_folder import AUTOENCODER, LATENTS, load_checkpoint, pick_device
from training.models.autoencoder import FACTOR, LATENT_CHANNELS, Autoencoder
from training.models.text_encoder import load_text_encoder, load_tokenizer
from training.scenes import make_scene

REGIONS = 9
BATCH = 8

# What a cell shows, by which its errors weigh: a later one covers an earlier one.
SHOWS_SETTING, SHOWS_SUBJECT, SHOWS_BARE_PART = 0, 1, 2

# name: canvas (width, height), scenes at scale 1, first seed
BUCKETS = {
    "small": ((128, 128), 16_000, 1_000_000),
    "medium": ((192, 192), 7_000, 2_000_000),
    "square": ((256, 256), 8_000, 3_000_000),
    "wide": ((384, 256), 1_600, 4_000_000),
    "large": ((512, 512), 1_200, 5_000_000),
    "broad": ((640, 416), 1_600, 6_000_000),
}


class EncodedScenes(torch.utils.data.Dataset):
    """Batches of scenes, composed and encoded where they are asked for: in a worker process on each core."""

    def __init__(self, canvas: tuple[int, int], count: int, first_seed: int, network: Autoencoder) -> None:
        self.canvas, self.count, self.first_seed, self.network = canvas, count, first_seed, network

    def __len__(self) -> int:
        return self.count // BATCH

    def __getitem__(self, index: int) -> tuple[np.ndarray, list[dict]]:
        """float16 [8, 16, h, w], and what stands in each scene."""
        scenes = [make_scene(self.first_seed + index * BATCH + one, canvas=self.canvas) for one in range(BATCH)]
        device = next(self.network.parameters()).device
        images = torch.from_numpy(np.stack([scene.image for scene in scenes])).to(device).permute(0, 3, 1, 2)
        pixels = (images.float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)
        with torch.no_grad(), torch.autocast(device.type, torch.bfloat16):
            mean, _ = self.network.encode(pixels)
        return mean.float().cpu().numpy().astype(np.float16), [describe(scene) for scene in scenes]


def describe(scene) -> dict:
    """Pixels, owner of each cell (0 the scene), what it shows, boxes as parts of the canvas, captions per block."""
    height, width = scene.image.shape[:2]
    cells = (height // FACTOR, width // FACTOR)
    owners = np.zeros(cells, np.uint8)
    shown = np.full(cells, SHOWS_SETTING, np.uint8)
    boxes = np.zeros((REGIONS, 4), np.float16)
    subjects = scene.subjects[: REGIONS - 1]
    for index, subject in enumerate(subjects, start=1):
        shown[in_cells(subject.mask)] = SHOWS_SUBJECT
        shown[in_cells(subject.bare)] = SHOWS_BARE_PART
        if not scene.one_prompt:
            x, y, box_width, box_height = (int(value) for value in subject.box)
            rows = slice(y // FACTOR, (y + box_height) // FACTOR)
            owners[rows, x // FACTOR : (x + box_width) // FACTOR] = index
            boxes[index] = (x / width, y / height, box_width / width, box_height / height)
    regional = [] if scene.one_prompt else subjects
    return {
        "owners": owners,
        "shown": shown,
        "boxes": boxes,
        "captions": [scene.request if scene.one_prompt else scene.caption, *(subject.caption for subject in regional)],
        "negatives": [None, *(subject.negative_caption for subject in regional)],
    }


def in_cells(mask: np.ndarray) -> np.ndarray:
    """bool [H, W] -> bool [H/8, W/8]: whether any pixel of the cell is set."""
    height, width = mask.shape
    return mask.reshape(height // FACTOR, FACTOR, width // FACTOR, FACTOR).any((1, 3))


class CaptionIndex:
    """Distinct captions in order of appearance; 0 is the empty one, -1 none."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.numbers = {text: number for number, text in enumerate(texts)}

    def row(self, captions: list[str | None]) -> np.ndarray:
        row = np.full(REGIONS, -1, np.int32)
        for position, caption in enumerate(captions):
            if caption is not None:
                if caption not in self.numbers:
                    self.numbers[caption] = len(self.texts)
                    self.texts.append(caption)
                row[position] = self.numbers[caption]
        return row


def encode_bucket(
    name: str, scale: float, network: Autoencoder, captions: CaptionIndex, device: torch.device
) -> dict[str, np.ndarray]:
    """Writes the latents, and gives back what stands in each scene, to be written last: it says that all is there."""
    canvas, full_count, first_seed = BUCKETS[name]
    count = max(32, int(full_count * scale) // 32 * 32)
    width, height = canvas[0] // FACTOR, canvas[1] // FACTOR
    latents = np.lib.format.open_memmap(
        LATENTS / f"{name}.latents.npy", "w+", np.float16, (count, LATENT_CHANNELS, height, width)
    )
    kept: dict[str, list[np.ndarray]] = {key: [] for key in ("owners", "shown", "boxes", "captions", "negatives")}
    scenes = EncodedScenes(canvas, count, first_seed, network)
    workers = 0 if device.type == "cuda" else len(os.sched_getaffinity(0))
    loader = torch.utils.data.DataLoader(scenes, batch_size=None, num_workers=workers, collate_fn=as_it_is)
    for number, (encoded, described) in enumerate(loader):
        latents[number * BATCH : (number + 1) * BATCH] = encoded
        for scene in described:
            for key in ("owners", "shown", "boxes"):
                kept[key].append(scene[key])
            for key in ("captions", "negatives"):
                kept[key].append(captions.row(scene[key]))
    latents.flush()
    return {key: np.stack(rows) for key, rows in kept.items()}


def as_it_is(batch: tuple[np.ndarray, list[dict]]) -> tuple[np.ndarray, list[dict]]:
    """Keeps arrays arrays: as tensors each would hold a file descriptor open until it is read."""
    return batch


def encoded_captions() -> list[str]:
    """The captions whose token states are on disk; at first the empty one is yet to be encoded."""
    file = LATENTS / "captions.json"
    return json.loads(file.read_text()) if file.exists() else []


def append_captions(texts: list[str], device: torch.device) -> None:
    """Token states of the captions that have none yet, after those that have; float16 [tokens, 384], and their offsets."""
    known = len(encoded_captions())
    states, offsets = token_states(texts[known:], device)
    if known > 0:
        before = np.load(LATENTS / "offsets.npy")
        states = np.concatenate([np.load(LATENTS / "states.npy"), states])
        offsets = np.concatenate([before, before[-1] + offsets[1:]])
    np.save(LATENTS / "states.npy", states)
    np.save(LATENTS / "offsets.npy", offsets)
    (LATENTS / "captions.json").write_text(json.dumps(texts))


def token_states(texts: list[str], device: torch.device) -> tuple[np.ndarray, np.ndarray]:
    """Token states one caption after the other, float16 [tokens, 384], and where each begins, [captions + 1]."""
    encoder, tokenizer = load_text_encoder().to(device), load_tokenizer()
    identifiers = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    offsets = np.concatenate([[0], np.cumsum([len(row) for row in identifiers], dtype=np.int64)])
    states = np.zeros((offsets[-1], 384), np.float16)
    order = np.argsort([len(row) for row in identifiers], kind="stable")
    for start in range(0, len(order), 256):
        rows = order[start : start + 256]
        length = max(len(identifiers[row]) for row in rows)
        input_ids = torch.zeros(len(rows), length, dtype=torch.int64)
        mask = torch.zeros(len(rows), length)
        for position, row in enumerate(rows):
            input_ids[position, : len(identifiers[row])] = torch.tensor(identifiers[row])
            mask[position, : len(identifiers[row])] = 1
        with torch.no_grad():
            encoded = encoder(input_ids.to(device), mask.to(device)).cpu().numpy()
        for position, row in enumerate(rows):
            states[offsets[row] : offsets[row + 1]] = encoded[position, : len(identifiers[row])]
    return states, offsets


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training encode", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="multiplies the number of scenes")
    options = parser.parse_args(arguments)
    device = pick_device()
    torch.set_num_threads(1)  # worker processes are forked from this one, which threads do not survive
    saved = load_checkpoint(AUTOENCODER)
    if saved is None:
        raise SystemExit("No autoencoder yet: run `python -m training autoencoder` first.")
    network = Autoencoder().to(device, memory_format=torch.channels_last).eval()
    network.load_state_dict(saved["network"])
    LATENTS.mkdir(parents=True, exist_ok=True)
    for name in BUCKETS:
        if (LATENTS / f"{name}.npz").exists():
            print(f"{name}: already encoded", flush=True)
            continue
        started = time.monotonic()
        captions = CaptionIndex(encoded_captions() or [""])
        arrays = encode_bucket(name, options.scale, network, captions, device)
        append_captions(captions.texts, device)
        np.savez(LATENTS / f"{name}.npz", **arrays)
        print(f"{name}: {time.monotonic() - started:.0f} s, {len(captions.texts)} captions so far", flush=True)
