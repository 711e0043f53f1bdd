"""The questions that the instrument answers about a box, their possible answers, and the truth of a composed subject."""

from functools import cache

import numpy as np

from training.scenes import Subject, art
from training.vocabulary import FEATURES, vocabulary

NONE = "none"
"""The answer where a feature (headwear, beard, hair style, aid) is not there."""
UNASKED = -1


@cache
def heads() -> dict[str, list[str]]:
    """Head to its values: every class of the vocabulary, then its attributes; features can also be absent."""
    table = vocabulary()
    answers = {"class": list(table["classes"])}
    for name, values in table["attributes"].items():
        answers[name] = [NONE, *values] if name in FEATURES else list(values)
    return answers


@cache
def people_count() -> int:
    """The first so many values of `class` are people."""
    return sum(name in art.people() for name in heads()["class"])


def truth_of(subject: Subject) -> np.ndarray:
    """int16 [heads]: index of the drawn value, `UNASKED` where the question makes no sense of this subject."""
    person = subject.class_name in art.people()
    drawn = {"class": subject.class_name, **subject.attributes}
    if person:
        drawn = {name: NONE for name in FEATURES} | drawn
    return np.array(
        [values.index(drawn[name]) if name in drawn else UNASKED for name, values in heads().items()], np.int16
    )
