"""Answering by arranging: putting things in order, finding pairs."""

from textual.content import Content

from tutor.quiz.questions import Question
from tutor.text import clean_line
from tutor.tui.widgets.answering import AnswerList, Unfinished
from tutor.tui.widgets.choosing import LETTERS
from tutor.tui.widgets.hanging import hang


class PutInOrder(AnswerList):
    """Up and down go through the rows; left and right move the row earlier and later."""

    HOW = "↑ ↓ choose a line, ← → move it up and down (or Space, then ↑ ↓); then Enter."

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._order = list(range(len(question.options)))
        self._is_held = False

    def move(self, by: int) -> None:
        """Go to another row, taking along the one that is held."""
        if self._is_held:
            self._carry(by)
        else:
            super().move(by)

    def take(self, key: str, character: str) -> bool:  # noqa: ARG002 - keys alone count here
        """Move the row by arrow, or hold it."""
        if key == "space":
            self._is_held = not self._is_held
            self.refresh()
        elif key in {"left", "shift+up", "right", "shift+down"}:
            self._carry(-1 if key in {"left", "shift+up"} else 1)
        else:
            return False
        return True

    def _carry(self, by: int) -> None:
        to = self.at + by
        if 0 <= to < self.rows:
            self._order[self.at], self._order[to] = self._order[to], self._order[self.at]
            self.at = to
        self.refresh()

    def submit(self) -> None:
        """Post the order."""
        self.post_response("; ".join(self.question.options[n] for n in self._order), tuple(self._order))

    def draw_row(self, n: int) -> tuple[Content, Content]:
        """Draw place and text."""
        held = "↕ " if self._is_held and n == self.at else ""
        return Content.styled(f"{n + 1}. {held}", "bold $mark"), Content(
            clean_line(self.question.options[self._order[n]])
        )


class FindPairs(AnswerList):
    """A letter gives the row its other half and goes on to the next."""

    HOW = "A letter pairs the marked line; ↑ ↓ choose another; then Enter."

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._pairs = [-1] * len(question.left)

    @property
    def rows(self) -> int:
        """A row for each left side."""
        return len(self.question.left)

    def take(self, key: str, character: str) -> bool:
        """Pair by letter, go to a row by digit, take back with backspace."""
        if character.isdigit() and character.isascii() and 1 <= int(character) <= self.rows:
            self.at = int(character) - 1
        elif key == "backspace":
            self._pairs[self.at] = -1
        elif character and 0 <= LETTERS.find(character) < len(self.question.right):
            self._pairs[self.at] = LETTERS.find(character)
            self.move(1)
        else:
            return False
        self.refresh()
        return True

    def submit(self) -> None:
        """Post the pairs once each row has one."""
        if -1 in self._pairs:
            self.at = self._pairs.index(-1)
            self.post_message(Unfinished(f"Line {self.at + 1} has no partner yet."))
            return
        text = "; ".join(
            f"{left} - {self.question.right[n]}" for left, n in zip(self.question.left, self._pairs, strict=True)
        )
        self.post_response(text, tuple(self._pairs))

    def draw_row(self, n: int) -> tuple[Content, Content]:
        """Draw the left side and its partner."""
        pick = self._pairs[n]
        partner = clean_line(self.question.right[pick]) if pick >= 0 else "…"
        letter = f" {LETTERS[pick]} " if pick >= 0 else " "
        row = Content.assemble(
            clean_line(self.question.left[n]),
            ("  →", "$quiet"),
            (letter, "bold $mark"),
            (partner, "" if pick >= 0 else "$quiet"),
        )
        return Content.styled(f"{n + 1} ", "bold $mark"), row

    def draw_below(self, width: int) -> list[Content]:
        """Draw what the rows can be paired with."""
        right = [
            hang(Content.styled(f"  {LETTERS[n]} ", "bold $mark"), Content(clean_line(text)), width)
            for n, text in enumerate(self.question.right)
        ]
        return [Content(""), *right]
