"""`tutor names`: who and what the essay names."""

import argparse
from collections.abc import Iterable, Iterator

from tutor.citing import bracket
from tutor.cli.declaring import Declarer, add_json
from tutor.cli.output import put, put_json
from tutor.cli.studying import open_study
from tutor.errors import ExitCode
from tutor.knowledge.model import Name, NameKind


def add(declarer: Declarer) -> None:
    """Declare the command."""
    parser = declarer.declare("names", run, "list who and what the essay names", examples="  tutor names --kind person")
    parser.add_argument("--kind", choices=[str(kind) for kind in NameKind], help="only names of this kind")
    add_json(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Print the names."""
    with open_study(args) as study:
        names = [n for n in study.names() if args.kind in (None, n.kind)]
    if args.json:
        put_json(names)
    else:
        for line in show_names(names):
            put(line)
    return ExitCode.OK


def show_names(names: Iterable[Name]) -> Iterator[str]:
    """Yield the names as lines."""
    from tutor.study.outlining import pick_aliases

    for name in names:
        aliases = pick_aliases(name)
        also = f" (also {', '.join(aliases)})" if aliases else ""
        yield f"{name.name}{also}, {name.kind}: {name.gist}{bracket(name.cites)}"
