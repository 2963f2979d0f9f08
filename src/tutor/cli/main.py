"""The command `tutor`: reads its arguments, runs a command, and ends with its exit code."""

import argparse
import contextlib
import os
import signal
import sys
from collections.abc import Sequence

from tutor import __version__
from tutor.cli.output import tell_error
from tutor.errors import ExitCode, TutorError

_EXAMPLES = """examples:
  tutor                                     open the interface
  tutor ask "why did NATO's growth matter?"   one question, one answer
  tutor chat --plain                        talk by lines
  tutor quiz                                be asked
  tutor check knowledge/my-pack             look a pack over

exit codes: 0 answered, 1 check found problems, 2 usage, 3 the essay doesn't say, 4 pack refused, 5 your data refused,
6 can't write, 128+n ended by signal n"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        args = _build_parser().parse_args(arguments)
        return int(args.run(args))
    except TutorError as error:
        tell_error(error)
        return int(error.exit_code)
    except KeyboardInterrupt:
        return ExitCode.SIGNAL + signal.SIGINT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.SIGNAL + signal.SIGPIPE


def _build_parser() -> argparse.ArgumentParser:
    from tutor.cli.commands import MODULES

    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--pack", metavar="PATH_OR_ID", help="the pack to study; the essay that comes with the program by default")
    common.add_argument("--no-history", action="store_true", help="keep nothing of this")
    parser = argparse.ArgumentParser(
        prog="tutor",
        parents=[common],
        description="An offline study companion for one essay: cited answers, honest silence, a quiz that remembers.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"tutor {__version__}")
    parser.set_defaults(run=_open_interface)
    parsers = parser.add_subparsers(metavar="command", title="commands")
    for module in MODULES:
        module.add(parsers, common)
    return parser


def _open_interface(args: argparse.Namespace) -> ExitCode:
    """Open the interface; where there is no terminal for it, talk by lines."""
    from tutor.cli.studying import open_study

    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") == "dumb":
        from tutor.cli.commands.chat import talk_plainly

        with open_study(args) as study:
            return talk_plainly(study)
    from tutor.tui.app import run_app

    with open_study(args) as study:
        return ExitCode(run_app(study))
