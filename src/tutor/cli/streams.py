"""The three standard streams, made to take any text and to fail without a traceback; lines read from them."""

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TextIO

LONGEST_LINE = 1_000_000
"""Characters of a line that are read; the rest of a longer one is left out."""


def prepare_streams() -> bool:
    """Give every stream a place and the encoding UTF-8; return whether there is an output.

    A stream that was closed by the caller gets the null device, or its number would go to the next file opened
    and what is printed would be written into that.
    """
    has_output = sys.stdout is not None
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open as long as the program
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    with contextlib.suppress(AttributeError, ValueError):
        sys.stdin.reconfigure(newline="\n")  # type: ignore[union-attr]
    return has_output


def read_arguments() -> list[str]:
    """Return the arguments of the program read as UTF-8, whatever the locale is."""
    return [os.fsencode(argument).decode(errors="replace") for argument in sys.argv[1:]]


def close_broken_output() -> None:
    """Let nothing more be written to an output that is gone: the interpreter would try again on leaving."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def read_lines(stream: TextIO) -> Iterator[str]:
    """Yield the lines of `stream` without their ends, as they come; of a very long one its beginning."""
    while line := stream.readline(LONGEST_LINE):
        rest = line
        while len(rest) == LONGEST_LINE and not rest.endswith("\n"):
            rest = stream.readline(LONGEST_LINE)
        yield line.rstrip("\r\n")


def has_screen() -> bool:
    """Return whether there is a terminal that can show the interface."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "")
