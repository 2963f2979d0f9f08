"""Pairs to be found."""

import re
from functools import cached_property

from tutor.knowledge.model import Claim, ItemKind, MatchItem
from tutor.quiz.grading import Grade, NameBook
from tutor.quiz.questions.base import LETTERS, Problem, Response, share_grade, shuffled
from tutor.values import dataclass

_PAIR = re.compile(r"(\d+)\s*[-:=.)]?\s*([a-z])(?![a-z])")
_LETTERS_ONLY = re.compile(r"[a-z](?:[\s,]*[a-z])*")


@dataclass(frozen=True)
class MatchQuestion:
    """Find for each numbered left side its lettered right side."""

    item: MatchItem
    claim: Claim
    seed: int
    kind: ItemKind = ItemKind.MATCH
    options: tuple[str, ...] = ()
    blanks: int = 0

    @property
    def prompt(self) -> str:
        """What is asked."""
        return self.item.prompt

    @property
    def left(self) -> tuple[str, ...]:
        """The sides that stay, in the item's order."""
        return tuple(left for left, _ in self.item.pairs)

    @cached_property
    def right(self) -> tuple[str, ...]:
        """The sides to be found, as shown; the same text stands once."""
        texts = dict.fromkeys((*(right for _, right in self.item.pairs), *self.item.extra))
        return shuffled(tuple(texts), self.item.id, self.seed)

    @property
    def hints(self) -> tuple[str, ...]:
        """The item's own, else one pair; none when there are but two."""
        pairs = self.item.pairs
        return self.item.hints or ((f"One pair: {pairs[0][0]} - {pairs[0][1]}",) if len(pairs) > 2 else ())

    @property
    def reference(self) -> str:
        """Every pair."""
        return "; ".join(f"{left} - {right}" for left, right in self.item.pairs)

    def read_response(self, text: str) -> Response | Problem:
        """Read pairs ("1b 2a") or the letters in order ("b a")."""
        plain = text.strip().casefold()
        found = {int(n[:6]) - 1: LETTERS.index(c) for n, c in _PAIR.findall(plain)}
        if not found and _LETTERS_ONLY.fullmatch(plain):
            found = dict(enumerate(LETTERS.index(c) for c in plain if c in LETTERS))
        fits = all(0 <= n < len(self.left) and c < len(self.right) for n, c in found.items())
        if found and fits:
            return Response(text, tuple(found.get(i, -1) for i in range(len(self.left))))
        last = LETTERS[len(self.right) - 1]
        return Problem(f"Pair each number from 1 to {len(self.left)} with a letter from a to {last}, such as: 1b 2a")

    def grade(self, response: Response, names: NameBook) -> Grade:
        """The score is the share of right pairs."""
        del names
        picks = (*response.picks, *[-1] * len(self.left))
        right = [
            f"{left} - {wanted}"
            for (left, wanted), pick in zip(self.item.pairs, picks, strict=False)
            if 0 <= pick < len(self.right) and self.right[pick] == wanted
        ]
        missed = [f"{a} - {b}" for a, b in self.item.pairs if f"{a} - {b}" not in right]
        return share_grade(len(right) / len(self.item.pairs), matched=right, missed=missed)
