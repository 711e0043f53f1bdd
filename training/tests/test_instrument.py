"""The instrument's examples are what they say, and labels are blind; needs the rendered art."""

import csv
import json
import tempfile
import unittest
from pathlib import Path

import numpy as np
from PIL import Image, PngImagePlugin

from training.instrument.crops import HIDDEN, OUTSIDE, OWN, SIDE, crop_of, square_around, to_crop
from training.instrument.examples import drawn_box, exact_examples, hue_turn, scene_of, varied_examples
from training.instrument.heads import UNASKED, heads, truth_of
from training.labels.drawn import drawn_subjects
from training.labels.join import is_committed, read_labels
from training.labels.sheets import write_sheets
from training.scenes import art, make_scene


class Crops(unittest.TestCase):
    def test_a_flat_picture_stays_flat_beyond_its_edges_too(self) -> None:
        image = np.full((40, 60, 3), 137, np.uint8)
        for box in ((0, 0, 8, 8), (30, 0, 30, 40), (10.5, 3.25, 20, 33)):
            np.testing.assert_array_equal(crop_of(image, box)[..., :3], 137)

    def test_masks_tell_own_and_hidden_parts(self) -> None:
        owner = crop_of(np.zeros((100, 100, 3), np.uint8), (20, 20, 40, 40), [(40, 20, 40, 40)])[..., 3]
        self.assertEqual((owner[SIDE // 2, SIDE // 3], owner[SIDE // 2, 2 * SIDE // 3], owner[0, 0]), (OWN, HIDDEN, OUTSIDE))

    def test_the_square_holds_the_box(self) -> None:
        left, top, side = square_around((10, 20, 30, 80))
        self.assertEqual((left + side / 2, top + side / 2), (25, 60))
        self.assertAlmostEqual(to_crop((10, 20, 30, 80), (10, 20, 30, 80))[3] * side, 80, places=4)


@unittest.skipUnless((art.BUILD / "art.json").exists(), "the art is not rendered")
class Examples(unittest.TestCase):
    def test_truth_is_what_the_scene_says(self) -> None:
        for seed in range(20):
            for subject in make_scene(seed).subjects:
                for (name, values), number in zip(heads().items(), truth_of(subject), strict=True):
                    drawn = {"class": subject.class_name, **subject.attributes}.get(name)
                    if drawn is not None:
                        self.assertEqual(values[number], drawn)
                    elif number != UNASKED:
                        self.assertEqual(values[number], "none")

    def test_silhouettes_hold_what_is_visible(self) -> None:
        for seed in range(20):
            for subject in make_scene(seed).subjects:
                rows, columns = np.nonzero(subject.mask)
                x, y, width, height = drawn_box(subject)
                if len(rows):
                    self.assertTrue(x - 1 <= columns.min() and columns.max() <= x + width + 1)
                    self.assertTrue(y - 1 <= rows.min() and rows.max() <= y + height + 1)

    def test_turned_settings_change_the_ground_and_nobody(self) -> None:
        plain, turned = make_scene(5), make_scene(5, repaint=hue_turn(0.5, 1))
        self.assertEqual([one.box for one in plain.subjects], [one.box for one in turned.subjects])
        self.assertGreater(np.abs(plain.background.astype(int) - turned.background).mean(), 5)
        np.testing.assert_allclose(hue_turn(0.4, 1)(np.full((1, 1, 3), 90, np.uint8)), 90, atol=1)

    def test_every_subject_is_an_example_and_empty_boxes_ask_nothing(self) -> None:
        scene = scene_of(3, "evaluation", None, (256, 256))
        self.assertEqual(len(exact_examples(scene.image, scene)), len(scene.subjects))
        for seed in range(10):
            scene = scene_of(seed, "train", None, (256, 256))
            for example in varied_examples(scene.image, scene, np.random.default_rng(seed)):
                self.assertEqual(example.present, bool((example.truth != UNASKED).any()))


@unittest.skipUnless((art.BUILD / "art.json").exists(), "the art is not rendered")
class Labels(unittest.TestCase):
    def test_nothing_on_the_table_says_what_was_asked(self) -> None:
        scene = {
            "plan": {"subjects": [{"id": "a", "class": "person", "role": "doctor"}]},
            "cast": {"subjects": [{"id": "a", "attributes": {"skin_tone": {"value": "monk-7", "source": "sampled"}}}]},
            "layout": {"subjects": [{"id": "a", "box": {"x": 8, "y": 8, "width": 40, "height": 48}, "depth": 0}]},
        }
        with tempfile.TemporaryDirectory() as name:
            folder, out = Path(name) / "pictures", Path(name) / "sheets"
            folder.mkdir()
            text = PngImagePlugin.PngInfo()
            text.add_itxt("evencast", json.dumps({"format": 1, "scene": scene}))
            Image.new("RGB", (64, 64), "teal").save(folder / "one.png", pnginfo=text)
            (subject,) = drawn_subjects(folder)
            self.assertEqual(subject.asked, {"class": "person/doctor", "skin_tone": "monk-7"})
            write_sheets([subject], folder, out)
            for file in ("labels.csv", "key.json"):
                written = (out / file).read_text()
                self.assertFalse("doctor" in written or "monk-7" in written)
            self.assertTrue((out / "sheet-01.png").exists())
            self.assertFalse(is_committed(out / "labels.csv"))
            self.assertEqual(read_labels(out / "labels.csv"), {})
            with (out / "labels.csv").open() as lines:
                (row,) = csv.DictReader(lines)
            with (out / "labels.csv").open("w", newline="") as lines:
                table = csv.DictWriter(lines, row)
                table.writeheader()
                table.writerow({**row, "skin_tone": "brown"})
            self.assertRaises(SystemExit, read_labels, out / "labels.csv")
            self.assertRaises(SystemExit, write_sheets, [subject], folder, out)


if __name__ == "__main__":
    unittest.main()
