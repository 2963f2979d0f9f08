"""How values are said to people: strengths, days ahead, kinds of reply. No colour stands without one of these."""

from calendar import month_abbr

from tutor.chat.reply import ReplyKind
from tutor.knowledge.model import WhyNot

KIND_WORDS = {
    ReplyKind.ANSWER: "The essay says",
    ReplyKind.CLOSEST: "Closest I have · may not be what you asked",
    ReplyKind.CLARIFY: "Which do you mean?",
    ReplyKind.NOT_COVERED: "Not in the essay",
    ReplyKind.SEVERAL: "",
    ReplyKind.QUIZ: "Quiz",
    ReplyKind.HELP: "Help",
    ReplyKind.SMALLTALK: "Tutor",
    ReplyKind.NEW: "A new conversation",
}

WHY_WORDS = {
    WhyNot.SILENT: "Not in the essay",
    WhyNot.TOUCHES: "Not in the essay · it only touches this",
    WhyNot.OPINION: "A matter of opinion · I take no side",
    WhyNot.NEWS: "After the essay · it can't know",
    WhyNot.PREMISE: "Not quite · the question takes something wrong for granted",
    WhyNot.NOT_UNDERSTOOD: "Not understood",
}

MARKS = {ReplyKind.ANSWER: "●", ReplyKind.CLOSEST: "◐", ReplyKind.NOT_COVERED: "○", ReplyKind.CLARIFY: "?"}
"""A shape for each kind, so that it's told without colour."""

STRENGTH_MARKS = {"strong": "●", "fair": "◐", "weak": "○", "new": "·"}
STRENGTH_COLOURS = {"strong": "$strong", "fair": "$fair", "weak": "$weak", "new": "$unseen"}


def say_days(days: int) -> str:
    """Return an interval in days as people say it."""
    if days <= 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days < 14:
        return f"in {days} days"
    if days < 60:
        return f"in {round(days / 7)} weeks"
    if days < 700:
        return f"in {round(days / 30.4)} months"
    return f"in {round(days / 365)} years"


def say_count(count: int, noun: str) -> str:
    """Return "1 claim", "3 claims"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


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
