"""The command `tutor`: reads its arguments, runs a command, and ends with its exit code."""

import argparse
import gc
import signal
from collections.abc import Sequence
from importlib import import_module

from tutor import __version__
from tutor.cli.commands import NAMES
from tutor.cli.declaring import Declarer, Layout
from tutor.cli.ending import EndedBySignalError, catching_signals
from tutor.cli.output import tell, tell_error
from tutor.cli.streams import close_broken_output, has_screen, prepare_streams, read_arguments
from tutor.errors import ExitCode, TutorError

_EXAMPLES = """examples:
  tutor                                      open the interface
  tutor ask "why did NATO's growth matter?"  one question, one answer
  tutor chat --plain                         talk by lines
  tutor quiz                                 be asked what is due today
  tutor quiz --topic grievances              be asked about one topic
  tutor stats                                see how you are doing
  tutor check knowledge/my-pack              look a pack over

exit codes: 0 answered, 1 check found problems, 2 usage, 3 the essay doesn't say, 4 pack refused, 5 your data refused,
6 can't write, 128+n ended by signal n"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    try:
        return _run(arguments)
    finally:
        gc.freeze()  # the process ends: a last search through everything that was loaded would find nothing worth the time


def _run(arguments: Sequence[str] | None) -> int:
    if not prepare_streams():
        tell("standard output is closed: nothing can be shown")
        return ExitCode.CANNOT_WRITE
    try:
        with catching_signals():
            given = read_arguments() if arguments is None else arguments
            args, unknown = _build_parser(_find_needed(given)).parse_known_args(given)
            if unknown:
                args.refuse(f"unrecognized arguments: {' '.join(unknown)}")
            return int(args.run(args))
    except TutorError as error:
        tell_error(error)
        return int(error.exit_code)
    except (EndedBySignalError, KeyboardInterrupt) as ended:
        return ExitCode.SIGNAL + getattr(ended, "number", signal.SIGINT)
    except OSError as error:
        return _end_without_output(error)


def _end_without_output(error: OSError) -> int:
    close_broken_output()
    if isinstance(error, BrokenPipeError):
        return ExitCode.SIGNAL + signal.SIGPIPE
    tell(f"can't go on: {error.strerror or error}")
    return ExitCode.CANNOT_WRITE


def _find_needed(given: Sequence[str]) -> Sequence[str]:
    """Return the commands whose arguments must be known to read these: the one that is called, or all for help and slips."""
    rest = iter(given)
    for argument in rest:
        if argument in NAMES:
            return (argument,)
        if argument == "--pack":
            next(rest, "")
        elif argument != "--no-history" and not argument.startswith("--pack="):
            return NAMES
    return ()


def _build_parser(commands: Sequence[str]) -> argparse.ArgumentParser:
    """Return a parser that knows these commands."""
    parser = argparse.ArgumentParser(
        prog="tutor",
        parents=[_common(pack=None, no_history=False)],
        description="An offline study companion for one essay: cited answers, honest silence, a quiz that remembers.",
        epilog=_EXAMPLES,
        formatter_class=Layout,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"tutor {__version__}")
    parser.set_defaults(run=_open_interface, refuse=parser.error)
    parsers = parser.add_subparsers(metavar="command", title="commands", prog=parser.prog)
    declarer = Declarer(parsers, _common(pack=argparse.SUPPRESS, no_history=argparse.SUPPRESS))
    for name in commands:
        import_module(f"tutor.cli.commands.{name}").add(declarer)
    return parser


def _common(*, pack: str | None, no_history: bool | str) -> argparse.ArgumentParser:
    """Return the arguments that can stand before a command or after it; there a default would undo what stood before."""
    common = argparse.ArgumentParser(add_help=False, formatter_class=Layout)
    common.add_argument(
        "--pack",
        metavar="PATH_OR_ID",
        default=pack,
        help="the pack to study; your setting or the shipped essay by default",
    )
    common.add_argument("--no-history", action="store_true", default=no_history, help="keep nothing of this")
    return common


def _open_interface(args: argparse.Namespace) -> int:
    """Open the interface; where there is no terminal for it, talk by lines."""
    from tutor.cli.studying import open_study, tell_notices

    if not has_screen():
        from tutor.cli.commands.chat import talk_plainly

        with open_study(args) as study:
            return talk_plainly(study)
    from tutor.study.study import Study
    from tutor.tui.app import run_app

    study = Study.open(pack=args.pack, history=not args.no_history)
    try:
        return run_app(lambda: study)
    finally:
        study.close()
        tell_notices(study)
