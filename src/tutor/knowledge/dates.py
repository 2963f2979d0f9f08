"""The dates a timeline shows: a year, a month, a day, a range or an open range."""

import datetime as dt
import re

DATE_EXAMPLES = "1963, 1962-10, 2018-12-15, 2013/2014 or 2003/"

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)


def is_date(text: str) -> bool:
    """Tell whether `text` is a date of a timeline: see `DATE_EXAMPLES`."""
    first, slash, second = text.partition("/")
    if _first_day(first) is None:
        return False
    if not slash or not second:
        return True
    start, end = _first_day(first), _first_day(second)
    return start is not None and end is not None and start <= end


def sort_key(text: str) -> tuple[str, str]:
    """Return what dates of a timeline are ordered by: the first day, then the text itself."""
    day = _first_day(text.partition("/")[0])
    return (day.isoformat() if day else "", text)


def read_span(text: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a date of a timeline may mean; an open range has no end.

    Raises:
        ValueError: `text` is no date of a timeline.
    """
    first, slash, second = text.partition("/")
    start, end = _first_day(first), _last_day(second or first) if second or not slash else dt.date.max
    if start is None or end is None:
        raise ValueError(f"no date: {text!r}")
    return start, end


def _last_day(text: str) -> dt.date | None:
    """Return the last day of a year, of a month, or a day itself."""
    first = _first_day(text)
    if first is None or text.count("-") == 2:
        return first
    after = (
        dt.date(first.year + (first.month == 12), first.month % 12 + 1, 1)
        if "-" in text
        else dt.date(first.year + 1, 1, 1)
    )
    return after - dt.timedelta(days=1)


def _first_day(text: str) -> dt.date | None:
    match = _DATE.match(text)
    if not match:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
