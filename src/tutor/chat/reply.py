"""What the tutor says back, as a frozen value that every face shows and `--json` prints."""

from collections.abc import Mapping
from dataclasses import asdict, field
from enum import StrEnum
from typing import Any

from tutor.knowledge.model import WhyNot
from tutor.values import dataclass


class ReplyKind(StrEnum):
    """How sure a reply is of itself, or what else it is."""

    ANSWER = "answer"
    CLOSEST = "closest"
    CLARIFY = "clarify"
    NOT_COVERED = "not_covered"
    SEVERAL = "several"
    QUIZ = "quiz"
    HELP = "help"
    SMALLTALK = "smalltalk"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Option:
    """A reading the learner can choose."""

    entry: str
    """Entry id; empty for an option that stands for no entry."""
    question: str
    text: str
    """The entry's answer."""
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question that leads on."""

    entry: str
    question: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply of a conversation. Every word about the essay in it was written by the pack's curator."""

    kind: ReplyKind
    text: str = ""
    citations: tuple[str, ...] = ()
    entry: str | None = None
    """The entry (or gap) the text comes from."""
    confidence: float | None = None
    """Probability, 0.0-1.0, that this is what was asked; None where nothing was looked up."""
    understood: str = ""
    """What was taken to be meant, when that had to be resolved: "taking 'he' as Kennedy"."""
    why_not: WhyNot | None = None
    topic: str | None = None
    """Of a quiz: the topic asked for; None for any."""
    options: tuple[Option, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    parts: tuple["Reply", ...] = ()
    """Of several: a reply each."""
    signals: Mapping[str, float] = field(default_factory=dict)
    """What the confidence was made of."""

    def as_json(self) -> dict[str, Any]:
        """Return the fields as plain values, in the order they are declared."""
        return {name: _plain(value) for name, value in asdict(self).items()}


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    return round(value, 4) if isinstance(value, float) else value
