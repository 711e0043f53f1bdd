"""Whole scenes in one prompt, as a person types them."""

from training.scenes import art
from training.scenes.captions import NOUNS, canonical, entry_of, varied, with_article
from training.scenes.chance import Generator, pick
from training.scenes.types import Subject

GENDERS = {"feminine": ("female", "woman"), "masculine": ("male", "man"), "androgynous": ("androgynous", "nonbinary")}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
IRREGULAR = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "sheep": "sheep",
    "fish": "fish",
    "basketballer": "basketballers",
    "bus": "buses",
}


def plural(words: str) -> str:
    """`basketball player` to `basketball players`."""
    *before, last = words.split()
    if last in IRREGULAR:
        last = IRREGULAR[last]
    elif last.endswith(("s", "x", "ch", "sh")):
        last += "es"
    elif last.endswith("y") and last[-2] not in "aeiou":
        last = last[:-1] + "ies"
    else:
        last += "s"
    return " ".join([*before, last])


def list_request(subjects: list[Subject], place: str, random: Generator) -> str:
    """`a dog and a red car on a street`."""
    words = [canonical(subject) if random.random() < 0.5 else varied(subject, random) for subject in subjects]
    joined = " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
    return f"{joined} {place}".strip()


def group_request(subjects: list[Subject], shared: dict[str, str], mixed: bool, place: str, random: Generator) -> str:
    """`three female doctors in a hospital`, `a multiracial female basketball team on a court`."""
    first, count = subjects[0], len(subjects)
    qualities = [pick(random, ("multiracial", "diverse", "multi-ethnic"))] if mixed else []
    if "color" in shared:
        qualities.append(shared["color"])
    phrase = entry_of(first.class_name)["phrase"]
    if first.class_name == "person":
        phrase = NOUNS[shared["presentation"]] if "presentation" in shared else "person"
    elif "presentation" in shared:
        qualities.append(pick(random, GENDERS[shared["presentation"]]))
    return f"{_counted(qualities, phrase, count, first.class_name in art.people(), random)} {place}"


def _counted(qualities: list[str], phrase: str, count: int, people: bool, random: Generator) -> str:
    """`five female nurses`, `a diverse team of nurses`, `a female basketball team`, `some red cars`."""
    if count == 1:
        return with_article(" ".join([*qualities, phrase]))
    if people and count > 2 and random.random() < 0.4:
        if phrase.endswith(" player"):
            return with_article(" ".join([*qualities, phrase.replace(" player", " team")]))
        return f"a {pick(random, ('group', 'team'))} of {' '.join([*qualities, plural(phrase)])}"
    number = NUMBERS[count] if random.random() < 0.85 else pick(random, ("several", "some"))
    return " ".join([number, *qualities, plural(phrase)])
