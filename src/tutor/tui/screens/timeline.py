"""The essay's dates in order."""

from calendar import month_abbr

from textual.content import Content

from tutor.study.outlining import TimelineEvent
from tutor.text import clean, clean_line
from tutor.tui.screens.listing import ListingScreen, Row


class TimelineScreen(ListingScreen):
    """Everything dated, earliest first."""

    WHERE = "timeline"
    TITLE_TEXT = "Timeline"
    EMPTY = "This essay's pack gives no dates."

    def list_rows(self) -> tuple[Row, ...]:
        """List every dated fact."""
        return tuple(_row(event) for event in self.study.timeline())


def _row(event: TimelineEvent) -> Row:
    name, when = clean_line(event.name.name), say_when(event.date)
    label = Content.assemble((f"{when:<12} ", "bold $mark"), name)
    cites = "  ".join(f"§{clean_line(c)}" for c in event.cites)
    about = [
        Content.styled(when, "bold $mark"),
        Content.assemble((name, "bold"), "\n", clean(event.what)),
        Content(clean(event.name.gist)),
        Content.styled(cites, "$mark"),
    ]
    return Row(
        label, Content("\n\n").join(about), question=f"What does the essay say about {event.name.name} in {when}?"
    )


def say_when(date: str) -> str:
    """Return a pack's date as people write it: "1962-10" is "Oct 1962", "2013/2014" is "2013–2014", "2003/" is "from 2003"."""
    first, slash, last = date.partition("/")
    if not slash:
        return _say_point(first)
    return f"{_say_point(first)}–{_say_point(last)}" if last else f"from {_say_point(first)}"


def _say_point(date: str) -> str:
    year, *rest = date.split("-")
    if not rest or not all(part.isdecimal() for part in rest) or not 1 <= int(rest[0]) <= 12:
        return date
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month_abbr[int(rest[0])]} {year}"
