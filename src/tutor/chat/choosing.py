"""Which of the entries that a conversation has offered a description means: "the old one", "the one from the sixties"."""

import re
from collections.abc import Mapping, Sequence

from tutor.knowledge.model import Entry, KnowledgeBase
from tutor.matching.normalise import tokens
from tutor.retrieval.index import Index
from tutor.retrieval.values import Hit, Target, TargetKind

OFFERED = 0.5
"""What having been offered counts beside the share of the description that an entry accounts for."""
UNDATED = "9"
"""What the essay gives no year for belongs to its own time: later than all years."""

_OLD = frozenset("old older oldest earlier earliest former historic historical".split())
_NEW = frozenset("new newer newest recent latest later current modern present".split())
_TENS = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_DECADES = {word: str(tens) for tens, word in enumerate(_TENS, 2)} | {
    f"{c}{t}0s": str(t) for c in ("", "19") for t in range(10)
}
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def choose(
    description: str, offered: Sequence[str], found: Sequence[Hit], kb: KnowledgeBase, index: Index
) -> list[Hit]:
    """Return the entries that a description may mean, the likeliest first: those offered, and those `found` with it.

    None when no entry accounts for any of it.
    """
    known = {h.target.id: h for h in found}
    hits = [known.get(e) or Hit(Target(TargetKind.ENTRY, e), 0.0, {}) for e in offered]
    hits += [h for h in found if h.target.id not in offered]
    dated = _find_dated(description, {e: _list_years(kb.entry_by_id[e], kb) for e in offered})
    fits = {h.target.id: 1.0 if h.target.id in dated else index.account_for(description, h.target) for h in hits}
    return sorted(
        (h for h in hits if fits[h.target.id] > 0.0),
        key=lambda h: -(fits[h.target.id] + h.probability + OFFERED * (h.target.id in offered)),
    )


def _find_dated(description: str, years: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the entries that a description of their age or decade fits, by the years of each."""
    said = set(tokens(description))
    decades = {_DECADES[w] for w in said if w in _DECADES}
    found = {e for e, given in years.items() if any(y[2] in decades and y < "2000" for y in given)}
    ages = {e: min(given, default=UNDATED) for e, given in years.items()}
    if len(set(ages.values())) > 1:
        found |= {e for e, age in ages.items() if said & _OLD and age == min(ages.values())}
        found |= {e for e, age in ages.items() if said & _NEW and age == max(ages.values())}
    return found


def _list_years(entry: Entry, kb: KnowledgeBase) -> list[str]:
    dates = [f.date for n in entry.names for f in kb.name_by_id[n].when]
    return [y for text in (entry.question, entry.answer, *dates) for y in _YEAR.findall(text)]
