"""Draws who and what is in a scene: class, attributes, and which of them the caption states."""

from training.scenes import art, split, tones
from training.scenes.chance import Generator, pick, skewed
from training.scenes.types import Subject

STATED = 0.85
PERSON_SHARE = 0.7
HEAD_SHARE = 0.2
NATURAL = 0.25
SHOWS_HAIR = 0.02
TONES = list(tones.SKIN)
HAIRS = list(tones.HAIR)
COMMON = (
    "doctor",
    "nurse",
    "teacher",
    "engineer",
    "firefighter",
    "police officer",
    "chef",
    "scientist",
    "basketball player",
)
RARE = 0.3
COMMITTED = 3


def clothes(class_name: str, random: Generator) -> str | None:
    """Colour of the clothes where it tells classes apart that share a picture (doctors' coats, nurses' scrubs)."""
    colors = art.people().get(class_name, {}).get("clothes")
    return pick(random, colors) if colors else None


def pictures_of(class_name: str, presentation: str, age: str) -> list[str]:
    """The pictures that draw this presentation and age of a class."""
    entry = art.people()[class_name]
    features = entry.get("features", {})
    names = [name for name in entry["pictures"][presentation] if features.get(name, {}).get("age", "adult") == age]
    if age == "older":
        aged = (f"{name}+older" for name in entry["pictures"][presentation] if "age" not in features.get(name, {}))
        names += [name for name in aged if name in art.index()["pictures"]]
    return names


def ages_of(class_name: str, presentation: str) -> list[str]:
    """The ages that the art can draw."""
    return [age for age in ("child", "adult", "older") if pictures_of(class_name, presentation, age)]


def features_of(class_name: str, picture: str) -> dict[str, str]:
    """What a picture shows beyond its class: hair style, beard, headwear, age."""
    return art.people()[class_name].get("features", {}).get(picture.removesuffix("+older"), {})


def shows_hair(class_name: str, picture: str) -> bool:
    """Whether enough hair is visible for its colour to be stated."""
    feature = features_of(class_name, picture)
    return feature.get("hair_style") != "bald" and "headwear" not in feature and art.share(picture, "hair") > SHOWS_HAIR


def cast_class(random: Generator, natural: tuple[str, ...] = ()) -> str:
    """A class: now and then one at home in the setting, people more often than things, heads and common trades most."""
    if natural and random.random() < NATURAL:
        return pick(random, natural)
    if random.random() >= PERSON_SHARE:
        things = art.things()
        return pick(random, list(things), [COMMITTED if "committed" in entry else 1 for entry in things.values()])
    if random.random() < HEAD_SHARE:
        return "person"
    names = [name for name in art.people() if name != "person"]
    return pick(random, names, [2 if name.removeprefix("person/") in COMMON else 1 for name in names])


def cast_subject(
    random: Generator, class_name: str, part: str, given: dict[str, str] | None = None, chance: float = STATED
) -> Subject:
    """One subject; `given` attributes are fixed and stated, the others stated by chance and skewed where not."""
    given = given or {}
    if class_name not in art.people():
        return _cast_thing(random, class_name, given, chance)
    for _ in range(60):
        subject = _cast_person(random, class_name, given, chance)
        attributes = subject.attributes
        held = split.held_out(class_name, attributes["presentation"], tones.tone_bin(attributes["skin_tone"]))
        if held == (part == "unseen" and bool(given)):
            return subject
    raise ValueError(f"No {part} combination of {class_name} with {given}.")


def cast_unseen(random: Generator) -> Subject:
    """A person of a held-out combination, its presentation and tone stated."""
    class_name, presentation, bin_index = pick(random, split.held_out_combinations())
    tone = f"monk-{pick(random, tones.TONE_BINS[bin_index])}"
    return cast_subject(random, class_name, "unseen", {"presentation": presentation, "skin_tone": tone})


def colors_of(class_name: str) -> list[str]:
    """The colours that a recolourable thing comes in."""
    return art.things()[class_name].get("colors") or list(tones.THINGS)


def _weight(class_name: str, presentation: str, picture: str) -> float:
    """Plain heads more often than those with headwear, beard or another hair style."""
    feature = features_of(class_name, picture)
    if presentation == "feminine" and "facial_hair" in feature:
        return RARE
    return 1 if set(feature) - {"age"} else 3


def _cast_thing(random: Generator, class_name: str, given: dict[str, str], chance: float) -> Subject:
    entry = art.things()[class_name]
    subject = Subject(class_name, {}, entry["picture"])
    if "color" in entry:
        colors = colors_of(class_name)
        if "color" in given or random.random() < chance:
            subject.attributes["color"] = given.get("color") or pick(random, colors)
            subject.stated.add("color")
        else:
            subject.attributes["color"] = skewed(random, "color", class_name, colors)
    return subject


def _cast_person(random: Generator, class_name: str, given: dict[str, str], chance: float) -> Subject:
    entry = art.people()[class_name]
    stated = {name for name in ("presentation", "skin_tone", "hair_color") if name in given or random.random() < chance}
    if class_name == "person" and chance > 0:
        stated.add("presentation")

    def value(name: str, key: str, allowed: list[str]) -> str:
        if name in given:
            return given[name]
        return pick(random, allowed) if name in stated else skewed(random, name, key, allowed)

    presentation = value("presentation", class_name, list(entry["pictures"]))
    tone = value("skin_tone", class_name, TONES)
    ages = ages_of(class_name, presentation)
    age = given.get("age") or pick(random, ages, [{"child": 0.25, "adult": 1, "older": 0.22}[one] for one in ages])
    pictures = pictures_of(class_name, presentation, age)
    picture = pick(random, pictures, [_weight(class_name, presentation, name) for name in pictures])
    attributes = {"presentation": presentation, "skin_tone": tone, "age": age}
    if shows_hair(class_name, picture):
        dark = "dark" if tones.tone_bin(tone) >= 2 else "default"
        attributes["hair_color"] = value("hair_color", "older" if age == "older" else dark, HAIRS)
    extra = {name: text for name, text in features_of(class_name, picture).items() if name != "age"}
    if "mobility_aid" in entry:
        extra["mobility_aid"] = entry["mobility_aid"]
    attributes |= extra
    stated = (stated & set(attributes)) | set(extra) | ({"age"} if age != "adult" else set())
    return Subject(class_name, attributes, picture, stated)
