from datetime import UTC, datetime, timedelta
from uuid import UUID

from tutor.memory import Rating, study_day
from tutor.progress.records import Review

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def make_review(number, *, days=0, claim="sky", rating=Rating.GOOD, pack="weather", offset=0, **fields):  # noqa: PLR0913 - by keyword
    """A review `days` after NOW, whose id follows from its number."""
    time = fields.pop("time", NOW + timedelta(days=days, seconds=number))
    return Review(
        **{
            "id": str(UUID(int=number)),
            "pack": pack,
            "claim": claim,
            "item": f"{claim}-short",
            "kind": "short",
            "prompt": "Why is the sky blue?",
            "response": "scattering",
            "verdict": "correct",
            "score": 1.0,
            "rating": rating,
            "hinted": False,
            "seconds": 4.5,
            "time": time,
            "offset": offset,
            "day": study_day(time, timedelta(minutes=offset)),
            **fields,
        }
    )


def make_history(reviews, *, claims=7):
    """Reviews of several claims over some weeks, rated in a pattern without a period of its own."""
    return [
        make_review(n, days=n // 3, claim=f"claim-{n * n % claims}", rating=Rating(1 + n * 5 % 11 % 4))
        for n in range(1, reviews + 1)
    ]


def derived(store):
    """Everything that follows from the log."""
    tables = ("SELECT * FROM memories ORDER BY 1, 2", "SELECT * FROM days ORDER BY 1, 2")
    return [store.database.rows(sql) for sql in tables]
