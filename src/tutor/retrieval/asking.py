"""What kind of answer a question asks for."""

import re
from collections.abc import Sequence
from enum import StrEnum

from tutor.matching.stem import FUNCTION_WORDS
from tutor.text import sentences


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
_QUESTION_WORDS = frozenset((*_FIRST, "which", "what"))
_AUXILIARIES = frozenset("is are was were do does did has have had can could will would should may might am".split())


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


def find_asking(text: str) -> str:
    """Return the sentence of `text` that asks: the last that ends as questions do; all of it when none does."""
    return next((s for s in reversed(sentences(text)) if s.endswith("?")), text)


def read_asked(words: Sequence[str]) -> Asked:
    """Return the kind of answer that the folded `words` of a question ask for.

    Told by the question word that nothing but function words and carriers come before ("do you know when ..."), else by
    an auxiliary that the question begins with, else by a question word that an auxiliary follows, or the first there is.
    """
    places = [i for i, word in enumerate(words) if word in _QUESTION_WORDS and not _joins(words, i)]
    leading = next((i for i in places if _leads_in(words[:i])), None)
    if leading is None and words and words[0] in _AUXILIARIES:
        return Asked.YES_NO
    inverted = (i for i in places if words[i + 1 : i + 2] and words[i + 1] in _AUXILIARIES)
    place = leading if leading is not None else next(iter((*inverted, *places)), None)
    return Asked.WHAT if place is None else _read_kind(words, place)


def _leads_in(words: Sequence[str]) -> bool:
    """Say whether `words` only lead in to a question: "do you know ..."."""
    return all(w in FUNCTION_WORDS or w in CARRIERS for w in words)


def begins_clause(words: Sequence[str]) -> bool:
    """Say whether folded words begin a clause that says when or where, rather than ask it: no auxiliary follows."""
    return words[0] in ("when", "where") and len(words) > 1 and words[1] not in _AUXILIARIES


def _joins(words: Sequence[str], place: int) -> bool:
    """Say whether "when" or "where" only joins a clause to a question: "when he saw it, what did he ...?"."""
    if not begins_clause(words[place:]) or (place and _leads_in(words[:place])):
        return False
    return any(w in _QUESTION_WORDS or w in _AUXILIARIES for i, w in enumerate(words) if abs(i - place) > 1)


def _read_kind(words: Sequence[str], place: int) -> Asked:
    word, following = words[place], words[place + 1 : place + 4]
    if word == "how":
        return _AFTER_HOW.get(following[0], Asked.HOW) if following else Asked.HOW
    if word in _FIRST:
        return _FIRST[word]
    return next((_AFTER_WHICH[w] for w in following if w in _AFTER_WHICH), Asked.WHAT)


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
        r"|\b(?:when|once|until|since|ago|later|earlier|after|before|middle|during|decades?|century|centuries|years?|months?|weeks?|today)\b",
        re.IGNORECASE,
    ),
    Asked.HOW_MANY: re.compile(
        r"\b\d{1,3}\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|several|once|twice|many|none)\b",
        re.IGNORECASE,
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
