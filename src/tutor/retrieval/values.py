"""What is looked up and what is found, as frozen values."""

from array import array
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum

from tutor.retrieval.asking import Asked
from tutor.retrieval.numbers import Numbers
from tutor.retrieval.ranking import USUALLY_SURE
from tutor.values import dataclass

FALSE_SHARE = 0.6
"""Of the words that are false about a premise, more than this share must stand in such a question."""


class TargetKind(StrEnum):
    """What a question can turn out to be about."""

    ENTRY = "entry"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Target:
    """An entry or a gap."""

    kind: TargetKind
    id: str


@dataclass(frozen=True, slots=True)
class Phrasings:
    """Every known wording as a bag of terms: per term the wordings that hold it, per wording its length and target."""

    starts: "array[int]"
    holders: Numbers
    lengths: "array[float]"
    owners: "array[int]"


@dataclass(frozen=True, slots=True)
class Falsehood:
    """What is false about a premise: the terms of it that its entry doesn't hold."""

    content: frozenset[int]
    """Words with a subject of their own."""
    turning: frozenset[int]
    """Words that turn a statement round: "before", "not", "only"."""

    def is_said(self, terms: AbstractSet[int]) -> bool:
        """Say whether a question with `terms` says it."""
        said = len(self.content & terms)
        return self.turning <= terms and bool(self.content or self.turning) and said >= FALSE_SHARE * len(self.content)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the index reads it."""

    words: tuple[str, ...]
    """Folded and mended."""
    mended: Mapping[str, str]
    """Words that weren't known, and what they were taken for."""
    asked: Asked
    sought: tuple[str, ...]
    """Words that name what it seeks."""
    names: tuple[str, ...]
    """Ids of the names it mentions."""
    unknown: tuple[str, ...]
    """Words the pack has no use for, even after mending."""
    terms: tuple[str, ...]
    beside: tuple[str, ...] = ()
    """Words of the conversation before it."""
    context: tuple[str, ...] = ()
    """Terms the conversation adds; they needn't be accounted for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A target with what speaks for it."""

    target: Target
    probability: float
    """That its answer is what was asked for, 0.0-1.0."""
    signals: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Denial:
    """A false premise that a question is like."""

    entry: str
    """The entry that says how it is instead."""
    likeness: float
    """Cosine, 0.0-1.0."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a question may be about, likeliest first."""

    question: Question
    hits: tuple[Hit, ...]
    nothing: float
    """Probability that it is about nothing in the pack, 0.0-1.0."""
    sure: float = USUALLY_SURE
    """Probability from which an answer may be asserted."""
    denial: Denial | None = None
    """The false premise it comes nearest to, when it is nearer to that than to any known phrasing."""

    def best(self, kind: TargetKind) -> Hit | None:
        """Return the likeliest hit of a kind."""
        return next((h for h in self.hits if h.target.kind is kind), None)
