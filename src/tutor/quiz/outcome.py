"""What a quiz session is made of and gives back: steps, answers, outcomes, the rating a grade becomes."""

from enum import IntEnum

from tutor.knowledge.model import ItemKind
from tutor.quiz.grading import Grade, Verdict
from tutor.quiz.selection import RUNGS, Rung
from tutor.values import dataclass

QUICK_SECONDS = 10.0
"""Answers to recall items below this are quick."""


class Rating(IntEnum):
    """How well a claim was remembered, as FSRS counts it."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a session."""

    claim: str
    item: str
    seed: int
    """Of the shuffle; a retry keeps it, a repeat has another."""
    is_repeat: bool = False
    """Asked again after a miss: no review."""
    retried: bool = False
    """The free retry is used up."""
    hints: int = 0
    """Hints shown so far."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one step."""

    step: int
    """Position of the step in the session."""
    response: str
    verdict: Verdict | None
    """None for a skipped step."""
    score: float
    """0.0-1.0."""
    rating: Rating | None
    """None for a skipped step, and while an unsure one isn't settled."""
    seconds: float
    overruled: bool = False
    """The learner said "I was right"."""
    repeat_at: int = -1
    """Position of the step that repeats this one; -1 when none does."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a face shows after an answer, and what is to be recorded."""

    step: Step
    grade: Grade | None
    """None in an exam: nothing is told until the end."""
    rating: Rating | None
    """None while nothing is decided yet."""
    is_review: bool
    """The rating is to be recorded: never in an exam, on a repeat, or before it is decided."""
    may_retry: bool = False
    """Nothing counted yet: the same question stands, answer once more."""
    must_settle: bool = False
    """The grader isn't sure: show the reference and call `settle`."""
    replaces: bool = False
    """The review recorded for this step is to be voided first."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a session is."""

    done: int
    """Steps left behind, repeats included."""
    total: int
    right: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a session came to; repeats don't count."""

    asked: int
    right: int
    partial: int
    wrong: int
    skipped: int
    score: float
    """Mean score of what was asked, 0.0-1.0; skipped ones count in an exam only."""
    seconds: float
    weak: tuple[str, ...]
    """Ids of claims missed or partly right, in the order asked."""


def rate(grade: Grade, kind: ItemKind, *, hinted: bool, seconds: float, retried: bool = False) -> Rating | None:
    """Return the rating a grade becomes; None while the grader is unsure.

    Wrong is Again, partly right or hinted Hard, right Good; Easy when right at the first try, without hint and
    within ten seconds, on an item that asks for recall.
    """
    if grade.verdict is Verdict.UNSURE:
        return None
    if grade.verdict is Verdict.INCORRECT:
        return Rating.AGAIN
    if grade.verdict is Verdict.PARTIAL or hinted:
        return Rating.HARD
    quick = 0 <= seconds < QUICK_SECONDS and not retried
    return Rating.EASY if quick and RUNGS[kind] is Rung.RECALL else Rating.GOOD
