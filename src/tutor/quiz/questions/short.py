"""A question answered in a few typed words."""

from functools import cached_property

from tutor.knowledge.model import Claim, ItemKind, ShortItem
from tutor.quiz.grading import Grade, NameBook, TypedTask, grade_typed
from tutor.quiz.questions.base import Problem, Response, first_letters, list_hint
from tutor.values import dataclass


@dataclass(frozen=True)
class ShortQuestion:
    """Answer in your own words."""

    item: ShortItem
    claim: Claim
    seed: int
    kind: ItemKind = ItemKind.SHORT
    options: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    blanks: int = 1

    @property
    def prompt(self) -> str:
        """What is asked."""
        return self.item.prompt

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """The item's own, else how many points there are, or the first letters of a short answer."""
        if self.item.hints:
            return self.item.hints
        if len(self.item.points) > 1:
            return (list_hint(len(self.item.points), "point"),)
        short = min((self.item.reference, *self.item.accept), key=len)
        return (f"Begins with: {first_letters(short)}",) if len(short.split()) <= 5 else ()

    @property
    def reference(self) -> str:
        """The model answer."""
        return self.item.reference

    def read_response(self, text: str) -> Response | Problem:
        """Take the line as it is; an empty one is no answer yet."""
        return Response(text, texts=(text.strip(),)) if text.strip() else Problem("Type an answer, or skip it.")

    def grade(self, response: Response, names: NameBook) -> Grade:
        """Grade by key points."""
        task = TypedTask(self.item.prompt, self.item.reference, self.item.accept, self.item.points)
        return grade_typed(task, response.texts[0] if response.texts else response.text, names)
