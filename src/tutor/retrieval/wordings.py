"""The known wordings word for word: which targets have exactly this question among their phrasings."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from zlib import crc32

from tutor.retrieval.numbers import pack_numbers
from tutor.values import dataclass


@dataclass(frozen=True, slots=True)
class Wordings:
    """A signature of each wording, ascending, and beside it the wording's target."""

    signatures: "array[int]"
    owners: "array[int]"

    def find_owners(self, words: Sequence[str]) -> set[int]:
        """Return the targets that have folded `words`, in their order, as a phrasing."""
        signature = _sign_words(words)
        start = bisect_left(self.signatures, signature)
        end = bisect_left(self.signatures, signature + 1, start)
        return set(self.owners[start:end])


def build_wordings(wordings: Iterable[tuple[Sequence[str], int]]) -> Wordings:
    """Return the wordings, given as their folded words with their targets."""
    signed = sorted((_sign_words(words), target) for words, target in wordings)
    return Wordings(array("I", (s for s, _ in signed)), pack_numbers([t for _, t in signed]))


def _sign_words(words: Sequence[str]) -> int:
    """Return a number of 32 bits that folded words in their order hardly ever share with others (CRC-32)."""
    return crc32(" ".join(words).encode())
