"""What in a response speaks against a wording: an opposite, the other preposition, "only" for "not only", a moved number."""

from collections.abc import Iterable, Sequence

from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.numbers import is_number
from tutor.quiz.grading.reading import Reading, Token
from tutor.quiz.grading.truth import Truth
from tutor.quiz.grading.wording import is_family, other_side, same_sense

Places = dict[str, list[int]]
"""Where each stem or phrase of a response stands."""

_SIDES = {
    a: frozenset(bs.split())
    for a, bs in (
        ("off", "on to onto"), ("on", "off"), ("onto", "off"), ("up", "down"), ("down", "up"), ("with", "against"),
        ("for", "against"), ("against", "for with"), ("before", "after"), ("after", "before"), ("above", "below under"),
        ("below", "above over"), ("over", "under below"), ("under", "over above"), ("inside", "outside"), ("outside", "inside"),
        ("into", "out"), ("away", "toward towards"), ("toward", "away"), ("towards", "away"),
    )
}  # fmt: skip


def is_opposed(token: Token, at: Places, response: Reading, truth: Truth, beside: frozenset[int]) -> bool:
    """Say whether the response has an opposite of `token`, with the same sign, that no right answer has.

    `beside` are the segments where the rest of the wording is said; empty: anywhere will do.
    """
    for other in other_side(token.stem):
        for place in at.get(other, ()):
            said = response.tokens[place]
            near = not beside or said.segment in beside
            if near and said.negated == token.negated and (other, said.negated) not in truth.answered:
                return True
    return False


def is_other_way(pairs: Iterable[tuple[int, int]], wording: Reading, response: Reading, at: Places) -> bool:
    """Say whether a word is led by the opposite preposition wherever it stands: "off its knees", "to its knees"."""
    for i, j in pairs:
        here = _leading(wording, i)
        there = [_leading(response, k) for k in at.get(wording.stems[i], [j])]
        sides = frozenset[str]().union(*(_SIDES.get(p, frozenset()) for p in here))
        if sides and all(t & sides and not here & t for t in there):
            return True
    return False


def is_limited_otherwise(wanted: Token, said: Token) -> bool:
    """Say whether one is told to be the only one and the other not to be: "only Smith", "not only Smith"."""
    return wanted.limit * said.limit < 0


def counts_other(wording: Reading, i: int, response: Reading, j: int, truth: Truth) -> bool:
    """Say whether a number counts something else than it does in the wording: "eight months" for "eight years"."""
    if not is_number(wording.words[i]) or not is_number(response.words[j]):
        return False
    wanted, said = _counted(wording, i), _counted(response, j)
    if not wanted or not said or said == wanted or said not in truth.stems:
        return False
    return said not in same_sense(wanted) and not is_family(said, wanted)


def _counted(reading: Reading, i: int) -> str:
    """Return the stem of the word right behind a number; empty when it is a small word or ends the clause."""
    if i + 1 >= len(reading.tokens) or reading.tokens[i + 1].clause != reading.tokens[i].clause:
        return ""
    following = reading.tokens[i + 1]
    return "" if following.word in FUNCTION_WORDS or is_number(following.word) else following.stem


def _leading(reading: Reading, position: int) -> frozenset[str]:
    before: Sequence[Token] = reading.tokens[max(0, position - 2) : position]
    return frozenset(t.word for t in before if t.word in _SIDES or t.word == "to") & (frozenset(_SIDES) | {"to", "out"})
