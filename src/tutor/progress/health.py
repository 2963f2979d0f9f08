"""Whether a database is whole and ours, and what is done when it isn't: kept aside, told, a backup offered."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tutor.errors import DataError, SaveError
from tutor.progress.backups import list_backups, made_at
from tutor.progress.codec import Codec, codec_of
from tutor.progress.database import DamagedError, Database, Row
from tutor.progress.files import copy_file, replacing
from tutor.progress.migrations import APPLICATION_ID, pending
from tutor.progress.records import Exam, MemoryRow, Miss, Move, Overrule, Rest, Review, Session, Turn, Void

TABLES: dict[str, type] = {
    "reviews": Review,
    "voids": Void,
    "moves": Move,
    "turns": Turn,
    "misses": Miss,
    "overrules": Overrule,
    "exams": Exam,
    "rests": Rest,
    "sessions": Session,
}
"""The logs and what they hold."""

SMALL = 16 * 2**20
"""Bytes up to which a file is checked and backed up while it is opened; a larger one when there is time."""

NEWEST = 5000
"""Rows of each log whose checksums are compared at every opening."""


def refuse_before_opening(path: Path, backups: Path) -> None:
    """Refuse what SQLite would take for an empty database, or couldn't open for a reason we know better.

    Raises:
        DamagedError: It is empty or gone while backups exist.
        DataError: It is a folder or some other thing that is no file.
    """
    if path.exists() and not path.is_file():
        raise DataError(f"{path}: not a file", "move it away; the learner's progress belongs there")
    size = path.stat().st_size if path.exists() else 0
    if size == 0 and (list_backups(backups) or _size_of(_wal(path))):
        raise DamagedError(f"{path}: {'empty' if path.exists() else 'gone'}, though there was progress before")


def check_owner(database: Database) -> bool:
    """Return whether the database is new and empty.

    Raises:
        DataError: It belongs to another program.
    """
    mark = database.value("PRAGMA application_id")
    if mark == APPLICATION_ID:
        return False
    if mark == 0 and not database.value("SELECT count(*) FROM sqlite_master"):
        return True
    raise DataError(
        f"{database.where}: a database of another program", "move it away; the learner's progress belongs there"
    )


def check_quickly(database: Database, path: Path) -> None:
    """Look for damage in a time that doesn't grow with the file.

    Raises:
        DamagedError: There is some.
    """
    if _size_of(path) <= SMALL:
        check_pages(database)
    check_rows(database, NEWEST)


def check_fully(database: Database) -> None:
    """Look at every page and every row.

    Raises:
        DamagedError: There is damage.
    """
    check_pages(database)
    check_rows(database, -1)


def check_pages(database: Database) -> None:
    """Let SQLite look at the structure of the file."""
    found = database.value("PRAGMA quick_check(1)")
    if found != "ok":
        raise DamagedError(f"{database.where}: damaged ({str(found).splitlines()[-1]})")


def check_rows(database: Database, most: int) -> None:
    """Compare the checksums of the newest rows of each log, up to `most` (-1: all)."""
    for table, kind in TABLES.items():
        if (row := _find_altered(database, table, kind, f"ORDER BY seq DESC LIMIT {most}")) is not None:
            raise DamagedError(f"{database.where}: damaged ({table}: the checksum of {row[0]!r} doesn't agree)")


def memories_agree(database: Database) -> bool:
    """Whether every memory is as it was written; what is derived can be made again."""
    return _find_altered(database, "memories", MemoryRow, "") is None


def tell_damage(path: Path, backups: Path, now: datetime, *, what: DamagedError) -> DamagedError:
    """Return `what` with the damaged file kept aside and the newest backup offered."""
    kept = keep_aside(path, now)
    hint = f"kept as {kept.name}" if kept else "no copy of it was kept"
    if newest := next(iter(list_backups(backups)), None):
        hint += f"; `tutor progress restore` takes the backup of {made_at(newest):%Y-%m-%d %H:%M} UTC, `tutor progress reset` starts afresh"
    else:
        hint += "; there is no backup: `tutor progress reset` starts afresh"
    return DamagedError(what.message, hint)


def keep_aside(path: Path, now: datetime) -> Path | None:
    """Copy a damaged file, and what SQLite keeps beside it, to `*.corrupt-<date>`; None when there is none.

    A file that was kept aside that day already isn't copied again, and none is overwritten.
    """
    if not path.is_file():
        return None
    kept = path.with_name(f"{path.name}.corrupt-{now:%Y-%m-%d}")
    number = 1
    import filecmp

    while kept.exists() and not filecmp.cmp(kept, path, shallow=False):
        number += 1
        kept = path.with_name(f"{path.name}.corrupt-{now:%Y-%m-%d}-{number}")
    with suppress(SaveError):
        for source, target in ((path, kept), (_wal(path), _wal(kept))):
            if source.exists() and not target.exists():
                copy_file(source, target)
    return kept if kept.exists() else None


def restore_newest_backup(path: Path, backups: Path, now: datetime) -> Path:
    """Put the newest sound backup in the place of `path`, which is kept aside, and return the backup's path.

    Raises:
        DataError: No backup is sound.
        SaveError: It couldn't be written.
    """
    for backup in list_backups(backups):
        if _is_sound(backup):
            _replace_database(path, backup, now)
            return backup
    raise DataError(f"{backups}: no sound backup there", "`tutor progress import FILE` takes an export")


def clear_away(path: Path, now: datetime) -> None:
    """Take a damaged file out of the way, keeping it aside."""
    keep_aside(path, now)
    _remove_log(path)
    path.unlink(missing_ok=True)


def _replace_database(path: Path, backup: Path, now: datetime) -> None:
    keep_aside(path, now)
    with replacing(path) as temporary:
        import shutil

        shutil.copyfile(backup, temporary)
        _remove_log(path)


def _remove_log(path: Path) -> None:
    """Remove what SQLite keeps beside a database, so that it isn't replayed into another one."""
    for leftover in (_wal(path), path.with_name(f"{path.name}-shm")):
        leftover.unlink(missing_ok=True)


def _find_altered(database: Database, table: str, kind: type, order: str) -> Row | None:
    codec: Codec[object] = codec_of(kind)
    names = ", ".join(f'"{name}"' for name in (*codec.columns, "checksum"))
    rows = database.each(f"SELECT {names} FROM {table} {order}")  # noqa: S608 - names of ours
    return next((row for row in rows if not codec.agrees(row)), None)


def _is_sound(backup: Path) -> bool:
    try:
        database = Database(backup)
    except (DataError, SaveError):
        return False
    try:
        if check_owner(database):
            return False
        pending(database)
        check_fully(database)
    except (DataError, SaveError):
        return False
    finally:
        database.close()
    return True


def _wal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
