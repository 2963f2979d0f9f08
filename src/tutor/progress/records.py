"""What is kept of a learner, as frozen values: each is one line of an append-only log, under an id of its own."""

import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tutor.memory import Rating
from tutor.values import dataclass

MOST_SECONDS = 24 * 3600.0
MOST_OFFSET = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One graded answer. Raises ValueError when a number is out of its range."""

    id: str
    """Random, made by whoever asked; recording it twice is recording it once."""
    pack: str
    claim: str
    item: str
    kind: str
    """Kind of the item."""
    prompt: str
    """The wording shown."""
    response: str
    verdict: str
    score: float
    """0.0-1.0."""
    rating: Rating | None
    """None: the answer leaves the schedule alone (an exam, a repeat within the session)."""
    hinted: bool
    seconds: float
    """Time taken."""
    time: datetime
    """Aware."""
    offset: int
    """Minutes the learner's clock was ahead of UTC."""
    day: date
    """Study day."""
    retention: float = 0.90
    """Share of right answers wanted when this was scheduled, 0.70-0.97."""

    def __post_init__(self) -> None:
        _need(bool(self.id and self.pack and self.claim), "id, pack and claim can't be empty")
        _need(0.0 <= self.score <= 1.0, "score is 0.0-1.0")
        _need(0.0 <= self.seconds <= MOST_SECONDS, "seconds are 0 to a day's")
        _need(abs(self.offset) <= MOST_OFFSET, "offset is at most a day, in minutes")
        _need(0.70 <= self.retention <= 0.97, "retention is 0.70-0.97")


@dataclass(frozen=True, slots=True, kw_only=True)
class Void:
    """A review taken back."""

    id: str
    """The review's."""
    time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A claim's due day moved by a catch-up plan, for as long as no later review decides it anew."""

    id: str
    pack: str
    claim: str
    after: str
    """Id of the claim's latest review when the plan was made."""
    due: date
    time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One side of an exchange in a conversation."""

    id: str
    pack: str
    conversation: str
    time: datetime
    who: str
    """learner or tutor."""
    text: str
    reply: Mapping[str, Any] | None = None
    """The tutor's reply with all its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A question that wasn't answered for sure, or an answer the learner marked as not what was asked."""

    id: str
    pack: str
    time: datetime
    question: str
    kind: str
    """Kind of the reply."""
    entry: str = ""
    """What came nearest; empty when nothing did."""
    why_not: str = ""
    marked: bool = False
    """The learner said so; the id is then that of the answer's turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrule:
    """A learner's "I was right"."""

    id: str
    pack: str
    item: str
    response: str
    wording: str
    """The wording a curator may want to accept."""
    time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """A finished exam."""

    id: str
    pack: str
    time: datetime
    """When it ended."""
    day: date
    asked: int
    right: int
    score: float
    """0.0-1.0."""
    seconds: float
    report: Mapping[str, Any] | None = None
    """What the face wants to show again: answers, weak claims."""

    def __post_init__(self) -> None:
        _need(0.0 <= self.score <= 1.0, "score is 0.0-1.0")
        _need(0 <= self.right <= self.asked, "right is 0 to asked")
        _need(self.seconds >= 0 and math.isfinite(self.seconds), "seconds can't be negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A claim that isn't asked on a study day, because it was talked about."""

    id: str
    pack: str
    claim: str
    day: date

    @classmethod
    def of(cls, pack: str, claim: str, day: date) -> "Rest":
        """Return the rest of `claim` on `day`; there is one for each day."""
        return cls(id=f"{pack}/{claim}/{day}", pack=pack, claim=claim, day=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An unfinished quiz session, to be resumed at the same item. A later one of the same id replaces it."""

    id: str
    pack: str
    time: datetime
    state: Mapping[str, Any] | None
    """Plain JSON values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryRow:
    """A memory as it stands in the store, with what the next day needs to know of it."""

    pack: str
    claim: str
    stability: float
    difficulty: float
    last_day: date
    due: date
    """With any catch-up."""
    reps: int
    lapses: int
    last_review: str
    """Id of the latest review that counts."""


def _need(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - an assertion, not an option
    if not holds:
        raise ValueError(otherwise)
