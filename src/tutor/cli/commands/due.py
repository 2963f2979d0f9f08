"""`tutor due`: what today asks for."""

import argparse
from collections.abc import Iterator

from tutor.cli.declaring import Declarer, add_json
from tutor.cli.output import put, put_json
from tutor.cli.studying import open_study
from tutor.errors import ExitCode
from tutor.study.study import Study


def add(declarer: Declarer) -> None:
    """Declare the command."""
    add_json(declarer.declare("due", run, "say what is due today"))


def run(args: argparse.Namespace) -> ExitCode:
    """Print what is due."""
    with open_study(args) as study:
        if args.json:
            put_json({"day": study.report.today, "due": study.due(), "next": study.report.next_due()})
        else:
            for line in show_due(study):
                put(line)
    return ExitCode.OK


def show_due(study: Study) -> Iterator[str]:
    """Yield what is due as lines."""
    due = study.due()
    yield f"To review today: {len(due.reviews)}. New: {len(due.new)}."
    for title, claims in (("review", due.reviews), ("new", due.new)):
        yield from (f"  {title}: {statement}" for statement in study.report.statements(claims))
    if due.held_back:
        yield f"{due.held_back} more are due but past the day's limit."
    if due.resting:
        yield say_resting(due.resting)
    if not due.reviews and not due.new:
        upcoming = study.report.next_due()
        yield f"Nothing is left for today; next on {upcoming}." if upcoming else "Nothing is left for today."


def say_resting(count: int) -> str:
    """Return that claims aren't asked today, because the tutor has just told about them."""
    rest, them = ("claim rests", "it") if count == 1 else ("claims rest", "them")
    return f"{count} {rest} today because you asked about {them}."
