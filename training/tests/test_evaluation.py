"""The instrument reads true pictures rightly, and false ones wrongly; needs the rendered art."""

import unittest

from training.evaluation.nearest import measurable, nearest
from training.evaluation.scores import Scores, score_scene
from training.scenes import art, make_scene


@unittest.skipUnless((art.BUILD / "art.json").exists(), "the art is not rendered")
class Instrument(unittest.TestCase):
    def test_every_answer_on_true_pictures_is_right(self) -> None:
        scores = Scores()
        for seed in range(6):
            scene = make_scene(seed, split="evaluation")
            score_scene(scores, scene.image, scene)
        self.assertGreater(scores.asked["role"], 0)
        self.assertEqual(scores.right, scores.asked)

    def test_an_empty_setting_does_not_show_the_subjects(self) -> None:
        scenes = [make_scene(seed, split="evaluation") for seed in range(6)]
        pairs = [(scene, subject) for scene in scenes for subject in measurable(scene)]
        right = sum(
            nearest(scene.background, scene, subject)[0].class_name == subject.class_name for scene, subject in pairs
        )
        self.assertLess(right, len(pairs) / 2)


if __name__ == "__main__":
    unittest.main()
