"""What words mean, as vectors: words that stand in like company lie near one another.

`meanings.bin` holds 57,000 common English words in records of one size, sorted, so that a word is found by bisection
in the file itself: nothing is read or kept before it is asked for. The vectors were distilled: they begin as those of
WordLlama (MIT licence) and were trained until the sums of a sentence's words had the mutual cosines that WordLlama and
all-MiniLM-L6-v2 (Apache 2.0) on average give whole sentences, on 189,000 of the Brown corpus, WordNet and nlp-corpus.
"""

import math
import struct
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from tutor.inplace import InPlace

DIMENSIONS = 128
_WORD = 18
"""Bytes of a record's word, filled up with zeros; a 32-bit scale and a byte for each dimension follow."""
_RECORD = _WORD + 4 + DIMENSIONS
_VECTOR = struct.Struct(f"<f{DIMENSIONS}b")
_FILE = Path(__file__).with_name("meanings.bin")


@cache
def _table() -> InPlace:
    return InPlace(_FILE.open("rb", buffering=0))


@cache
def _count_words() -> int:
    return _FILE.stat().st_size // _RECORD


@lru_cache(maxsize=4096)
def _locate(word: str) -> int:
    """Return where a folded word's record begins, or -1."""
    if not word.isalpha():
        return -1
    wanted, table = word.encode().ljust(_WORD, b"\0"), _table()
    low, high = 0, _count_words()
    while low < high:
        middle = (low + high) // 2
        if table.read(middle * _RECORD, _WORD) < wanted:
            low = middle + 1
        else:
            high = middle
    start = low * _RECORD
    return start if table.read(start, _WORD) == wanted else -1


def add_up(words: Iterable[str], *, share: float = 1.0, total: Sequence[float] | None = None) -> list[float]:
    """Return the sum of the vectors of folded `words`, each times `share`, added to `total`; unknown words add nothing."""
    table, summed = _table(), list(total or [0.0] * DIMENSIONS)
    for start in map(_locate, words):
        if start >= 0:
            size, *row = _VECTOR.unpack(table.read(start + _WORD, _VECTOR.size))
            scale = share * size
            summed = [s + scale * step for s, step in zip(summed, row, strict=True)]
    return summed


def make_unit(vector: Sequence[float]) -> list[float]:
    """Return `vector` with length 1.0; one of zeros stays."""
    length = math.hypot(*vector) or 1.0
    return [v / length for v in vector]
