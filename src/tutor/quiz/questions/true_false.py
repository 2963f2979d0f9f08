"""A statement to be judged."""

from tutor.knowledge.model import Claim, ItemKind, TrueFalseItem
from tutor.quiz.grading import Grade, NameBook
from tutor.quiz.questions.base import Problem, Response, share_grade
from tutor.values import dataclass

_TRUE = frozenset("1 t true y yes right correct".split())
_FALSE = frozenset("2 f false n no wrong incorrect".split())


@dataclass(frozen=True)
class TrueFalseQuestion:
    """True or false; "True" is always the first option."""

    item: TrueFalseItem
    claim: Claim
    seed: int
    kind: ItemKind = ItemKind.TRUE_FALSE
    options: tuple[str, ...] = ("True", "False")
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    blanks: int = 0

    @property
    def prompt(self) -> str:
        """The statement."""
        return self.item.prompt

    @property
    def hints(self) -> tuple[str, ...]:
        """The item's own: any other would give the answer away."""
        return self.item.hints

    @property
    def reference(self) -> str:
        """True or False."""
        return self.options[0 if self.item.answer else 1]

    def read_response(self, text: str) -> Response | Problem:
        """Read t, true, yes, 1 and f, false, no, 2."""
        plain = text.strip().casefold().rstrip(".!")
        if plain in _TRUE | _FALSE:
            return Response(text, (0 if plain in _TRUE else 1,))
        return Problem("Answer t (true) or f (false).")

    def grade(self, response: Response, names: NameBook) -> Grade:
        """Right is 1.0, wrong 0.0."""
        del names
        return share_grade(float(response.picks == (0 if self.item.answer else 1,)))
