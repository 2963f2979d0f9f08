"""Each key point judged on its own: made, perhaps made, missed or spoken against."""

from dataclasses import replace
from enum import Enum, auto

from tutor.quiz.grading.names import STRICT_KINDS, NameBook
from tutor.quiz.grading.numbers import is_number
from tutor.quiz.grading.points import Fit, Heard, fit
from tutor.quiz.grading.polarity import asks_for_denial
from tutor.quiz.grading.reading import Reading
from tutor.quiz.grading.tails import (
    foreign_names,
    foreign_numbers,
    is_longer_name,
    is_near_name,
    is_replaced,
    is_rivalled,
    is_said_of_another,
)
from tutor.quiz.grading.topics import is_crossed
from tutor.quiz.grading.truth import KeyPoint, Truth
from tutor.values import dataclass

CROSSED = "It says of one what is true of the other."
"""Why a point is spoken against that is said of the topic of another."""

_ALL = 0.9
"""Share of a wording turned to its opposite from which it outweighs another that is said in part."""
_OPPOSED = 0.4
"""Coverage from which a wording with a word turned to its opposite outweighs another that is said."""


class State(Enum):
    """How a point stands."""

    MADE = auto()
    DOUBTFUL = auto()
    MISSED = auto()
    CONTRADICTED = auto()


@dataclass(frozen=True, slots=True)
class Judged:
    """A point, how it stands, and the wording that told."""

    point: str
    state: State
    fit: Fit
    why: str = ""
    """What spoke against it, for people; empty when nothing did."""


def judge(point: KeyPoint, heard: Heard, truth: Truth, names: NameBook) -> Judged:
    """Return how the response stands to one point."""
    fits = [fit(wording, heard, truth, names) for wording in point.wordings]
    if asks_for_denial(truth.prompt.words):
        fits = [replace(f, flipped=0.0) for f in fits]
    said = max((f for f in fits if f.is_said), key=lambda f: (f.coverage, len(f.pairs)), default=None)
    against = next((f for f in fits if said and _outweighs(f, said)), None)
    if against:
        return Judged(point.text, State.CONTRADICTED, against, _why(against))
    if said:
        spoilt = _spoilt(point, said, heard.reading, truth, names)
        return Judged(point.text, State.CONTRADICTED, said, spoilt) if spoilt else Judged(point.text, State.MADE, said)
    best = max(fits, key=lambda f: (f.coverage, f.novelty))
    spoken = max((f.coverage for f in fits if not f.is_contradicted), default=0.0)
    if best.is_contradicted or any(
        f.is_contradicted and (f.opposed >= _ALL or f.coverage >= spoken - 0.05) for f in fits
    ):
        return Judged(point.text, State.CONTRADICTED, best, _why(best))
    rival = _rival(point, heard.reading, truth, names)
    if rival:
        return Judged(point.text, State.CONTRADICTED, best, rival)
    unsure = [f for f in fits if f.is_doubtful and _may_be_other_words(f)]
    return Judged(point.text, State.DOUBTFUL if unsure else State.MISSED, best)


def _outweighs(other: Fit, said: Fit) -> bool:
    """Say whether a wording that the response turns round tells more than another that is said as it is."""
    if len(other.pairs) < len(said.pairs):
        return False
    return bool(other.opposed and other.coverage >= _OPPOSED) or (
        other.flipped == 1 and other.coverage >= said.coverage
    )


def _new_kinds(wording: Reading, truth: Truth, names: NameBook) -> frozenset[str]:
    """Return the kinds of the names in a wording that the prompt doesn't give."""
    found = (m for m in names.find(wording.words) if any(s not in truth.given for s in wording.stems[m.start : m.end]))
    return frozenset(k for m in found for k in m.kinds)


def _may_be_other_words(found: Fit) -> bool:
    """Say whether what is missing could have been said differently: numbers can't."""
    hit = {i for i, _ in found.pairs}
    return all(i in hit for i, w in enumerate(found.wording.words) if is_number(w))


def _spoilt(point: KeyPoint, said: Fit, response: Reading, truth: Truth, names: NameBook) -> str:
    """Return what makes a point wrong though its words are there; empty when nothing does."""
    if is_longer_name(said, response, truth, names):
        return "a word more makes it another name"
    if any(is_near_name(w, response, truth) for w in point.wordings):
        return "a word of the name is another"
    if is_replaced(point.wordings[0], said, response, truth, names):
        return "another name stands in its place"
    if (len(truth.points) == 1 or "or" in response.words) and is_rivalled(said, response, truth, names):
        return "something else is named beside it"
    return _misplaced(point, said, response, truth, names)


def _misplaced(point: KeyPoint, said: Fit, response: Reading, truth: Truth, names: NameBook) -> str:
    """Return of whom a point is wrongly said; empty when it is said of the right one."""
    if is_said_of_another(said, response, truth, names):
        return "it is said of someone else"
    return CROSSED if is_crossed(truth.points.index(point), said, response, truth) else ""


def _why(found: Fit) -> str:
    if found.opposed:
        return "it says the opposite"
    return "it is denied" if not any(t.negated for t in found.wording.tokens) else "the denial is missing"


def _rival(point: KeyPoint, response: Reading, truth: Truth, names: NameBook) -> str:
    """Return what stands in place of the point's number or name, told for people; empty when nothing does."""
    if any(is_number(t) for w in point.wordings for t in w.words) and foreign_numbers(response, truth):
        return f"{foreign_numbers(response, truth)[0]} is another number"
    kinds = [_new_kinds(w, truth, names) for w in point.wordings]
    wanted = {k for ks in kinds for k in ks if 2 * sum(k in other for other in kinds) >= len(kinds)}
    strange = foreign_names(response, truth, names)
    if wanted & STRICT_KINDS and wanted & names.kinds_of(strange):
        return "another name stands in its place"
    return ""
