"""The shipped instrument in Python, by the same rules as `audits/instrument/`: what the figures are counted with."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from training.instrument.crops import HIDDEN, OWN, SIDE
from training.instrument.graphs import READER_FILE

MODEL_FOLDER = Path(__file__).resolve().parents[2] / "models" / "instrument"
PRESENT_FROM = 0.5
PERSON_FROM = 0.5
UNDETERMINED = "undetermined"


@dataclass(frozen=True)
class Readings:
    presence: np.ndarray
    """float32 [crops]"""
    silhouettes: np.ndarray
    """float32 [crops, 4]: centre and size in parts of the crop"""
    shares: dict[str, np.ndarray]
    """Head to float32 [crops, values]"""


class Instrument:
    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        self.config = json.loads((folder / "config.json").read_text())
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(folder / READER_FILE), options, ["CPUExecutionProvider"])
        self.heads: dict[str, dict] = self.config["heads"]

    def read(self, crops: Sequence[np.ndarray]) -> Readings:
        """Crops uint8 [SIDE, SIDE, 4]."""
        outputs = self.session.run(None, {"crops": planes_of(np.stack(crops))})
        presence, silhouettes, *shares = outputs
        return Readings(presence, silhouettes, dict(zip(self.heads, shares, strict=True)))

    def answers(self, readings: Readings, row: int) -> dict[str, str]:
        """Head to value or `undetermined`; questions that make no sense of what is seen are left out."""
        classes = self.heads["class"]["values"]
        people = np.array([name == "person" or name.startswith("person/") for name in classes])
        is_person = readings.shares["class"][row][people].sum() >= PERSON_FROM
        answers = {}
        for name, head in self.heads.items():
            if head["of"] not in ("any", "person" if is_person else "thing"):
                continue
            shares = readings.shares[name][row]
            sure = shares.max() >= head["threshold"] and readings.presence[row] >= PRESENT_FROM
            answers[name] = head["values"][int(shares.argmax())] if sure else UNDETERMINED
        return answers


def planes_of(crops: np.ndarray) -> np.ndarray:
    """uint8 [crops, SIDE, SIDE, 4] to float32 [crops, 5, SIDE, SIDE]."""
    planes = np.zeros((len(crops), 5, SIDE, SIDE), np.float32)
    planes[:, :3] = crops[..., :3].transpose(0, 3, 1, 2) / np.float32(255)
    planes[:, 3] = crops[..., 3] == OWN
    planes[:, 4] = crops[..., 3] == HIDDEN
    return planes
