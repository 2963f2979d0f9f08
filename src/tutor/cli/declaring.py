"""How commands are declared: one way for every module."""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable

from tutor.values import dataclass

Parsers = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it
Run = Callable[[argparse.Namespace], int]


class Layout(argparse.RawDescriptionHelpFormatter):
    """How help is laid out. Every declared argument makes one of these, and argparse itself asks a slow module how wide."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """Return how wide the terminal is, or 80 where nobody can say."""
    wide = os.environ.get("COLUMNS", "")
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return int(wide or os.get_terminal_size(sys.__stdout__.fileno()).columns) or 80  # type: ignore[union-attr]
    return 80


@dataclass(frozen=True, slots=True)
class Declarer:
    """Declares commands below one parser."""

    parsers: "Parsers[argparse.ArgumentParser]"
    common: argparse.ArgumentParser
    """The arguments every command takes."""

    def declare(self, name: str, run: Run, help_text: str, *, examples: str = "") -> argparse.ArgumentParser:
        """Return the parser of a new command that `run` runs; `help_text` is a phrase without a capital and full stop."""
        parser = self.parsers.add_parser(
            name,
            parents=[self.common],
            help=help_text,
            description=f"{help_text[0].upper()}{help_text[1:]}.",
            epilog=f"examples:\n{examples}" if examples else None,
            formatter_class=Layout,
            allow_abbrev=False,
        )
        parser.set_defaults(run=run, refuse=parser.error)
        return parser

    def declare_group(self, name: str, help_text: str) -> "Declarer":
        """Return a declarer of the commands below a new command that does nothing by itself."""
        parser = self.parsers.add_parser(
            name, help=help_text, description=f"{help_text[0].upper()}{help_text[1:]}.", formatter_class=Layout
        )
        below = parser.add_subparsers(title="commands", required=True, prog=parser.prog)
        return Declarer(below, self.common)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Give a command the choice to print JSON."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_yes(parser: argparse.ArgumentParser) -> None:
    """Give a command the choice not to ask."""
    parser.add_argument("--yes", action="store_true", help="don't ask first")
