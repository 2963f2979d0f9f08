"""`tutor progress`: the kept progress taken out, brought in, mended and reset."""

import argparse
from pathlib import Path

from tutor.cli.asking import is_confirmed
from tutor.cli.declaring import Declarer, add_yes
from tutor.cli.output import put
from tutor.cli.studying import open_study
from tutor.errors import ExitCode, UsageError


def add(declarer: Declarer) -> None:
    """Declare the commands."""
    group = declarer.declare_group("progress", "take your progress out, bring it in, mend or reset it")
    to_file = group.declare("export", export, "write everything kept as JSON lines")
    to_file.add_argument("file", metavar="FILE", help="where to; - for standard output")
    group.declare("import", bring_in, "take what another tutor exported; twice is once").add_argument(
        "file", metavar="FILE", type=Path
    )
    group.declare("rebuild", rebuild, "make every memory again from the answers")
    add_yes(group.declare("reset", reset, "forget everything, after a backup"))
    add_yes(group.declare("restore", restore, "put the newest backup in the place of what is kept"))
    group.declare("undo", undo, "take back the latest answer")
    later = group.declare(
        "catchup", catch_up, "spread what is overdue over some days", examples="  tutor progress catchup 7"
    )
    later.add_argument("days", metavar="N", type=int, help="how many days, today among them")
    add_yes(later)


def export(args: argparse.Namespace) -> ExitCode:
    """Write everything kept."""
    with open_study(args) as study:
        if args.file == "-":
            for line in study.report.export_lines():
                put(line)
        else:
            put(f"{study.report.export(Path(args.file))} records written to {args.file}")
    return ExitCode.OK


def bring_in(args: argparse.Namespace) -> ExitCode:
    """Take an exported file."""
    with open_study(args) as study:
        taken = study.report.bring_in(args.file)
        put(f"{taken.added} records taken, {taken.known} were there already")
    return ExitCode.OK


def rebuild(args: argparse.Namespace) -> ExitCode:
    """Make the memories again."""
    with open_study(args) as study:
        put(f"{study.report.rebuild()} memories made again from the answers")
    return ExitCode.OK


def reset(args: argparse.Namespace) -> ExitCode:
    """Forget everything, when that is wanted."""
    with open_study(args) as study:
        if not is_confirmed("forget all your answers and conversations? (a backup is made)", yes=args.yes):
            put("Nothing was changed.")
            return ExitCode.OK
        backup = study.report.reset()
        put(f"Everything is forgotten. {f'A backup is at {backup}' if backup else 'What was there is kept beside it.'}")
    return ExitCode.OK


def restore(args: argparse.Namespace) -> ExitCode:
    """Take the newest backup, when that is wanted."""
    with open_study(args) as study:
        if not is_confirmed("put the newest backup in the place of what is kept? (that is kept aside)", yes=args.yes):
            put("Nothing was changed.")
            return ExitCode.OK
        put(f"Restored from {study.report.restore()}")
    return ExitCode.OK


def undo(args: argparse.Namespace) -> ExitCode:
    """Take back the latest answer."""
    with open_study(args) as study:
        review = study.report.undo()
        put(
            f"Taken back: {review.prompt!r}, answered {review.response!r}"
            if review
            else "There is no answer to take back."
        )
    return ExitCode.OK


def catch_up(args: argparse.Namespace) -> ExitCode:
    """Show the plan, and keep it when that is wanted."""
    if args.days < 1:
        raise UsageError(f"{args.days} days", "give a number of days from 1 on")
    with open_study(args) as study:
        plan = study.report.plan_catchup(args.days)
        if not plan.claims:
            put("Nothing is overdue.")
            return ExitCode.OK
        for day, claims in plan.days:
            put(f"{day}: {len(claims)}")
        if is_confirmed("spread what is overdue like this?", yes=args.yes):
            put(f"{study.report.apply_catchup(plan)} claims moved")
        else:
            put("Nothing was changed.")
    return ExitCode.OK
