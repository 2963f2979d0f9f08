"""What can be asked of nearly anything: birth, cost, duration, what came after. A general table, the same for every pack.

A question that asks for an aspect which nothing said of a subject has is about the subject, and yet not answered by it.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tutor.matching.stem import stem
from tutor.retrieval.phrases import find_longest


def read_aspects(stems: Sequence[str]) -> list[str]:
    """Return the aspects that a text, given as stems, touches on."""
    table, longest = _table()
    return list(dict.fromkeys(aspect for aspect, _, _ in find_longest(table, stems, longest)))


@cache
def _table() -> tuple[Mapping[tuple[str, ...], str], int]:
    """Return the aspect of each phrase (as stems), and how many words the longest has."""
    found: dict[tuple[str, ...], str] = {}
    for line in Path(__file__).with_name("aspects.txt").read_text(encoding="ascii").splitlines():
        if line and not line.startswith("#"):
            aspect, _, phrases = line.partition(":")
            for phrase in phrases.split():
                found.setdefault(tuple(stem(w) for w in phrase.split("_")), aspect)
    return found, max(map(len, found))
