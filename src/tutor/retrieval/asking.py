"""What kind of answer a question asks for."""

from collections.abc import Sequence
from enum import StrEnum


class Asked(StrEnum):
    """The kind of answer a question wants."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how many"
    HOW_LONG = "how long"
    WHY = "why"
    HOW = "how"
    YES_NO = "yes or no"
    WHAT = "what"
    """A thing, a meaning, or nothing that the words tell."""


_FIRST = {
    "who": Asked.WHO, "whom": Asked.WHO, "whose": Asked.WHO,
    "when": Asked.WHEN,
    "where": Asked.WHERE,
    "why": Asked.WHY,
    "how": Asked.HOW,
}  # fmt: skip
_AFTER_HOW = {
    "many": Asked.HOW_MANY, "much": Asked.HOW_MANY, "often": Asked.HOW_MANY,
    "long": Asked.HOW_LONG, "soon": Asked.HOW_LONG, "old": Asked.HOW_LONG, "come": Asked.WHY,
}  # fmt: skip
_AFTER_WHICH = {
    "year": Asked.WHEN, "date": Asked.WHEN, "day": Asked.WHEN, "month": Asked.WHEN, "time": Asked.WHEN, "decade": Asked.WHEN,
    "person": Asked.WHO, "people": Asked.WHO, "man": Asked.WHO, "woman": Asked.WHO, "president": Asked.WHO, "leader": Asked.WHO,
    "politician": Asked.WHO, "place": Asked.WHERE, "city": Asked.WHERE, "country": Asked.WHERE, "countries": Asked.WHERE,
    "number": Asked.HOW_MANY, "reason": Asked.WHY, "reasons": Asked.WHY,
}  # fmt: skip
_AUXILIARIES = frozenset("is are was were do does did has have had can could will would should may might am".split())


def read_asked(words: Sequence[str]) -> Asked:
    """Return the kind of answer that folded `words` ask for: by their first question word, else by how they begin."""
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        if word == "how":
            return _AFTER_HOW.get(following, Asked.HOW)
        if word in _FIRST:
            return _FIRST[word]
        if word in ("which", "what"):
            return next((_AFTER_WHICH[w] for w in words[i + 1 : i + 4] if w in _AFTER_WHICH), Asked.WHAT)
    return Asked.YES_NO if words and words[0] in _AUXILIARIES else Asked.WHAT
