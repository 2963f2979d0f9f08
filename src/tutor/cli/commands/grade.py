"""`tutor grade`: typed answers judged, one JSON object a line."""

import argparse
import sys

from tutor.cli.declaring import Declarer
from tutor.cli.output import put_json
from tutor.cli.streams import read_lines
from tutor.cli.studying import open_study
from tutor.errors import ExitCode

_EXAMPLES = """  printf '{"prompt": "Who?", "reference": "Kennedy", "response": "kenedy"}\\n' | tutor grade --json

each line is an object with "prompt", "reference" and "response", and perhaps "accept": [...] and
"points": [{"point": ..., "accept": [...]}]"""


def add(declarer: Declarer) -> None:
    """Declare the command."""
    parser = declarer.declare("grade", run, "judge typed answers, one JSON object a line", examples=_EXAMPLES)
    parser.add_argument("--json", action="store_true", help="JSON in, JSON out (there is no other form)")


def run(args: argparse.Namespace) -> ExitCode:
    """Judge every line of the input."""
    from tutor.quiz.grade_lines import grade_line
    from tutor.quiz.grading.names import NameBook

    with open_study(args) as study:
        names = NameBook.from_names(study.kb.names)
        for line in read_lines(sys.stdin):
            if line.strip():
                put_json(grade_line(line, names))
    return ExitCode.OK
