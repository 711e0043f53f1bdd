"""Captions in the list form of negative prompts: several values of an attribute, the drawn one among them."""

from training.scenes import tones
from training.scenes.captions import CHILD_NOUNS, NOUNS
from training.scenes.chance import Generator
from training.scenes.types import Subject

Values = dict[str, str]


def _phrases(subject: Subject) -> dict[str, Values]:
    """Per attribute: every value with the phrase that names it."""
    attributes = subject.attributes
    nouns = CHILD_NOUNS if attributes.get("age") == "child" else NOUNS
    all_phrases: dict[str, Values] = {
        "presentation": nouns,
        "skin_tone": {tone: f"skin tone {tones.tone_number(tone)}" for tone in tones.SKIN},
        "hair_color": {color: f"{color} hair" for color in tones.HAIR},
        "age": {} if attributes.get("age") == "child" else {"child": "child", "older": "older"},
        "color": {color: color for color in tones.THINGS},
    }
    return {name: values for name, values in all_phrases.items() if attributes.get(name) in values}


def negative_caption(subject: Subject, random: Generator) -> str | None:
    """`man, person, skin tone 2, skin tone 9`, or None where the subject has no such attribute."""
    phrases = _phrases(subject)
    if not phrases:
        return None
    names = [name for name in phrases if random.random() < 0.6] or list(phrases)[:1]
    parts = []
    for name in names:
        values = phrases[name]
        truth = subject.attributes[name]
        others = [value for value in values if value != truth]
        random.shuffle(others)
        listed = {truth, *others[: int(random.integers(0, 4))]}
        parts += [phrase for value, phrase in values.items() if value in listed]
    return ", ".join(parts)
