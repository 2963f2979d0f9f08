"""`tutor packs`: what can be studied."""

import argparse

from tutor.cli.declaring import Declarer, add_json
from tutor.cli.output import put, put_json
from tutor.cli.studying import open_study
from tutor.errors import ExitCode


def add(declarer: Declarer) -> None:
    """Declare the command."""
    add_json(declarer.declare("packs", run, "list the packs that can be studied"))


def run(args: argparse.Namespace) -> ExitCode:
    """Print every pack with where it is."""
    with open_study(args) as study:
        packs, own = study.packs(), study.locations.packs
    if args.json:
        put_json(packs)
        return ExitCode.OK
    for pack in packs:
        put(f"{pack.id}  {pack.title}  ({'comes with tutor' if pack.is_shipped else pack.folder})")
    put(f"Your own packs go into {own}")
    return ExitCode.OK
