"""After a break: the backlog spread over some days, as a plan to look at first and then to keep."""

from collections.abc import Sequence
from datetime import date, datetime

from tutor.memory.days import days_later
from tutor.progress.records import Move
from tutor.progress.schedule import backlog
from tutor.progress.store import ProgressStore
from tutor.values import dataclass


@dataclass(frozen=True, slots=True)
class CatchupPlan:
    """Which claims of the backlog come on which study day."""

    pack: str
    days: tuple[tuple[date, tuple[str, ...]], ...]
    """Days in order from today; the claims least likely to be recalled come first."""

    @property
    def claims(self) -> int:
        """How many claims are planned."""
        return sum(len(claims) for _, claims in self.days)


def plan_catchup(store: ProgressStore, *, pack: str, claims: Sequence[str], day: date, days: int) -> CatchupPlan:
    """Return the backlog of the study day `day` dealt evenly over `days` days, today among them; keeps nothing.

    Args:
        store: Where memories are.
        pack: The pack's id.
        claims: The claims the pack has now.
        day: Today's study day.
        days: 1 or more.
    """
    rows = {row.claim: row for row in store.reviews.memory_rows(pack)}
    waiting = backlog(rows, claims, day)
    share, longer = divmod(len(waiting), days)
    dealt = []
    for n in range(days):
        size = share + (n < longer)
        dealt.append((days_later(day, n), tuple(waiting[:size])))
        waiting = waiting[size:]
    return CatchupPlan(pack=pack, days=tuple(dealt))


def apply_catchup(store: ProgressStore, plan: CatchupPlan, *, plan_id: str, time: datetime) -> int:
    """Keep a plan and return how many claims it moved; what was reviewed since it was made stays as it is.

    Args:
        store: Where it is kept.
        plan: The plan that was shown.
        plan_id: A UUID.
        time: Aware.
    """
    today = plan.days[0][0]
    rows = {row.claim: row for row in store.reviews.memory_rows(plan.pack)}
    moves = tuple(
        Move(id=f"{plan_id}/{claim}", pack=plan.pack, claim=claim, after=rows[claim].last_review, due=day, time=time)
        for day, claims in plan.days
        for claim in claims
        if claim in rows and rows[claim].due <= today != day
    )
    store.reviews.move(moves)
    return len(moves)
