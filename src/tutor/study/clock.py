"""Where time and chance enter: everything below is told what time it is and what to call things."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """The learner's clock."""

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        return datetime.now(UTC)

    def offset(self) -> int:
        """Return how many minutes the learner's clock is ahead of UTC."""
        ahead = datetime.now().astimezone().utcoffset()
        return round(ahead.total_seconds() / 60) if ahead else 0

    def new_id(self) -> str:
        """Return an id nobody has used."""
        return str(uuid.uuid4())
