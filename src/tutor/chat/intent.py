"""What kind of message this is, before any looking up: small talk, a wish, a choice, or a question."""

import re
from dataclasses import dataclass
from enum import StrEnum

from tutor.chat.patterns import load_patterns, matches
from tutor.matching.normalise import tokens

LONGEST_WISH = 16
"""Words; a longer message is a question."""


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
    """Of a part or choice: which, from 1; -1 for the last and 0 for the next."""


_FILLING = frozenset(
    "ok okay so well um uh er hm hmm oh ah alright right now then please and but also hey hi yes yeah just great cool"
    " nice good thanks thank tutor mate man bro dude buddy there you pls lol anyway actually".split()
)
_ABOUT = re.compile(
    r"(?P<wish>.*?\b(?:quiz|test|drill|examine|exam|practi[cs]e|questions?|something)\b(?: me| us)?) (?:on|about|over|with|of|for|regarding) (?P<subject>.+)"
)
_THAT = frozenset(
    "that this it these those them here everything anything all same topic thing essay text article whole last one answer the subject what we just discussed said i asked".split()
)
_ORDINALS = {
    word: i for i, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
_ORDINALS |= {f"{i}{ending}": i for i in range(1, 11) for ending in ("st", "nd", "rd", "th")}
_ORDINALS |= {"last": -1, "final": -1, "next": 0}
_ORDINAL = "|".join(_ORDINALS)
_PART = re.compile(
    r"(?:(?:what|which|who|how) (?:is|was|are|were|about) )?(?:is there an? )?(?:(?:tell|give|name|explain|say|repeat)(?: me)?(?: more)?(?: about)? )?(?:(?:the|their|his|that|at) )?"
    rf"(?:(?P<ordinal>{_ORDINAL})|number (?P<digit>\d{{1,2}}))"
    r"(?: (?:one|item|point|part|thing|area|reason|step|country|place|year|name|on|in|of|the|that|this|those|them|list|again|is|was|called|essay|more|he|she|they|names?|named|mentions?|mentioned|lists?|gives?))*"
)
_CHOICE = re.compile(
    r"(?:(?:i|mean|meant|choose|pick|want|option|number|choice|answer|take|give|me|the) )*"
    rf"(?:(?P<digit>[1-9])|(?P<ordinal>{_ORDINAL})(?: (?:one|option|choice|reading))?)"
)
_NEED_ANSWER = (IntentKind.MORE, IntentKind.SOURCE)
_ORDER = (
    IntentKind.FAREWELL,
    IntentKind.THANKS,
    IntentKind.GREETING,
    IntentKind.HELP,
    IntentKind.MORE,
    IntentKind.PLEASED,
    IntentKind.SOURCE,
)


def read_intent(text: str, *, options: int = 0, has_parts: bool = False, has_answer: bool = False) -> Intent:
    """Return what `text` wants.

    Args:
        text: The learner's message.
        options: How many options the last reply offered.
        has_parts: Whether the last answer was a list, so that "the second one" can mean one of its items.
        has_answer: Whether there is an answer that "more" or "where?" can be about.
    """
    said = tokens(text)
    if not said:
        return Intent(IntentKind.NOTHING)
    if len(said) > LONGEST_WISH:
        return Intent(IntentKind.QUESTION)
    whole, core = " ".join(said), " ".join(_take_off_filling(said))
    if options and (match := _CHOICE.fullmatch(core or whole)):
        number = _read_number(match)
        if number <= options:
            return Intent(IntentKind.CHOICE, number=options if number == -1 else number)
    if has_parts and (match := _PART.fullmatch(core)):
        return Intent(IntentKind.PART, number=_read_number(match))
    return _read_quiz(core) or _read_wish(whole, core, has_answer=has_answer) or Intent(IntentKind.QUESTION)


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
    match = _ABOUT.fullmatch(core)
    if match and matches(patterns, match["wish"]):
        subject = match["subject"]
        return Intent(IntentKind.QUIZ, subject="" if _THAT.issuperset(subject.split()) else subject)
    return None


def _read_wish(whole: str, core: str, *, has_answer: bool) -> Intent | None:
    patterns = load_patterns("wishes.txt")
    for kind in _ORDER:
        if matches(patterns[kind], whole) or matches(patterns[kind], core):
            return Intent(IntentKind.NOTHING if kind in _NEED_ANSWER and not has_answer else kind)
    return None if core else Intent(IntentKind.PLEASED)


def _read_number(match: re.Match[str]) -> int:
    return int(match["digit"]) if match["digit"] else _ORDINALS[match["ordinal"]]
