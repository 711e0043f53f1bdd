"""Loads exported data sets with their own ecosystems' loaders and holds them against the run's ledger.

    python bench/exports/load_back.py RUN EXPORTS [AGAIN]

EXPORTS holds the folders coco/, webdataset/ and imagefolder/; AGAIN, another export of the same run, must be equal byte for byte.
Prints one line a loader, and ends with 1 at the first difference.
"""

import glob
import hashlib
import json
import os
import sys

import datasets
import pycocotools.coco
import pycocotools.mask
import webdataset

SPLITS = ("train", "validation")


def ledger(run):
    """Key to what the ledger says of its subjects: id, class, role, box, values."""
    entries = {}
    with open(os.path.join(run, "ledger.jsonl"), encoding="utf8") as lines:
        for line in lines:
            entry = json.loads(line)
            entries[entry["index"]] = entry
    drawn = {}
    for entry in entries.values():
        if entry["status"] != "drawn":
            continue
        key = os.path.splitext(os.path.basename(entry["file"]))[0]
        drawn[key] = {
            "sha256": entry["picture"]["sha256"],
            "subjects": sorted(
                (
                    subject["id"],
                    subject["class"],
                    subject.get("role") or "",
                    tuple(subject["box"][side] for side in ("x", "y", "width", "height")),
                    tuple(sorted((name, own["value"] or "") for name, own in subject["attributes"].items())),
                )
                for subject in entry["picture"]["subjects"]
            ),
        }
    return drawn


def compare(loader, found, wanted):
    """Counts, boxes and attributes, picture by picture."""
    assert set(found) == set(wanted), f"{loader}: {len(found)} pictures, the ledger has {len(wanted)}"
    for key, subjects in found.items():
        assert sorted(subjects) == wanted[key]["subjects"], (
            f"{loader}: {key} differs:\n{sorted(subjects)}\n{wanted[key]['subjects']}"
        )


def load_coco(folder, wanted):
    found, measured, masks, groups = {}, 0, 0, {}
    for split in SPLITS:
        file = os.path.join(folder, "annotations", f"asked_{split}.json")
        if not os.path.exists(file):
            continue
        asked = pycocotools.coco.COCO(file)
        for image in asked.loadImgs(asked.getImgIds()):
            groups.setdefault(image["group"], set()).add(split)
            path = os.path.join(folder, "images", split, image["file_name"])
            with open(path, "rb") as picture:
                assert hashlib.sha256(picture.read()).hexdigest() == wanted[image["key"]]["sha256"], path
            found[image["key"]] = [
                (
                    one["subject"],
                    asked.cats[one["category_id"]]["name"],
                    one.get("role") or "",
                    tuple(one["bbox"]),
                    tuple(sorted((name, value or "") for name, value in one["attributes"].items())),
                )
                for one in asked.loadAnns(asked.getAnnIds(imgIds=image["id"]))
            ]
        file = os.path.join(folder, "annotations", f"measured_{split}.json")
        if os.path.exists(file):
            read = pycocotools.coco.COCO(file)
            assert read.getImgIds() == asked.getImgIds()
            for one in read.loadAnns(read.getAnnIds()):
                measured += 1
                if "segmentation" in one:
                    masks += 1
                    assert pycocotools.mask.area(one["segmentation"]) == one["area"]
    assert all(len(splits) == 1 for splits in groups.values()), "coco: a group is in two splits"
    compare("coco", found, wanted)
    return found, measured, masks, len(groups)


def load_webdataset(folder, wanted):
    found, groups = {}, {}
    for split in SPLITS:
        shards = sorted(glob.glob(os.path.join(folder, f"{split}-*.tar")))
        if not shards:
            continue
        for sample in webdataset.WebDataset(shards, shardshuffle=False).decode("pil"):
            asked = sample["asked.json"]
            groups.setdefault(asked["group"], set()).add(split)
            assert sample["png"].size == (asked["width"], asked["height"])
            assert sample["txt"] == asked["text"]
            found[sample["__key__"]] = [
                (
                    subject["id"],
                    subject["class"],
                    subject.get("role") or "",
                    tuple(subject["box"][side] for side in ("x", "y", "width", "height")),
                    tuple(sorted((name, own["value"] or "") for name, own in subject["attributes"].items())),
                )
                for subject in asked["subjects"]
            ]
    assert all(len(splits) == 1 for splits in groups.values()), "webdataset: a group is in two splits"
    compare("webdataset", found, wanted)
    return found


def load_imagefolder(folder, wanted):
    loaded = datasets.load_dataset("imagefolder", data_dir=folder)
    found = {}
    for split, rows in loaded.items():
        files = sorted(json.loads(line)["file_name"] for line in open(os.path.join(folder, split, "metadata.jsonl")))
        assert len(files) == len(rows)
        for row in rows:
            key = os.path.splitext(os.path.basename(row["image"].filename))[0]
            asked = row["asked"]
            assert row["image"].size == (row["width"], row["height"])
            known = dict((subject[0], subject) for subject in wanted[key]["subjects"])
            found[key] = [
                (
                    subject,
                    asked["category"][place],
                    asked["role"][place],
                    tuple(asked["bbox"][place]),
                    tuple(
                        sorted(
                            (name, values[place])
                            for name, values in asked["attributes"].items()
                            # The columns are those of the whole set; one without a source is none of this subject's.
                            if asked["sources"][name][place] != ""
                        )
                    ),
                )
                for place, subject in enumerate(asked["subject"])
            ]
            assert len(known) == len(found[key])
    compare("imagefolder", found, wanted)
    return found


def hashes(folder):
    """Path to SHA-256 of every file."""
    files = (os.path.join(path, name) for path, _, names in os.walk(folder) for name in names)
    return {os.path.relpath(file, folder): hashlib.sha256(open(file, "rb").read()).hexdigest() for file in files}


def main():
    run, exports, *again = sys.argv[1:]
    wanted = ledger(run)
    subjects = sum(len(picture["subjects"]) for picture in wanted.values())
    print(f"ledger       {len(wanted)} pictures, {subjects} subjects")
    found, measured, masks, groups = load_coco(os.path.join(exports, "coco"), wanted)
    print(f"pycocotools  {len(found)} pictures, {measured} measured subjects, {masks} masks, {groups} groups, none in two splits")
    found = load_webdataset(os.path.join(exports, "webdataset"), wanted)
    print(f"webdataset   {len(found)} pictures")
    found = load_imagefolder(os.path.join(exports, "imagefolder"), wanted)
    print(f"datasets     {len(found)} pictures")
    for other in again:
        first, second = hashes(exports), hashes(other)
        assert first == second, sorted(name for name in first if first[name] != second.get(name))
        shards = sorted(name for name in first if name.endswith(".tar"))
        print(f"again        {len(first)} files equal, {len(shards)} shards: {', '.join(first[name][:12] for name in shards)}")


if __name__ == "__main__":
    main()
