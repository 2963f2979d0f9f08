"""A study for one command: opened from its arguments, with progress told on stderr, and closed after it."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tutor.cli.output import tell
from tutor.study.study import Study


@contextmanager
def open_study(args: argparse.Namespace) -> Iterator[Study]:
    """Yield the study that a command's arguments ask for; what the learner should hear of is told at the end."""
    study = Study.open(pack=args.pack, history=not args.no_history)
    study.library.on_progress = _show_progress
    try:
        yield study
    finally:
        study.close()
        tell_notices(study)


def tell_notices(study: Study) -> None:
    """Tell what the learner should hear of: each thing once, and on leaving once more when nothing was kept."""
    fresh = study.take_notices()
    for notice in fresh:
        tell(notice)
    if study.is_lost_on_leaving and not fresh:
        tell("nothing of this was kept")


def _show_progress(done: float) -> None:
    if sys.stderr.isatty():
        end = "\n" if done >= 1.0 else ""
        print(f"\rtutor: reading the pack for the first time: {done:4.0%}", end=end, file=sys.stderr, flush=True)
