"""`tutor chat`: a conversation by lines, for pipes, programs and screen readers."""

import argparse
import sys

from tutor.cli.output import put, put_json
from tutor.cli.plain import show_reply
from tutor.cli.studying import open_study
from tutor.errors import ExitCode
from tutor.study.study import Study


def add(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    parser = parsers.add_parser(
        "chat", parents=[common], help="talk by lines", description="A conversation by lines: one line in, one reply out."
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--plain", action="store_true", help="no boxes and no colours (the default here)")
    how.add_argument("--json", action="store_true", help="one JSON object for each line; /new starts afresh")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Talk until the input ends."""
    with open_study(args) as study:
        return _talk_json(study) if args.json else talk_plainly(study)


def _talk_json(study: Study) -> ExitCode:
    for line in sys.stdin:
        text = line.rstrip("\r\n")
        reply = study.talk.start_anew() if text.strip() == "/new" else study.talk.ask(text)
        put_json({"kind": "new"} if text.strip() == "/new" else reply.as_json())
    return ExitCode.OK


def talk_plainly(study: Study) -> ExitCode:
    """Talk in plain lines until the input ends or the learner leaves."""
    from tutor.cli.plain_chat import PlainChat

    return PlainChat(study, put).run(sys.stdin)
