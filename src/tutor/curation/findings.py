"""What curation finds, and the texts it looks through."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from tutor.knowledge.model import KnowledgeBase, PackInfo
from tutor.values import dataclass


class Severity(StrEnum):
    """How much a finding matters."""

    PROBLEM = "problem"
    """To be mended: a strict check fails."""
    WARNING = "warning"
    """To be looked at: it may be right as it is."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a curator should mend or look at."""

    severity: Severity
    where: str
    """Id of the entry, gap, name, claim or item, or label of the section; empty when it is of the whole pack."""
    what: str
    instead: str = ""
    """What would be right."""

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        instead = f"; {self.instead}" if self.instead else ""
        return f"{self.severity}: {where}{self.what}{instead}"


def problem(where: str, what: str, instead: str = "") -> Finding:
    """Return a finding that must be mended."""
    return Finding(Severity.PROBLEM, where, what, instead)


def warning(where: str, what: str, instead: str = "") -> Finding:
    """Return a finding that is worth a look."""
    return Finding(Severity.WARNING, where, what, instead)


class PackText(NamedTuple):
    """One text of a pack."""

    where: str
    """Id of the nearest thing that has one."""
    field: str
    text: str


_REFERENCES = frozenset(
    "id cites next near supports answers held_by was fingerprints starters language version".split()
)
_REFERENCES_OR_THINGS = frozenset("topics names entries".split())
"""Ids within an entry or a claim; what they stand for within a pack."""


def list_texts(knowledge: KnowledgeBase) -> Iterator[PackText]:
    """Yield every text of a pack that a person wrote, in the order of the model; ids and labels aren't texts."""
    yield from _texts(knowledge, where=knowledge.info.id, field="")


def _texts(value: Any, *, where: str, field: str) -> Iterator[PackText]:  # noqa: ANN401  (any value of the model)
    if isinstance(value, StrEnum):
        return
    if isinstance(value, str):
        if value:
            yield PackText(where, field, value)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, where=where, field=field)
    elif is_dataclass(value):
        for each in fields(value):
            inner = getattr(value, each.name)
            is_prose = each.name not in _REFERENCES
            if each.name in _REFERENCES_OR_THINGS:
                is_prose = isinstance(value, KnowledgeBase | PackInfo)
            if is_prose:
                yield from _texts(inner, where=getattr(value, "id", where), field=each.name)
