"""`tutor quiz`: be asked, in the interface where there is a terminal for it, else by lines."""

import argparse
import sys
from typing import TYPE_CHECKING

from tutor.cli.declaring import Declarer
from tutor.cli.output import put
from tutor.cli.streams import has_screen, read_lines
from tutor.cli.studying import open_study, tell_notices
from tutor.errors import ExitCode, UsageError
from tutor.study.study import Study

if TYPE_CHECKING:
    from tutor.study.quizzing import QuizRun

_EXAMPLES = """  tutor quiz                      what is due today, and something new
  tutor quiz --topic grievances   one topic
  tutor quiz --exam 10            ten questions, told at the end how they went"""
_LARGEST_EXAM = 500


def add(declarer: Declarer) -> None:
    """Declare the command."""
    parser = declarer.declare("quiz", run, "be asked what is due today, or what you choose", examples=_EXAMPLES)
    parser.add_argument("--plain", action="store_true", help="by lines (the default where there is no terminal)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--topic", metavar="T", help="only this topic")
    what.add_argument("--section", metavar="S", help="only what this section says")
    what.add_argument("--exam", metavar="N", type=int, help="an exam of N questions; it doesn't touch the schedule")
    what.add_argument("--missed", action="store_true", help="only what went wrong the last time")
    what.add_argument("--new", action="store_true", help="only what you were never asked")
    parser.add_argument("--restart", action="store_true", help="don't go on with an unfinished quiz")


def run(args: argparse.Namespace) -> int:
    """Ask until the quiz is over, the input ends or the learner leaves; answers that couldn't be saved end with 6."""
    if args.exam is not None and not 1 <= args.exam <= _LARGEST_EXAM:
        raise UsageError(f"an exam of {args.exam}", f"choose 1 to {_LARGEST_EXAM} questions")
    with open_study(args) as study:
        quiz = study.start_quiz(
            topic=args.topic,
            section=args.section,
            exam=args.exam or 0,
            missed=args.missed,
            new=args.new,
            resume=not args.restart,
        )
        if has_screen() and not args.plain:
            from tutor.tui.app import run_app

            return run_app(lambda: study, quiz)
        return _ask_plainly(study, quiz)


def _ask_plainly(study: Study, quiz: "QuizRun") -> ExitCode:
    from tutor.cli.plain_quiz import PlainQuiz

    tell_notices(study)
    PlainQuiz(study, quiz, put).run(read_lines(sys.stdin))
    return ExitCode.CANNOT_WRITE if quiz.unsaved else ExitCode.OK
