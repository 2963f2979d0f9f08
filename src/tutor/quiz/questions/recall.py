"""Say all you remember."""

from functools import cached_property

from tutor.knowledge.model import Claim, ItemKind, RecallItem
from tutor.quiz.grading import Grade, NameBook, TypedTask, grade_typed
from tutor.quiz.questions.base import Problem, Response, first_letters, list_hint
from tutor.values import dataclass


@dataclass(frozen=True)
class RecallQuestion:
    """Name every point."""

    item: RecallItem
    claim: Claim
    seed: int
    kind: ItemKind = ItemKind.RECALL
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
        """The item's own, else how many points there are, then how the first begins."""
        first = first_letters(" ".join(self.item.points[0].point.split()[:3]))
        return self.item.hints or (list_hint(len(self.item.points), "point"), f"One begins with: {first}")

    @property
    def reference(self) -> str:
        """Every point, in order."""
        return "; ".join(p.point for p in self.item.points)

    def read_response(self, text: str) -> Response | Problem:
        """Take the line as it is; an empty one is no answer yet."""
        return Response(text, texts=(text.strip(),)) if text.strip() else Problem("Type what you remember, or skip it.")

    def grade(self, response: Response, names: NameBook) -> Grade:
        """Grade by key points."""
        task = TypedTask(self.item.prompt, self.reference, (), self.item.points)
        return grade_typed(task, response.texts[0] if response.texts else response.text, names)
