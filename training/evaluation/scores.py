"""Compares what was read off the pictures with what their captions stated."""

from dataclasses import dataclass, field

import numpy as np

from training.evaluation.nearest import measurable, nearest
from training.scenes import Scene, Subject, art, tones


@dataclass
class Scores:
    """Right and asked-for answers per question; only stated attributes are asked for."""

    right: dict[str, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)

    def add(self, question: str, is_right: bool) -> None:
        self.asked[question] = self.asked.get(question, 0) + 1
        self.right[question] = self.right.get(question, 0) + is_right

    def summary(self) -> dict[str, float | int]:
        """`{"role": 0.92, "role_n": 48, ...}`."""
        table: dict[str, float | int] = {}
        for question, count in self.asked.items():
            table[question] = round(self.right[question] / count, 3)
            table[f"{question}_n"] = count
        return table


def score_scene(scores: Scores, image: np.ndarray, scene: Scene) -> None:
    """Reads every measurable subject of one picture, uint8 [H, W, 3]."""
    for subject in measurable(scene):
        candidate, coloring = nearest(image, scene, subject)
        found = {"presentation": candidate.presentation, "older": candidate.older, **coloring}
        if subject.class_name in art.people():
            _score_person(scores, subject, candidate.class_name, found)
        else:
            scores.add("thing", candidate.class_name == subject.class_name)
            if "color" in subject.stated:
                scores.add("color", found.get("color") == subject.attributes["color"])


def _score_person(scores: Scores, subject: Subject, class_name: str, found: dict) -> None:
    attributes, stated = subject.attributes, subject.stated
    answers = [class_name == subject.class_name]
    scores.add("role", answers[0])
    if "presentation" in stated:
        answers.append(found["presentation"] == attributes["presentation"])
        scores.add("presentation", answers[-1])
    if "skin_tone" in stated:
        drawn = tones.tone_number(found["skin_tone"]) if "skin_tone" in found else None
        distance = abs(drawn - tones.tone_number(attributes["skin_tone"])) if drawn else 10
        answers.append(distance <= 1)
        scores.add("tone_exact", distance == 0)
        scores.add("tone_within_one", answers[-1])
    if "hair_color" in stated:
        answers.append(found.get("hair_color") == attributes["hair_color"])
        scores.add("hair", answers[-1])
    if attributes.get("age") == "older":
        scores.add("older", found["older"])
    scores.add("person_all", all(answers))
