"""A sentence with blanks."""

import re
from functools import cached_property

from tutor.knowledge.model import Claim, GapItem, ItemKind
from tutor.quiz.grading import Grade, NameBook, TypedTask, Verdict, grade_typed
from tutor.quiz.questions.base import Problem, Response, first_letters
from tutor.values import dataclass

BLANK = "____"
_PARTS = (re.compile(r"\s*[;\n|]\s*"), re.compile(r"\s*,\s*"))


@dataclass(frozen=True)
class GapQuestion:
    """Fill each blank."""

    item: GapItem
    claim: Claim
    seed: int
    kind: ItemKind = ItemKind.GAP
    options: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()

    @cached_property
    def prompt(self) -> str:
        """The sentence, each blank shown as underscores."""
        sentence = BLANK.join(self.item.fragments)
        return f"{self.item.prompt} {sentence}" if self.item.prompt and self.item.prompt not in sentence else sentence

    @property
    def blanks(self) -> int:
        """How many blanks there are."""
        return len(self.item.blanks)

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """The item's own, else the first letters of each blank."""
        return self.item.hints or ("Begins with: " + "; ".join(first_letters(b[0]) for b in self.item.blanks),)

    @property
    def reference(self) -> str:
        """The shown answer of each blank."""
        return "; ".join(b[0] for b in self.item.blanks)

    def read_response(self, text: str) -> Response | Problem:
        """Read one text for each blank, separated by semicolons (or commas, when their number fits)."""
        if self.blanks == 1:
            return Response(text, texts=(text.strip(),))
        for parts in (p.split(text.strip()) for p in _PARTS):
            if len(parts) == self.blanks:
                return Response(text, texts=tuple(parts))
        return Problem(f"There are {self.blanks} blanks: separate your answers with semicolons.")

    def grade(self, response: Response, names: NameBook) -> Grade:
        """Grade each blank as a typed answer; the score is the mean."""
        texts = (*response.texts, *[""] * self.blanks)
        grades = [
            grade_typed(TypedTask("", accepted[0], accepted[1:]), text, names)
            for accepted, text in zip(self.item.blanks, texts, strict=False)
        ]
        return _together(grades)


def _together(grades: list[Grade]) -> Grade:
    if len(grades) == 1:
        return grades[0]
    verdicts = {g.verdict for g in grades}
    whole = verdicts.pop() if len(verdicts) == 1 else Verdict.UNSURE if Verdict.UNSURE in verdicts else Verdict.PARTIAL
    return Grade(
        verdict=whole,
        score=sum(g.score for g in grades) / len(grades),
        matched=tuple(t for g in grades for t in g.matched),
        missed=tuple(t for g in grades for t in g.missed),
        contradicted=tuple(t for g in grades for t in g.contradicted),
        reason=next((g.reason for g in grades if g.verdict is not Verdict.CORRECT), grades[0].reason),
    )
