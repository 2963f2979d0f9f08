"""What kinds of answers an entry is known to be asked for."""

from collections import Counter
from functools import lru_cache

from tutor.knowledge.model import Entry
from tutor.matching.normalise import tokens
from tutor.retrieval.asking import Asked, find_asking, read_asked

LEAST_SHARE = 0.05
"""Share of an entry's phrasings that ask for what it is known to be asked for: fewer may be by the way."""
KEPT_ENTRIES = 64


def is_asked(entry: Entry, kind: Asked) -> bool:
    """Say whether some phrasings of `entry` ask for that kind of answer: a bare "where?" then asks for it too."""
    return kind in _list_asked(entry.phrasings)


def asks_mainly(entry: Entry, kind: Asked) -> bool:
    """Say whether the entry's own question asks for that kind of answer."""
    return _read(entry.question) is kind


@lru_cache(maxsize=KEPT_ENTRIES)
def _list_asked(phrasings: tuple[str, ...]) -> frozenset[Asked]:
    counts = Counter(map(_read, phrasings))
    return frozenset(kind for kind, count in counts.items() if count >= LEAST_SHARE * len(phrasings))


def _read(phrasing: str) -> Asked:
    return read_asked(tokens(find_asking(phrasing)))
