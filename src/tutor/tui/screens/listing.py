"""A list beside (or above) what the marked line is about: names and the timeline are both this."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tutor.knowledge.model import Name
from tutor.tui.screens.base import ROOMY, StudyScreen
from tutor.tui.widgets.hanging import Hanging


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    label: Content | Hanging
    about: tuple[Content, ...]
    """What is shown when the line is marked, a paragraph each."""
    name: Name
    """What it is about: Enter opens an entry that names it."""
    question: str
    """What Enter asks where no entry does."""
    group: str = ""
    """Heading it stands under; rows of one group follow each other."""


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
        options.add_options(self._options())
        if self._rows:
            first = options.get_option_index("0")
            options.highlighted = max(min(marked or first, options.option_count - 1), first)
        else:
            self.query_one(".detail Static", Static).update(self.EMPTY)
        options.focus()

    def _options(self) -> list[Option]:
        """Return the rows, each under its place, and their headings."""
        options: list[Option] = []
        group = ""
        for n, row in enumerate(self._rows):
            if row.group != group:
                group = row.group
                options.append(Option(Content.styled(group, "bold $mark"), disabled=True))
            options.append(Option(row.label, id=str(n)))
        return options

    @on(OptionList.OptionHighlighted)
    def _show_detail(self, message: OptionList.OptionHighlighted) -> None:
        detail = self.query_one(".detail", VerticalScroll)
        gap = "\n\n" if self.size.height >= ROOMY else "\n"
        detail.query_one(Static).update(Content(gap).join(self._rows[int(message.option_id or 0)].about))
        detail.scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _ask(self, message: OptionList.OptionSelected) -> None:
        row = self._rows[int(message.option_id or 0)]
        self.tutor.ask_in_chat(entry=self.study.entry_about(row.name, row.question), text=row.question)

    def action_open(self) -> None:
        """Ask the tutor about the marked line."""
        self.query_one(OptionList).action_select()
