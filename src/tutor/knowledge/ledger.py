"""What is seen while a pack is read, with its place: problems, ids, references and phrasings, for the checks to compare."""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from tutor.errors import Problem

MOST_PROBLEMS = 500
"""Problems kept; a file that has more is not what its author thinks it is."""

MOST_PHRASINGS = 200_000
"""Questions a pack may hold, entries' and gaps' together."""


class Place(NamedTuple):
    """Where something stands."""

    file: str
    line: int
    """1-based; 0 for the whole file."""
    column: int
    """1-based; 0 for the whole file."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Kind(StrEnum):
    """What an id may name."""

    SECTION = "section"
    TOPIC = "topic"
    ENTRY = "entry"
    GAP = "gap"
    NAME = "name"
    CLAIM = "claim"
    ITEM = "item"


class Reference(NamedTuple):
    """An id used where another thing of the pack is meant."""

    kind: Kind
    id: str
    place: Place
    where: str
    """Id of whatever holds the reference."""


class Wording(NamedTuple):
    """A phrasing of an entry or gap, or a form of a name."""

    text: str
    place: Place
    where: str
    """Id of its owner."""


@dataclass(slots=True)
class Ledger:
    """Everything seen so far."""

    problems: list[Problem] = field(default_factory=list)
    defined: dict[Kind, dict[str, list[Place]]] = field(default_factory=lambda: defaultdict(dict))
    """Of each kind the ids, with every place that defines them."""
    former: dict[str, list[Place]] = field(default_factory=dict)
    """Earlier ids of items."""
    references: list[Reference] = field(default_factory=list)
    phrasings: list[Wording] = field(default_factory=list)
    forms: list[Wording] = field(default_factory=list)
    """Every way a name is written."""

    def complain(self, place: Place, what: str, instead: str = "", *, where: str = "") -> None:
        """Note a problem; past `MOST_PROBLEMS` they are dropped."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(*place, where, what, instead))

    def define(self, kind: Kind, name: str, place: Place) -> None:
        """Note that `name` is defined at `place`."""
        self.defined[kind].setdefault(name, []).append(place)

    def see_phrasing(self, wording: Wording) -> None:
        """Note one way a question is asked; the first one too many is a problem and the rest are dropped."""
        if len(self.phrasings) < MOST_PHRASINGS:
            self.phrasings.append(wording)
            if len(self.phrasings) == MOST_PHRASINGS:
                self.complain(wording.place, f"{MOST_PHRASINGS:,} phrasings or more", "make it two packs")
