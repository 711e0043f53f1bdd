"""`python -m training join-labels SHEETS --pictures PICTURES`: labels by eye beside what was asked and what is read.

Refuses labels that are not committed: they must not change once it is known what was asked. Writes `joined.csv`, prints
one JSON line per question, and with `--publish` adds the set `drawn` to the instrument's confusion.json.
"""

import argparse
import csv
import json
import subprocess
from pathlib import Path

import numpy as np

from training.instrument.crops import crop_of
from training.instrument.heads import heads
from training.instrument.instrument import MODEL_FOLDER, UNDETERMINED, Instrument
from training.instrument.json_file import write_json
from training.labels.drawn import DrawnSubject, drawn_subjects, pixels_of
from training.labels.sheets import PRESENT, label_columns

ANSWERS = ("yes", "no", "")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training join-labels", description=__doc__)
    parser.add_argument("sheets", type=Path, help="folder with labels.csv and key.json")
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--publish", action="store_true", help="adds the matrices to models/instrument/confusion.json")
    parser.add_argument("--uncommitted", action="store_true", help="to try it out; the figures count for nothing")
    options = parser.parse_args(arguments)
    labels = options.sheets / "labels.csv"
    if not options.uncommitted and not is_committed(labels):
        raise SystemExit(f"{labels} is not committed as it is: commit the labels before they are joined.")
    rows = joined(read_labels(labels), options.sheets, options.pictures)
    with (options.sheets / "joined.csv").open("w", newline="") as file:
        table = csv.DictWriter(file, ["number", "question", "asked", "label", "read"])
        table.writeheader()
        table.writerows(rows)
    for question in [PRESENT, *heads()]:
        print(json.dumps(figures([row for row in rows if row["question"] == question], question)))
    if options.publish:
        publish(rows, MODEL_FOLDER / "confusion.json")


def is_committed(file: Path) -> bool:
    """Whether git has the file, and has it as it lies there."""
    command = ["git", "-C", str(file.parent)]
    known = subprocess.run([*command, "ls-files", "--error-unmatch", file.name], capture_output=True, check=False)
    same = subprocess.run([*command, "diff", "--quiet", "HEAD", "--", file.name], capture_output=True, check=False)
    return known.returncode == 0 and same.returncode == 0


def read_labels(file: Path) -> dict[str, dict[str, str]]:
    """Number to question to label; a word that is no value of its question is an error."""
    labels = {}
    with file.open(newline="") as lines:
        for row in csv.DictReader(lines):
            number = row["number"]
            for question in label_columns()[1:-1]:
                allowed = ANSWERS if question == PRESENT else ("", UNDETERMINED, *heads()[question])
                if row[question] not in allowed:
                    raise SystemExit(f"Number {number}: Expected one of {', '.join(allowed)} for {question}, got {row[question]}")
            labels[number] = {question: row[question] for question in label_columns()[1:-1] if row[question]}
    return {number: row for number, row in labels.items() if row}


def joined(labels: dict[str, dict[str, str]], sheets: Path, pictures: Path) -> list[dict[str, str]]:
    """A row for each label that was given: number, question, what was asked, the label, what is read."""
    key = json.loads((sheets / "key.json").read_text())
    known = {(one.checksum, one.subject): one for one in drawn_subjects(pictures)}
    instrument = Instrument(MODEL_FOLDER)
    rows = []
    for number, given in labels.items():
        place = key[number]
        subject = known.get((place["sha256"], place["subject"]))
        if subject is None:
            raise SystemExit(f"Number {number}: {place['picture']} is missing, or not the file that was labelled.")
        read = reading(instrument, subject, pictures)
        asked = {PRESENT: "yes", **subject.asked}
        for question, label in given.items():
            answers = {"asked": asked.get(question, ""), "label": label, "read": read.get(question, UNDETERMINED)}
            rows.append({"number": number, "question": question, **answers})
    return rows


def reading(instrument: Instrument, subject: DrawnSubject, pictures: Path) -> dict[str, str]:
    crop = crop_of(pixels_of(pictures / subject.picture), subject.box, subject.in_front)
    readings = instrument.read([crop])
    present = readings.presence[0] >= instrument.config["present_from"]
    return {PRESENT: "yes" if present else "no", **instrument.answers(readings, 0)}


def figures(rows: list[dict[str, str]], question: str) -> dict:
    """How often it was drawn as asked, by eye; how often the instrument reads what the eye sees; how often it abstains."""
    clear = [row for row in rows if row["label"] != UNDETERMINED]
    asked = [row for row in clear if row["asked"]]
    sure = [row for row in clear if row["read"] != UNDETERMINED]
    return {
        "question": question,
        "labelled": len(rows),
        "not told by eye": len(rows) - len(clear),
        "drawn as asked": share([row["label"] == row["asked"] for row in asked]),
        "asked": len(asked),
        "read right": share([row["read"] == row["label"] for row in clear]),
        "read right where determined": share([row["read"] == row["label"] for row in sure]),
        "undetermined": share([row["read"] == UNDETERMINED for row in clear]),
    }


def share(hits: list[bool]) -> float | None:
    return round(float(np.mean(hits)), 4) if hits else None


def publish(rows: list[dict[str, str]], file: Path) -> None:
    """Adds the set `drawn`: what the instrument reads (columns) where the eye saw a value (rows)."""
    table = json.loads(file.read_text())
    cells: dict[str, dict[tuple[int, int], int]] = {name: {} for name in heads()}
    for row in rows:
        values = heads().get(row["question"])
        if values and row["label"] in values:
            column = len(values) if row["read"] == UNDETERMINED else values.index(row["read"])
            place = (values.index(row["label"]), column)
            cells[row["question"]][place] = cells[row["question"]].get(place, 0) + 1
    table["sets"]["drawn"] = {name: [[*place, n] for place, n in sorted(found.items())] for name, found in cells.items()}
    write_json(file, table)
