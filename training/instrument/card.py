"""The instrument's card: what it is, what it was trained on, and every figure with its n and the command that made it."""

import numpy as np

from training.instrument.calibration import Calibration
from training.instrument.confusion import Counts
from training.instrument.heads import heads

SETS = {
    "art": "as composed",
    "decoded": "through the autoencoder, with noise",
    "unseen": "held-out combinations alone, as composed",
}
LONGEST_TABLE = 12
TEXT = """# The instrument

What the audit measures with: a small convolutional network that reads one subject's box of a picture drawn by
Evencast (`model.onnx`), and another that finds people and things where no boxes are known (`finder.onnx`). They were
trained by `training/instrument/` on composed scenes of the art alone, never on what the diffusion model drew. They
know flat illustrations in this art's style and nothing else: they say nothing about photographs or real people, and
everything they read is apparent.

A box is looked at as a square of {context} times its longer side, resampled to {side} x {side} pixels, with two masks:
its own part, and what boxes in front hide. Each answer is a distribution; below its question's threshold the answer is
`undetermined`. Questions about people are asked where the classes of people add up to a half, the colour of things
otherwise; where presence is below a half everything is undetermined. `none` means that a feature is not there.
Licence: that of this repository (Apache-2.0); the art is Fluent Emoji Flat (MIT, Microsoft).

## How it was made

`python -m training instrument all`, on two shared processor cores: crops of {scenes} composed scenes, three
of ten through the autoencoder with noise on the latents; boxes shifted and scaled, blur, noise, other light, settings in
turned hues. Single-threaded training of {minutes} minutes in all.

{files}

## Error, on pictures that it was not trained on

`python -m training instrument publish {arguments}`. Seeds, the settings' palettes (hues turned by .3 to .7 of the
circle, training by .15 at most), and half of the scenes' combinations of class, presentation and tone are held out.
Temperatures and thresholds were chosen on other seeds of known combinations.
"""
LIMITS = """
## Limits

- The matrices count the art, not what a diffusion model draws; `decoded` comes closer to it, and the audit corrects with
  that set. How it reads drawn subjects is known only once they are labelled by eye (`python -m training label-sheets`,
  `join-labels`); until then corrected shares of drawn pictures are as good as the likeness of the two.
- Distinctions that the art itself hardly draws (the androgynous figure beside the feminine or masculine one at small
  sizes, age of small full figures) are the ones it abstains from or misses most.
- `mobility_aid` and most headwear follow from the class's picture: they are not read independently of it.
"""


def card(
    figures: dict[str, dict[str, dict[str, float]]],
    counts: dict[str, Counts],
    found: dict[str, float],
    calibration: Calibration,
    files: dict[str, tuple[str, float]],
    made: dict[str, str],
) -> str:
    """The whole card in Markdown."""
    table = "\n".join(f"- `{name}`: {size:.1f} MiB, SHA-256 `{digest}`" for name, (digest, size) in files.items())
    parts = [TEXT.format(files=table, **made)]
    parts += [figures_table(SETS[name], one, calibration) for name, one in figures.items()]
    parts.append(finder_text(found))
    parts += [
        matrix_table(f"{head}, {SETS[name]}", heads()[head], one.matrices[head])
        for name, one in counts.items()
        for head in heads()
        if len(heads()[head]) <= LONGEST_TABLE
    ]
    parts.append("The matrices of `class` are too large for a page: they are in `confusion.json`, with all others.\n")
    return "\n".join([*parts, LIMITS.lstrip("\n")])


def figures_table(title: str, figures: dict[str, dict[str, float]], calibration: Calibration) -> str:
    lines = [f"\n### {title.capitalize()}\n", "| question | n | right | right where determined | undetermined | threshold |"]
    lines.append("|---|---|---|---|---|---|")
    for name, one in figures.items():
        if not one["n"]:
            continue
        threshold = calibration.thresholds.get(name)
        cells = [name, str(one["n"]), f"{one.get('right', 0):.3f}"]
        if "iou" in one:
            cells[-1] = f"{one['iou']:.3f} (mean IoU)"
        cells += [f"{one[key]:.3f}" if key in one else "" for key in ("right_of_determined", "undetermined")]
        lines.append(f"| {' | '.join([*cells, f'{threshold:.2f}' if threshold else ''])} |")
    return "\n".join(lines) + "\n"


def finder_text(found: dict[str, float]) -> str:
    return (
        "\n### Finding without boxes\n\n"
        f"{found['scenes']} held-out scenes of 256 x 256 px as composed, {found['subjects']} subjects; a find is right where its"
        f" kind is and its box overlaps the subject's by half (IoU): recall {found['recall']:.3f}, precision"
        f" {found['precision']:.3f}, mean IoU {found['iou']:.3f}; the number of people is right in"
        f" {found['people_count_right']:.3f} of the scenes, of all subjects in {found['count_right']:.3f}.\n"
    )


def matrix_table(title: str, values: list[str], matrix: np.ndarray) -> str:
    lines = [f"\n#### {title}\n", f"| true \\ read | {' | '.join([*values, 'undetermined'])} |"]
    lines.append("|---" * (len(values) + 2) + "|")
    lines += [f"| {value} | {' | '.join(map(str, row))} |" for value, row in zip(values, matrix, strict=True)]
    return "\n".join(lines) + "\n"
