"""Backups of the database: one a day and one before each migration, thinned as they age."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tutor.progress.database import Database
from tutor.progress.files import replacing

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""How many days, weeks and months, counted from the newest backup, keep one."""

_NAME = re.compile(r"progress-(\d{8}T\d{6})Z(-[\w-]+)?\.db")
_STAMP = "%Y%m%dT%H%M%S"


def make_backup(database: Database, folder: Path, now: datetime, *, why: str = "") -> Path:
    """Copy the database into `folder` and return the copy's path.

    Args:
        database: What to copy; as it stands at one moment, also while another program writes.
        folder: Made when it is missing.
        now: Goes into the name.
        why: Goes into the name; letters, digits, `_` and `-`. A backup with a reason is never thinned.

    Raises:
        SaveError: It couldn't be written.
    """
    suffix = f"-{why}" if why else ""
    target = folder / f"progress-{now.astimezone(UTC).strftime(_STAMP)}Z{suffix}.db"
    with replacing(target) as temporary:
        temporary.unlink(missing_ok=True)
        copy = Database(temporary)
        try:
            database.copy_to(copy)
            copy.row("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
    return target


def list_backups(folder: Path) -> tuple[Path, ...]:
    """Return the backups in `folder`, the newest first."""
    if not folder.is_dir():
        return ()
    return tuple(sorted((p for p in folder.iterdir() if _NAME.fullmatch(p.name)), reverse=True, key=lambda p: p.name))


def made_at(backup: Path) -> datetime:
    """Return when a backup was made, by its name."""
    match = _NAME.fullmatch(backup.name)
    assert match
    return datetime.fromisoformat(match.group(1)).replace(tzinfo=UTC)


def thin_backups(folder: Path) -> None:
    """Remove backups that are neither the newest of a recent day, week or month nor were made for a reason."""
    plain = [p for p in list_backups(folder) if p.name.endswith("Z.db")]
    kept = {
        *_newest_of_each(plain, lambda m: f"{m:%Y%m%d}", DAILY),
        *_newest_of_each(plain, lambda m: f"{m:%G%V}", WEEKLY),
        *_newest_of_each(plain, lambda m: f"{m:%Y%m}", MONTHLY),
    }
    for backup in set(plain) - kept:
        with suppress(OSError):
            backup.unlink()


def _newest_of_each(backups: Iterable[Path], period: Callable[[datetime], str], most: int) -> list[Path]:
    newest: dict[str, Path] = {}
    for backup in backups:
        newest.setdefault(period(made_at(backup)), backup)
    return list(newest.values())[:most]
