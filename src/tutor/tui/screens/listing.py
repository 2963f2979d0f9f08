"""A list beside (or above) what the marked line is about: names and the timeline are both this."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tutor.tui.screens.base import StudyScreen


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    label: Content
    about: Content
    """What is shown when the line is marked."""
    entry: str = ""
    """Entry that Enter opens; empty when the question below is asked."""
    question: str = ""
    """What Enter asks."""


class ListingScreen(StudyScreen):
    """A list and its detail; Enter asks the tutor about the marked line."""

    EMPTY = "There is nothing here."

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Lay out list and detail."""
        with Horizontal(classes="listing"):
            yield OptionList(markup=False, compact=True)
            with VerticalScroll(classes="detail", can_focus=False):
                yield Static("", markup=False)

    def list_rows(self) -> tuple[Row, ...]:
        """Return what is listed."""
        raise NotImplementedError

    def show_study(self) -> None:
        """List everything, keeping the marked line."""
        options = self.query_one(OptionList)
        marked = options.highlighted
        self._rows = self.list_rows()
        options.clear_options()
        options.add_options([Option(row.label) for row in self._rows])
        if self._rows:
            options.highlighted = min(marked or 0, len(self._rows) - 1)
        else:
            self.query_one(".detail Static", Static).update(self.EMPTY)
        options.focus()

    @on(OptionList.OptionHighlighted)
    def _show_detail(self, message: OptionList.OptionHighlighted) -> None:
        row = self._rows[message.option_index]
        hint = Content.assemble("\n\n", ("Enter", "bold $mark"), (" asks the tutor about it", "$quiet"))
        self.query_one(".detail Static", Static).update(Content.assemble(row.about, hint))

    @on(OptionList.OptionSelected)
    def _ask(self, message: OptionList.OptionSelected) -> None:
        row = self._rows[message.option_index]
        self.tutor.ask_in_chat(entry=row.entry, text=row.question)
