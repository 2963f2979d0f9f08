"""Things to be put in order."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from tutor.knowledge.model import Claim, ItemKind, OrderItem
from tutor.quiz.grading import Grade, NameBook
from tutor.quiz.questions.base import Problem, Response, numbers_in, share_grade, shuffled
from tutor.values import dataclass

_TRIES = 8


@dataclass(frozen=True)
class OrderQuestion:
    """Give the numbers in the right order."""

    item: OrderItem
    claim: Claim
    seed: int
    kind: ItemKind = ItemKind.ORDER
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    blanks: int = 0

    @property
    def prompt(self) -> str:
        """What is asked."""
        return self.item.prompt

    @cached_property
    def options(self) -> tuple[str, ...]:
        """The things as shown, never in the right order already."""
        tries = (shuffled(self.item.sequence, f"{self.item.id}/{i}", self.seed) for i in range(_TRIES))
        return next((t for t in tries if t != self.item.sequence), tuple(reversed(self.item.sequence)))

    @property
    def hints(self) -> tuple[str, ...]:
        """The item's own, else what comes first; none when there are but two."""
        return self.item.hints or ((f"First comes: {self.item.sequence[0]}",) if len(self.item.sequence) > 2 else ())

    @property
    def reference(self) -> str:
        """The things in the right order."""
        return "; ".join(self.item.sequence)

    def read_response(self, text: str) -> Response | Problem:
        """Read every number once ("3 1 2")."""
        found = numbers_in(text, len(self.options)) or []
        if sorted(found) == list(range(1, len(self.options) + 1)):
            return Response(text, tuple(n - 1 for n in found))
        return Problem(f"Give each number from 1 to {len(self.options)} once, in order, such as: 2 1 3")

    def grade(self, response: Response, names: NameBook) -> Grade:
        """The score is how many stand in the right order together, less one, of all less one: reversed is 0.0."""
        del names
        told = [self.options[i] for i in response.picks if 0 <= i < len(self.options)]
        places = [self.item.sequence.index(t) for t in dict.fromkeys(told)]
        steps = max(1, len(self.item.sequence) - 1)
        score = max(0, _longest_rise(places) - 1) / steps
        return share_grade(score if len(places) == len(self.item.sequence) else min(score, 0.99))


def _longest_rise(values: Sequence[int]) -> int:
    """Return the length of the longest rising subsequence (patience sorting)."""
    tops: list[int] = []
    for value in values:
        at = bisect_left(tops, value)
        tops[at : at + 1] = [value]
    return len(tops)
