"""Asking whoever sits at the terminal before something can't be taken back."""

import sys

from tutor.errors import UsageError


def is_confirmed(question: str, *, yes: bool) -> bool:
    """Return whether the learner wants what `question` asks; `yes` is their answer given beforehand.

    Raises:
        UsageError: Nobody is there to be asked.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError("this needs a yes, and there is no terminal to ask on", "add --yes")
    print(f"tutor: {question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
