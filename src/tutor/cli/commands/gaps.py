"""`tutor gaps`: what learners asked or answered that the pack doesn't know yet."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tutor.cli.declaring import Declarer, add_json
from tutor.cli.output import put, put_json
from tutor.cli.studying import open_study
from tutor.errors import ExitCode

if TYPE_CHECKING:
    from tutor.study.curating import GapReport


def add(declarer: Declarer) -> None:
    """Declare the command."""
    add_json(declarer.declare("gaps", run, "list questions and answers the pack doesn't know yet, for its curator"))


def run(args: argparse.Namespace) -> ExitCode:
    """Print the questions that weren't answered for sure, and the wordings learners insisted on."""
    with open_study(args) as study:
        report = study.gaps()
    if args.json:
        put_json(report)
    else:
        for line in _show(report):
            put(line)
    return ExitCode.OK


def _show(report: "GapReport") -> Iterator[str]:
    if not report.missing and not report.proposals:
        yield "Every question so far was answered for sure."
    for group in report.missing:
        kinds = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in group.kinds.items())
        yield f"{group.times} x near {group.near or 'nothing'} ({kinds})"
        yield from (f"  {question}" for question in group.questions)
    if report.proposals:
        yield "Learners insisted these were right; accept them where they are:"
        yield from (f"  {p.item}: {p.wording!r} ({p.times} x)" for p in report.proposals)
