"""`tutor attach`: the learner's own copy of the essay, shown beside the citations."""

import argparse
from pathlib import Path

from tutor.cli.declaring import Declarer
from tutor.cli.output import put
from tutor.cli.studying import open_study
from tutor.errors import ExitCode, UsageError


def add(declarer: Declarer) -> None:
    """Declare the command."""
    parser = declarer.declare(
        "attach",
        run,
        "keep your own copy of the essay, to be shown beside citations",
        examples="  tutor attach essay.txt",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a text file of the essay")
    parser.add_argument("--remove", action="store_true", help="forget the copy")


def run(args: argparse.Namespace) -> ExitCode:
    """Keep the copy and say which sections were recognised."""
    if args.remove == (args.file is not None):
        raise UsageError("attach needs a file, or --remove", "tutor attach FILE")
    with open_study(args) as study:
        if args.remove:
            put("The copy is forgotten." if study.detach() else "There was no copy.")
            return ExitCode.OK
        found = study.attach(args.file)
        put(f"Kept. Recognised {len(found)} of {len(study.kb.info.sections)} sections: {', '.join(found)}")
    return ExitCode.OK
