"""Names of persons, places, treaties and the like: two different names of one kind never stand for one another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType

from tutor.knowledge.model import Name, NameKind
from tutor.matching.normalise import fold, tokens
from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.reading import ARTICLES, Reading

_LONGEST = 8
"""Words in a form at most."""
LEADING_IN = frozenset("in on at by of to from for with it was is".split())
"""Small words that may stand before a name that answers alone."""
STRICT_KINDS = frozenset(set(NameKind) - {NameKind.TERM})
"""Kinds whose names are told apart wherever they are mentioned; terms are everyday words."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text."""

    ids: frozenset[str]
    """More than one when the form is shared."""
    kinds: frozenset[str]
    start: int
    end: int
    """Position after the last word."""


@dataclass(frozen=True, eq=False)
class NameBook:
    """What a pack knows of names, ready to find them in a text."""

    forms: Mapping[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    """Ids by folded words, articles left out at the start."""
    kinds: Mapping[str, NameKind] = field(default_factory=dict)
    """Kind by id."""

    @classmethod
    def from_names(cls, names: Iterable[Name]) -> "NameBook":
        """Return the book of a pack's names."""
        forms: dict[tuple[str, ...], set[str]] = defaultdict(set)
        kinds = {}
        for name in names:
            kinds[name.id] = name.kind
            for form in name.forms:
                if name.kind is NameKind.TERM or _is_proper(form):
                    forms[_key(tokens(form))].add(name.id)
        forms.pop((), None)
        return cls(MappingProxyType({f: frozenset(ids) for f, ids in forms.items()}), MappingProxyType(kinds))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that some name is made of, function words left out."""
        return frozenset(w for form in self.forms for w in form if w not in FUNCTION_WORDS)

    @cached_property
    def _lengths_by_first(self) -> Mapping[str, tuple[int, ...]]:
        lengths: dict[str, set[int]] = defaultdict(set)
        for form in self.forms:
            if len(form) <= _LONGEST:
                lengths[form[0]].add(len(form))
        return {first: tuple(sorted(ls, reverse=True)) for first, ls in lengths.items()}

    @lru_cache(maxsize=8192)  # noqa: B019 -- a pack has one book, which lives as long as the program
    def find(self, words: tuple[str, ...]) -> tuple[Mention, ...]:
        """Return the names in folded words, in order; of names that overlap the longest that begins first."""
        found, i = [], 0
        while i < len(words):
            mention = self._starting_at(words, i)
            if mention:
                found.append(mention)
            i = mention.end if mention else i + 1
        return tuple(found)

    def ids_in(self, words: tuple[str, ...], kinds: frozenset[NameKind] = STRICT_KINDS) -> frozenset[str]:
        """Return the ids of names of some kinds in folded words; an ambiguous form gives all it may mean."""
        return frozenset(i for m in self.find(words) for i in m.ids if self.kinds[i] in kinds)

    def kinds_of(self, ids: Iterable[str]) -> frozenset[NameKind]:
        """Return the kinds of some names."""
        return frozenset(self.kinds[i] for i in ids)

    def _starting_at(self, words: Sequence[str], start: int) -> Mention | None:
        for length in self._lengths_by_first.get(words[start], ()):
            ids = self.forms.get(tuple(words[start : start + length]))
            if ids and start + length <= len(words):
                return Mention(ids, frozenset(self.kinds[i] for i in ids), start, start + length)
        return None


@lru_cache(maxsize=8192)
def is_name(wording: Reading, names: NameBook) -> bool:
    """Say whether a wording is a name and nothing else."""
    found = [m for m in names.find(wording.words) if m.kinds & STRICT_KINDS]
    covered = {i for m in found for i in range(m.start, m.end)}
    if all(i in covered or wording.words[i] in ARTICLES | LEADING_IN for i in range(len(wording.words))):
        return bool(found)
    return is_capitalised(wording)


def is_capitalised(wording: Reading) -> bool:
    """Say whether a short text is written as a name alone is: every word with a capital."""
    written = [w for w in wording.text.split() if w.casefold() not in FUNCTION_WORDS]
    if not written or not all(w[:1].isupper() for w in written):
        return False
    return len(written) > 1 or len(wording.tokens) == 1


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def _is_proper(form: str) -> bool:
    """Say whether a form is a name and no description ("the film on ABC"): all but its small words have capitals."""
    written = [w for w in form.split() if fold(w) not in FUNCTION_WORDS]
    return all(w[:1].isupper() or not w[:1].isalpha() for w in written)
