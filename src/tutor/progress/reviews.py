"""The log of reviews, and what is derived from it in the same transaction: memories and the figures of each day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import astuple
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

    def _append(self, row: Row) -> None:
        seq = self._database.value("SELECT coalesce(max(seq), 0) + 1 FROM reviews")
        sql = self._insert.replace("(", "(seq, place, ", 1).replace("VALUES (", "VALUES (?, ?, ")
        self._database.run(sql, (seq, seq, *row))

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
            (pack, day.isoformat(), *astuple(tally)),
        )
        self._database.run("DELETE FROM days WHERE pack = ? AND day = ? AND answers = 0", (pack, day.isoformat()))
