"""JSON that a person can compare line by line."""

import json
from pathlib import Path


def write_json(file: Path, value: dict) -> None:
    """One line for each entry of the first two levels, so that changes can be read."""
    file.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace('},"', '},\n"').replace(']],"', ']],\n"') + "\n")
