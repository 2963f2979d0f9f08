"""What the quiz may be waiting for, what can be done then, and how far it is."""

from enum import StrEnum
from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from tutor.quiz import QuizSession


class Phase(StrEnum):
    """What the screen is waiting for."""

    MENU = "menu"
    ASKING = "asking"
    TOLD = "told"
    SETTLING = "settling"
    OVER = "over"


HIDDEN = {
    Phase.MENU: {"hint", "show", "skip", "right", "undo", "ask"},
    Phase.ASKING: {"right", "ask"},
    Phase.TOLD: {"hint", "show", "skip"},
    Phase.SETTLING: {"hint", "show", "skip", "right", "ask"},
    Phase.OVER: {"hint", "show", "skip", "right", "ask"},
}
"""Commands that can't be used in a phase."""


def draw_progress(session: "QuizSession", width: int) -> Content:
    """Return how far a quiz is, as a bar and in words."""
    done = session.progress
    filled = round(width * done.done / max(done.total, 1))
    right = "" if session.is_exam else f" · {done.right} right"
    kind = "Exam  " if session.is_exam else ""
    said = f"  {kind}{done.done} of {done.total}{right}"
    return Content.assemble(("━" * filled, "$mark"), ("─" * (width - filled), "$quiet"), (said, "$quiet"))
