"""`python -m training label-sheets PICTURES --out SHEETS`: numbered crops of drawn subjects, and an empty table of labels.

Neither the sheets nor the table say what was asked: `key.json` holds only which box of which file each number is.
Fill in `labels.csv` while looking at the sheets: leave a cell empty where the question makes no sense of what is drawn,
write `undetermined` where it cannot be told, `none` where a feature is not there. Commit it, then run `join-labels`.
"""

import argparse
import csv
import json
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from training.instrument.crops import resampled, square_around
from training.instrument.heads import heads
from training.labels.drawn import DrawnSubject, drawn_subjects, pixels_of
from training.scenes import tones

COLUMNS, ROWS = 5, 4
SIDE, CAPTION, STRIP = 224, 16, 40
PRESENT = "present"
NOTE = "note"


def label_columns() -> list[str]:
    """`number`, `present` (yes or no), a column for each question, `note`."""
    return ["number", PRESENT, *heads(), NOTE]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training label-sheets", description=__doc__)
    parser.add_argument("pictures", type=Path, help="folder of PNG files drawn with their metadata")
    parser.add_argument("--out", type=Path, required=True, help="folder for sheets, labels.csv and key.json")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1, help="of the choice and its order")
    options = parser.parse_args(arguments)
    everyone = list(drawn_subjects(options.pictures))
    if not everyone:
        raise SystemExit(f"Expected PNG files with Evencast's metadata in {options.pictures}, got none.")
    order = np.random.default_rng(options.seed).permutation(len(everyone))[: options.count]
    write_sheets([everyone[index] for index in order], options.pictures, options.out)
    print(f"{len(order)} of {len(everyone)} subjects; fill in {options.out / 'labels.csv'}")


def write_sheets(subjects: list[DrawnSubject], pictures: Path, out: Path) -> None:
    labels = out / "labels.csv"
    if labels.exists():
        raise SystemExit(f"{labels} exists: labels are not overwritten. Choose another folder.")
    out.mkdir(parents=True, exist_ok=True)
    per_sheet = COLUMNS * ROWS
    for start in range(0, len(subjects), per_sheet):
        cells = [
            cell(number, one, pictures)
            for number, one in enumerate(subjects[start : start + per_sheet], start=start + 1)
        ]
        sheet(cells).save(out / f"sheet-{start // per_sheet + 1:02}.png")
    key = {
        number: {"picture": one.picture, "sha256": one.checksum, "subject": one.subject, "box": one.box}
        for number, one in enumerate(subjects, start=1)
    }
    (out / "key.json").write_text(json.dumps(key, indent=1, ensure_ascii=False) + "\n")
    with labels.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(label_columns())
        table.writerows([number, *[""] * (len(label_columns()) - 1)] for number in key)


def cell(number: int, subject: DrawnSubject, pictures: Path) -> Image.Image:
    """The square around the box, what is outside of it dimmed, boxes in front outlined in red."""
    left, top, side = square_around(subject.box)
    colors = resampled(pixels_of(pictures / subject.picture), (left, top, side, side), SIDE, SIDE)
    scale = SIDE / side

    def corners(box) -> list[float]:
        x, y, width, height = box
        return [(x - left) * scale, (y - top) * scale, (x + width - left) * scale, (y + height - top) * scale]

    x0, y0, x1, y1 = (round(value) for value in corners(subject.box))
    inside = np.zeros((SIDE, SIDE, 1), bool)
    inside[max(0, y0) : y1, max(0, x0) : x1] = True
    image = Image.fromarray(np.where(inside, colors, colors * 0.45 + 130).clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for other in subject.in_front:
        draw.rectangle(corners(other), outline="#d02020")
    framed = Image.new("RGB", (SIDE, SIDE + CAPTION), "white")
    framed.paste(image, (0, CAPTION))
    ImageDraw.Draw(framed).text((3, 2), str(number), "black")
    return framed


def sheet(cells: list[Image.Image]) -> Image.Image:
    """Rows of cells above the ten skin tones and the six hair colours to compare with."""
    height = SIDE + CAPTION
    rows = -(-len(cells) // COLUMNS)
    page = Image.new("RGB", (COLUMNS * SIDE, rows * height + STRIP), "white")
    for index, one in enumerate(cells):
        page.paste(one, (index % COLUMNS * SIDE, index // COLUMNS * height))
    draw = ImageDraw.Draw(page)
    swatches = {name.removeprefix("monk-"): color for name, color in tones.SKIN.items()} | tones.HAIR
    width = page.width / len(swatches)
    for place, (name, color) in enumerate(swatches.items()):
        draw.rectangle((place * width, page.height - STRIP, (place + 1) * width, page.height), color)
        draw.text((place * width + 4, page.height - STRIP + 2), name, "black" if place < 6 or place > 11 else "white")
    return page
