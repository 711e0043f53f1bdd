"""Negative prompts as the product writes them: a few other values of the attributes that a caption states."""

from training.scenes import Scene, Subject, tones
from training.scenes.captions import CHILD_NOUNS, NOUNS

REPRESENTATIVE_TONES = (2, 5, 9)
FAR = 3
NAMED_TONES = 2


def negative_prompts(scene: Scene, regions: int) -> list[str]:
    """One prompt a block, padded with empty ones: the scene's is empty, `man, person, skin tone 2` for a woman of 8."""
    prompts = ["", *(other_values(subject) for subject in scene.subjects)]
    return [*prompts, *[""] * (regions - len(prompts))][:regions]


def other_values(subject: Subject) -> str:
    """Empty where nothing is stated that has other values."""
    attributes = subject.attributes
    phrases: list[str] = []
    if "presentation" in subject.stated:
        nouns = CHILD_NOUNS if attributes.get("age") == "child" else NOUNS
        phrases += [noun for value, noun in nouns.items() if value != attributes["presentation"]]
    if "skin_tone" in subject.stated:
        own = tones.tone_number(attributes["skin_tone"])
        far = [number for number in REPRESENTATIVE_TONES if abs(number - own) >= FAR]
        phrases += [f"skin tone {number}" for number in far[:NAMED_TONES]]
    return ", ".join(phrases)
