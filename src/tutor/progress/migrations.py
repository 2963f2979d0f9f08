"""The schema, as named steps in order: each runs in one transaction together with the record that it ran."""

from collections.abc import Callable
from datetime import datetime

from tutor.errors import DataError
from tutor.progress.codec import write_time
from tutor.progress.database import Database

APPLICATION_ID = 0x65747574
"""Marks the file as ours ("etut")."""

OWNER = "essay-tutor"

_M001 = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE reviews (
  seq INTEGER PRIMARY KEY, place INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE, pack TEXT NOT NULL, claim TEXT NOT NULL, item TEXT NOT NULL, kind TEXT NOT NULL,
  prompt TEXT NOT NULL, response TEXT NOT NULL, verdict TEXT NOT NULL, score REAL NOT NULL, rating INTEGER,
  hinted INTEGER NOT NULL, seconds REAL NOT NULL, time TEXT NOT NULL, "offset" INTEGER NOT NULL, day TEXT NOT NULL,
  retention REAL NOT NULL, checksum INTEGER NOT NULL);
CREATE INDEX reviews_of_claim ON reviews (pack, claim, place);
CREATE INDEX reviews_of_day ON reviews (day, time);
CREATE TABLE voids (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE REFERENCES reviews (id), time TEXT NOT NULL, checksum INTEGER NOT NULL);
CREATE TABLE moves (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pack TEXT NOT NULL, claim TEXT NOT NULL, after TEXT NOT NULL,
  due TEXT NOT NULL, time TEXT NOT NULL, checksum INTEGER NOT NULL);
CREATE INDEX moves_of_claim ON moves (pack, claim);

CREATE TRIGGER reviews_stay BEFORE DELETE ON reviews BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;
CREATE TRIGGER reviews_keep BEFORE UPDATE OF seq, id, pack, claim, item, kind, prompt, response, verdict, score, rating,
  hinted, seconds, time, "offset", day, retention, checksum ON reviews
  BEGIN SELECT RAISE(ABORT, 'reviews are append-only'); END;
CREATE TRIGGER voids_stay BEFORE DELETE ON voids BEGIN SELECT RAISE(ABORT, 'voids are append-only'); END;
CREATE TRIGGER voids_keep BEFORE UPDATE ON voids BEGIN SELECT RAISE(ABORT, 'voids are append-only'); END;
CREATE TRIGGER moves_stay BEFORE DELETE ON moves BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;
CREATE TRIGGER moves_keep BEFORE UPDATE ON moves BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;

CREATE TABLE memories (
  pack TEXT NOT NULL, claim TEXT NOT NULL, stability REAL NOT NULL, difficulty REAL NOT NULL, last_day TEXT NOT NULL,
  due TEXT NOT NULL, reps INTEGER NOT NULL, lapses INTEGER NOT NULL, last_review TEXT NOT NULL, checksum INTEGER NOT NULL,
  PRIMARY KEY (pack, claim)) WITHOUT ROWID;
CREATE TABLE days (
  pack TEXT NOT NULL, day TEXT NOT NULL, answers INTEGER NOT NULL, counted INTEGER NOT NULL, introduced INTEGER NOT NULL,
  tested INTEGER NOT NULL, recalled INTEGER NOT NULL, PRIMARY KEY (pack, day)) WITHOUT ROWID;

CREATE TABLE turns (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pack TEXT NOT NULL, conversation TEXT NOT NULL, time TEXT NOT NULL,
  who TEXT NOT NULL, text TEXT NOT NULL, reply TEXT, checksum INTEGER NOT NULL);
CREATE INDEX turns_of_conversation ON turns (pack, conversation);
CREATE TABLE misses (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pack TEXT NOT NULL, time TEXT NOT NULL, question TEXT NOT NULL,
  kind TEXT NOT NULL, entry TEXT NOT NULL, why_not TEXT NOT NULL, marked INTEGER NOT NULL, checksum INTEGER NOT NULL);
CREATE TABLE overrules (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pack TEXT NOT NULL, item TEXT NOT NULL, response TEXT NOT NULL,
  wording TEXT NOT NULL, time TEXT NOT NULL, checksum INTEGER NOT NULL);
CREATE TABLE exams (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pack TEXT NOT NULL, time TEXT NOT NULL, day TEXT NOT NULL,
  asked INTEGER NOT NULL, "right" INTEGER NOT NULL, score REAL NOT NULL, seconds REAL NOT NULL, report TEXT,
  checksum INTEGER NOT NULL);
CREATE TABLE rests (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pack TEXT NOT NULL, claim TEXT NOT NULL, day TEXT NOT NULL,
  checksum INTEGER NOT NULL);
CREATE TABLE sessions (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pack TEXT NOT NULL, time TEXT NOT NULL, state TEXT,
  checksum INTEGER NOT NULL);
"""


def m001_first_tables(database: Database) -> None:
    """Make the logs, and what is derived from them: memories and days."""
    run_script(database, _M001)
    database.run("INSERT INTO meta VALUES ('owner', ?)", (OWNER,))
    database.run(f"PRAGMA application_id = {APPLICATION_ID}")


MIGRATIONS: tuple[Callable[[Database], None], ...] = (m001_first_tables,)
"""In order. What has once been released is never changed, only added to."""


def pending(database: Database, migrations: tuple[Callable[[Database], None], ...] = MIGRATIONS) -> tuple[str, ...]:
    """Return the names of the migrations that haven't run, in order; looking writes nothing.

    Raises:
        DataError: The file was written by a newer version of the program.
    """
    ran = _ran(database)
    if newer := sorted(ran - {m.__name__ for m in migrations}):
        raise DataError(
            f"{database.where}: written by a newer version of tutor ({newer[0]})",
            "update tutor, or restore a backup of before",
        )
    return tuple(m.__name__ for m in migrations if m.__name__ not in ran)


def migrate(
    database: Database, now: datetime, migrations: tuple[Callable[[Database], None], ...] = MIGRATIONS
) -> tuple[str, ...]:
    """Run what is pending and return its names; each step is whole or not at all, also with two programs at once."""
    names = []
    for migration in migrations:
        with database.atomic():
            if migration.__name__ not in _ran(database):
                _record(database, migration.__name__, now)
                migration(database)
                names.append(migration.__name__)
    return tuple(names)


def _record(database: Database, name: str, now: datetime) -> None:
    database.run("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, time TEXT NOT NULL) WITHOUT ROWID")
    database.run("INSERT INTO migrations VALUES (?, ?)", (name, write_time(now)))


def _ran(database: Database) -> set[str]:
    if not database.value("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'"):
        return set()
    return {name for (name,) in database.rows("SELECT name FROM migrations")}


def run_script(database: Database, script: str) -> None:
    """Run the statements of `script` within the transaction that is open, which `executescript` would end."""
    import sqlite3

    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            database.run(statement)
            statement = ""
