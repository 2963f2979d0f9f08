"""Finds questions of different entries that nearly say the same, so that neither would be asserted."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from tutor.curation.findings import Finding, warning
from tutor.knowledge.model import KnowledgeBase
from tutor.matching.similarity import nearest_words, ratio
from tutor.matching.stem import FUNCTION_WORDS, stems
from tutor.values import dataclass

NEARLY_SAME = 0.92
"""Likeness (0.0-1.0) of the sorted stems from which two questions count as nearly the same."""

_SHARED = 0.5
"""Share of its stems that a question has in common with any other that is nearly the same."""
_ARTICLES = frozenset(("a", "an", "the"))
_ASKS = frozenset("who whom whose what when where why how which not no".split())


@dataclass(frozen=True, slots=True)
class _Question:
    owner: str
    text: str
    stems: frozenset[str]
    sorted: str
    asks: frozenset[str]
    """What makes it another question however alike the rest is: question words, negations, numbers."""


def check_likeness(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Yield each pair of nearly equal questions that belong to different entries or gaps."""
    questions = _list_questions(knowledge)
    for left, right in _candidates(questions):
        if ratio(left.sorted, right.sorted) >= NEARLY_SAME and _asks_the_same(left, right):
            what = f"{right.text!r} is nearly {left.text!r} of {left.owner}"
            yield warning(right.owner, what, "make them ask for different things, or take one out")


def _list_questions(knowledge: KnowledgeBase) -> list[_Question]:
    owned = [(e.id, e.phrasings) for e in knowledge.entries] + [(g.id, g.questions) for g in knowledge.gaps]
    return [_question(owner, text) for owner, texts in owned for text in texts]


def _question(owner: str, text: str) -> _Question:
    found = [s for s in stems(text) if s not in _ARTICLES]
    asks = frozenset(s for s in found if s in _ASKS or any(c.isdigit() for c in s))
    return _Question(owner, text, frozenset(found), " ".join(sorted(found)), asks)


def _candidates(questions: Sequence[_Question]) -> Iterator[tuple[_Question, _Question]]:
    """Yield pairs that share enough stems to be worth comparing.

    Two sets that share at least the half of the larger one share one of the rarest stems of each (prefix
    filtering: Chaudhuri, Ganti and Kaushik, 2006), so only questions that meet in those are compared.
    """
    counts = Counter(s for q in questions for s in q.stems)
    seen_by_stem: dict[str, list[int]] = defaultdict(list)
    for i, question in enumerate(questions):
        rarest = sorted(question.stems, key=lambda s: (counts[s], s))
        prefix = rarest[: len(rarest) - ceil(_SHARED * len(rarest)) + 1]
        for j in sorted({j for s in prefix for j in seen_by_stem[s]}):
            other = questions[j]
            if other.owner != question.owner and _may_be_alike(other, question):
                yield other, question
        for s in prefix:
            seen_by_stem[s].append(i)


def _asks_the_same(left: _Question, right: _Question) -> bool:
    """Tell whether no word of one stands where another has quite a different word ("first" for "last")."""
    if left.asks != right.asks:
        return False
    ours, theirs = left.stems - right.stems - FUNCTION_WORDS, right.stems - left.stems - FUNCTION_WORDS
    return not (_has_stranger(ours, theirs) and _has_stranger(theirs, ours))


def _has_stranger(words: frozenset[str], others: frozenset[str]) -> bool:
    return any(not nearest_words(word, others) for word in words)


def _may_be_alike(left: _Question, right: _Question) -> bool:
    shorter, longer = sorted((len(left.sorted), len(right.sorted)))
    return 2 * shorter >= NEARLY_SAME * (shorter + longer)
