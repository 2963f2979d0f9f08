"""Intervals spread a little, so that claims learnt together don't come back together for ever."""

from tutor.digests import blake2b

_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
"""Anki's: (from days, to days, share of the days within that are added to the spread)."""


def fuzz_interval(days: int, *, seed: str, most: int) -> int:
    """Return `days` moved by up to a few days either way, always the same for the same seed.

    Intervals below 2.5 days stay. A longer interval never comes out shorter than a shorter one with the
    same seed. The ranges are Anki's (rslib/src/scheduler/states/fuzz.rs).

    Args:
        days: The interval the scheduler asks for.
        seed: Any text; what differs in it is spread differently.
        most: The longest interval allowed, in days.
    """
    if days < _RANGES[0][0]:
        return days
    low, high = _bounds(days, most)
    return low + int(_fraction(seed) * (high - low + 1))


def _bounds(days: int, most: int) -> tuple[int, int]:
    spread = 1.0 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in _RANGES)
    high = min(round(days + spread), most)
    return min(max(2, round(days - spread)), high), high


def _fraction(seed: str) -> float:
    """Return a number from 0.0 up to but not including 1.0 that depends on nothing but the seed."""
    digest = blake2b(seed.encode("utf-8", "replace"), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 2**32
