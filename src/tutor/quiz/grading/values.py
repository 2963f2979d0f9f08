"""What the grader is given and what it says."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from tutor.knowledge.model import Point
from tutor.values import dataclass


class Verdict(StrEnum):
    """What a response is worth."""

    CORRECT = "correct"
    PARTIAL = "partial"
    INCORRECT = "incorrect"
    UNSURE = "unsure"
    """The grader can't tell: show the reference and ask the learner."""


@dataclass(frozen=True, slots=True)
class TypedTask:
    """A question answered in typed words, and what a right answer says."""

    prompt: str
    reference: str
    accept: tuple[str, ...] = ()
    """Other whole answers that are right."""
    points: tuple[Point, ...] = ()
    """Key points; empty: the reference is the only one."""

    @property
    def key_points(self) -> tuple[Point, ...]:
        """The points a right answer makes; never empty."""
        return self.points or (Point(self.reference, self.accept),)


@dataclass(frozen=True, slots=True)
class Grade:
    """How a response was judged, and why."""

    verdict: Verdict
    score: float
    """Share of the answer that was right, 0.0-1.0."""
    matched: tuple[str, ...] = ()
    """Texts of the points that were made."""
    missed: tuple[str, ...] = ()
    """Texts of the points that weren't made."""
    contradicted: tuple[str, ...] = ()
    """Texts of the points the response speaks against."""
    reason: str = ""
    """One sentence for people."""

    def as_json(self) -> dict[str, Any]:
        """Return the fields as plain values."""
        lists: dict[str, Sequence[str]] = {
            "matched": self.matched,
            "missed": self.missed,
            "contradicted": self.contradicted,
        }
        return {
            "verdict": str(self.verdict),
            "score": round(self.score, 4),
            **{name: list(texts) for name, texts in lists.items()},
            "reason": self.reason,
        }
