"""Writes vocabulary.json, what the model can draw and the words for it: `python -m training vocabulary OUT.json`."""

import json
from pathlib import Path
from statistics import mean

from training.scenes import art, tones
from training.scenes.captions import NOUNS
from training.scenes.cast import ages_of, colors_of, pictures_of, shows_hair
from training.scenes.settings import PLAIN, SETTINGS

AGE_WORDS = {"child": "child", "adult": "", "older": "older"}
FEATURES = ("headwear", "facial_hair", "hair_style", "mobility_aid")


def _attribute_words() -> dict[str, dict[str, str]]:
    return {
        "skin_tone": {tone: f"skin tone {tones.tone_number(tone)}" for tone in tones.SKIN},
        "presentation": dict(NOUNS),
        "age": AGE_WORDS,
        "hair_color": {color: f"{color} hair" for color in tones.HAIR},
        "facial_hair": {"beard": "with a beard"},
        "hair_style": {"curly": "curly hair", "bald": "bald"},
        "headwear": {name: f"wearing a {name}" for name in ("headscarf", "turban")},
        "mobility_aid": {name: f"using a {name}" for name in ("wheelchair", "white cane")},
        "color": {color: color for color in tones.THINGS},
    }


def _person(class_name: str, entry: dict) -> dict:
    presentations = list(entry["pictures"])
    ages = [age for age in AGE_WORDS if all(age in ages_of(class_name, presentation) for presentation in presentations)]
    names = [name for presentation in presentations for name in pictures_of(class_name, presentation, "adult")]
    attributes = {"skin_tone": list(tones.SKIN), "presentation": presentations, "age": ages}
    if any(shows_hair(class_name, name) for name in names):
        attributes["hair_color"] = list(tones.HAIR)
    features = [*entry.get("features", {}).values(), {"mobility_aid": entry["mobility_aid"]} if "mobility_aid" in entry else {}]
    for feature in FEATURES:
        values = list(dict.fromkeys(one[feature] for one in features if feature in one))
        if values:
            attributes[feature] = values
    return {
        "phrase": entry["phrase"],
        "synonyms": entry["synonyms"],
        "framing": entry["framing"],
        "aspect": round(mean(art.aspect(name) for name in names), 3),
        "anchor": entry["anchor"],
        "height": entry["height"],
        **({"setting": entry["setting"]} if "setting" in entry else {}),
        "attributes": attributes,
    }


def _thing(class_name: str, entry: dict) -> dict:
    return {
        "phrase": entry["phrase"],
        "synonyms": entry["synonyms"],
        "framing": "full",
        "aspect": round(art.aspect(entry["picture"]), 3),
        "anchor": entry["anchor"],
        "height": entry["height"],
        "attributes": {"color": colors_of(class_name)} if "color" in entry else {},
    }


def _settings() -> dict[str, dict]:
    drawn = {
        name: {
            "phrase": setting.phrase,
            "synonyms": [
                words.removeprefix("the ").removeprefix("a ").removeprefix("an ") for words in setting.synonyms
            ],
        }
        for name, setting in SETTINGS.items()
    }
    plain = {
        f"{color} background": {"phrase": f"a plain {color} background", "synonyms": [f"plain {color} background"]}
        for color in PLAIN
    }
    return drawn | plain


def vocabulary() -> dict:
    """The whole vocabulary, as the product reads it."""
    people = {name: _person(name, entry) for name, entry in art.people().items()}
    return {
        "schema": 1,
        "styles": ["flat illustration"],
        "settings": _settings(),
        "attributes": _attribute_words(),
        "classes": people | {name: _thing(name, entry) for name, entry in art.things().items()},
    }


def main(arguments: list[str]) -> None:
    """Writes the file."""
    (out,) = arguments
    Path(out).write_text(json.dumps(vocabulary(), indent=1, ensure_ascii=False) + "\n")
