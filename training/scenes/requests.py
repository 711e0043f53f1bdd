"""Whole scenes in one prompt, as a person types them."""

from training.scenes import art
from training.scenes.captions import canonical, entry_of, noun_of, varied
from training.scenes.chance import Generator, pick
from training.scenes.types import Subject

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
IRREGULAR = {"person": "people", "man": "men", "woman": "women", "child": "children", "sheep": "sheep", "fish": "fish", "basketballer": "basketballers", "bus": "buses"}


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
    short = [phrase if len(subjects) < 3 else phrase.split(",")[0] for phrase in words]
    joined = " and ".join([", ".join(short[:-1]), short[-1]]) if len(short) > 1 else "".join(short)
    return f"{joined} {place}".strip()


def group_request(subjects: list[Subject], shared: dict[str, str], mixed: bool, place: str, random: Generator) -> str:
    """`three women doctors in a hospital`, `a multiracial female basketball team on a court`."""
    first = subjects[0]
    count = NUMBERS[len(subjects)] if random.random() < 0.75 else pick(random, ("several", "a group of", "some"))
    phrase = entry_of(first.class_name)["phrase"]
    words = [count] if len(subjects) > 1 else ["a"]
    if mixed:
        words.append(pick(random, ("multiracial", "diverse", "multi-ethnic")))
    if "age" in shared:
        words.append({"older": "older", "child": "young"}.get(shared["age"], ""))
    if first.class_name == "person":
        words.append(_number(noun_of(first.attributes) if "presentation" in shared else "person", len(subjects)))
    elif first.class_name in art.people():
        gender = {"feminine": "female", "masculine": "male", "androgynous": "androgynous"}
        if "presentation" in shared:
            words.append(gender[shared["presentation"]])
        words.append(_number(phrase, len(subjects)))
    else:
        words += [shared["color"]] if "color" in shared else []
        words.append(_number(phrase, len(subjects)))
    return f"{' '.join(word for word in words if word)} {place}"


def _number(words: str, count: int) -> str:
    return plural(words) if count > 1 else words
