"""`tutor timeline`: what the essay dates, in order."""

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tutor.citing import bracket
from tutor.cli.declaring import Declarer, add_json
from tutor.cli.output import put, put_json
from tutor.cli.studying import open_study
from tutor.errors import ExitCode

if TYPE_CHECKING:
    from tutor.study.outlining import TimelineEvent


def add(declarer: Declarer) -> None:
    """Declare the command."""
    add_json(declarer.declare("timeline", run, "list what the essay dates, in order"))


def run(args: argparse.Namespace) -> ExitCode:
    """Print the dates."""
    with open_study(args) as study:
        events = study.timeline()
    if args.json:
        put_json([{"date": e.date, "name": e.name.id, "what": e.what, "citations": e.cites} for e in events])
    else:
        for line in show_timeline(events):
            put(line)
    return ExitCode.OK


def show_timeline(events: "Iterable[TimelineEvent]") -> Iterator[str]:
    """Yield the dated events as lines."""
    events = tuple(events)
    if not events:
        yield "This essay's pack gives no dates."
    for event in events:
        yield f"{event.date:<10} {event.name.name}: {event.what}{bracket(event.cites)}"
