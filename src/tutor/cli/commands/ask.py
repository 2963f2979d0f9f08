"""`tutor ask`: one question, one reply."""

import argparse

from tutor.chat.reply import ReplyKind
from tutor.cli.output import put, put_json
from tutor.cli.plain import show_reply
from tutor.cli.studying import open_study
from tutor.errors import ExitCode


def add(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    parser = parsers.add_parser("ask", parents=[common], help="ask one question", description="Ask one question about the essay.")
    parser.add_argument("question", nargs="+", help="the question, in your own words")
    parser.add_argument("--json", action="store_true", help="print the reply as JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Ask and print the reply."""
    with open_study(args) as study:
        reply = study.talk.ask(" ".join(args.question))
    if args.json:
        put_json(reply.as_json())
    else:
        for line in show_reply(reply):
            put(line)
    return ExitCode.NOT_COVERED if reply.kind is ReplyKind.NOT_COVERED else ExitCode.OK
