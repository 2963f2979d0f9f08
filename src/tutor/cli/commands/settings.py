"""`tutor settings`: the learner's choices, shown and changed."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import fields

from tutor.cli.declaring import Declarer, add_json
from tutor.cli.output import put, put_json
from tutor.cli.studying import open_study
from tutor.errors import ExitCode, UsageError
from tutor.study.settings import Settings

_EXAMPLES = """  tutor settings
  tutor settings new_per_day 8
  tutor settings retention 0.85"""


def add(declarer: Declarer) -> None:
    """Declare the command."""
    parser = declarer.declare("settings", run, "show your settings or change one", examples=_EXAMPLES)
    parser.add_argument("key", nargs="?", metavar="KEY", help="the setting")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="what it shall be")
    add_json(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Print the settings, or one of them, after a change if one was asked for."""
    with open_study(args) as study:
        if args.value is not None:
            study.change_setting(args.key, args.value)
        settings, path = study.settings, study.locations.settings
    shown = list_settings(settings, args.key)
    if args.json:
        put_json(shown)
        return ExitCode.OK
    for line in show_settings(shown):
        put(line)
    if args.key is None:
        put(f"They stand in {path}")
    return ExitCode.OK


def show_settings(shown: Mapping[str, object]) -> Iterator[str]:
    """Yield settings as lines."""
    for key, value in shown.items():
        yield f"{key} = {dict(value) if isinstance(value, Mapping) else value}"


def list_settings(settings: Settings, key: str | None) -> dict[str, object]:
    """Return all settings, or the one of that name.

    Raises:
        UsageError: There is none.
    """
    everything = {f.name: getattr(settings, f.name) for f in fields(Settings)}
    name = (key or "").partition(".")[0]
    if key is not None and name not in everything:
        raise UsageError(f"no setting is called {key!r}", f"there are {', '.join(everything)}")
    return {name: everything[name]} if key is not None else everything
