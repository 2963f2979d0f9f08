"""Words that take opposite sides: a general table of English, kept in `opposites.txt`."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from tutor.matching.synonyms import read_groups


def opposites_of(word_stem: str) -> frozenset[str]:
    """Return the stems that take the other side of `word_stem`; empty when the table doesn't know it.

    `word_stem` is one stem, or the stems of a phrase joined by spaces; so are the results.
    """
    return _table().get(word_stem, frozenset())


@cache
def _table() -> Mapping[str, frozenset[str]]:
    text = Path(__file__).with_name("opposites.txt").read_text(encoding="ascii")
    found: dict[str, set[str]] = defaultdict(set)
    for left, right in (_read_sides(line) for line in text.splitlines() if "|" in line):
        for member in left:
            found[member].update(right)
        for member in right:
            found[member].update(left)
    return MappingProxyType({member: frozenset(others - {member}) for member, others in found.items()})


def _read_sides(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    left, right = line.split("|")
    return read_groups(left)[0], read_groups(right)[0]
