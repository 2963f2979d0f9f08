"""An append-only table of one kind of record: adding twice is adding once, and altered rows are noticed."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from tutor.errors import DataError
from tutor.progress.codec import codec_of
from tutor.progress.database import DamagedError, Database, Row

T = TypeVar("T")


class Log(Generic[T]):
    """The records of one kind, in the order they were added."""

    order = "seq"
    """The column that says which record comes first."""

    def __init__(self, database: Database, kind: type[T], table: str) -> None:
        self._database = database
        self.codec = codec_of(kind)
        self.table = table
        names = [*self.codec.columns, "checksum"]
        self._columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        self._insert = f"INSERT INTO {table} ({self._columns}) VALUES ({marks}) ON CONFLICT (id) DO NOTHING"  # noqa: S608 - names of ours

    def add(self, record: T) -> bool:
        """Keep `record`, durably once this returns; False when it was there already.

        Raises:
            DataError: Another record has the same id.
            SaveError: It couldn't be written; nothing was.
        """
        row = self.codec.store(record)
        with self._database.atomic():
            if self._append(row):
                return True
            kept = self._database.row(f"{self._select} WHERE id = ?", (row[0],))
            if kept != row:
                raise DataError(f"{self._database.where}: another record in {self.table} has the id {row[0]!r}")
        return False

    def all(self, pack: str | None = None) -> tuple[T, ...]:
        """Return every record, of one pack or of all.

        Raises:
            DamagedError: A row isn't as it was written.
        """
        return self.where("pack = ?", (pack,)) if pack is not None else self.where("1", ())

    def get(self, record_id: str) -> T | None:
        """Return the record of that id, or None."""
        found = self.where("id = ?", (record_id,))
        return found[0] if found else None

    def count(self) -> int:
        """Return how many records there are."""
        return int(self._database.value(f"SELECT count(*) FROM {self.table}"))  # noqa: S608 - a name of ours

    def each_row(self) -> Iterator[Row]:
        """Yield the stored rows in order, unread, for tables too large to hold."""
        yield from self._database.each(f"{self._select} ORDER BY {self.order}")

    def each_newest_row(self, most: int) -> Iterator[Row]:
        """Yield up to `most` stored rows, the newest first."""
        yield from self._database.each(f"{self._select} ORDER BY seq DESC LIMIT ?", (most,))

    def load(self, row: Row) -> T:
        """Return the record of a stored row.

        Raises:
            DamagedError: The row isn't as it was written.
        """
        try:
            return self.codec.load(row)
        except (ValueError, TypeError, AttributeError, OverflowError) as problem:
            raise DamagedError(
                f"{self._database.where}: {problem}", "`tutor progress restore` takes the newest backup"
            ) from None

    @property
    def _select(self) -> str:
        return f"SELECT {self._columns} FROM {self.table}"  # noqa: S608 - names of ours

    def _append(self, row: Row) -> bool:
        return self._database.run(self._insert, row) > 0

    def where(self, condition: str, values: Row) -> tuple[T, ...]:
        """Return the records that hold to an SQL condition; for this room alone."""
        found = self._database.rows(f"{self._select} WHERE {condition} ORDER BY {self.order}", values)
        return tuple(self.load(row) for row in found)
