"""Replies as plain lines: for pipes, screen readers and terminals that can do no more."""

from collections.abc import Iterator

from tutor.chat.reply import FollowUp, Option, Reply, ReplyKind
from tutor.citing import bracket
from tutor.values import dataclass

MOST_CHOICES = 9
"""What one digit can choose from."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a number chooses."""

    entry: str
    question: str


def choices_of(reply: Reply) -> tuple[Choice, ...]:
    """Return what numbers choose in a reply: its options, then what leads on, part by part."""
    found: dict[str, Choice] = {}
    for part in (reply, *reply.parts):
        offered = () if part.kind is ReplyKind.ANSWER else part.options
        for choice in (*map(_as_choice, offered), *map(_as_choice, part.follow_ups)):
            if choice.entry:
                found.setdefault(choice.entry, choice)
    return tuple(found.values())[:MOST_CHOICES]


def _as_choice(offered: Option | FollowUp) -> Choice:
    return Choice(offered.entry, offered.question)


def show_reply(reply: Reply) -> Iterator[str]:
    """Yield the lines of a reply: the text with its citations, what was understood, numbered choices.

    Whatever is closest, or not in the essay, says so in its own text; only what is sure has to be told.
    """
    for part in reply.parts or (reply,):
        yield _say_sure(part) + part.text + ("" if part.kind is ReplyKind.SEVERAL else bracket(part.citations))
    if reply.understood:
        yield f"({reply.understood})"
    choices = choices_of(reply)
    if choices and reply.kind is not ReplyKind.CLARIFY:
        yield "You could ask:"
    yield from (f"  {number}. {choice.question}" for number, choice in enumerate(choices, 1))


def _say_sure(reply: Reply) -> str:
    return "The essay says: " if reply.kind is ReplyKind.ANSWER and reply.confidence is not None else ""
