"""Progress as JSON lines: out without loss, and in again, merged by record, all or nothing."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from tutor.errors import DataError
from tutor.progress.codec import codec_of
from tutor.progress.database import Database
from tutor.progress.files import reason, replacing
from tutor.progress.health import TABLES
from tutor.progress.log import Log
from tutor.progress.migrations import OWNER
from tutor.progress.records import Session, Void
from tutor.progress.reviews import ReviewLog
from tutor.progress.store import ProgressStore
from tutor.values import dataclass

FORMAT = 1
LONGEST_LINE = 1_000_000
"""Characters."""
LARGEST_FILE = 2**30
"""Bytes."""
MOST_PROBLEMS = 100
"""After that many the rest of a file isn't read."""

KINDS = {table.rstrip("s") if table != "misses" else "miss": (table, kind) for table, kind in TABLES.items()}
"""What a line's `record` says, and the table and the kind of record it means."""


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What is wrong in one line of an import."""

    line: int
    """1-based."""
    what: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}"


class ImportRefusedError(DataError):
    """An import was refused and nothing of it kept.

    Attributes:
        problems: Every line that was wrong, in order; the first hundred.
    """

    def __init__(self, problems: tuple[LineProblem, ...]) -> None:
        shown = "; ".join(str(problem) for problem in problems[:5])
        rest = f"; and {len(problems) - 5} more" if len(problems) > 5 else ""
        super().__init__(f"import refused: {shown}{rest}", "nothing was imported; mend or remove these lines")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought."""

    added: int
    known: int
    """Records that were there already."""


def export_lines(store: ProgressStore) -> Iterator[str]:
    """Yield the whole store as lines of JSON without line ends, as it stands at one moment.

    Raises:
        DamagedError: A row isn't as it was written.
    """
    yield _line({"record": "header", "app": OWNER, "format": FORMAT})
    database = Database(store.path) if store.path else store.database
    try:
        database.run("BEGIN")
        for name, (table, kind) in KINDS.items():
            log = ReviewLog(database) if table == "reviews" else Log(database, kind, table)
            for row in log.each_row():
                log.load(row)
                yield _line({"record": name, **log.codec.show(row)})
    finally:
        database.run("ROLLBACK")
        if store.path:
            database.close()


def export_file(store: ProgressStore, path: Path) -> int:
    """Write the whole store to `path` and return how many records that were; an older file there stays until the end.

    Raises:
        SaveError: It couldn't be written; what stood there still does.
    """
    return write_lines(export_lines(store), path) - 1


def write_lines(lines: Iterable[str], path: Path) -> int:
    """Write lines to a file, whole or not at all, and return how many there were."""
    count = 0
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(f"{line}\n")
            count += 1
    return count


def show_record(record: object) -> str:
    """Return one record as a line of JSON that can be imported."""
    name = next(name for name, (_, kind) in KINDS.items() if isinstance(record, kind))
    codec = codec_of(type(record))
    return _line({"record": name, **codec.show(codec.store(record))})


def import_file(store: ProgressStore, path: Path) -> Imported:
    """Take the records of an exported file; see `import_lines`.

    Raises:
        ImportRefusedError: Some lines are wrong; nothing was taken.
        DataError: The file can't be read or is too large.
    """
    try:
        if not path.is_file():
            raise DataError(f"{path}: not a file", "`tutor progress export FILE` writes what can be imported")
        if path.stat().st_size > LARGEST_FILE:
            raise DataError(f"{path}: larger than 1 GB", "an export of a million reviews is less than half of that")
        with path.open("rb") as file:
            return import_lines(store, iter(lambda: file.readline(4 * LONGEST_LINE + 2), b""))
    except OSError as error:
        raise DataError(f"{path}: can't be read ({reason(error)})", "choose a file that can be read") from error


def import_lines(store: ProgressStore, lines: Iterable[str | bytes]) -> Imported:
    """Take records from JSON lines: what is there already stays as it is, so that twice is once.

    Reviews of two machines are put in the order of their times, and memories are made again from all of them.

    Raises:
        ImportRefusedError: Some lines are wrong; nothing was taken.
        SaveError: It couldn't be written; nothing was.
    """
    with store.database.atomic():
        old = store.database.value("SELECT coalesce(max(seq), 0) FROM reviews")
        imported = _take_lines(store, lines)
        if imported.added:
            if old:
                store.reviews.merge_places(old)
            store.rebuild()
    return imported


def _take_lines(store: ProgressStore, lines: Iterable[str | bytes]) -> Imported:
    logs: dict[str, Log[Any]] = {name: Log(store.database, kind, table) for name, (table, kind) in KINDS.items()}
    logs["review"] = store.reviews
    problems: list[LineProblem] = []
    counts = [0, 0]
    for number, line in enumerate(lines, 1):
        try:
            if (added := _take_line(logs, line)) is not None:
                counts[not added] += 1
        except (ValueError, DataError) as problem:
            problems.append(LineProblem(number, str(problem)))
        if len(problems) == MOST_PROBLEMS:
            break
    if problems:
        raise ImportRefusedError(tuple(problems))
    return Imported(added=counts[0], known=counts[1])


def _take_line(logs: Mapping[str, Log[Any]], line: str | bytes) -> bool | None:
    """Keep a line's record and return whether it is new; None for a line that holds none."""
    shown = _parse(line)
    if shown is None:
        return None
    name = shown.pop("record", None)
    if name == "header":
        _check_header(shown)
        return None
    if not isinstance(name, str) or name not in logs:
        raise ValueError(f"'record' is none of {', '.join(logs)}")
    record = logs[name].codec.read(shown)
    if isinstance(record, Void) and logs["review"].get(record.id) is None:
        raise ValueError("takes back a review that isn't there")
    if isinstance(record, Session) and logs[name].get(record.id):
        return False  # the one here has gone on
    return logs[name].add(record)


def _parse(line: str | bytes) -> dict[str, Any] | None:
    """Return a line's object, or None for an empty line."""
    try:
        text = line.decode("utf-8-sig") if isinstance(line, bytes) else line.removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    if len(text) > LONGEST_LINE:
        raise ValueError(f"longer than {LONGEST_LINE:,} characters")
    if not text.strip():
        return None
    try:
        shown = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON at column {error.colno} (a torn line?)") from None
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not isinstance(shown, dict):
        raise ValueError("not an object")  # noqa: TRY004 - every refusal of a line is a ValueError
    return shown


def _check_header(shown: Mapping[str, Any]) -> None:
    if shown.get("app") != OWNER:
        raise ValueError("an export of another program")
    if shown.get("format") != FORMAT:
        raise ValueError(f"of format {shown.get('format')!r}; this version of tutor reads {FORMAT}")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _line(shown: Mapping[str, Any]) -> str:
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
