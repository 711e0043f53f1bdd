"""A contact sheet of sample scenes with their captions: `python -m training samples OUT.png [first seed] [split]`."""

import textwrap

from PIL import Image, ImageDraw

from training.scenes.compose import make_scene
from training.scenes.types import Scene

COLUMNS, ROWS = 6, 4
SIDE, TEXT = 256, 132


def _cell(scene: Scene) -> Image.Image:
    cell = Image.new("RGB", (SIDE, SIDE + TEXT), "white")
    cell.paste(Image.fromarray(scene.image), (0, 0))
    lines = (
        [f"ONE PROMPT: {scene.request}"]
        if scene.one_prompt
        else [scene.caption, *(f"- {subject.caption}" for subject in scene.subjects)]
    )
    wrapped = [part for line in lines for part in textwrap.wrap(line, 44)]
    ImageDraw.Draw(cell).multiline_text((3, SIDE + 2), "\n".join(wrapped), "black", spacing=1)
    return cell


def contact_sheet(first_seed: int = 0, split: str = "train") -> Image.Image:
    """Scenes of consecutive seeds at 256 px."""
    sheet = Image.new("RGB", (COLUMNS * SIDE, ROWS * (SIDE + TEXT)), "white")
    for index in range(COLUMNS * ROWS):
        column, row = index % COLUMNS, index // COLUMNS
        sheet.paste(_cell(make_scene(first_seed + index, split=split)), (column * SIDE, row * (SIDE + TEXT)))
    return sheet


def main(arguments: list[str]) -> None:
    """Writes the sheet."""
    out, *rest = arguments
    contact_sheet(int(rest[0]) if rest else 0, rest[1] if len(rest) > 1 else "train").save(out)
