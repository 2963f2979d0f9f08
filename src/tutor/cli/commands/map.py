"""`tutor map`: the essay's argument as a tree."""

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tutor.citing import bracket
from tutor.cli.declaring import Declarer, add_json
from tutor.cli.output import put, put_json
from tutor.cli.studying import open_study
from tutor.errors import ExitCode

if TYPE_CHECKING:
    from tutor.study.outlining import ArgumentNode


def add(declarer: Declarer) -> None:
    """Declare the command."""
    add_json(declarer.declare("map", run, "show the essay's argument as a tree, with how well you know each claim"))


def run(args: argparse.Namespace) -> ExitCode:
    """Print the argument."""
    with open_study(args) as study:
        roots = study.argument_map()
    if args.json:
        put_json([_as_json(root) for root in roots])
    else:
        for line in show_argument(roots):
            put(line)
    return ExitCode.OK


def show_argument(roots: "Sequence[ArgumentNode]") -> Iterator[str]:
    """Yield the argument as lines, indented and numbered by depth: who listens doesn't hear where a line begins."""
    if not roots:
        yield "This essay's pack lists no claims."
    yield from _show_nodes(roots, ())


def _show_nodes(nodes: "Sequence[ArgumentNode]", above: tuple[int, ...]) -> Iterator[str]:
    from tutor.study.outlining import say_strength

    for n, node in enumerate(nodes, 1):
        claim, place = node.claim, (*above, n)
        number = f"{'  ' * len(above)}{'.'.join(map(str, place))}"
        yield f"{number} {claim.role}: {claim.statement}{bracket(claim.cites)} ({say_strength(node.recall)})"
        yield from _show_nodes(node.children, place)


def _as_json(node: "ArgumentNode") -> dict[str, Any]:
    claim = node.claim
    return {
        "claim": claim.id,
        "role": claim.role,
        "statement": claim.statement,
        "held_by": claim.held_by,
        "citations": claim.cites,
        "recall": node.recall,
        "children": [_as_json(child) for child in node.children],
    }
