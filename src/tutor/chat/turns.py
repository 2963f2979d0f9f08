"""Turns that a learner announces: "no, I meant ...", "not the film, the signing", "going back to the film, ..."."""

import re
from collections.abc import Iterable
from functools import cache

from tutor.values import dataclass

_ASKS = (
    r"(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would|has|have|had)"
)
_GAP = r"[\s,.;:!\u2026-]*"
_SOFT = rf"(?:(?:sorry|wait|hm+|um+|uh+|oops|ah|oh|well|ok|okay|actually|and|but){_GAP}\b)*"
_WRONG = (
    r"(?:no(?! (?:more|idea|one|doubt|other|longer|way|need|clue)\b)|nope|nah|wrong(?: one)?|not (?:that|this|it|him|her|them|quite)(?: one)?"
    r"|(?:that|this|it)(?:'s| is|s)(?: not (?:it|right|what i (?:meant|mean|asked|wanted))| wrong)"
    r"|not what i (?:meant|mean|asked|wanted))(?![\w'])"
)
_MEANT = r"(?:i|what i) (?:really |actually |just )?(?:mean|meant|ment|was (?:asking|talking|thinking))(?: (?:is|was))?"
_WANTED = rf"(?:{_MEANT}|i (?:asked|want|wanted))"
_ABOUT = r"(?:(?: (?:about|for|of|to know|to ask)\b)*)"
_REJECTED = (
    r"not (?!only\b|just\b|sure\b|really\b|yet\b|even\b)(?:(?:the |that |this )?[\w' -]{1,40}?)"
    r"(?:\s*[,.;:!]+\s*|\s+(?:but|rather)\s+|\s+(?=(?:the|that|i mean|i meant)\s))"
)
_CORRECTIONS = tuple(
    pattern + r"(?P<rest>.*\w.*)$"
    for pattern in (
        rf"^{_SOFT}(?:{_WRONG}{_GAP})*{_REJECTED}(?:{_SOFT}{_WANTED}{_ABOUT}\b)?{_GAP}",
        rf"^{_SOFT}(?:{_WRONG}{_GAP}{_SOFT})+(?:{_WANTED}{_ABOUT}\b)?{_GAP}",
        rf"^{_SOFT}{_MEANT}{_ABOUT}\b{_GAP}",
    )
)
_AFTERTHOUGHT = rf"^(?P<rest>[^?]*\w)[\s,.-]+{_MEANT}[\s.!]*$"
_END = rf"(?:\s*[,.:;?!\u2026]+\s*|\s+[-\u2013\u2014]+\s+|\s+(?={_ASKS}\b)|$)(?P<rest>.*)$"
_LEAD = r"^(?:(?:and|but|so|now|then|ok|okay|well|alright|right|hm+|wait|sorry|please)[\s,.]+)*"
_GOING = (
    r"(?:(?:let us|lets|let's|let me|can we|could we|may i|i want to|i would like to|i'd like to)\s+)?"
    r"(?:(?:go|going|come|coming|get|getting|jump|jumping)\s+back\s+to|back\s+(?:to|on)|return(?:ing)?\s+to"
    r"|once more (?:about|on)|again (?:about|on)|as for|regarding|concerning)"
)
_RETURNS = tuple(
    _LEAD + pattern + _END
    for pattern in (
        rf"{_GOING}\s+(?P<topic>\S.{{0,60}}?)",
        r"(?P<topic>(?:the|that|this|his|her) [\w' -]{2,40}?),? (?:again|once more|you (?:mentioned|told me about)|from (?:before|earlier))",
    )
)


@dataclass(frozen=True, slots=True)
class Return:
    """Something said earlier is taken up again."""

    topic: str
    """In the learner's words."""
    rest: str
    """What is asked about it; may be empty."""


def read_correction(text: str) -> str:
    """Return what was meant instead of what was answered, in the learner's words; empty when nothing is corrected."""
    said = " ".join(text.replace("\u2019", "'").split())
    match = _match((*_CORRECTIONS, _AFTERTHOUGHT), said)
    return match["rest"] if match else ""


def read_return(text: str) -> Return | None:
    """Return what a message takes up again; None when it doesn't."""
    said = " ".join(text.replace("\u2019", "'").split())
    match = _match(_RETURNS, said)
    return Return(match["topic"], match["rest"]) if match else None


def _match(patterns: Iterable[str], said: str) -> re.Match[str] | None:
    """Return the first match at the beginning of `said`, which holds no line ends."""
    return next((m for pattern in patterns if (m := _compile(pattern).match(said))), None)


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
