"""What to ask today: what is due, the weakest first, and how much of it and of the new there is time for."""

from collections.abc import Mapping, Sequence
from datetime import date

from tutor.memory import retrievability
from tutor.progress.folding import memory_of
from tutor.progress.records import MemoryRow
from tutor.progress.store import ProgressStore
from tutor.values import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a learner wants to do on one study day."""

    new_per_day: int = 5
    reviews_per_day: int = 40


@dataclass(frozen=True, slots=True)
class Due:
    """What one study day still asks for."""

    reviews: tuple[str, ...]
    """Claims to ask again, the least likely to be recalled first."""
    new: tuple[str, ...]
    """Claims never asked, in the order they were given."""
    held_back: int
    """Claims that are due but past the day's limit."""
    resting: int
    """Claims left alone today because they were talked about."""


def find_due(store: ProgressStore, *, pack: str, claims: Sequence[str], day: date, limits: Limits | None = None) -> Due:
    """Return what is left to do on the study day `day`.

    A claim asked today rests until tomorrow, whichever of its items was asked.

    Args:
        store: Where memories and rests are.
        pack: The pack's id.
        claims: The claims the pack has now, in the order new ones are to be learnt; others are hidden.
        day: Today's study day.
        limits: How much is wanted a day.
    """
    limits = limits or Limits()
    done = store.reviews.tally(pack, day)
    rows = {row.claim: row for row in store.reviews.memory_rows(pack)}
    resting = {rest.claim for rest in store.rests.where("pack = ? AND day = ?", (pack, day.isoformat()))}
    due = [claim for claim in backlog(rows, claims, day) if claim not in resting]
    room = max(limits.reviews_per_day - (done.counted - done.introduced), 0)
    new = [claim for claim in claims if claim not in rows and claim not in resting]
    return Due(
        reviews=tuple(due[:room]),
        new=tuple(new[: max(limits.new_per_day - done.introduced, 0)]),
        held_back=len(due[room:]),
        resting=len(resting & set(claims)),
    )


def backlog(rows: Mapping[str, MemoryRow], claims: Sequence[str], day: date) -> list[str]:
    """Return the claims due on `day` or before and not yet asked that day, the least likely to be recalled first."""
    due = [c for c in claims if c in rows and rows[c].due <= day and rows[c].last_day != day]
    chance = {claim: retrievability(memory_of(rows[claim]), day) for claim in due}
    return sorted(due, key=lambda claim: (chance[claim], rows[claim].due))
