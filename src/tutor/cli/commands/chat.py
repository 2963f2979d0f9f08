"""`tutor chat`: a conversation by lines, for pipes, programs and screen readers."""

import argparse
import sys

from tutor.cli.declaring import Declarer
from tutor.cli.output import put, put_json
from tutor.cli.streams import read_lines
from tutor.cli.studying import open_study
from tutor.errors import ExitCode
from tutor.study.study import Study

_EXAMPLES = """  tutor chat
  printf 'who was Gorbachev?\\n' | tutor chat --json"""


def add(declarer: Declarer) -> None:
    """Declare the command."""
    parser = declarer.declare("chat", run, "talk by lines: one line in, one reply out", examples=_EXAMPLES)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--plain", action="store_true", help="no boxes and no colours (the default here)")
    how.add_argument("--json", action="store_true", help="one JSON object for each line; /new starts afresh")


def run(args: argparse.Namespace) -> ExitCode:
    """Talk until the input ends."""
    with open_study(args) as study:
        return _talk_json(study) if args.json else talk_plainly(study)


def _talk_json(study: Study) -> ExitCode:
    study.prepare()
    for line in read_lines(sys.stdin):
        if line.strip() == "/new":
            study.new_conversation()
            put_json({"kind": "new"})
        else:
            put_json(study.ask(line).as_json())
    return ExitCode.OK


def talk_plainly(study: Study) -> ExitCode:
    """Talk in plain lines until the input ends or the learner leaves."""
    from tutor.cli.plain_chat import PlainChat

    return PlainChat(study, put).run(read_lines(sys.stdin))
