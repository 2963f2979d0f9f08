"""Answering by choosing: one option, several, or true and false."""

from textual.content import Content

from tutor.knowledge.model import ItemKind
from tutor.quiz.questions import Question
from tutor.text import clean_line
from tutor.tui.widgets.answering import AnswerList, Unfinished

HOW_TRUE_FALSE = "Press T or F, then Enter."
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class ChooseOne(AnswerList):
    """Digits choose; t and f too where it's true or false."""

    HOW = "Press a number, then Enter."

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._chosen = -1

    @property
    def how(self) -> str:
        """How to answer, in one line."""
        return HOW_TRUE_FALSE if self.question.kind is ItemKind.TRUE_FALSE else self.HOW

    def move(self, by: int) -> None:
        """Choose the next option by arrow."""
        self.at = 0 if self._chosen < 0 else max(0, min(self.rows - 1, self.at + by))
        self._choose(self.at)

    def take(self, key: str, character: str) -> bool:  # noqa: ARG002 - characters alone count here
        """Choose by digit, or t and f."""
        keys = "tf" if self.question.kind is ItemKind.TRUE_FALSE and character in {"t", "f"} else "123456789"
        n = keys.find(character) if character else -1
        if not 0 <= n < self.rows:
            return False
        self._choose(n)
        return True

    def _choose(self, n: int) -> None:
        self._chosen = self.at = n
        self.refresh()

    def submit(self) -> None:
        """Post the chosen option."""
        if self._chosen < 0:
            self.post_message(Unfinished(self.how))
        else:
            self.post_response(self.question.options[self._chosen], (self._chosen,))

    def draw_row(self, n: int) -> tuple[Content, Content]:
        """Draw the key that chooses, mark and option."""
        is_chosen = n == self._chosen
        key = "TF"[n] if self.question.kind is ItemKind.TRUE_FALSE else str(n + 1)
        mark = Content.styled("(•) " if is_chosen else "( ) ", "bold $mark" if is_chosen else "$quiet")
        return Content.assemble((f"{key} ", "bold $mark"), mark), Content(clean_line(self.question.options[n]))


class ChooseMany(AnswerList):
    """Letters toggle, and the space bar where the arrows are."""

    HOW = "Letters toggle; choose all that apply, then Enter."

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._chosen: set[int] = set()

    def take(self, key: str, character: str) -> bool:
        """Toggle by letter, or where the arrows are."""
        n = self.at if key == "space" else LETTERS.find(character) if character else -1
        if not 0 <= n < self.rows:
            return False
        self._chosen ^= {n}
        self.at = n
        self.refresh()
        return True

    def submit(self) -> None:
        """Post what is chosen."""
        if not self._chosen:
            self.post_message(Unfinished(self.HOW))
            return
        picks = tuple(sorted(self._chosen))
        self.post_response("; ".join(self.question.options[n] for n in picks), picks)

    def draw_row(self, n: int) -> tuple[Content, Content]:
        """Draw letter, box and option."""
        is_chosen = n in self._chosen
        mark = Content.styled("[x] " if is_chosen else "[ ] ", "bold $mark" if is_chosen else "$quiet")
        return Content.assemble((f"{LETTERS[n]} ", "bold $mark"), mark), Content(clean_line(self.question.options[n]))
