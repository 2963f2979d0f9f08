"""What a text is made of for matching: stems, their pieces, the meanings they share, and the names they hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tutor.matching.stem import FUNCTION_WORDS, stem
try:
    from tutor.matching.synonyms import meanings_of
except ImportError:
    def meanings_of(s): return ()

PIECE = 4
"""Characters in a piece of a word."""

FULL, HALF = 1.0, 0.5
"""A stem counts in full; a piece, a shared meaning and a name's id count half, since they say the same again."""

STEM, SUBPIECE, MEANING, NAME = "", "#", "~", "@"
"""What a term's first character says of it."""


@dataclass(frozen=True, slots=True)
class NameBook:
    """The names of a pack by the stems of their forms, to find them in a text."""

    forms: Mapping[tuple[str, ...], str]
    """Stems of a form, in order, to the name's id."""
    longest: int
    """Most words in a form."""

    def find(self, stems: Sequence[str]) -> list[str]:
        """Return the ids of the names in `stems`, in order, the longest form winning where forms overlap."""
        found = []
        i = 0
        while i < len(stems):
            for length in range(min(self.longest, len(stems) - i), 0, -1):
                name = self.forms.get(tuple(stems[i : i + length]))
                if name is not None:
                    found.append(name)
                    i += length
                    break
            else:
                i += 1
        return found


def weigh_term(term: str) -> float:
    """Return how much a term counts beside its rarity."""
    return FULL if term[0] not in "#~@" else HALF


def list_terms(words: Sequence[str], names: NameBook) -> list[str]:
    """Return the distinct terms of folded `words`: stems, pieces of them, shared meanings and names, in that order."""
    stems = [stem(w) for w in words]
    found = dict.fromkeys(stems)
    for s in stems:
        marked = f"^{s}$"
        found.update(dict.fromkeys(SUBPIECE + marked[i : i + PIECE] for i in range(max(1, len(marked) - PIECE + 1))))
        if s not in FUNCTION_WORDS:
            found.update(dict.fromkeys(MEANING + m for m in meanings_of(s)))
    found.update(dict.fromkeys(NAME + n for n in names.find(stems)))
    return list(found)
