"""The error tree: what is wrong, what would be right, and the exit code it ends with.

TutorError
 ├── UsageError    the command was called in a way that can't be understood
 ├── PackError     a knowledge pack was refused; holds every problem found
 ├── DataError     the learner's own data was refused
 └── SaveError     something couldn't be written
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says to the shell when it ends."""

    OK = 0
    """Answered: an answer, a hedged one, a question back, help, small talk or a quiz."""
    PROBLEMS = 1
    """`check` found problems in a pack."""
    USAGE = 2
    """The command line can't be understood."""
    NOT_COVERED = 3
    """The essay doesn't say."""
    PACK_REFUSED = 4
    """The knowledge pack can't be used."""
    DATA_REFUSED = 5
    """The learner's data can't be used."""
    CANNOT_WRITE = 6
    """Something couldn't be saved."""
    SIGNAL = 128
    """Ended by a signal; its number is added."""


class TutorError(Exception):
    """Anything a person has to be told in one line, with a hint of what would be right."""

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What is wrong and where, in one line."""
        self.hint = hint
        """What would be right; empty when there is nothing to add."""

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class UsageError(TutorError):
    """The command was called in a way that can't be understood."""


class DataError(TutorError):
    """The learner's own data was refused."""

    exit_code = ExitCode.DATA_REFUSED


class SaveError(TutorError):
    """Something couldn't be written."""

    exit_code = ExitCode.CANNOT_WRITE


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a pack's files, told so that its author can mend it."""

    file: str
    """Path of the file, as the pack's author would write it."""
    line: int
    """1-based; 0 when the problem is of the whole file."""
    column: int
    """1-based; 0 when the problem is of the whole file."""
    where: str
    """Id of the entry, claim, item, name or gap; empty when there is none."""
    what: str
    """What is wrong."""
    instead: str = ""
    """What would be right."""

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        instead = f"; {self.instead}" if self.instead else ""
        return f"{self.file}:{self.line}:{self.column}: {where}{self.what}{instead}"


class PackError(TutorError):
    """A knowledge pack was refused.

    Attributes:
        problems: Everything that was found, in the order of files and lines; never empty.
    """

    exit_code = ExitCode.PACK_REFUSED

    def __init__(self, problems: Sequence[Problem]) -> None:
        first, rest = problems[0], len(problems) - 1
        super().__init__(str(first), f"and {rest} more: `tutor check FOLDER` lists them" if rest else "")
        self.problems = tuple(problems)
