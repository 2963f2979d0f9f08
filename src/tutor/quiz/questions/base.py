"""What every question can do, and the values that pass between a question and the face that shows it."""

import random
import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from tutor.knowledge.model import AnyItem, Claim, ItemKind
from tutor.quiz.grading import Grade, NameBook, Verdict
from tutor.values import dataclass

T = TypeVar("T")

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Response:
    """What a learner answered, as the question understood it."""

    text: str
    """As typed, or as a face writes it down."""
    picks: tuple[int, ...] = ()
    """Positions of options as shown, 0-based: chosen ones, an order, or for each left side its right side (-1: none)."""
    texts: tuple[str, ...] = ()
    """What was typed, one for each blank."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A response that can't be read: nothing is graded, the learner is told."""

    message: str
    """What would be right, in one line."""


class Question(Protocol):
    """An item posed: shuffled, ready to be shown, answered and graded."""

    @property
    def item(self) -> AnyItem:
        """The item that is asked."""

    @property
    def claim(self) -> Claim:
        """The claim it belongs to."""

    @property
    def kind(self) -> ItemKind:
        """How it asks."""

    @property
    def prompt(self) -> str:
        """What is asked; in a gap question each blank is shown as underscores."""

    @property
    def options(self) -> tuple[str, ...]:
        """What can be chosen or put in order, in the order shown; empty when the answer is typed."""

    @property
    def left(self) -> tuple[str, ...]:
        """Of a match the sides that stay, numbered; else empty."""

    @property
    def right(self) -> tuple[str, ...]:
        """Of a match the sides to be found, lettered; else empty."""

    @property
    def blanks(self) -> int:
        """How many texts are to be typed; 0 when nothing is."""

    @property
    def hints(self) -> tuple[str, ...]:
        """In steps; none gives the answer away."""

    @property
    def reference(self) -> str:
        """The right answer, for "show me"."""

    def read_response(self, text: str) -> Response | Problem:
        """Return what a typed line means, or what would be right."""

    def grade(self, response: Response, names: NameBook) -> Grade:
        """Return how a response does."""


def shuffled(values: Sequence[T], item_id: str, seed: int) -> tuple[T, ...]:
    """Return `values` in an order that depends on item and seed only."""
    order = list(values)
    random.Random(f"{item_id}:{seed}").shuffle(order)  # noqa: S311 -- places on a screen, no secret
    return tuple(order)


def numbers_in(text: str, most: int) -> list[int] | None:
    """Return the numbers a line holds, 1-based, or None when one is beyond `most`; "312" is 3, 1, 2 when most < 10."""
    found = _NUMBER.findall(text)
    if len(found) == 1 and most < 10:
        found = list(found[0])
    values = [int(n[:6]) for n in found]
    return values if all(1 <= v <= most for v in values) else None


def share_grade(score: float, *, matched: Sequence[str] = (), missed: Sequence[str] = (), reason: str = "") -> Grade:
    """Return the grade of a share of right parts: all is correct, some partial, none incorrect."""
    verdict = Verdict.CORRECT if score >= 1 else Verdict.PARTIAL if score > 0 else Verdict.INCORRECT
    told = reason or (
        "The answer is right." if score >= 1 else "Partly right." if score > 0 else "The answer is wrong."
    )
    return Grade(verdict, min(1.0, max(0.0, score)), tuple(matched), tuple(missed), reason=told)


def list_hint(count: int, noun: str) -> str:
    """Return how many of something the answer has."""
    return f"The answer has {count} {noun}{'' if count == 1 else 's'}."


def first_letters(text: str) -> str:
    """Return the first letter of each word of `text`, the rest as dots; one-letter words are left as dots."""
    return " ".join(w[0] + "·" * (len(w) - 1) if len(w) > 1 else "·" for w in text.split())
