"""The log of reviews, and what is derived from it in the same transaction: memories and the figures of each day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from itertools import groupby

from tutor.errors import DataError
from tutor.progress.codec import codec_of
from tutor.progress.database import DamagedError, Database, Row
from tutor.progress.folding import Tally, fold, move_due, take_review
from tutor.progress.log import Log
from tutor.progress.records import MemoryRow, Move, Review, Void

_COUNTS = "NOT EXISTS (SELECT 1 FROM voids WHERE voids.id = reviews.id)"


class ReviewLog(Log[Review]):
    """Reviews in the order in which they happened.

    `place` is that order: the order of adding, until an import merges what another machine recorded.
    """

    order = "place"

    def __init__(self, database: Database) -> None:
        super().__init__(database, Review, "reviews")
        self.voids: Log[Void] = Log(database, Void, "voids")
        self.moves: Log[Move] = Log(database, Move, "moves")
        self._memory_codec = codec_of(MemoryRow)

    def record(self, review: Review) -> bool:
        """Keep a review and what follows from it; False when it was there already."""
        with self._database.atomic():
            if not self.add(review):
                return False
            row, tally = take_review(self.memory_row(review.pack, review.claim), review)
            self._write_day(review.pack, review.day, tally)
            if row is not None and review.rating is not None:
                self._write_memory(move_due(row, self._moves_of(review.pack, review.claim)))
        return True

    def void(self, review_id: str, time: datetime) -> Review | None:
        """Take a review back and return it; None when it had been taken back before.

        Raises:
            DataError: There is no such review.
        """
        with self._database.atomic():
            review = self.get(review_id)
            if review is None:
                raise DataError(f"no review has the id {review_id!r}")
            if self.voids.get(review_id):
                return None
            before = self._fold(review.pack, review.claim)[1]
            self.voids.add(Void(id=review_id, time=time))
            self._refold(review.pack, review.claim, before)
        return review

    def move(self, moves: tuple[Move, ...]) -> None:
        """Keep the moves of a catch-up plan, all or none."""
        with self._database.atomic():
            for move in moves:
                if self.moves.add(move) and (row := self.memory_row(move.pack, move.claim)):
                    self._write_memory(move_due(row, (move,)))

    def newest(self, pack: str, most: int) -> tuple[Review, ...]:
        """Return the last reviews that haven't been taken back, newest first."""
        sql = f"{self._select} WHERE pack = ? AND {_COUNTS} ORDER BY seq DESC LIMIT ?"
        return tuple(self.load(row) for row in self._database.rows(sql, (pack, most)))

    def of_claim(self, pack: str, claim: str) -> tuple[Review, ...]:
        """Return a claim's reviews that haven't been taken back, in order."""
        return self.where(f"pack = ? AND claim = ? AND {_COUNTS}", (pack, claim))

    def memory_row(self, pack: str, claim: str) -> MemoryRow | None:
        """Return a claim's memory as it stands, or None."""
        return next(iter(self._memory_rows("WHERE pack = ? AND claim = ?", (pack, claim))), None)

    def memory_rows(self, pack: str) -> tuple[MemoryRow, ...]:
        """Return every memory of a pack.

        Raises:
            DamagedError: A row isn't as it was written; rebuilding mends it.
        """
        return self._memory_rows("WHERE pack = ? ORDER BY claim", (pack,))

    def shown_scores(self, pack: str, *, sealed: frozenset[str] = frozenset()) -> Mapping[str, float]:
        """Return what each remembered claim's latest answer was worth, 0.0-1.0.

        That is the answer its memory follows from; a later one that leaves the schedule alone (an exam, a repeat)
        counts where it was worse: a repeat put right within the session is no proof, a miss in an exam is one.
        Answers whose ids are in `sealed` are left out.
        """
        later = "reviews.pack = latest.pack AND reviews.claim = latest.claim AND reviews.place >= latest.place"
        is_shown = f"reviews.id NOT IN ({', '.join('?' * len(sealed))})"
        sql = (
            "SELECT memories.claim, min(reviews.score) FROM memories"  # noqa: S608 - conditions of ours
            f" JOIN reviews AS latest ON latest.id = memories.last_review JOIN reviews ON {later}"
            f" WHERE memories.pack = ? AND {is_shown} AND {_COUNTS} GROUP BY memories.claim"
        )
        return {str(claim): float(score) for claim, score in self._database.rows(sql, (pack, *sealed))}

    def rebuild(self) -> int:
        """Make memories and daily figures again from the log and return how many memories there are."""
        with self._database.atomic():
            self._database.run("DELETE FROM memories")
            self._database.run("DELETE FROM days")
            days: defaultdict[tuple[str, date], Tally] = defaultdict(Tally)
            for (pack, claim), reviews in groupby(self._each_in_claims(), key=lambda r: (r.pack, r.claim)):
                row, tallies = fold(reviews, self._moves_of(pack, claim))
                if row:
                    self._write_memory(row)
                for day, tally in tallies.items():
                    days[pack, day] += tally
            for (pack, day), tally in days.items():
                self._write_day(pack, day, tally)
            return int(self._database.value("SELECT count(*) FROM memories"))

    def tallies(self, pack: str | None = None) -> Mapping[date, Tally]:
        """Return the counts of every study day that has any, of one pack or of all, in order of days."""
        sums = ", ".join(f"sum({f.name})" for f in fields(Tally))
        sql = f"SELECT day, {sums} FROM days WHERE ?1 IS NULL OR pack = ?1 GROUP BY day ORDER BY day"  # noqa: S608 - names of ours
        return {date.fromisoformat(row[0]): Tally(*row[1:]) for row in self._database.rows(sql, (pack,))}

    def tally(self, pack: str, day: date) -> Tally:
        """Return the counts of one study day."""
        return self.tallies(pack).get(day, Tally())

    def between(self, earlier: date, later: date, pack: str | None = None) -> tuple[Review, Review] | None:
        """Return the last review of one study day and the first of another; None when either has none."""
        sql = f"{self._select} WHERE day = ?2 AND (?1 IS NULL OR pack = ?1) AND {_COUNTS} ORDER BY time"
        last = self._database.row(f"{sql} DESC LIMIT 1", (pack, earlier.isoformat()))
        first = self._database.row(f"{sql} LIMIT 1", (pack, later.isoformat()))
        return (self.load(last), self.load(first)) if last and first else None

    def merge_places(self, old: int) -> None:
        """Order reviews added after the row `old` among the earlier ones by time; neither changes its own order."""
        self._database.run(
            "WITH timed AS (SELECT seq, place, seq > ?1 AS late, max(time) OVER"
            " (PARTITION BY seq > ?1 ORDER BY place ROWS UNBOUNDED PRECEDING) AS latest FROM reviews),"
            " ranked AS (SELECT seq, row_number() OVER (ORDER BY latest, late, place) AS rank FROM timed)"
            " UPDATE reviews SET place = ranked.rank FROM ranked WHERE ranked.seq = reviews.seq",
            (old,),
        )

    def _append(self, row: Row) -> bool:
        seq = self._database.value("SELECT coalesce(max(seq), 0) + 1 FROM reviews")
        sql = self._insert.replace("(", "(seq, place, ", 1).replace("VALUES (", "VALUES (?, ?, ")
        return self._database.run(sql, (seq, seq, *row)) > 0

    def _each_in_claims(self) -> Iterator[Review]:
        for row in self._database.each(f"{self._select} WHERE {_COUNTS} ORDER BY pack, claim, place"):
            yield self.load(row)

    def _fold(self, pack: str, claim: str) -> tuple[MemoryRow | None, Mapping[date, Tally]]:
        return fold(self.of_claim(pack, claim), self._moves_of(pack, claim))

    def _refold(self, pack: str, claim: str, before: Mapping[date, Tally]) -> None:
        row, after = self._fold(pack, claim)
        for day in before.keys() | after.keys():
            self._write_day(pack, day, after.get(day, Tally()) + -before.get(day, Tally()))
        self._database.run("DELETE FROM memories WHERE pack = ? AND claim = ?", (pack, claim))
        if row:
            self._write_memory(row)

    def _moves_of(self, pack: str, claim: str) -> tuple[Move, ...]:
        return self.moves.where("pack = ? AND claim = ?", (pack, claim))

    def _memory_rows(self, condition: str, values: tuple[str, ...]) -> tuple[MemoryRow, ...]:
        names = ", ".join((*self._memory_codec.columns, "checksum"))
        found = self._database.rows(f"SELECT {names} FROM memories {condition}", values)  # noqa: S608 - names of ours
        try:
            return tuple(self._memory_codec.load(row) for row in found)
        except (ValueError, TypeError) as problem:
            hint = "`tutor progress rebuild` makes the memories again from the log"
            raise DamagedError(f"{self._database.where}: {problem}", hint) from None

    def _write_memory(self, row: MemoryRow) -> None:
        stored = self._memory_codec.store(row)
        marks = ", ".join("?" * len(stored))
        self._database.run(f"INSERT OR REPLACE INTO memories VALUES ({marks})", stored)  # noqa: S608 - question marks

    def _write_day(self, pack: str, day: date, tally: Tally) -> None:
        self._database.run(
            "INSERT INTO days VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (pack, day) DO UPDATE SET"
            " answers = answers + excluded.answers, counted = counted + excluded.counted,"
            " introduced = introduced + excluded.introduced, tested = tested + excluded.tested,"
            " recalled = recalled + excluded.recalled",
            (pack, day.isoformat(), *tally.counts),
        )
        self._database.run("DELETE FROM days WHERE pack = ? AND day = ? AND answers = 0", (pack, day.isoformat()))
