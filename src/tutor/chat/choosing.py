"""Which of the entries that a conversation has offered a description means: "the old one", "the one from the sixties"."""

import re
from collections.abc import Sequence

from tutor.knowledge.model import Entry, KnowledgeBase
from tutor.matching.normalise import tokens
from tutor.retrieval.index import Index
from tutor.retrieval.values import Hit, Target, TargetKind

OFFERED = 0.5
"""What having been offered counts beside the share of the description that an entry accounts for."""

_DECADES = {
    w: i for i, w in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}
_DECADE = re.compile(r"^(?:(?:19|20)?(\d)0s)$")
_YEAR = re.compile(r"\b(?:1[5-9]|20)(\d)\d\b")


def choose(
    description: str, offered: Sequence[str], found: Sequence[Hit], kb: KnowledgeBase, index: Index
) -> list[Hit]:
    """Return the entries that a description may mean, the likeliest first: those offered and those found with it.

    None when no entry accounts for any of it.
    """
    known = {h.target.id: h for h in found}
    hits = [known.get(e) or Hit(Target(TargetKind.ENTRY, e), 0.0, {}) for e in offered]
    hits += [h for h in found if h.target.id not in offered]
    fits = {h.target.id: _fit(description, h, kb, index) for h in hits}
    worth = {h.target.id: fits[h.target.id] + h.probability + OFFERED * (h.target.id in offered) for h in hits}
    return sorted((h for h in hits if fits[h.target.id] > 0.0), key=lambda h: -worth[h.target.id])


def _fit(description: str, hit: Hit, kb: KnowledgeBase, index: Index) -> float:
    """Return the share of a description that an entry accounts for; all of it when it has the decade described."""
    if _read_decades(description) & _list_decades(kb.entry_by_id[hit.target.id], kb):
        return 1.0
    return index.account_for(description, hit.target)


def _read_decades(description: str) -> set[str]:
    said = description.casefold().replace("'", "").split()
    matched = {m.group(1) for w in said if (m := _DECADE.match(w.strip(".,?!")))}
    return matched | {str(_DECADES[w]) for w in tokens(description) if w in _DECADES}


def _list_decades(entry: Entry, kb: KnowledgeBase) -> set[str]:
    dates = [f.date for n in entry.names for f in kb.name_by_id[n].when]
    return {d for text in (entry.question, entry.answer, *dates) for d in _YEAR.findall(text)}
