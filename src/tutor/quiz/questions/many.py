"""Select all that apply."""

from functools import cached_property

from tutor.knowledge.model import Claim, ItemKind, ManyItem
from tutor.quiz.grading import Grade, NameBook
from tutor.quiz.questions.base import Problem, Response, list_hint, numbers_in, share_grade, shuffled
from tutor.values import dataclass


@dataclass(frozen=True)
class ManyQuestion:
    """Choose every right option."""

    item: ManyItem
    claim: Claim
    seed: int
    kind: ItemKind = ItemKind.MANY
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    blanks: int = 0

    @property
    def prompt(self) -> str:
        """What is asked."""
        return self.item.prompt

    @cached_property
    def options(self) -> tuple[str, ...]:
        """The options as shown."""
        return shuffled((*self.item.correct, *(d.text for d in self.item.wrong)), self.item.id, self.seed)

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """The item's own, else how many are right, then one that isn't."""
        if self.item.hints:
            return self.item.hints
        count = list_hint(len(self.item.correct), "part")
        out = shuffled(self.item.wrong, self.item.id, self.seed)
        return (count, f'It is not "{out[0].text}".') if len(out) > 1 else (count,)

    @property
    def reference(self) -> str:
        """The right options."""
        return "; ".join(self.item.correct)

    def read_response(self, text: str) -> Response | Problem:
        """Read numbers ("1 3"); "none" chooses nothing."""
        if text.strip().casefold() in {"none", "0"}:
            return Response(text)
        found = numbers_in(text, len(self.options))
        if found:
            return Response(text, tuple(sorted({n - 1 for n in found})))
        return Problem(f"Give the numbers of all that apply, 1 to {len(self.options)}, such as: 1 3")

    def grade(self, response: Response, names: NameBook) -> Grade:
        """The score is right ones chosen less wrong ones, by the number of right ones."""
        del names
        chosen = {self.options[i] for i in response.picks if 0 <= i < len(self.options)}
        right = [c for c in self.item.correct if c in chosen]
        wrong = [d for d in self.item.wrong if d.text in chosen]
        missed = [c for c in self.item.correct if c not in chosen]
        score = max(0.0, (len(right) - len(wrong)) / len(self.item.correct))
        return share_grade(score, matched=right, missed=missed, reason=wrong[0].why if wrong else "")
