"""How values are said to people: strengths, days ahead, kinds of reply. No colour stands without one of these."""

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
