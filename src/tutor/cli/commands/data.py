"""`tutor data`: where the learner's things are, and their removal."""

import argparse
from dataclasses import fields

from tutor.cli.asking import is_confirmed
from tutor.cli.declaring import Declarer, add_json, add_yes
from tutor.cli.output import put, put_json
from tutor.errors import ExitCode
from tutor.locations import find_locations


def add(declarer: Declarer) -> None:
    """Declare the commands."""
    group = declarer.declare_group("data", "find or remove what tutor keeps of you")
    add_json(group.declare("where", where, "say where everything is"))
    add_yes(group.declare("clear", clear, "remove everything tutor keeps of you; your own packs stay"))


def where(args: argparse.Namespace) -> ExitCode:
    """Print the folders."""
    locations = find_locations()
    places = {f.name: getattr(locations, f.name) for f in fields(locations)}
    if args.json:
        put_json(places)
        return ExitCode.OK
    for name, path in places.items():
        put(f"{name}: {path}{'' if path.exists() else ' (not there yet)'}")
    return ExitCode.OK


def clear(args: argparse.Namespace) -> ExitCode:
    """Remove everything, when that is wanted."""
    from tutor.study.clearing import find_kept, remove

    kept = find_kept(find_locations())
    for path in kept:
        put(str(path))
    if not kept:
        put("Nothing is kept.")
    elif is_confirmed(f"remove these {len(kept)} files for good?", yes=args.yes):
        remove(kept)
        put("Removed.")
    else:
        put("Nothing was changed.")
    return ExitCode.OK
