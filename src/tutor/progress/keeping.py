"""What is kept beside reviews and isn't a log: unfinished sessions and single values."""

from tutor.progress.database import Database
from tutor.progress.log import Log
from tutor.progress.records import Session


class Sessions:
    """Unfinished quiz sessions; the latest state of each."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._log: Log[Session] = Log(database, Session, "sessions")

    def keep(self, session: Session) -> None:
        """Keep the session's state in the place of its earlier one."""
        with self._database.atomic():
            self.drop(session.id)
            self._log.add(session)

    def drop(self, session_id: str) -> None:
        """Forget a session that was finished or given up."""
        self._database.run("DELETE FROM sessions WHERE id = ?", (session_id,))

    def unfinished(self, pack: str) -> tuple[Session, ...]:
        """Return the sessions that can be resumed, the latest first."""
        return self._log.all(pack)[::-1]


class Meta:
    """Single values by key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> str | None:
        """Return the value of `key`, or None."""
        found = self._database.value("SELECT value FROM meta WHERE key = ?", (key,))
        return None if found is None else str(found)

    def set(self, key: str, value: str) -> None:
        """Keep `value` under `key`."""
        self._database.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
