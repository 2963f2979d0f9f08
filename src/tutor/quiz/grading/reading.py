"""A text read for grading: its words in order, with clause, sentence, negation and the marks case and apostrophes leave."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from tutor.matching.irregular import base_stem
from tutor.matching.normalise import fold, tokens
from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.filler import without_filler
from tutor.quiz.grading.numbers import join_numbers, spell_out
from tutor.quiz.grading.polarity import averted_words, limits, negated_words

MOST_CHARACTERS = 2000
"""Of a response; what stands behind is not read."""

_JOINTS = frozenset("and or but while whereas because so which who that then until when though although yet if".split())

ARTICLES = frozenset("a an the".split())

_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!?]+(?:\s+|$)|(?<=\d)[.!?]+(?:\s+|$)|[;\n]+|[!?]+\s")
_CLAUSE = re.compile(r",(?!\d{3}\b)|[:()—–\[\]]|\s-+\s")
_CAPITAL = re.compile(r"\b[A-Z][\w.]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s+|[\"“(])\W*([A-Z]\w*)")
_OWNER = re.compile(r"(\w+)(?:['’]s\b|s['’](?!\w))")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text."""

    word: str
    """Folded; numbers as digits."""
    stem: str
    clause: int
    sentence: int
    negated: bool = False
    """An odd number of negations governs it."""
    averted: bool = False
    """It is said to be avoided, or someone to be kept from it."""
    limit: int = 0
    """1: it is said to be the only one; -1: it is said not to be the only one."""
    segment: int = 0
    """Number of the piece of the text between joints: commas, "and", "while", "who"."""


@dataclass(frozen=True, eq=False)
class Reading:
    """A text cut into tokens."""

    text: str
    tokens: tuple[Token, ...]
    capitals: frozenset[str] = frozenset()
    """Words written with a capital other than at the start of a sentence, folded."""
    owners: frozenset[str] = frozenset()
    """Words with a possessive ending, folded without it."""
    names: tuple[frozenset[str], ...] = field(default=())
    """For each token the ids of the name it belongs to; empty when names weren't looked for."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in order."""
        return tuple(t.word for t in self.tokens)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems in order."""
        return tuple(t.stem for t in self.tokens)

    @cached_property
    def content(self) -> tuple[int, ...]:
        """Positions of the words that carry a subject; of all but articles when there are none such."""
        return tuple(i for i, t in enumerate(self.tokens) if t.word not in FUNCTION_WORDS) or tuple(
            i for i, t in enumerate(self.tokens) if t.word not in ARTICLES
        )


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """Return `text` cut into tokens, without filler, negation noted."""
    text = spell_out(text[:MOST_CHARACTERS])
    pieces = list(_pieces(text))
    found = [(w, c, s) for words, c, s in pieces for w in join_numbers(without_filler(words))]
    return from_words(text, found or [(w, c, s) for words, c, s in pieces for w in words])


def _pieces(text: str) -> Iterator[tuple[list[str], int, int]]:
    """Yield the folded words of each clause, with the numbers of the clause and of its sentence."""
    clause = 0
    for number, sentence in enumerate(p for p in _SENTENCE.split(text) if p.strip()):
        for part in _CLAUSE.split(sentence):
            yield tokens(part), clause, number
            clause += 1


def from_words(text: str, found: Sequence[tuple[str, int, int]]) -> Reading:
    """Return the reading of words given with their clause and sentence; capitals and owners are read from `text`."""
    signs = zip(found, negated_words(found), averted_words(found), _segments(found), strict=True)
    cut = tuple(
        Token(w, base_stem(w), c, s, negated=n, averted=a, limit=limits(found, i), segment=g)
        for i, ((w, c, s), n, a, g) in enumerate(signs)
    )
    return Reading(text=text, tokens=cut, capitals=_capitals(text), owners=_owners(text))


def _segments(found: Sequence[tuple[str, int, int]]) -> list[int]:
    numbers, number = [], 0
    for i, (word, clause, _) in enumerate(found):
        if i and (clause != found[i - 1][1] or word in _JOINTS):
            number += 1
        numbers.append(number)
    return numbers


def _capitals(text: str) -> frozenset[str]:
    starts = {m.start(1) for m in _SENTENCE_START.finditer(text)}
    return frozenset(fold(m.group()).strip(".") for m in _CAPITAL.finditer(text) if m.start() not in starts)


def _owners(text: str) -> frozenset[str]:
    return frozenset(fold(m.group(1)) for m in _OWNER.finditer(text))
