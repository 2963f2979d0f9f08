"""`tutor grade`: typed answers judged, one JSON object a line."""

import argparse
import sys

from tutor.cli.output import put_json
from tutor.cli.studying import open_study
from tutor.errors import ExitCode


def add(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    parser = parsers.add_parser(
        "grade",
        parents=[common],
        help="judge typed answers",
        description='Judge typed answers: one JSON object a line, with "prompt", "reference", "accept", "points" and "response".',
    )
    parser.add_argument("--json", action="store_true", help="JSON in, JSON out (there is no other form)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> ExitCode:
    """Judge every line of the input."""
    from tutor.quiz.grade_lines import grade_line
    from tutor.quiz.grading.names import NameBook

    with open_study(args) as study:
        names = NameBook.from_names(study.kb.names)
        for line in sys.stdin:
            if line.strip():
                put_json(grade_line(line, names))
    return ExitCode.OK
