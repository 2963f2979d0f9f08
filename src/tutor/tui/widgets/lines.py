"""The first and the last line of every screen: where one is, and which keys there are."""

from collections.abc import Mapping

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tutor.text import clean_line, shorten
from tutor.tui.commands import NOT_MOVED, line_of_keys


class TopLine(Widget):
    """The program, the screen, and what the screen has to say about itself."""

    DEFAULT_CSS = """
    TopLine { dock: top; height: 1; padding: 0 3; background: $background; color: $foreground; }
    """

    about: reactive[str] = reactive("")
    """What stands at the right: the essay's title, a count."""

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__()
        self.title = title
        self.set_reactive(TopLine.about, about)

    def render(self) -> Content:
        """Draw the title at the left and what there is room for at the right."""
        left = Content.assemble(("Tutor", "bold $mark"), ("  ›  ", "$quiet"), (self.title, "bold"))
        room = self.size.width - left.cell_length - 2
        if room < 12:
            return left
        right = Content(shorten(clean_line(self.about), room))
        gap = max(self.size.width - left.cell_length - right.cell_length, 1)
        return Content.assemble(left, " " * gap, (right.plain, "$quiet"))


class KeyLine(Widget):
    """The keys that work here, as many as there is room for."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; padding: 0 3; background: $background; color: $quiet; }
    """

    hidden: reactive[frozenset[str]] = reactive(frozenset())
    """Names of commands that can't be used now."""

    keymap: reactive[Mapping[str, str]] = reactive(NOT_MOVED)
    """Keys the learner has moved."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where

    def render(self) -> Content:
        """Draw key and title of each command."""
        pairs = line_of_keys(self.where, self.size.width, without=self.hidden, keymap=self.keymap)
        return Content("   ").join(
            [Content.assemble((key, "bold $foreground"), (f" {title}", "$quiet")) for key, title in pairs]
        )
