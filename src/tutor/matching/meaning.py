"""What words mean, as vectors: words that stand in like company lie near one another.

`meanings.bin` holds 57,000 common English words in records of one size, sorted, so that a word is found by bisection
in the file itself: nothing is read or kept before it is asked for. The vectors were distilled: they begin as those of
WordLlama (MIT licence) and were trained until the sums of a sentence's words had the mutual cosines that WordLlama and
all-MiniLM-L6-v2 (Apache 2.0) on average give whole sentences, on 189,000 of the Brown corpus, WordNet and nlp-corpus.
"""

import math
import struct
from array import array
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from tutor.digests import blake2b
from tutor.inplace import InPlace
from tutor.matching.stem import stem

DIMENSIONS = 128
_WORD = 18
"""Bytes of a record's word, filled up with zeros; a 32-bit scale and a byte for each dimension follow."""
_RECORD = _WORD + 4 + DIMENSIONS
_VECTOR = struct.Struct(f"<f{DIMENSIONS}b")
_FILE = Path(__file__).with_name("meanings.bin")
_STRANGE = 0.013
"""Size of a step for a word that the file doesn't hold: its vector is about as long as those of other content words."""
_SHORTEST = 3
"""Letters or digits of such a word."""


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
    """Return the sum of the vectors of folded `words`, each times `share`, added to `total`; the shortest unknown words add nothing."""
    summed = list(total or [0.0] * DIMENSIONS)
    for word in words:
        scale, row = _read_vector(word)
        if scale:
            summed = [s + share * scale * step for s, step in zip(summed, row, strict=True)]
    return summed


def _read_vector(word: str) -> tuple[float, Sequence[int]]:
    """Return the size of a step in a word's vector, and its steps; nothing for the shortest unknown words."""
    start = _locate(word)
    if start >= 0:
        size, *steps = _VECTOR.unpack(_table().read(start + _WORD, _VECTOR.size))
        return size, steps
    return (_STRANGE, _invent(stem(word))) if len(word) >= _SHORTEST else (0.0, ())


@lru_cache(maxsize=1024)
def _invent(word: str) -> Sequence[int]:
    """Return a vector for a word that has none: at random, but always the same, so that it is like itself alone."""
    halves = ((byte >> 4, byte & 15) for byte in blake2b(word.encode(), digest_size=DIMENSIONS // 2).digest())
    return array("b", (2 * half - 15 for pair in halves for half in pair))


def make_unit(vector: Sequence[float]) -> list[float]:
    """Return `vector` with length 1.0; one of zeros stays."""
    length = math.hypot(*vector) or 1.0
    return [v / length for v in vector]
