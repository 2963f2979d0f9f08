"""Loads a pack: finds its files, reads each, checks the whole, and refuses it with every problem at once."""

import os
from pathlib import Path

from tutor.errors import PackError, Problem
from tutor.knowledge.checks import check_argument, check_ledger, check_references
from tutor.knowledge.ledger import Ledger, Place
from tutor.knowledge.model import KnowledgeBase, PackInfo
from tutor.knowledge.nodes import Node, read_nodes
from tutor.knowledge.places import PACK, PackFiles, check_files, find_files
from tutor.knowledge.read_claims import read_claims
from tutor.knowledge.read_entries import read_entries, read_gaps
from tutor.knowledge.read_names import read_names
from tutor.knowledge.read_pack import read_pack
from tutor.text import clean_line


def load_pack(folder: Path) -> KnowledgeBase:
    """Return what the pack in `folder` knows.

    Raises:
        PackError: with all problems, in the order of files and lines, when there is one.
    """
    knowledge, problems = _load(folder)
    if knowledge is None:
        raise PackError(problems)
    return knowledge


def check_pack(folder: Path) -> tuple[Problem, ...]:
    """Return all problems of the pack in `folder`, in the order of files and lines; none when it can be used."""
    return _load(folder)[1]


def _load(folder: Path) -> tuple[KnowledgeBase | None, tuple[Problem, ...]]:
    shown = clean_line(str(folder))
    try:
        files = find_files(folder)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, (Problem(shown, 0, 0, "", f"not a folder that can be read ({reason})", f"a folder with {PACK}"),)
    if not os.path.lexists(files.pack):
        return None, (Problem(shown, 0, 0, "", f"no file {PACK} in it", "choose the folder of a pack"),)
    ledger = Ledger()
    check_files(files, ledger)
    knowledge = _Reading(files, ledger).read()
    order = {files.shown(path): i for i, path in enumerate(files.all)}
    problems = sorted(ledger.problems, key=lambda p: (order.get(p.file, len(order)), p))
    return (None if problems else knowledge), tuple(problems)


class _Reading:
    """One reading of a pack's files."""

    def __init__(self, files: PackFiles, ledger: Ledger) -> None:
        self._files = files
        self._ledger = ledger
        self._is_complete = True

    def read(self) -> KnowledgeBase | None:
        """Return what the files say, or None when pack.yaml is of no use; every problem goes into the ledger."""
        files, ledger = self._files, self._ledger
        info = self._read_info()
        entries = [e for path in files.entries for e in read_entries(self._nodes(path), ledger)]
        gaps = read_gaps(self._nodes(files.outside), ledger)
        names = read_names(self._nodes(files.names), ledger)
        claims = read_claims(self._nodes(files.claims), ledger)
        check_ledger(ledger)
        check_argument(claims, ledger)
        if self._is_complete:
            check_references(ledger)
            if not entries and files.entries:
                ledger.complain(
                    Place(self._files.shown(files.entries[0]), 0, 0), "no entries", "a pack has at least one"
                )
        if info is None:
            return None
        return KnowledgeBase(info, tuple(entries), tuple(gaps), tuple(names), tuple(claims))

    def _read_info(self) -> PackInfo | None:
        node = self._nodes(self._files.pack)
        return None if node is None else read_pack(node, self._ledger)

    def _nodes(self, path: Path | None) -> Node | None:
        """Return the nodes of a file that is there; a file with any problem makes the reading incomplete."""
        if path is None:
            return None
        before = len(self._ledger.problems)
        node = read_nodes(path, shown=self._files.shown(path), ledger=self._ledger)
        self._is_complete &= len(self._ledger.problems) == before
        return node
