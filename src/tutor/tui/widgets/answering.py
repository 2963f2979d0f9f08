"""What every way of answering a quiz question has: it shows the options, takes keys and posts a response."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tutor.quiz.questions import Question, Response


@dataclass
class Answered(Message):
    """The learner submitted an answer."""

    response: Response


@dataclass
class Unfinished(Message):
    """The learner submitted before the answer was whole."""

    message: str
    """What is still to do."""


class AnswerList(Widget, can_focus=True):
    """Options on lines of their own; arrows move between them, Enter submits."""

    DEFAULT_CSS = """
    AnswerList { height: auto; padding: 0; }
    """
    HOW: ClassVar[str] = ""
    """How to answer, in one line."""

    at: reactive[int] = reactive(0)
    """The row the arrows are on."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question

    @property
    def rows(self) -> int:
        """How many rows the arrows go through."""
        return len(self.question.options)

    @property
    def how(self) -> str:
        """How to answer, in one line."""
        return self.HOW

    def on_key(self, event: events.Key) -> None:
        """Move, submit, or let the kind of question take the key."""
        if event.key == "enter":
            self.submit()
        elif event.key in {"up", "down"}:
            self.move(-1 if event.key == "up" else 1)
        elif not self.take(event.key, event.character or ""):
            return
        event.stop()
        event.prevent_default()

    def move(self, by: int) -> None:
        """Go to another row."""
        self.at = max(0, min(self.rows - 1, self.at + by))

    def take(self, key: str, character: str) -> bool:
        """Do what a key means here; returns False when it means nothing."""
        raise NotImplementedError

    def submit(self) -> None:
        """Post the answer, or what is still missing."""
        raise NotImplementedError

    def draw_row(self, n: int) -> Content:
        """Return a row as it is shown."""
        raise NotImplementedError

    def render(self) -> Content:
        """Draw every row, the one the arrows are on with a pointer."""
        return Content("\n").join([self._draw(n) for n in range(self.rows)])

    def _draw(self, n: int) -> Content:
        is_here = n == self.at and self.has_focus
        pointer = Content.styled("› " if is_here else "  ", "bold $mark")
        row = self.draw_row(n)
        return Content.assemble(pointer, row.stylize("bold") if is_here else row)

    def post_response(self, text: str, picks: tuple[int, ...]) -> None:
        """Post a response."""
        self.post_message(Answered(Response(text, picks)))
