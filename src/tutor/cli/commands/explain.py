"""`tutor explain`: why a question gets the reply it gets."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tutor.cli.declaring import Declarer, add_json
from tutor.cli.output import put, put_json
from tutor.cli.studying import open_study
from tutor.errors import ExitCode

if TYPE_CHECKING:
    from tutor.study.curating import Candidate, Explanation


def add(declarer: Declarer) -> None:
    """Declare the command."""
    parser = declarer.declare(
        "explain", run, "show why a question gets its reply", examples='  tutor explain "who directed the film?"'
    )
    parser.add_argument("question", nargs="+", help="the question")
    add_json(parser)


def run(args: argparse.Namespace) -> ExitCode:
    """Print how the question was read, what came nearest and what was decided."""
    with open_study(args) as study:
        explanation = study.explain(" ".join(args.question))
    if args.json:
        put_json(explanation)
    else:
        for line in show_explanation(explanation):
            put(line)
    return ExitCode.OK


def show_explanation(found: "Explanation") -> Iterator[str]:
    """Yield an explanation as plain lines."""
    yield f"words: {' '.join(found.words) or '(none)'}"
    if found.mended:
        yield f"mended: {', '.join(f'{word} -> {better}' for word, better in found.mended.items())}"
    if found.unknown:
        yield f"not in the pack: {', '.join(found.unknown)}"
    yield f"names: {', '.join(found.names) or '(none)'}"
    yield f"taken for: {found.intent}, asking {found.asked}"
    yield from (f"reading: {reading}" for reading in found.readings)
    for title, candidates in (("entries", found.entries), ("gaps", found.gaps)):
        yield f"{title}:"
        for candidate in candidates:
            yield from _show_candidate(candidate)
    yield f"nothing: {found.nothing:.3f}; asserted from {found.sure:.2f}"
    if found.denial:
        yield f"like a false premise of: {found.denial}"
    yield f"decision: {found.decision}{f' ({found.why_not})' if found.why_not else ''}"


def _show_candidate(candidate: "Candidate") -> Iterator[str]:
    yield f"  {candidate.probability:.3f}  {candidate.id}: {candidate.question}"
    yield f"         {', '.join(f'{name} {value:.2f}' for name, value in candidate.signals.items())}"
