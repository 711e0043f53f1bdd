"""`python -m training instrument publish`: calibrates, exports, measures the exported files and writes their card."""

import argparse
import hashlib
import json
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import torch

from training.build_folder import require_checkpoint
from training.instrument.calibration import Calibration, calibrate
from training.instrument.card import card
from training.instrument.confusion import Counts
from training.instrument.crops import CONTEXT, SIDE
from training.instrument.finding import FOUND_FROM, MULTIPLE, SAME_FROM, measure_finder
from training.instrument.fit import FINDER, READER
from training.instrument.graphs import FINDER_FILE, READER_FILE, export_finder, export_reader
from training.instrument.heads import heads
from training.instrument.instrument import MODEL_FOLDER, PERSON_FROM, PRESENT_FROM, Instrument
from training.instrument.json_file import write_json
from training.instrument.network import Finder, Reader
from training.instrument.render import FOLDER, PART_SIZES, PICTURE
from training.instrument.round_trip import RoundTrip
from training.instrument.test_sets import SPLITS, calibration_examples, test_examples

VERSION = "evencast-instrument-1"
PERSON_HEADS = ("presentation", "skin_tone", "age", "hair_color", "facial_hair", "hair_style", "headwear", "mobility_aid")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training instrument publish", description=__doc__)
    parser.add_argument("--folder", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--scenes", type=int, default=700, help="of each split, as composed")
    parser.add_argument("--decoded-scenes", type=int, default=120, help="of each split, through the autoencoder")
    parser.add_argument("--finder-scenes", type=int, default=350, help="of each split, as composed")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    folder, round_trip = options.folder, RoundTrip()
    folder.mkdir(parents=True, exist_ok=True)

    reader, finder = Reader({name: len(values) for name, values in heads().items()}), Finder()
    reader.load_state_dict(require_checkpoint(READER)["average"])
    finder.load_state_dict(require_checkpoint(FINDER)["average"])
    plain = calibration_examples(options.scenes // 3, None)
    decoded = calibration_examples(options.decoded_scenes // 2, round_trip)
    calibration = calibrate(reader.eval(), [*plain, *decoded])
    export_reader(reader, calibration.temperatures, folder)
    export_finder(finder.eval(), folder)
    write_json(folder / "config.json", config(calibration))
    print("exported", flush=True)

    sizes = {"art": options.scenes, "decoded": options.decoded_scenes}
    tasks = [(folder, name, split, sizes[name]) for name in sizes for split in SPLITS]
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        finding = workers.submit(measure_finder, folder, options.finder_scenes)
        parts = dict(zip([task[1:3] for task in tasks], workers.map(count_set, *zip(*tasks, strict=True)), strict=True))
        found = finding.result()
    counts = {name: parts[name, SPLITS[0]].plus(parts[name, SPLITS[1]]) for name in sizes}
    write_json(folder / "confusion.json", confusion(counts))
    figures = {name: one.figures() for name, one in counts.items()} | {"unseen": parts["art", "unseen"].figures()}
    made = {
        "context": str(CONTEXT),
        "side": str(SIDE),
        "scenes": f"{sum(len(list(FOLDER.glob(f'{kind}-*.npz'))) * size for kind, size in PART_SIZES.items()):,}",
        "minutes": f"{sum(require_checkpoint(file)['seconds'] for file in (READER, FINDER)) / 60:.0f}",
        "arguments": " ".join(arguments),
    }
    (folder / "README.md").write_text(card(figures, counts, found, calibration, checksums(folder), made))
    print(json.dumps({"figures": figures, "finder": found}), flush=True)


def count_set(folder: Path, name: str, split: str, scenes: int) -> Counts:
    """One split of one set, read by the exported files; in a process of its own."""
    torch.set_num_threads(1)
    round_trip = RoundTrip() if name == "decoded" else None
    return Counts().add(Instrument(folder), test_examples(scenes, round_trip, (split,)))


def config(calibration: Calibration) -> dict:
    """What a reader of the graphs must know."""
    return {
        "schema": 1,
        "name": VERSION,
        "crop": {"side": SIDE, "context": CONTEXT},
        "present_from": PRESENT_FROM,
        "person_from": PERSON_FROM,
        "finder": {"longer_side": PICTURE, "multiple": MULTIPLE, "found_from": FOUND_FROM, "same_from": SAME_FROM},
        "heads": {
            name: {"of": of(name), "threshold": calibration.thresholds[name], "values": values}
            for name, values in heads().items()
        },
        "correction": "decoded",
    }


def of(name: str) -> str:
    """Whether a question is asked of anything, of people or of things."""
    if name == "class":
        return "any"
    return "person" if name in PERSON_HEADS else "thing"


def confusion(counts: dict[str, Counts]) -> dict:
    """Only the cells that are not 0: row, column, count. The column after the values is `undetermined`."""
    return {
        "schema": 1,
        "values": heads(),
        "sets": {
            name: {
                head: [[int(row), int(column), int(matrix[row, column])] for row, column in zip(*matrix.nonzero(), strict=True)]
                for head, matrix in one.matrices.items()
            }
            for name, one in counts.items()
        },
    }


def checksums(folder: Path) -> dict[str, tuple[str, float]]:
    """File to SHA-256 and MiB."""
    return {
        name: (hashlib.sha256((folder / name).read_bytes()).hexdigest(), (folder / name).stat().st_size / 2**20)
        for name in (READER_FILE, FINDER_FILE)
    }
