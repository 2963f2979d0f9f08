"""What a learner would look at: the load ahead, how well it holds, where it is weak, and how regular the work was."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tutor.memory import retrievability, study_day
from tutor.memory.days import TURN_HOUR, days_later
from tutor.progress.folding import Tally, memory_of
from tutor.progress.records import Exam, MemoryRow
from tutor.progress.store import ProgressStore
from tutor.values import dataclass

Groups = Mapping[str, tuple[Sequence[str], Sequence[str]]]
"""For each claim of the pack, the topics and the sections it belongs to."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How many claims known from an earlier day were recalled, against how many should be."""

    recalled: int
    tested: int
    target: float
    """0.70-0.97."""

    @property
    def share(self) -> float | None:
        """0.0-1.0; None before anything was tested."""
        return self.recalled / self.tested if self.tested else None


@dataclass(frozen=True, slots=True)
class Strength:
    """How well a topic or a section is known."""

    group: str
    claims: int
    seen: int
    """Claims asked at least once."""
    recall: float
    """Mean of how well its claims asked at least once are known today, 0.0-1.0; 0.0 before any was."""


@dataclass(frozen=True, slots=True)
class HardClaim:
    """A claim that keeps going wrong."""

    claim: str
    lapses: int
    difficulty: float
    """1.0-10.0."""
    recall: float
    """How well it is known today, 0.0-1.0."""


@dataclass(frozen=True, slots=True)
class Streak:
    """Study days in a row."""

    current: int
    """Up to today, or to yesterday while today has still to come."""
    longest: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything at once, for one pack."""

    claims: int
    seen: int
    due: int
    """Claims due today or before."""
    answers: int
    forecast: tuple[tuple[date, int], ...]
    """Study days from today and how many claims come due; what is overdue counts for today."""
    retention: Retention
    """Of the last thirty days."""
    topics: tuple[Strength, ...]
    sections: tuple[Strength, ...]
    calendar: Mapping[date, int]
    """Answers of each study day that has any, of the last year."""
    streak: Streak
    hardest: tuple[HardClaim, ...]
    exams: tuple[Exam, ...]


def compute_statistics(  # noqa: PLR0913 - by keyword, and each is the caller's to know
    store: ProgressStore,
    *,
    pack: str,
    groups: Groups,
    day: date,
    target: float,
    turn_hour: int = TURN_HOUR,
    sealed: frozenset[str] = frozenset(),
) -> Statistics:
    """Return the statistics of a pack on the study day `day`; claims that left the pack count for answers alone.

    Args:
        store: Where everything is.
        pack: The pack's id.
        groups: The claims the pack has now, and where each belongs.
        day: Today's study day.
        target: Wanted retention.
        turn_hour: Local hour at which a study day begins.
        sealed: Ids of reviews whose marks mustn't show yet.
    """
    rows = {row.claim: row for row in store.reviews.memory_rows(pack) if row.claim in groups}
    recall = measure_recall(store, rows, pack=pack, day=day, sealed=sealed)
    tallies = store.reviews.tallies(pack)
    return Statistics(
        claims=len(groups),
        seen=len(rows),
        due=sum(row.due <= day for row in rows.values()),
        answers=sum(tally.answers for tally in tallies.values()),
        forecast=forecast(rows, day=day, days=30),
        retention=measure_retention(tallies, first=day - timedelta(days=29), last=day, target=target),
        topics=measure_strength(recall, {claim: topics for claim, (topics, _) in groups.items()}),
        sections=measure_strength(recall, {claim: sections for claim, (_, sections) in groups.items()}),
        calendar={d: t.answers for d, t in tallies.items() if day - timedelta(days=366) < d <= day},
        streak=measure_streak(store, days=list(tallies), today=day, pack=pack, turn_hour=turn_hour),
        hardest=find_hardest(rows, recall, most=10),
        exams=store.exams.all(pack),
    )


def measure_recall(
    store: ProgressStore, rows: Mapping[str, MemoryRow], *, pack: str, day: date, sealed: frozenset[str] = frozenset()
) -> Mapping[str, float]:
    """Return how well each remembered claim is known on a study day, 0.0-1.0.

    That is what its latest answer was worth times the chance that as much is still there. The chance alone is 1.0 on
    the day of an answer, however wrong that was. Answers whose ids are in `sealed` are left out.
    """
    shown = store.reviews.shown_scores(pack, sealed=sealed)
    return {claim: shown.get(claim, 1.0) * retrievability(memory_of(row), day) for claim, row in rows.items()}


def forecast(rows: Mapping[str, MemoryRow], *, day: date, days: int) -> tuple[tuple[date, int], ...]:
    """Return how many claims come due on each of the next `days` study days, from `day` on."""
    ahead = dict.fromkeys((days_later(day, n) for n in range(days)), 0)
    for row in rows.values():
        when = max(row.due, day)
        if when in ahead:
            ahead[when] += 1
    return tuple(ahead.items())


def measure_retention(tallies: Mapping[date, Tally], *, first: date, last: date, target: float) -> Retention:
    """Return the retention over the study days from `first` to `last`."""
    within = [tally for day, tally in tallies.items() if first <= day <= last]
    return Retention(recalled=sum(t.recalled for t in within), tested=sum(t.tested for t in within), target=target)


def measure_strength(recall: Mapping[str, float], groups: Mapping[str, Sequence[str]]) -> tuple[Strength, ...]:
    """Return how well each group is known, in the order the groups first appear.

    Args:
        recall: For each claim asked before, how well it is known.
        groups: For each claim, the groups it is of.
    """
    members: dict[str, list[str]] = {}
    for claim, names in groups.items():
        for name in dict.fromkeys(names):
            members.setdefault(name, []).append(claim)
    return tuple(_strength_of(name, claims, recall) for name, claims in members.items())


def _strength_of(group: str, claims: Sequence[str], recall: Mapping[str, float]) -> Strength:
    known = [recall[claim] for claim in claims if claim in recall]
    return Strength(group, len(claims), len(known), sum(known) / len(known) if known else 0.0)


def find_hardest(rows: Mapping[str, MemoryRow], recall: Mapping[str, float], *, most: int) -> tuple[HardClaim, ...]:
    """Return up to `most` claims that were forgotten at least once, the most often forgotten first."""
    lapsed = sorted((r for r in rows.values() if r.lapses), key=lambda r: (-r.lapses, -r.difficulty, r.claim))
    return tuple(
        HardClaim(claim=r.claim, lapses=r.lapses, difficulty=r.difficulty, recall=recall[r.claim])
        for r in lapsed[:most]
    )


def measure_streak(
    store: ProgressStore, *, days: Sequence[date], today: date, pack: str | None = None, turn_hour: int = TURN_HOUR
) -> Streak:
    """Return the study days in a row.

    A calendar day that travel skipped doesn't break a streak: two study days also follow each other when
    they would have on the clock of either place.

    Args:
        store: Where reviews are.
        days: Study days with answers, in order.
        today: Today's study day; later ones (a clock that was ahead) don't count.
        pack: One pack, or all when None.
        turn_hour: Local hour at which a study day begins.
    """
    past = [day for day in days if day <= today]
    run = longest = 0
    for i, day in enumerate(past):
        follows = i > 0 and _follows(store, past[i - 1], day, pack=pack, turn_hour=turn_hour)
        run = run + 1 if follows else 1
        longest = max(longest, run)
    is_alive = bool(past) and (today - past[-1]).days <= 1
    return Streak(current=run if is_alive else 0, longest=longest)


def _follows(store: ProgressStore, earlier: date, later: date, *, pack: str | None, turn_hour: int) -> bool:
    gap = (later - earlier).days
    if gap != 2:
        return gap == 1
    pair = store.reviews.between(earlier, later, pack)
    if pair is None or pair[0].offset == pair[1].offset:
        return False
    last, first = pair
    there = study_day(first.time, timedelta(minutes=last.offset), turn_hour)
    here = study_day(last.time, timedelta(minutes=first.offset), turn_hour)
    return (there - earlier).days <= 1 or (later - here).days <= 1
