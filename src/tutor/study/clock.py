"""Where time and chance enter: everything below is told what time it is and what to call things."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta


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
        return os.urandom(16).hex()

    def new_seed(self) -> int:
        """Return a number to shuffle with."""
        import random

        return random.SystemRandom().randrange(2**31)

    def study_day(self, turn_hour: int) -> date:
        """Return the study day it is, where a day begins at the local hour `turn_hour`."""
        from tutor.memory.days import study_day

        return study_day(self.now(), timedelta(minutes=self.offset()), turn_hour)
