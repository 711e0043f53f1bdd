"""Which combinations of class, presentation and merged tone are held out of training."""

import hashlib
from functools import cache

from training.scenes import art, tones

HELD_OUT_TENTH = 10


def held_out(class_name: str, presentation: str, bin_index: int) -> bool:
    """A fixed tenth of all combinations, spread by a hash so that it never depends on order or seed."""
    key = f"{class_name}|{presentation}|{bin_index}".encode()
    return int.from_bytes(hashlib.sha256(key).digest()[:4], "big") % HELD_OUT_TENTH == 0


@cache
def held_out_combinations() -> list[tuple[str, str, int]]:
    """Every held-out (class, presentation, tone bin) that the art can draw."""
    return [
        (class_name, presentation, bin_index)
        for class_name, entry in art.people().items()
        for presentation in entry["pictures"]
        for bin_index in range(len(tones.TONE_BINS))
        if held_out(class_name, presentation, bin_index)
    ]
