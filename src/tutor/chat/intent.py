"""What kind of message this is, before any looking up: small talk, a wish, a choice, or a question."""

import re
from collections.abc import Callable
from enum import StrEnum

from tutor.chat.ordinals import read_choice, read_count, read_part
from tutor.chat.patterns import load_patterns, matches, take_off
from tutor.matching.english import is_english
from tutor.matching.normalise import tokens
from tutor.matching.stem import content_words, stem
from tutor.retrieval.asking import CARRIERS
from tutor.values import dataclass

LONGEST_WISH = 16
"""Words of a clause; a longer one is a question."""
LONGEST_COURTESY = 10
"""Words of a message that is no more than kind, whatever else is in it."""
MOSTLY = 0.5
"""Share of its words that the last answer accounts for when a message asks what else there is to it."""
MOST_CLAUSES = 6
"""A message with more clauses is a question."""


class IntentKind(StrEnum):
    """What a message wants."""

    QUESTION = "question"
    NOTHING = "nothing"
    """No words at all, or none that mean anything without an answer before them."""
    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    PLEASED = "pleased"
    """Being content: "OK", "great", "I see"."""
    HELP = "help"
    QUIZ = "quiz"
    MORE = "more"
    """Tell me more about what was just answered."""
    SOURCE = "source"
    """Where does the essay say that?"""
    PART = "part"
    """One item of the list just given."""
    CHOICE = "choice"
    """One of the options just offered."""


@dataclass(frozen=True, slots=True)
class Intent:
    """A message's kind and what else it said."""

    kind: IntentKind
    subject: str = ""
    """Of a quiz: what about, in folded words; empty for no matter what."""
    number: int = 0
    """Of a part or choice: which, from 1, or one of `ordinals.LAST`, `NEXT`, `MIDDLE`, `PREVIOUS`."""
    count: int = 1
    """Of a part: how many items together, from the first or up to the last of them."""


_FILLING = frozenset(
    "ok okay so well um uh er hm hmm oh ah alright right now then please and but also hey hi yes yeah just great cool"
    " nice good thanks thank tutor mate man bro dude buddy there you pls lol haha hehe anyway actually wait".split()
)
_LAUGHTER = frozenset("lol haha hahaha hehe lmao rofl wow aw aww".split())
_CLAUSE_END = re.compile(r"[.!?;:,\n\u2026()]+|\s[-\u2013\u2014]+\s|\b(?:and|but|then)\b", re.IGNORECASE)
_STRETCHED = re.compile(r"(\w)\1{2,}")
_BEFORE_SUBJECT = frozenset("on about over with regarding from".split())
_THAT = frozenset(
    "that this it these those them here everything anything all same topic thing essay text article whole last one answer"
    " the subject what we just discussed said i asked paragraph passage section part piece material reading have been"
    " so far today learned learnt read were over content our my".split()
)
_FURTHER = re.compile(
    r"^(?:(?:and|but|so|ok|well) )*(?:(?:why|what|how) else\b|.*\bmore (?:of|about|on|does|did|can|from)\b)|\bmore$"
)
"""What else?"""
_ASKING = frozenset("who whom whose what which when where why how tell explain name list describe".split())
_KIND = (IntentKind.THANKS, IntentKind.GREETING, IntentKind.FAREWELL)
_COURTESY = (IntentKind.THANKS, IntentKind.GREETING)
_NEED_ANSWER = (IntentKind.MORE, IntentKind.SOURCE)
_ORDER = (
    IntentKind.FAREWELL,
    IntentKind.THANKS,
    IntentKind.GREETING,
    IntentKind.MORE,
    IntentKind.HELP,
    IntentKind.PLEASED,
    IntentKind.SOURCE,
)

_WEIGHT = (
    IntentKind.QUIZ,
    IntentKind.SOURCE,
    IntentKind.MORE,
    IntentKind.HELP,
    IntentKind.FAREWELL,
    IntentKind.THANKS,
    IntentKind.GREETING,
    IntentKind.PLEASED,
    IntentKind.NOTHING,
)
"""Of several wishes in one message, the one that is fulfilled: what needs doing before what is merely kind."""


def read_intent(
    text: str, *, options: int = 0, has_parts: bool = False, has_answer: bool = False, about: str = ""
) -> Intent:
    """Return what `text` wants.

    Args:
        text: The learner's message.
        options: How many options the last reply offered.
        has_parts: Whether the last answer was a list, so that "the second one" can mean one of its items.
        has_answer: Whether there is an answer that "more" or "where?" can be about.
        about: What that answer answers: words that "the second reason" may use.
    """
    said = tokens(text)
    if not said:
        return Intent(IntentKind.NOTHING)
    if len(said) <= LONGEST_WISH:
        core = _take_off_filling(said)
        part = read_part(core, {stem(w) for w in content_words(about)}) if has_answer else None
        if number := read_choice(" ".join(core or said), options):
            return Intent(IntentKind.CHOICE, number=number)
        if part is not None and (has_parts or not options):
            return Intent(IntentKind.PART, number=part, count=read_count(core))
    wish = _read_clauses(text, has_answer=has_answer) or _read_clause(text, has_answer=has_answer)
    return wish or Intent(IntentKind.QUESTION)


def take_off_courtesy(text: str) -> str:
    """Return `text` without the small talk that it begins with: "hello, what's ..."; all of it when nothing else is left."""
    rest = text
    while match := _CLAUSE_END.search(rest):
        intent = _read_clause(rest[: match.start()], has_answer=False)
        if intent is None or intent.kind not in _COURTESY or not tokens(rest[match.end() :]):
            break
        rest = rest[match.end() :].strip()
    return rest


def read_courtesy(text: str) -> Intent | None:
    """Return what is kind in a message that asks nothing, whatever else is in it; None when there is nothing kind."""
    said = tokens(text)
    if "?" in text or len(said) > LONGEST_COURTESY or not _ASKING.isdisjoint(said):
        return None
    clauses = [tokens(c) for c in _CLAUSE_END.split(text) if tokens(c)]
    starts = [c[:n] for c in map(_take_off_laughter, clauses) for n in range(len(c), 0, -1)]
    found = (_read_wish(" ".join(_shrink(start)), has_answer=False) for start in starts)
    return next((i for i in found if i and i.kind in _KIND), None)


def _take_off_laughter(said: list[str]) -> list[str]:
    return said[1:] if said[0] in _LAUGHTER else said


def asks_for_more(text: str, accounts: Callable[[str], float]) -> bool:
    """Say whether `text` asks what else there is to the last answer, by how much of its words that `accounts` for."""
    words = tokens(text)
    match = _FURTHER.search(" ".join(words))
    return match is not None and accounts(" ".join(w for w in words if w not in CARRIERS and w != "more")) >= MOSTLY


def _read_clauses(text: str, *, has_answer: bool) -> Intent | None:
    """Return the weightiest wish of a message whose every clause is one; None when a clause asks something."""
    clauses = [c for c in _CLAUSE_END.split(text) if tokens(c)]
    if not 1 < len(clauses) <= MOST_CLAUSES:
        return None
    found = [_read_clause(c, has_answer=has_answer) for c in clauses]
    wishes = [i for i in found if i is not None]
    return min(wishes, key=lambda i: _WEIGHT.index(i.kind)) if len(wishes) == len(found) else None


def _read_clause(text: str, *, has_answer: bool) -> Intent | None:
    said = _shrink(tokens(text))
    if len(said) > LONGEST_WISH:
        return None
    filled = _take_off_filling(said)
    forms = dict.fromkeys(" ".join(form) for form in (said, filled, _take_off_politeness(filled)))
    found = (_read_quiz(form) or _read_wish(form, has_answer=has_answer) for form in forms)
    return next((intent for intent in found if intent), None)


def _shrink(said: list[str]) -> list[str]:
    """Return words with stretched letters shortened: "heyyy", "cooool"."""
    return [w if w.isdigit() else _shrink_word(w) for w in said]


def _shrink_word(word: str) -> str:
    double = _STRETCHED.sub(r"\1\1", word)
    return double if double == word or is_english(double) else _STRETCHED.sub(r"\1", word)


def _take_off_politeness(said: list[str]) -> list[str]:
    """Return `said` without what makes a wish polite at either end, and without filling words there."""
    patterns, before = load_patterns("wishes.txt"), None
    while said != before:
        before = said
        said = _take_off_filling(list(take_off(patterns["before"], said))) or before
        said = _take_off_filling(list(take_off(patterns["after"], said, at_end=True))) or said
    return said


def _take_off_filling(said: list[str]) -> list[str]:
    start, end = 0, len(said)
    while start < end and said[start] in _FILLING:
        start += 1
    while start < end and said[end - 1] in _FILLING:
        end -= 1
    return said[start:end]


def _read_quiz(core: str) -> Intent | None:
    patterns = load_patterns("wishes.txt")[IntentKind.QUIZ]
    if matches(patterns, core):
        return Intent(IntentKind.QUIZ)
    said = core.split()
    for i, word in enumerate(said):
        if word in _BEFORE_SUBJECT and i + 1 < len(said) and matches(patterns, " ".join(said[:i])):
            subject = said[i + 1 :]
            return Intent(IntentKind.QUIZ, subject="" if _THAT.issuperset(subject) else " ".join(subject))
    return None


def _read_wish(said: str, *, has_answer: bool) -> Intent | None:
    if not said:
        return Intent(IntentKind.PLEASED)
    patterns = load_patterns("wishes.txt")
    fitting = [kind for kind in _ORDER if matches(patterns[kind], said)]
    possible = [kind for kind in fitting if has_answer or kind not in _NEED_ANSWER]
    if possible:
        return Intent(possible[0])
    return Intent(IntentKind.NOTHING) if fitting else None
