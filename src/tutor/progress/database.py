"""One connection to a SQLite file: transactions that nest, and SQLite's errors told as ours."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from tutor.errors import DataError, SaveError, TutorError

BUSY_SECONDS = 3.0
"""How long another process's write is waited for."""

Row = tuple[Any, ...]
"""One value for each column asked for."""

_UNREADABLE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOLFS,
    sqlite3.SQLITE_TOOBIG,
}


class DamagedError(DataError):
    """The learner's data can't be read as it was written."""


class Database:
    """A connection that several threads may share; each statement and each transaction waits for the others."""

    def __init__(self, path: Path | None) -> None:
        """Connect to `path`, or to a database in memory when it is None.

        Raises:
            SaveError: The file can't be opened, or another process keeps it locked.
            DamagedError: It can't be read.
        """
        self.where = str(path) if path else "memory"
        self._lock = RLock()
        self._depth = 0
        with told_as_ours(self.where):
            self._connection = sqlite3.connect(
                str(path) if path else ":memory:",
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )
            self._connection.execute("PRAGMA foreign_keys = ON")

    def make_durable(self) -> None:
        """Let a commit survive a power cut: WAL with full synchronisation."""
        self.row("PRAGMA journal_mode = WAL")
        self.row("PRAGMA synchronous = FULL")

    def close(self) -> None:
        """Close the connection; closing twice is no error."""
        with self._lock, told_as_ours(self.where):
            self._connection.close()

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Let everything within happen or nothing; within another one it becomes a part of that.

        Raises:
            SaveError: It couldn't be written; nothing was.
        """
        with self._lock, told_as_ours(self.where):
            name = f"part_{self._depth}"
            self._connection.execute(f"SAVEPOINT {name}" if self._depth else "BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
                self._connection.execute(f"RELEASE {name}" if self._depth > 1 else "COMMIT")
            except BaseException:
                self._take_back(name)
                raise
            finally:
                self._depth -= 1

    def _take_back(self, name: str) -> None:
        # A failed write may already have rolled back everything, and the first error is the one to be told.
        if not self._connection.in_transaction:
            return
        try:
            if self._depth > 1:
                self._connection.execute(f"ROLLBACK TO {name}")
                self._connection.execute(f"RELEASE {name}")
            else:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            pass

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run a statement and return how many rows it changed."""
        with self._lock, told_as_ours(self.where):
            return self._connection.execute(sql, values).rowcount

    def run_many(self, sql: str, rows: Iterator[Sequence[Any]] | Sequence[Sequence[Any]]) -> None:
        """Run a statement once for each row."""
        with self._lock, told_as_ours(self.where):
            self._connection.executemany(sql, rows)

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """Return the first row, or None."""
        with self._lock, told_as_ours(self.where):
            found: Row | None = self._connection.execute(sql, values).fetchone()
            return found

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:  # noqa: ANN401 - the statement decides
        """Return the first value of the first row, or None."""
        found = self.row(sql, values)
        return found[0] if found else None

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return every row."""
        with self._lock, told_as_ours(self.where):
            return self._connection.execute(sql, values).fetchall()

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """Yield row after row, for tables too large to hold."""
        with told_as_ours(self.where):
            yield from self._connection.execute(sql, values)

    def copy_to(self, target: "Database") -> None:
        """Copy the whole database into `target`, as it stands at one moment."""
        with self._lock, target._lock, told_as_ours(self.where):  # noqa: SLF001 - two of a kind
            self._connection.backup(target._connection)  # noqa: SLF001


@contextmanager
def told_as_ours(where: str) -> Iterator[None]:
    """Turn SQLite's errors into a TutorError that names the file; a mistake in a statement stays as it is."""
    try:
        yield
    except sqlite3.Error as error:
        told = _tell(error, where)
        if told is None:
            raise
        raise told from error


def _tell(error: sqlite3.Error, where: str) -> TutorError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _UNREADABLE:
        return DamagedError(f"{where}: damaged ({error})", "nothing was written")
    if code in _IN_USE:
        return SaveError(f"{where}: in use by another program", "close the other one or try again in a moment")
    if code in _UNWRITABLE:
        return SaveError(f"{where}: can't be written ({error})", "free some space or mend the permissions")
    return None
