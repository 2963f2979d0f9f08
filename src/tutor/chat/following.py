"""What a message leans on: pronouns, ellipses and corrections resolved into readings that can be looked up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tutor.chat.context import Context
from tutor.chat.frames import INSTEAD, STILL, TAKING
from tutor.knowledge.model import KnowledgeBase, NameKind
from tutor.matching.normalise import tokens
from tutor.matching.stem import FUNCTION_WORDS, stem
from tutor.retrieval.terms import NameBook

SHORT = 2
"""A message with at most this many content words may lean on what was said before."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a message."""

    query: str
    context: str = ""
    """Earlier words it leans on."""
    understood: str = ""
    """What was resolved, for the learner."""
    excluded: str = ""
    """An entry that is not meant."""
    own: str = ""
    """The message's own words, without what was put in for a pronoun."""
    leans: bool = False
    """Whether it leans on the conversation."""
    would_lean: bool = False
    """Whether it is rather understood with what was said before."""
    must_lean: bool = False
    """Whether it makes no sense by itself."""


_PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she",
    "they": "they", "them": "they", "their": "they", "theirs": "they",
    "it": "it", "its": "it",
}  # fmt: skip
_POINTERS = frozenset("that this those these there then same".split())
_ESSAY_IT = re.compile(r"\bit (?:say|says|said|mention|mentions|talk|talks|tell|tells|argue|describe)\b")
_CONTINUES = re.compile(r"^(?:and|but|also|or|so|what about|how about|what of|then|or was it)\b")
_ABOUT = re.compile(r"^(?:(?:and|but|ok|okay|so|now|what about|how about|what of) )*(?:the )?(?P<subject>[\w' -]+)$")
_ASKS = frozenset(
    "who whom whose what which when where why how is are was were do does did can could will would has have had".split()
)
_CORRECTION = re.compile(
    r"^(?:(?:no|nope|sorry|wait|hmm|um|not (?:that|this|it|quite)(?: one)?|that is not (?:it|what i (?:meant|asked|mean))|wrong(?: one)?|actually)[ ,]*)+"
    r"(?:(?:but )?i (?:meant|mean|was asking|was talking|asked|want|wanted)(?: (?:about|for|to know|to ask(?: about)?))?|what i (?:meant|mean) (?:was|is)|rather|i mean)?[ ,:]*(?P<rest>.+)$"
    r"|^i (?:meant|mean)(?: to ask(?: about)?)?[ ,:]+(?P<rest2>.+)$"
)
_OTHER = re.compile(r"\bother\b|\bdifferent one\b")


def read_message(text: str, context: Context, kb: KnowledgeBase, names: NameBook) -> tuple[Reading, ...]:
    """Return the ways to understand `text` after `context`, the most leaning first; at least one."""
    said = " ".join(tokens(text))
    last = kb.entry_by_id.get(context.entry)
    if last is None:
        return (Reading(text),)
    if (match := _CORRECTION.match(said)) and (rest := match["rest"] or match["rest2"]):
        return _read_correction(rest, context, last.question)
    words = said.split()
    content = [w for w in words if w not in FUNCTION_WORDS]
    readings = list(_read_pronouns(text, words, context, kb))
    is_short = len(content) <= SHORT and not names.find([stem(w) for w in words])
    leans = bool(readings) or bool(_POINTERS & set(words)) or bool(_CONTINUES.match(said)) or len(content) <= SHORT
    if leans:
        beside = f"{last.question} {context.question}"
        readings.append(
            Reading(
                text,
                beside,
                STILL.format(question=last.question),
                own=text,
                leans=True,
                would_lean=is_short,
                must_lean=not content,
            )
        )
    if not any(r.must_lean for r in readings):
        readings.append(_read_alone(text, said, content))
    return tuple(readings)


def _read_alone(text: str, said: str, content: Sequence[str]) -> Reading:
    """Read a message by itself; "and X?" asks what there is about X."""
    match = _ABOUT.match(said)
    if match and 0 < len(content) <= SHORT and _ASKS.isdisjoint(match["subject"].split()):
        return Reading(f"what about {match['subject']}")
    return Reading(text)


def _read_correction(rest: str, context: Context, question: str) -> tuple[Reading, ...]:
    beside = context.question if _OTHER.search(rest) else ""
    return (
        Reading(rest, beside, INSTEAD.format(question=question), excluded=context.entry, own=rest, leans=bool(beside)),
    )


def _read_pronouns(text: str, words: Sequence[str], context: Context, kb: KnowledgeBase) -> list[Reading]:
    """Return a reading for each name that a pronoun of the message may stand for, the latest first."""
    said = " ".join(words)
    pronoun = next((w for w in words if w in _PRONOUNS and not (w in ("it", "its") and _ESSAY_IT.search(said))), "")
    if not pronoun:
        return []
    last = kb.entry_by_id[context.entry]
    names = [n for n in (kb.name_by_id.get(name) for name in context.names) if n is not None]
    fitting = [
        n
        for n in names
        if n.pronoun == _PRONOUNS[pronoun] and (n.kind is not NameKind.TERM or pronoun not in ("he", "she"))
    ]
    return [
        Reading(
            re.sub(rf"\b{pronoun}\b", n.name, text, count=1, flags=re.IGNORECASE),
            f"{last.question} {context.question}",
            TAKING.format(pronoun=pronoun, name=n.name),
            own=text,
            leans=True,
            would_lean=True,
            must_lean=_PRONOUNS[pronoun] in ("he", "she"),
        )
        for n in fitting[:2]
    ]
