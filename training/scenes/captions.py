"""Words for subjects: the canonical form about half the time, else other orders, synonyms and ranges."""

from training.scenes import art, tones
from training.scenes.chance import Generator, pick
from training.scenes.types import Subject

NOUNS = {"feminine": "woman", "masculine": "man", "androgynous": "person"}
CHILD_NOUNS = {"feminine": "girl", "masculine": "boy", "androgynous": "child"}
ADJECTIVES = {
    "feminine": ("female", "feminine", "woman"),
    "masculine": ("male", "masculine", "man"),
    "androgynous": ("androgynous", "nonbinary", "gender-neutral"),
}
TONE_RANGES = (
    ((1, 2), "very light"),
    ((1, 4), "light"),
    ((3, 5), "tan"),
    ((4, 6), "medium"),
    ((5, 7), "light brown"),
    ((6, 8), "brown"),
    ((8, 10), "dark"),
    ((9, 10), "very dark"),
)
CANONICAL = 0.5


def with_article(words: str) -> str:
    """`an older man`, `a dog`; by the letter, except where the sound differs."""
    vowel = words[0].lower() in "aeiou" and not words.startswith(("uni", "one", "euro"))
    return f"{'an' if vowel else 'a'} {words}"


def entry_of(class_name: str) -> dict:
    """The class's table entry, person or thing."""
    return art.people().get(class_name) or art.things()[class_name]


def noun_of(attributes: dict[str, str]) -> str:
    """woman, man, person, girl, boy or child."""
    return (CHILD_NOUNS if attributes.get("age") == "child" else NOUNS)[attributes["presentation"]]


def is_action(words: str) -> bool:
    """Whether a synonym stands after the noun (`riding a bicycle`, `in a wheelchair`)."""
    first = words.split()[0]
    return first.endswith("ing") or first in ("in", "with")


def canonical(subject: Subject) -> str:
    """The form that the product itself writes; attributes that are not stated are left out."""
    attributes, stated = subject.attributes, subject.stated
    phrase = entry_of(subject.class_name)["phrase"]
    if subject.class_name not in art.people():
        return with_article(f"{attributes['color']} {phrase}" if "color" in stated else phrase)
    words = ["older"] if attributes["age"] == "older" else []
    if "presentation" in stated:
        words.append(noun_of(attributes))
    if subject.class_name != "person" or "presentation" not in stated:
        words.append(phrase)
    parts = [with_article(" ".join(words))]
    if "skin_tone" in stated:
        parts.append(f"skin tone {tones.tone_number(attributes['skin_tone'])}")
    if "hair_color" in stated:
        parts.append(f"{attributes['hair_color']} hair")
    parts += _extras(subject)
    return ", ".join(parts)


def _extras(subject: Subject) -> list[str]:
    """Headwear, beard, hair style and aid, where the class's own phrase does not already say so."""
    attributes = subject.attributes
    parts = []
    if "hair_style" in attributes:
        parts.append("bald" if attributes["hair_style"] == "bald" else f"{attributes['hair_style']} hair")
    if "facial_hair" in attributes:
        parts.append("with a beard")
    if "headwear" in attributes:
        parts.append(f"wearing a {attributes['headwear']}")
    return parts


def _aid(subject: Subject, random: Generator) -> list[str]:
    """`using a wheelchair` now and then, although the class's phrase says so."""
    aid = subject.attributes.get("mobility_aid")
    return [f"using a {aid}"] if aid and random.random() < 0.4 else []


def varied(subject: Subject, random: Generator) -> str:
    """The same facts in other words."""
    if subject.class_name not in art.people():
        return _varied_thing(subject, random)
    attributes, stated = subject.attributes, subject.stated
    adjectives = (
        ["older"]
        if attributes["age"] == "older" and random.random() < 0.6
        else ["elderly"]
        if attributes["age"] == "older"
        else []
    )
    parts = []
    if "skin_tone" in stated:
        tone = tone_words(attributes["skin_tone"], random)
        if tone.endswith(" skin") and random.random() < 0.4:
            adjectives.append(tone.removesuffix(" skin").replace(" ", "-") + "-skinned")
        else:
            parts.append(("with " if random.random() < 0.4 else "") + tone)
    if "hair_color" in stated:
        if random.random() < 0.25:
            adjectives.append(f"{attributes['hair_color']}-haired")
        else:
            parts.append(("with " if random.random() < 0.3 else "") + f"{attributes['hair_color']} hair")
    parts += _extras(subject) + _aid(subject, random)
    random.shuffle(parts)
    head = _varied_head(subject, adjectives, random)
    return _joined(head, parts) if random.random() < 0.25 else ", ".join([head, *parts])


def _joined(head: str, parts: list[str]) -> str:
    """Parts without commas where grammar allows: `a man with brown skin and black hair`."""
    bare = [part.removeprefix("with ") for part in parts]
    if not parts or any(part.startswith(("wearing", "using", "bald")) for part in bare):
        return ", ".join([head, *parts])
    return f"{head} with {' and '.join(bare)}"


def _varied_head(subject: Subject, adjectives: list[str], random: Generator) -> str:
    entry = entry_of(subject.class_name)
    said = "presentation" in subject.stated
    synonyms = [word for word in entry["synonyms"] if not word.endswith(("man", "woman"))]
    if not said:
        synonyms = [word for word in synonyms if not is_action(word)]
    name = pick(random, [entry["phrase"], *synonyms])
    noun = noun_of(subject.attributes)
    if subject.class_name == "person":
        return with_article(" ".join([*adjectives, noun]))
    if is_action(name):
        return with_article(" ".join([*adjectives, noun, name]))
    if said and random.random() < 0.35:
        adjective = pick(random, ADJECTIVES[subject.attributes["presentation"]])
        return with_article(" ".join([*adjectives, adjective, name]))
    if said and random.random() < 0.15:
        return f"{with_article(' '.join([*adjectives, name]))}, {with_article(noun)}"
    return with_article(" ".join([*adjectives, *([noun] if said else []), name]))


def _varied_thing(subject: Subject, random: Generator) -> str:
    entry = entry_of(subject.class_name)
    name = pick(random, [entry["phrase"], *entry["synonyms"]])
    if "color" not in subject.stated:
        return with_article(name) if random.random() < 0.8 else name
    color = subject.attributes["color"]
    return with_article(f"{color} {name}") if random.random() < 0.7 else f"{with_article(name)}, {color}"


def tone_words(tone: str, random: Generator) -> str:
    """A tone as a number or as a range that holds it."""
    number = tones.tone_number(tone)
    form = random.random()
    if form < 0.35:
        return f"skin tone {number}"
    if form < 0.45:
        return f"skin tone {number} of 10"
    if form < 0.5:
        return f"Monk skin tone {number}"
    words = [name for (low, high), name in TONE_RANGES if low <= number <= high]
    return f"{pick(random, words)} skin"


def caption(subject: Subject, random: Generator) -> str:
    """The subject's own prompt."""
    return canonical(subject) if random.random() < CANONICAL else varied(subject, random)
