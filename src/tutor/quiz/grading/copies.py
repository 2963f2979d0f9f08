"""Answers that are nearly a right one word for word: what differs is then what counts.

A word denied, two names that changed places, a name or number put for another: each may leave every key point's words
where they were.
"""

from collections.abc import Sequence

from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.names import STRICT_KINDS, NameBook
from tutor.quiz.grading.numbers import are_same_sort, is_number
from tutor.quiz.grading.points import Fit, Heard, fit, is_turned
from tutor.quiz.grading.polarity import asks_for_denial
from tutor.quiz.grading.reading import Reading
from tutor.quiz.grading.tails import foreign_names, foreign_numbers
from tutor.quiz.grading.truth import Truth

_NEAR = 0.75
"""Coverage from which a response is a copy of a whole answer."""

Contexts = dict[str, frozenset[str]]


def copied_wholes(heard: Heard, truth: Truth, names: NameBook) -> list[Fit]:
    """Return how the response fits each whole answer that it nearly copies."""
    fits = (fit(whole, heard, truth, names) for whole in truth.wholes)
    return [f for f in fits if f.coverage >= _NEAR and len(f.pairs) > 1]


def swaps_names(copies: Sequence[Fit], response: Reading, names: NameBook) -> bool:
    """Say whether two names stand in each other's place: "Norway is rich and Sweden poor", turned round."""
    said = _contexts(response, names)
    found = {_order(_contexts(c.wording, names), said) for c in copies}
    return -1 in found and 1 not in found


def denied_share(copies: Sequence[Fit], response: Reading, truth: Truth) -> float:
    """Return the least share of a copied answer's words that have a sign no right answer gives them, 0.0-1.0."""
    if asks_for_denial(truth.prompt.words):
        return 0.0
    return min((_turned(c, response, truth) for c in copies), default=0.0)


def difference(copies: Sequence[Fit], heard: Heard, truth: Truth, names: NameBook) -> str:
    """Return what a copy has in place of something of the right answer, told for people; empty when nothing."""
    numbers = foreign_numbers(heard.reading, truth)
    heard_numbers = {w for w in heard.reading.words if is_number(w)}
    missing = [n for n in truth.numbers if n not in heard_numbers]
    if any(are_same_sort(n, m) for n in numbers for m in missing):
        return "It may have a wrong number."
    strange = names.kinds_of(foreign_names(heard.reading, truth, names))
    told = names.ids_in(heard.reading.words)
    lost = [m for c in copies for m in names.find(c.wording.words) if m.kinds & STRICT_KINDS and not m.ids & told]
    return "It may have a wrong name." if any(m.kinds & strange for m in lost) else ""


def _turned(copy: Fit, response: Reading, truth: Truth) -> float:
    content = [(i, j) for i, j in copy.pairs if copy.wording.words[i] not in FUNCTION_WORDS]
    turned = sum(
        is_turned(copy.wording.tokens[i], response.tokens[j])
        and (copy.wording.stems[i], response.tokens[j].negated) not in truth.answered
        for i, j in content
    )
    return turned / len(content) if content else 0.0


def _contexts(reading: Reading, names: NameBook) -> Contexts:
    """Return for each name the content words right before and behind it in its segment."""
    mentions = [m for m in names.find(reading.words) if m.kinds & STRICT_KINDS and len(m.ids) == 1]
    inside = {i for m in mentions for i in range(m.start, m.end)}
    found: Contexts = {}
    for m in mentions:
        before = range(m.start - 1, -1, -1)
        behind = range(m.end, len(reading.tokens))
        beside = {_nearest(reading, span, m.start, inside) for span in (before, behind)}
        for i in m.ids:
            found[i] = found.get(i, frozenset()) | (beside - {""})
    return found


def _nearest(reading: Reading, span: range, start: int, inside: set[int]) -> str:
    same = reading.tokens[start].segment
    for i in span:
        token = reading.tokens[i]
        if token.segment != same:
            break
        if i not in inside and token.word not in FUNCTION_WORDS:
            return token.stem
    return ""


def _order(truth: Contexts, said: Contexts) -> int:
    """Return -1 when two names have each other's company, 1 when two keep their own, 0 when nothing tells."""
    both = sorted(truth.keys() & said.keys())
    found = {_order_of(truth, said, a, b) for n, a in enumerate(both) for b in both[n + 1 :]}
    return -1 if -1 in found else max(found, default=0)


def _order_of(truth: Contexts, said: Contexts, a: str, b: str) -> int:
    straight = (len(said[a] & truth[a]), len(said[b] & truth[b]))
    crossed = (len(said[a] & truth[b]), len(said[b] & truth[a]))
    gains = [c - s for c, s in zip(crossed, straight, strict=True)]
    if min(crossed) > 0 and min(gains) >= 0 and max(gains) > 0:
        return -1
    return int(min(straight) > 0 and max(gains) <= 0 and min(gains) < 0)
