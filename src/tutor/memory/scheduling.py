"""The forgetting curve and the next interval: every call of the `fsrs` library stands here.

`fsrs` counts whole periods of 24 hours; learners, as in Anki, count study days. So it is never shown a
real time: it sees noon of an invented day and noon as many days later as study days have passed.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from tutor.memory.days import days_later
from tutor.memory.fuzz import fuzz_interval
from tutor.memory.model import Memory, Rating

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

RETENTION = 0.90
"""Share of reviews that should be answered right, unless the learner wants another."""

LONGEST = 36500
"""Days; no interval is longer, and no absence counts for more."""

_NOON = datetime(2000, 1, 1, 12, tzinfo=UTC)


def review(
    memory: Memory | None, rating: Rating, day: date, *, retention: float = RETENTION, seed: str | None
) -> Memory:
    """Return the memory after an answer rated `rating` on the study day `day`.

    A day before the last review (a clock set back) counts as the same day.

    Args:
        memory: What was remembered before; None at the first review.
        rating: How the answer went.
        day: The study day of the answer.
        retention: Wanted share of right answers, 0.70-0.97; higher asks more often.
        seed: Spreads the interval, together with the number of reviews; the claim's id. None leaves it as it is.
    """
    interval, card = _next(memory, rating, day, retention=retention)
    reps = memory.reps if memory else 0
    lapses = memory.lapses + (rating == Rating.AGAIN) if memory else 0
    assert card.stability is not None
    assert card.difficulty is not None
    return Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        last_study_day=day,
        due=days_later(day, _spread(interval, seed=seed, reps=reps)),
        reps=reps + 1,
        lapses=lapses,
    )


def preview(
    memory: Memory | None, day: date, *, retention: float = RETENTION, seed: str | None = None
) -> dict[Rating, int]:
    """Return the days until the next review that each rating would lead to."""
    return {r: (review(memory, r, day, retention=retention, seed=seed).due - day).days for r in Rating}


def retrievability(memory: Memory, day: date) -> float:
    """Return the probability, 0.0-1.0, that the claim can be recalled on the study day `day`."""
    elapsed = _elapsed(memory, day)
    return float(_scheduler(RETENTION).get_card_retrievability(_card(memory), _NOON + timedelta(days=elapsed)))


def _next(memory: Memory | None, rating: Rating, day: date, *, retention: float) -> tuple[int, "Card"]:
    """Return the interval in days before it is spread, and the card that goes with it."""
    from fsrs import Rating as FsrsRating

    elapsed = _elapsed(memory, day) if memory else 0
    now = _NOON + timedelta(days=elapsed)
    card, _ = _scheduler(retention).review_card(_card(memory), FsrsRating(int(rating)), now)
    return (card.due - now).days, card


def _elapsed(memory: Memory, day: date) -> int:
    return min(max((day - memory.last_study_day).days, 0), LONGEST)


def _spread(interval: int, *, seed: str | None, reps: int) -> int:
    return interval if seed is None else fuzz_interval(interval, seed=f"{seed} {reps}", most=LONGEST)


def _card(memory: Memory | None) -> "Card":
    """Return the library's form of `memory`; with an id, because making one up costs it a millisecond of sleep."""
    from fsrs import Card, State

    if memory is None:
        return Card(card_id=0, due=_NOON)
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_NOON,
        last_review=_NOON,
    )


@lru_cache(maxsize=8)
def _scheduler(retention: float) -> "Scheduler":
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )
