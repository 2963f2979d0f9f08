"""What is known of one remembered claim, and the four ratings."""

from datetime import date
from enum import IntEnum

from tutor.values import dataclass


class Rating(IntEnum):
    """How an answer went, in the scheduler's words and numbers."""

    AGAIN = 1
    """Wrong."""
    HARD = 2
    """Partly right, or right with a hint."""
    GOOD = 3
    """Right."""
    EASY = 4
    """Right and quick where it had to be recalled freely."""


@dataclass(frozen=True, slots=True)
class Memory:
    """How well one claim is remembered after its latest review."""

    stability: float
    """Days after which recall has fallen to 90%."""
    difficulty: float
    """1.0 (easy) to 10.0 (hard)."""
    last_study_day: date
    """Study day of the latest review."""
    due: date
    """Study day on which it should be asked again; always after `last_study_day`."""
    reps: int
    """Reviews so far."""
    lapses: int
    """Reviews answered wrong after the first."""
