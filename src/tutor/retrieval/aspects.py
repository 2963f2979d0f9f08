"""What can be asked of nearly anything: birth, cost, duration, what came after. A general table, the same for every pack.

A question that asks for an aspect which nothing said of a subject has is about the subject, and yet not answered by it.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tutor.matching.stem import stem


@cache
def list_aspects() -> Mapping[tuple[str, ...], str]:
    """Return the aspect of each phrase, given as stems."""
    found: dict[tuple[str, ...], str] = {}
    for line in Path(__file__).with_name("aspects.txt").read_text(encoding="ascii").splitlines():
        if line and not line.startswith("#"):
            aspect, _, phrases = line.partition(":")
            for phrase in phrases.split():
                found.setdefault(tuple(stem(w) for w in phrase.split("_")), aspect)
    return found
