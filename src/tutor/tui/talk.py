"""What a conversation looks like on the screen, as values: its lines, and what can be chosen in a reply."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tutor.citing import bracket
from tutor.text import clean
from tutor.values import dataclass

if TYPE_CHECKING:
    from tutor.chat.reply import Reply


class Who(StrEnum):
    """Whose line it is."""

    LEARNER = "learner"
    TUTOR = "tutor"
    NOTE = "note"
    """The program's own: what a command did."""
    GREETING = "greeting"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a digit chooses."""

    entry: str
    """Entry id; empty when the question has to be asked as it stands."""
    question: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said."""

    who: Who
    text: str
    reply: "Reply | None" = None
    """Of the tutor's lines."""
    answering: str = ""
    """The question the reply answers; empty when it answers none."""
    choices: tuple[Choice, ...] = ()
    sought: tuple[str, ...] = ()
    """Words that are marked wherever they stand in the text."""
    is_wrong: bool = False
    """Whether the learner said that this isn't what was asked."""


def choices_of(reply: "Reply") -> tuple[Choice, ...]:
    """Return what digits choose in a reply, at most nine: its options, then what leads on, part by part."""
    from tutor.chat.reply import ReplyKind

    found: dict[str, Choice] = {}
    for part in (reply, *reply.parts):
        offered = [(o.entry, o.question) for o in part.options] + [(f.entry, f.question) for f in part.follow_ups]
        for entry, question in offered:
            found.setdefault(entry or question, Choice(entry, question))
    if reply.kind is ReplyKind.ANSWER:
        found.pop(reply.entry or "", None)
    return tuple(found.values())[:9]


def parts_of(reply: "Reply") -> "tuple[Reply, ...]":
    """Return what is shown of a reply one after the other: its parts where there are several, else itself."""
    from tutor.chat.reply import ReplyKind

    return reply.parts if reply.kind is ReplyKind.SEVERAL and reply.parts else (reply, *reply.parts)


def citations_of(reply: "Reply") -> tuple[str, ...]:
    """Return every section a reply cites, once, in order."""
    return tuple(dict.fromkeys(c for part in (reply, *reply.parts) for c in part.citations))


def recall_reply(kept: Mapping[str, Any] | None, text: str) -> "Reply":
    """Return a reply of an earlier run from its kept fields; what doesn't fit any more is left out."""
    from tutor.chat.reply import Reply, ReplyKind
    from tutor.knowledge.model import WhyNot

    kept = kept or {}
    kind, why = _word(kept, "kind"), _word(kept, "why_not")
    return Reply(
        kind=ReplyKind(kind) if kind in set(ReplyKind) else ReplyKind.SMALLTALK,
        text=clean(text),
        citations=tuple(clean(str(c)) for c in _items(kept, "citations")),
        entry=_word(kept, "entry") or None,
        understood=clean(_word(kept, "understood")),
        why_not=WhyNot(why) if why in set(WhyNot) else None,
        parts=tuple(recall_reply(p, _word(p, "text")) for p in _items(kept, "parts") if isinstance(p, Mapping)),
    )


def _word(kept: Mapping[str, Any], name: str) -> str:
    found = kept.get(name)
    return found if isinstance(found, str) else ""


def _items(kept: Mapping[str, Any], name: str) -> list[Any]:
    found = kept.get(name)
    return found if isinstance(found, list) else []


def plain_text(reply: "Reply") -> str:
    """Return a reply with its citations, to be copied."""
    return "\n\n".join([f"{part.text}{bracket(part.citations)}" for part in parts_of(reply) if part.text])
