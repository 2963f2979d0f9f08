"""How the learner's database is opened: refused when it isn't whole or ours, backed up, brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tutor.errors import SaveError
from tutor.progress import health
from tutor.progress.backups import list_backups, made_at, make_backup, thin_backups
from tutor.progress.database import DamagedError, Database
from tutor.progress.files import reason
from tutor.progress.migrations import migrate, pending


def open_in_memory(now: datetime) -> Database:
    """Return a database that keeps nothing on the disk."""
    database = Database(None)
    migrate(database, now)
    return database


def open_file(path: Path, *, backups: Path, now: datetime) -> Database:
    """Return the database at `path`, made when it is new, checked and backed up before anything in it changes.

    Raises:
        DamagedError: It is damaged; it is kept aside, and the message offers the newest backup.
        DataError: It is a folder, another program's, or of a newer version.
        SaveError: It can't be written, or another program keeps it locked.
    """
    with _told(path, backups, now):
        health.refuse_before_opening(path, backups)
        return _open_whole(path, backups, now)


def open_afresh(path: Path, *, backups: Path, now: datetime) -> Database:
    """Return a new database at `path`; a damaged one there is kept aside."""
    with _told(path, backups, now):
        health.clear_away(path, now)
        return _open_whole(path, backups, now)


def back_up_daily(database: Database, backups: Path, now: datetime) -> Path | None:
    """Make today's backup after a full check and thin the older ones; None when there is one already.

    Raises:
        DamagedError: The database is damaged; no backup of it is made, and none is removed.
        SaveError: It couldn't be written.
    """
    if any(made_at(b).date() == now.date() for b in list_backups(backups)):
        return None
    if not database.value("SELECT (SELECT count(*) FROM reviews LIMIT 1) + (SELECT count(*) FROM turns)"):
        return None
    health.check_fully(database)
    made = make_backup(database, backups, now)
    thin_backups(backups)
    return made


def _open_whole(path: Path, backups: Path, now: datetime) -> Database:
    path.parent.mkdir(parents=True, exist_ok=True)
    database = Database(path)
    try:
        _prepare(database, path, backups, now)
    except BaseException:
        database.close()
        raise
    return database


def _prepare(database: Database, path: Path, backups: Path, now: datetime) -> None:
    is_new = health.check_owner(database)
    steps = pending(database)
    if steps and not is_new:
        health.check_pages(database)
        make_backup(database, backups, now, why=f"before-{steps[0].split('_')[0]}")
    database.make_durable()
    migrate(database, now)
    if not is_new:
        health.check_quickly(database, path)


@contextmanager
def _told(path: Path, backups: Path, now: datetime) -> Iterator[None]:
    """Tell damage with where the file is kept and which backup there is, and the system's refusals as ours."""
    try:
        yield
    except DamagedError as damage:
        raise health.tell_damage(path, backups, now, what=damage) from damage
    except OSError as error:
        hint = "mend the permissions, or go on with `--no-history`, which keeps nothing"
        raise SaveError(f"{path}: can't be used ({reason(error)})", hint) from error
