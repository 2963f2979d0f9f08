"""Who does what to whom in a text, read from the order of its names: enough to notice roles that were swapped."""

from collections.abc import Iterable
from itertools import pairwise

from tutor.matching.irregular import base_stem
from tutor.matching.normalise import tokens
from tutor.matching.stem import FUNCTION_WORDS, stem
from tutor.retrieval.terms import NameBook, list_terms
from tutor.text import sentences
from tutor.values import dataclass

MOST_BETWEEN = 3
"""Content words between two names that can still be one deed."""
_JOINS = frozenset("and or with versus than like between".split())
"""Words between two names that put them side by side."""


@dataclass(frozen=True, slots=True)
class Role:
    """One name acting on another."""

    doer: str
    deed: frozenset[str]
    """Terms of the words between the names."""
    done_to: str


def read_roles(text: str, names: NameBook) -> list[Role]:
    """Return who does what to whom: two names with a deed between them; "by" before the second turns them round."""
    return [role for sentence in sentences(text) for role in _read_sentence(tokens(sentence), names)]


def are_swapped(asked: Iterable[Role], known: Iterable[Role]) -> bool:
    """Say whether a question has a deed the wrong way round: `known` has it from the second name to the first alone."""
    held = tuple(known)
    return any(_is_held(_turn(role), held) and not _is_held(role, held) for role in asked)


def _read_sentence(words: list[str], names: NameBook) -> list[Role]:
    located = names.locate([stem(w) for w in words])
    roles = []
    for (first, _, end), (second, start, _) in pairwise(located):
        between = words[end:start]
        deed = [w for w in between if w not in FUNCTION_WORDS]
        if first != second and 0 < len(deed) <= MOST_BETWEEN and _JOINS.isdisjoint(between):
            role = Role(first, frozenset(list_terms([base_stem(w) for w in deed], names)), second)
            roles.append(_turn(role) if between[-1] == "by" else role)
    return roles


def _turn(role: Role) -> Role:
    return Role(role.done_to, role.deed, role.doer)


def _is_held(role: Role, known: Iterable[Role]) -> bool:
    return any(k.doer == role.doer and k.done_to == role.done_to and k.deed & role.deed for k in known)
