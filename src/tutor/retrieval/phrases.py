"""Phrases of several words found in a text."""

from collections.abc import Mapping, Sequence


def find_longest(
    table: Mapping[tuple[str, ...], str], stems: Sequence[str], longest: int
) -> list[tuple[str, int, int]]:
    """Return what `table` has for phrases in `stems`, each with where it begins and has ended; of overlapping ones the longest."""
    found = []
    i = 0
    while i < len(stems):
        length = next((n for n in range(min(longest, len(stems) - i), 0, -1) if tuple(stems[i : i + n]) in table), 0)
        if length:
            found.append((table[tuple(stems[i : i + length])], i, i + length))
        i += length or 1
    return found
