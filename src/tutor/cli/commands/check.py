"""`tutor check`: a pack looked over, for whoever writes it."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli.declaring import Declarer, add_json
from tutor.cli.output import put, put_json, tell
from tutor.cli.studying import open_study
from tutor.errors import ExitCode, Problem
from tutor.study.study import Study

if TYPE_CHECKING:
    from tutor.curation.findings import Finding

_EXAMPLES = """  tutor check knowledge/my-pack
  tutor check --strict --coverage knowledge/my-pack
  tutor check --source essay.txt knowledge/my-pack"""


def add(declarer: Declarer) -> None:
    """Declare the command."""
    parser = declarer.declare("check", run, "look a pack over, for whoever writes it", examples=_EXAMPLES)
    parser.add_argument("path", nargs="?", metavar="PATH", help="the pack's folder; the pack in use by default")
    parser.add_argument("--strict", action="store_true", help="also what a curator should mend or look at")
    parser.add_argument("--coverage", action="store_true", help="how much there is of each section")
    parser.add_argument(
        "--source", type=Path, metavar="FILE", help="find runs of nine or more words taken from this text"
    )
    parser.add_argument(
        "--calibrate", action="store_true", help="how far the confidences can be trusted (takes a minute)"
    )
    parser.add_argument(
        "--left-out",
        action="store_true",
        help="which phrasings lead elsewhere when left out, worst first, and gaps that get asserted (takes minutes)",
    )
    add_json(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Print what is wrong, one thing a line, and say at the end how much that was."""
    from tutor.study.curating import check_files

    args.pack = args.path or args.pack
    with open_study(args) as study:
        problems = check_files(study.library.folder)
        findings = () if problems else _look_closely(study, args)
        if args.json:
            put_json({"problems": problems, "findings": findings})
        else:
            for each in (*problems, *findings):
                put(str(each))
        if not problems and not args.json:
            _draw(study, args)
    return _conclude(problems, findings)


def _look_closely(study: Study, args: argparse.Namespace) -> "tuple[Finding, ...]":
    from tutor.study.curating import check_strictly, find_taken

    findings = check_strictly(study.kb) if args.strict else ()
    return (*findings, *(find_taken(study.kb, args.source) if args.source else ()))


def _draw(study: Study, args: argparse.Namespace) -> None:
    from tutor.study.curating import draw_coverage, draw_left_out, draw_reliability

    if args.coverage:
        put(draw_coverage(study.kb))
    if args.calibrate:
        put(draw_reliability(study.kb))
    if args.left_out:
        put(draw_left_out(study.kb))


def _conclude(problems: Sequence[Problem], findings: "Sequence[Finding]") -> ExitCode:
    from tutor.curation.findings import Severity

    wrong = len(problems) + sum(f.severity is Severity.PROBLEM for f in findings)
    warnings = sum(f.severity is Severity.WARNING for f in findings)
    told = f"{wrong} problem{'' if wrong == 1 else 's'}"
    tell(f"{told}, {warnings} warning{'' if warnings == 1 else 's'}" if findings else told)
    return ExitCode.PROBLEMS if wrong else ExitCode.OK
