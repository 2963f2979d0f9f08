"""Study days: the learner's calendar, on which a day ends late at night and not at midnight."""

from datetime import UTC, date, datetime, timedelta

TURN_HOUR = 4
"""Local hour at which a study day ends, as in Anki."""


def study_day(moment: datetime, utc_offset: timedelta, turn_hour: int = TURN_HOUR) -> date:
    """Return the study day `moment` belongs to.

    Args:
        moment: An aware time.
        utc_offset: How far the learner's clock is ahead of UTC at that moment.
        turn_hour: Local hour, 0-23, at which a new study day begins.

    Raises:
        ValueError: `moment` isn't aware.
    """
    if moment.tzinfo is None:
        raise ValueError("a study day needs an aware time")
    naive = moment.astimezone(UTC).replace(tzinfo=None)
    try:
        return (naive + utc_offset - timedelta(hours=turn_hour)).date()
    except OverflowError:
        return naive.date()


def days_later(day: date, days: int) -> date:
    """Return the date `days` after `day`, or the last one the calendar has."""
    return day + timedelta(days=min(days, (date.max - day).days))
