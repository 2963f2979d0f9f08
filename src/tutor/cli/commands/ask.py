"""`tutor ask`: one question, one reply."""

import argparse
import sys

from tutor.chat.reply import ReplyKind
from tutor.cli.declaring import Declarer, add_json
from tutor.cli.output import put, put_json
from tutor.cli.plain import show_reply
from tutor.cli.streams import LONGEST_LINE
from tutor.cli.studying import open_study
from tutor.errors import ExitCode


def add(declarer: Declarer) -> None:
    """Declare the command."""
    parser = declarer.declare(
        "ask",
        run,
        "ask one question about the essay",
        examples='  tutor ask "why is Russia angry about NATO?"\n  tutor ask --json "who was Gorbachev?"\n  tutor ask - < question.txt',
    )
    parser.add_argument("question", nargs="+", help="the question, in your own words; - reads it from standard input")
    add_json(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Ask and print the reply."""
    with open_study(args) as study:
        reply = study.ask(_read_question(args.question))
        if args.json:
            put_json(reply.as_json())
        else:
            for line in show_reply(reply):
                put(line)
    return ExitCode.NOT_COVERED if reply.kind is ReplyKind.NOT_COVERED else ExitCode.OK


def _read_question(given: list[str]) -> str:
    return sys.stdin.read(LONGEST_LINE) if given == ["-"] else " ".join(given)
