"""Invariants of composed scenes: `python -m unittest discover -t . -s training/tests`; needs the rendered art."""

import unittest

import numpy as np

from training.scenes import Scene, art, make_scene, split, tones
from training.vocabulary import vocabulary

CANVASES = ((256, 256), (128, 192), (512, 384))
SEEDS = range(60)


def combinations(scene: Scene) -> list[bool]:
    """Per person: whether its combination is held out."""
    people = [subject for subject in scene.subjects if subject.class_name in art.people()]
    return [
        split.held_out(
            person.class_name, person.attributes["presentation"], tones.tone_bin(person.attributes["skin_tone"])
        )
        for person in people
    ]


@unittest.skipUnless((art.BUILD / "art.json").exists(), "the art is not rendered")
class Scenes(unittest.TestCase):
    def test_the_same_seed_gives_the_same_scene(self) -> None:
        first, second = make_scene(7), make_scene(7)
        np.testing.assert_array_equal(first.image, second.image)
        self.assertEqual([one.caption for one in first.subjects], [one.caption for one in second.subjects])

    def test_boxes_are_multiples_of_eight_inside_the_canvas_and_hold_their_masks(self) -> None:
        for seed in SEEDS:
            width, height = CANVASES[seed % 3]
            for subject in make_scene(seed, (width, height)).subjects:
                x, y, box_width, box_height = subject.box
                self.assertTrue(all(side % 8 == 0 for side in subject.box))
                self.assertTrue(x >= 0 and y >= 0 and x + box_width <= width and y + box_height <= height)
                outside = subject.mask.copy()
                outside[y : y + box_height, x : x + box_width] = False
                self.assertFalse(outside.any())

    def test_at_most_35_percent_of_a_box_is_hidden(self) -> None:
        for seed in SEEDS:
            subjects = make_scene(seed, subjects=5).subjects
            for index, subject in enumerate(subjects):
                x, y, width, height = subject.box
                front = np.zeros((256, 256), bool)
                for nearer in subjects[index + 1 :]:
                    front |= nearer.mask
                self.assertLessEqual(front[y : y + height, x : x + width].mean(), 0.35)

    def test_held_out_combinations_stay_out_of_training_and_evaluation(self) -> None:
        for seed in SEEDS:
            self.assertFalse(any(combinations(make_scene(seed))))
            self.assertFalse(any(combinations(make_scene(seed, split="evaluation"))))
            self.assertTrue(all(combinations(make_scene(seed, split="unseen"))))

    def test_stated_values_are_drawn_and_listed_among_the_negatives(self) -> None:
        for seed in SEEDS:
            for subject in make_scene(seed).subjects:
                self.assertLessEqual(subject.stated, set(subject.attributes))
                self.assertEqual(
                    subject.negative_caption is None, not {"presentation", "color"} & set(subject.attributes)
                )


@unittest.skipUnless((art.BUILD / "art.json").exists(), "the art is not rendered")
class Vocabulary(unittest.TestCase):
    def test_every_declared_value_has_words(self) -> None:
        table = vocabulary()
        for entry in table["classes"].values():
            for name, values in entry["attributes"].items():
                self.assertLessEqual(set(values), set(table["attributes"][name]))


if __name__ == "__main__":
    unittest.main()
