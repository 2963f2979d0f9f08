"""What every way of answering a quiz question has: it shows the options, takes keys and posts a response."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tutor.quiz.questions import Question, Response
from tutor.tui.widgets.hanging import Hanging, hang


@dataclass
class Answered(Message):
    """The learner submitted an answer."""

    response: Response


@dataclass
class Unfinished(Message):
    """The learner submitted before the answer was whole."""

    message: str
    """What is still to do."""


@dataclass
class Resumed(Message):
    """The learner goes on with an answer, perhaps after one that wasn't whole."""


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
        if event.key != "enter":
            self.post_message(Resumed())
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

    def draw_row(self, n: int) -> tuple[Content, Content]:
        """Return what leads a row, and its text."""
        raise NotImplementedError

    def draw_below(self, width: int) -> list[Content]:  # noqa: ARG002 - for those that have something there
        """Return lines that stand below the rows."""
        return []

    def render(self) -> Hanging:
        """Draw every row, the one the arrows are on with a pointer."""
        return Hanging(self._draw_all)

    def _draw_all(self, width: int) -> Content:
        return Content("\n").join([*(self._draw(n, width) for n in range(self.rows)), *self.draw_below(width)])

    def _draw(self, n: int, width: int) -> Content:
        is_here = n == self.at and self.has_focus
        pointer = Content.styled("› " if is_here else "  ", "bold $mark")
        mark, text = self.draw_row(n)
        return hang(pointer + mark, text.stylize("bold") if is_here else text, width)

    def watch_at(self) -> None:
        """Keep the row in view where the card has to scroll."""
        self.call_after_refresh(self._keep_in_view)

    def _keep_in_view(self) -> None:
        scroller = next((a for a in self.ancestors if isinstance(a, VerticalScroll)), None)
        if scroller is not None:
            heights = [self._draw(n, self.content_size.width).plain.count("\n") + 1 for n in range(self.at + 1)]
            top = self.region.y - scroller.region.y + scroller.scroll_offset.y + sum(heights[:-1])
            scroller.scroll_to_region(Region(0, top, 1, heights[-1]), animate=False)

    def post_response(self, text: str, picks: tuple[int, ...]) -> None:
        """Post a response."""
        self.post_message(Answered(Response(text, picks)))
