"""Words that may stand for one another: a general table of English, kept in `synonyms.txt`."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from tutor.matching.stem import stem


def synonyms_of(word_stem: str) -> frozenset[str]:
    """Return the stems that may stand for `word_stem`, itself left out; empty when the table doesn't know it.

    `word_stem` is one stem, or the stems of a phrase joined by spaces; so are the results.
    """
    return _table().get(word_stem, frozenset())


def read_groups(text: str) -> list[tuple[str, ...]]:
    """Return the groups of a table, each word as its stem and each phrase as stems joined by spaces.

    One group a line; phrases are joined by underscores; lines that begin with `#` are remarks.
    """
    lines = (line.strip() for line in text.splitlines())
    return [tuple(_stem_phrase(w) for w in line.split()) for line in lines if line and not line.startswith("#")]


def _stem_phrase(phrase: str) -> str:
    return " ".join(stem(w) for w in phrase.casefold().split("_"))


@cache
def _table() -> Mapping[str, frozenset[str]]:
    text = Path(__file__).with_name("synonyms.txt").read_text(encoding="ascii")
    found: dict[str, set[str]] = defaultdict(set)
    for group in read_groups(text):
        for member in group:
            found[member].update(group)
    return MappingProxyType({member: frozenset(others - {member}) for member, others in found.items()})


@cache
def list_meanings() -> Mapping[str, tuple[str, ...]]:
    """Return for each stem of the table the senses it may have, each named by the first word of its group."""
    text = Path(__file__).with_name("synonyms.txt").read_text(encoding="ascii")
    found: dict[str, list[str]] = defaultdict(list)
    for group in read_groups(text):
        for member in group:
            found[member].append(group[0])
    return MappingProxyType({member: tuple(senses) for member, senses in found.items()})
