"""What kind of answer a question asks for."""

import re
from collections.abc import Sequence
from enum import StrEnum

from tutor.matching.stem import FUNCTION_WORDS


class Asked(StrEnum):
    """The kind of answer a question wants."""

    WHO = "who"
    WHEN = "when"
    DAY = "which day"
    WHERE = "where"
    HOW_MANY = "how many"
    HOW_LONG = "how long"
    HOW_OLD = "how old"
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
    "long": Asked.HOW_LONG, "soon": Asked.HOW_LONG, "old": Asked.HOW_OLD, "come": Asked.WHY,
}  # fmt: skip
_AFTER_WHICH = {
    "year": Asked.WHEN, "date": Asked.DAY, "day": Asked.DAY, "month": Asked.DAY, "time": Asked.WHEN, "decade": Asked.WHEN,
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


CARRIERS = frozenset(
    """answer answers ask asked asking assess assignment author bring brings call called calls cite cited cites class
    classmate comment compare deal described describe describes detail detailed details discuss discussed draw elaborate
    essay evaluate exam explain explained explains explanation expression find found friend give gives given guess help
    homework identify illustrate justify know lesson line lines list look mean means meant mention mentioned mentions name
    named need outline paper paragraph part passage phrase piece point present presents professor put puts question quickly
    quiz quote read reader reading remember said say saying says seem seems sentence sentences show shown shows specify
    state states story student summarise summarize summary talk teacher tell tells term terms test text thing think told
    understand understood use used uses want wanted wonder wondering word wording words write writer writes wrote
    article adduce adduces briefly according paraphrase sum recap clarify define definition remind tutor mr mrs ms miss""".split()
)
"""Words a question is wrapped in, whatever it is about: they say little of its subject."""

MOST_SOUGHT = 4
"""Words after "which" that may name what is sought."""


def read_sought(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that name what a question seeks: "which prison ...", "how many warheads ...", "what kind of treaty ..."."""
    for i, word in enumerate(words):
        if word in ("which", "what", "whose") or (word in ("many", "much") and i and words[i - 1] == "how"):
            sought: list[str] = []
            for following in words[i + 1 : i + 1 + MOST_SOUGHT]:
                if following in _AUXILIARIES:
                    return tuple(sought)
                sought.append(following)
            return tuple(sought[:2])
    return ()


_SORTS = frozenset(
    "kind kinds sort sorts type types thing things way ways one ones part parts two three four five".split()
)
"""Words before what is sought that say nothing of it."""


def read_head(words: Sequence[str]) -> str:
    """Return the one word that names what a question seeks; empty when no word does.

    "Which old prison is ..." and "what is the prison of ..." seek a prison; "is he in prison?" doesn't.
    """
    telling = [w for w in read_sought(words) if w not in FUNCTION_WORDS and w not in _SORTS]
    if telling:
        return telling[-1]
    for i in range(len(words) - 4):
        if words[i] == "what" and words[i + 1] in _AUXILIARIES and words[i + 2] == "the" and words[i + 4] == "of":
            return words[i + 3]
    return ""


_MONTH = r"\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
_GIVES = {
    Asked.DAY: re.compile(rf"\b(?:1[5-9]|20)\d\d\b|{_MONTH}", re.IGNORECASE),
    Asked.WHEN: re.compile(
        rf"\b(?:1[5-9]|20)\d\d\b|{_MONTH}"
        r"|\b(?:ago|later|earlier|after|before|middle|during|decades?|century|centuries|years?|months?|weeks?|today)\b",
        re.IGNORECASE,
    ),
    Asked.HOW_MANY: re.compile(
        r"\b\d{1,3}\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|both|several|once|twice)\b", re.IGNORECASE
    ),
    Asked.HOW_LONG: re.compile(
        r"\b(?:years?|months?|weeks?|days?|decades?|centuries|long|century|-year)\b", re.IGNORECASE
    ),
    Asked.HOW_OLD: re.compile(r"\b(?:aged?|born|years old|centur(?:y|ies)(?: old)?)\b", re.IGNORECASE),
    Asked.WHO: re.compile(r"\b[A-Z]\w+"),
    Asked.WHERE: re.compile(
        r"\b(?:in|at|near|from|on|to|by|inside|outside|beside|along|under|over)\s+\w+", re.IGNORECASE
    ),
}


def gives(text: str, asked: Asked) -> bool:
    """Say whether an answer's text holds what a bare "when?", "who?", "where?" or "how many?" asks for.

    Other kinds can't be told from a text alone and are taken to be given.
    """
    pattern = _GIVES.get(asked)
    return pattern is None or pattern.search(text) is not None


TELLABLE = frozenset(_GIVES)
"""Kinds of answer that a text can be seen to hold."""
