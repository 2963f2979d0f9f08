"""Looks at the pack's sentences: length, quotations, attribution, and questions that are nearly the same."""

import re
from collections.abc import Iterator

from tutor.curation.findings import Finding, list_texts, problem, warning
from tutor.knowledge.model import Entry, KnowledgeBase, NameKind
from tutor.text import REPLACEMENT, shorten, words

LONGEST_ANSWER = 60
"""Words."""
LONGEST_QUOTATION = 8
"""Words that may stand in quotation marks."""
FEWEST_PHRASINGS = 12
"""Ways to ask an entry, the canonical one included."""

_QUOTATION = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")
_JUDGEMENT = re.compile(
    r"\b(should|must|ought|need(?:s|ed)? to|deserves?|because|causes?|caused|led to|blames?|wrong|right to|unjust|"
    r"better|best|worse|worst|dangerous|foolish|wise|mistakes?|failures?|failed|regrettabl[ey]|unfortunately|"
    r"misguided|reckless|arrogant|humiliat\w+|surprising|unsurprising)\b",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"\b(the (?:essay|author|writer|piece|article)|according to|in (?:his|her|their) (?:view|words)|by \w+'s account)\b",
    re.IGNORECASE,
)


def check_answers(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Yield answers too long to be read at a glance, and judgements nobody is named for."""
    holders = _holder_pattern(knowledge)
    for entry in knowledge.entries:
        length = len(words(entry.answer))
        if length > LONGEST_ANSWER:
            yield problem(
                entry.id, f"the answer has {length} words", f"at most {LONGEST_ANSWER}; the rest goes into more"
            )
        if knowledge.info.language == "en":
            yield from _check_attribution(entry, holders)


def check_phrasing_counts(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Yield entries that are asked in too few ways to be recognised."""
    for entry in knowledge.entries:
        count = len(entry.phrasings)
        if count < FEWEST_PHRASINGS:
            yield warning(entry.id, f"{count} phrasings", f"at least {FEWEST_PHRASINGS}, as different as can be")


def check_quotations(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Yield quotations longer than may be taken from an essay."""
    for where, field, text in list_texts(knowledge):
        for match in _QUOTATION.finditer(text):
            quoted = match.group(1) or match.group(2) or ""
            length = len(words(quoted))
            if length > LONGEST_QUOTATION:
                what = f"{field} quotes {length} words: {shorten(quoted, 60)!r}"
                yield warning(where, what, f"at most {LONGEST_QUOTATION}; without marks when the words are our own")


def check_characters(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Yield texts from which control characters had to be taken."""
    for where, field, text in list_texts(knowledge):
        if REPLACEMENT in text:
            yield problem(where, f"{field} holds a control character", "take it out")


def _check_attribution(entry: Entry, holders: re.Pattern[str]) -> Iterator[Finding]:
    judgement = _JUDGEMENT.search(entry.answer)
    if judgement and not holders.search(entry.answer) and not _ATTRIBUTION.search(entry.answer):
        what = f"the answer judges ({judgement.group().lower()!r}) and names nobody who does"
        yield warning(entry.id, what, "say whose view it is")


def _holder_pattern(knowledge: KnowledgeBase) -> re.Pattern[str]:
    """Return a pattern for everybody who may hold a view: the author, and each person and organisation."""
    kinds = (NameKind.PERSON, NameKind.ORGANISATION)
    forms = {form for name in knowledge.names if name.kind in kinds for form in name.forms}
    forms |= {knowledge.info.author, knowledge.info.author.split()[-1]} if knowledge.info.author else set()
    return re.compile(rf"\b(?:{'|'.join(re.escape(f) for f in sorted(forms)) or '(?!)'})\b", re.IGNORECASE)
