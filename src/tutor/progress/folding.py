"""How memories and daily figures follow from reviews: pure, so that the log alone decides them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from tutor.memory import Memory, Rating
from tutor.memory import review as review_memory
from tutor.progress.records import MemoryRow, Move, Review
from tutor.values import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one study day."""

    answers: int = 0
    """Every review, whether it counts or not."""
    counted: int = 0
    """Reviews that changed a memory."""
    introduced: int = 0
    """First reviews of a claim."""
    tested: int = 0
    """First reviews of the day of a claim known from an earlier day: what retention is measured on."""
    recalled: int = 0
    """Those of them that weren't wrong."""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(a + b for a, b in zip(self.counts, other.counts, strict=True)))

    def __neg__(self) -> "Tally":
        return Tally(*(-count for count in self.counts))

    @property
    def counts(self) -> tuple[int, ...]:
        """The counts in the order of the fields; `astuple` would copy deeply, which a rebuilding feels."""
        return (self.answers, self.counted, self.introduced, self.tested, self.recalled)


def memory_of(row: MemoryRow) -> Memory:
    """Return what the scheduler knows of a row."""
    return Memory(
        stability=row.stability,
        difficulty=row.difficulty,
        last_study_day=row.last_day,
        due=row.due,
        reps=row.reps,
        lapses=row.lapses,
    )


def take_review(row: MemoryRow | None, review: Review) -> tuple[MemoryRow | None, Tally]:
    """Return the memory after one more review of its claim, and what the review adds to its day."""
    if review.rating is None:
        return row, Tally(answers=1)
    before = memory_of(row) if row else None
    after = review_memory(before, review.rating, review.day, retention=review.retention, seed=review.claim)
    tested = before is not None and review.day > before.last_study_day
    tally = Tally(
        answers=1,
        counted=1,
        introduced=before is None,
        tested=tested,
        recalled=tested and review.rating > Rating.AGAIN,
    )
    return _row_of(review, after), tally


def fold(reviews: Iterable[Review], moves: Iterable[Move]) -> tuple[MemoryRow | None, Mapping[date, Tally]]:
    """Return the memory that all reviews of one claim lead to, in order, and what they add to each day."""
    row: MemoryRow | None = None
    tallies: defaultdict[date, Tally] = defaultdict(Tally)
    for review in reviews:
        row, tally = take_review(row, review)
        tallies[review.day] += tally
    return (row and move_due(row, moves)), tallies


def move_due(row: MemoryRow, moves: Iterable[Move]) -> MemoryRow:
    """Return `row` with the last move that was made after its latest review, if there is one."""
    for move in moves:
        if move.after == row.last_review:
            row = replace(row, due=move.due)
    return row


def _row_of(review: Review, memory: Memory) -> MemoryRow:
    return MemoryRow(
        pack=review.pack,
        claim=review.claim,
        stability=memory.stability,
        difficulty=memory.difficulty,
        last_day=memory.last_study_day,
        due=memory.due,
        reps=memory.reps,
        lapses=memory.lapses,
        last_review=review.id,
    )
