"""The learner's progress: one object through which everything is kept and found again."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from tutor.errors import SaveError
from tutor.memory import Memory
from tutor.progress import health, opening
from tutor.progress.backups import make_backup
from tutor.progress.database import DamagedError, Database
from tutor.progress.files import reason
from tutor.progress.folding import memory_of
from tutor.progress.keeping import Meta, Sessions
from tutor.progress.log import Log
from tutor.progress.records import Exam, Miss, Overrule, Rest, Review, Turn
from tutor.progress.reviews import ReviewLog


class ProgressStore:
    """Everything kept of a learner. What a call has returned from is on the disk.

    Two stores on one file see each other's records and lose none.
    """

    def __init__(self, database: Database, *, path: Path | None, backups: Path | None) -> None:
        self.database = database
        """For this room alone."""
        self.path = path
        """None when nothing is kept on the disk."""
        self.backups = backups
        self.notices: tuple[str, ...] = ()
        """What happened on opening that the learner should hear of."""
        self.reviews = ReviewLog(database)
        self.transcript: Log[Turn] = Log(database, Turn, "turns")
        self.misses: Log[Miss] = Log(database, Miss, "misses")
        self.overrules: Log[Overrule] = Log(database, Overrule, "overrules")
        self.exams: Log[Exam] = Log(database, Exam, "exams")
        self.rests: Log[Rest] = Log(database, Rest, "rests")
        self.sessions = Sessions(database)
        self.meta = Meta(database)

    @classmethod
    def open(cls, path: Path | None, *, backups: Path | None = None, now: datetime) -> Self:
        """Return the store at `path`, made when there is none, or one that keeps nothing when `path` is None.

        A small store gets its daily backup here; of a large one `keep_daily_backup` makes it when there is time.

        Args:
            path: The database's file.
            backups: Folder of its backups; beside it when None.
            now: Aware; names backups and files kept aside.

        Raises:
            DamagedError: The file is damaged; it is kept aside and the newest backup is offered.
            DataError: It is a folder, another program's, or of a newer version.
            SaveError: It can't be written, or another program keeps it locked.
        """
        if path is None:
            return cls(opening.open_in_memory(now), path=None, backups=None)
        backups = backups or path.parent / "backups"
        store = cls(opening.open_file(path, backups=backups, now=now), path=path, backups=backups)
        store._settle(path, now)
        return store

    @classmethod
    def open_afresh(cls, path: Path, *, backups: Path, now: datetime) -> Self:
        """Return an empty store at `path`; what was there is kept as `*.corrupt-<date>`."""
        return cls(opening.open_afresh(path, backups=backups, now=now), path=path, backups=backups)

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def record_review(self, review: Review) -> Memory | None:
        """Keep a review and return the claim's memory after it; once more is the same as once.

        Raises:
            SaveError: It couldn't be written; nothing was, and what was there before is intact.
        """
        self.reviews.record(review)
        row = self.reviews.memory_row(review.pack, review.claim)
        return memory_of(row) if row else None

    def undo(self, pack: str, *, now: datetime) -> Review | None:
        """Take back the latest review that still counts and return it; None when there is none."""
        newest = self.reviews.newest(pack, 1)
        return self.reviews.void(newest[0].id, now) if newest else None

    def memories(self, pack: str) -> Mapping[str, Memory]:
        """Return what is remembered of a pack, by claim; claims that left the pack are among them."""
        return {row.claim: memory_of(row) for row in self.reviews.memory_rows(pack)}

    def marked_turns(self, pack: str) -> frozenset[str]:
        """Return the ids of the answers that the learner marked as not what was asked: a mark has its answer's id."""
        return frozenset(miss.id for miss in self.misses.where("pack = ? AND marked", (pack,)))

    def rebuild(self) -> int:
        """Make everything derived again from the log and return how many memories there are."""
        return self.reviews.rebuild()

    def check(self) -> None:
        """Look at every page and every row.

        Raises:
            DamagedError: There is damage.
        """
        health.check_fully(self.database)

    def keep_daily_backup(self, now: datetime) -> Path | None:
        """Check everything and make today's backup if there is none; may take seconds with a large store.

        Raises:
            DamagedError: The store is damaged.
            SaveError: The backup couldn't be written.
        """
        if self.path is None or self.backups is None:
            return None
        try:
            return opening.back_up_daily(self.database, self.backups, now)
        except DamagedError as damage:
            raise health.tell_damage(self.path, self.backups, now, what=damage) from damage
        except OSError as error:
            raise SaveError(f"{self.backups}: no backup could be made ({reason(error)})") from error

    def reset(self, now: datetime) -> Path | None:
        """Forget everything, after a backup whose path is returned."""
        made = make_backup(self.database, self.backups, now, why="before-reset") if self.backups else None
        with self.database.atomic():
            triggers = self.database.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for name, _ in triggers:
                self.database.run(f"DROP TRIGGER {name}")
            for table in ("voids", *health.TABLES, "memories", "days"):
                self.database.run(f"DELETE FROM {table}")  # noqa: S608 - names of ours
            for _, sql in triggers:
                self.database.run(sql)
        return made

    def _settle(self, path: Path, now: datetime) -> None:
        """Mend what is derived and make a small store's daily backup; neither keeps the learner from studying."""
        try:
            if not health.memories_agree(self.database):
                self.rebuild()
                self.notices += ("some memories were damaged and have been made again from the reviews",)
            if path.stat().st_size <= health.SMALL:
                self.keep_daily_backup(now)
        except DamagedError:
            self.close()
            raise
        except SaveError as problem:
            self.notices += (str(problem),)
