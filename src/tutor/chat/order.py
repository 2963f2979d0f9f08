"""What came first, by the dates of a pack's names: enough to notice an order that is turned round."""

import datetime as dt

from tutor.knowledge.dates import read_span
from tutor.knowledge.model import KnowledgeBase
from tutor.matching.normalise import tokens
from tutor.matching.stem import stem
from tutor.retrieval.terms import NameBook

Span = tuple[dt.date, dt.date]
"""The first and the last day of what is dated."""

_BEFORE, _AFTER = frozenset({"before", "preceding"}), frozenset({"after", "following"})


def list_spans(kb: KnowledgeBase) -> dict[str, Span]:
    """Return from when to when each dated name of a pack reaches, by its id."""
    spans = {name.id: [read_span(fact.date) for fact in name.when] for name in kb.names if name.when}
    return {name: (min(s for s, _ in found), max(e for _, e in found)) for name, found in spans.items()}


def is_order_turned(text: str, names: NameBook, kb: KnowledgeBase) -> bool:
    """Say whether `text` puts a dated thing before (or after) another that it lies wholly after (or before)."""
    words = tokens(text)
    if _BEFORE.isdisjoint(words) == _AFTER.isdisjoint(words):
        return False
    spans = list_spans(kb)
    located = [
        (spans[name], start, end) for name, start, end in names.locate([stem(w) for w in words]) if name in spans
    ]
    for at, word in enumerate(words):
        earlier = next((span for span, _, end in reversed(located) if end <= at), None)
        later = next((span for span, start, _ in located if start > at), None)
        if earlier and later and word in _AFTER:
            earlier, later = later, earlier
        if earlier and later and word in _BEFORE | _AFTER and earlier[0] > later[1]:
            return True
    return False
