"""The essay's dates in order."""

from textual.content import Content

from tutor.citing import say_sections
from tutor.study.outlining import TimelineEvent
from tutor.text import clean, clean_line
from tutor.tui.commands import make_bindings
from tutor.tui.screens.listing import ListingScreen, Row
from tutor.tui.widgets.hanging import Hanging, hang
from tutor.tui.words import say_when


class TimelineScreen(ListingScreen):
    """Everything dated, earliest first."""

    WHERE = "timeline"
    TITLE_TEXT = "Timeline"
    BINDINGS = make_bindings(WHERE)
    EMPTY = "This essay's pack gives no dates."

    def list_rows(self) -> tuple[Row, ...]:
        """List every dated fact."""
        return tuple(_row(event) for event in self.study.timeline())


def _row(event: TimelineEvent) -> Row:
    name, when = clean_line(event.name.name), say_when(event.date)
    label = Hanging(lambda width: hang(Content.styled(f"{when:<13}", "bold"), Content(name), width))
    about = (
        Content.assemble((when, "bold $mark"), (f"   {say_sections(event.cites)}", "$quiet")),
        Content.assemble((name, "bold"), "\n", clean(event.what)),
        Content(clean(event.name.gist)),
    )
    return Row(label, about, event.name, f"{event.name.name}: {event.what}")
