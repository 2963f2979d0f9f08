"""One right option among wrong ones."""

from functools import cached_property

from tutor.knowledge.model import ChoiceItem, Claim, ItemKind
from tutor.quiz.grading import Grade, NameBook
from tutor.quiz.questions.base import LETTERS, Problem, Response, numbers_in, share_grade, shuffled
from tutor.values import dataclass


@dataclass(frozen=True)
class ChoiceQuestion:
    """Choose one."""

    item: ChoiceItem
    claim: Claim
    seed: int
    kind: ItemKind = ItemKind.CHOICE
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
        return shuffled((self.item.answer, *(d.text for d in self.item.distractors)), self.item.id, self.seed)

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """The item's own, else one wrong option ruled out; none when that would leave only the answer."""
        wrong = [d for d in self.item.distractors if d.text != self.item.answer]
        if self.item.hints or len(wrong) < 2:
            return self.item.hints
        out = shuffled(wrong, self.item.id, self.seed)[0]
        return (f'It is not "{out.text}".',)

    @property
    def reference(self) -> str:
        """The right option."""
        return self.item.answer

    def read_response(self, text: str) -> Response | Problem:
        """Read a number, a letter or the option itself."""
        plain = text.strip().casefold()
        if len(plain) == 1 and plain in LETTERS[: len(self.options)]:
            return Response(text, (LETTERS.index(plain),))
        same = [i for i, option in enumerate(self.options) if option.casefold() == plain]
        found = same or ([n - 1 for n in numbers_in(plain, len(self.options)) or []] if plain.isdecimal() else [])
        return Response(text, (found[0],)) if len(found) == 1 else Problem(f"Choose one: 1 to {len(self.options)}.")

    def grade(self, response: Response, names: NameBook) -> Grade:
        """Right is 1.0, wrong 0.0; the reason is what the wrong option's author says of it."""
        del names
        chosen = (
            self.options[response.picks[0]] if response.picks and 0 <= response.picks[0] < len(self.options) else ""
        )
        if chosen == self.item.answer:
            return share_grade(1.0, matched=(chosen,))
        why = next((d.why for d in self.item.distractors if d.text == chosen), "")
        return share_grade(0.0, missed=(self.item.answer,), reason=why)
