"""What a message leans on: pronouns, ellipses, corrections and descriptions resolved into readings to look up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tutor.chat.context import Context
from tutor.chat.frames import INSTEAD, STILL, TAKING
from tutor.chat.pronouns import find_author, find_pronoun, list_meant
from tutor.chat.reading import Reading
from tutor.chat.turns import read_correction
from tutor.knowledge.model import KnowledgeBase, Name, NameKind
from tutor.matching.normalise import tokens
from tutor.matching.stem import content_words, stem
from tutor.retrieval.terms import NameBook
from tutor.values import dataclass

SHORT = 2
"""A message with at most this many content words may lean on what was said before."""
FEW = 3
"""A correction with at most this many content words leans on what it corrects."""
LONGEST_DESCRIPTION = 12
"""Words of a message that only describes what is meant."""


_POINTERS = frozenset("that this those these there then same".split())
_TELLS = re.compile(
    r"\bdoes (?:he|she) (?:\w+ )?(?:say|think|want|argue|mean|suggest|propose|recommend|call|see|believe|claim|mention|use|write"
    r"|describe|list|name|quote|blame|ask|advise|expect|hope|admit|deny|give|compare|bring|conclude|explain|find)\b"
)
"""What authors do in their texts, in the present tense."""
_THERE = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere\b(?! (?:is|are|was|were)\b)")
_IN_PASSING = frozenset("meanwhile afterwards afterward beforehand instead later next else besides".split())
"""Words that only join a message to what was said."""
_CONTINUES = re.compile(r"^(?:and|but|also|or|so|what about|how about|what of|then|or was it)\b")
_ABOUT = re.compile(r"^(?:(?:and|but|ok|okay|so|now|what about|how about|what of) )*(?:the )?(?P<subject>[\w' -]+)$")
_POINTS_OUT = re.compile(r"^(?:(?:no|and|but|ok|sorry|i mean|maybe) )*the (?:\w+ )?(?:ones?|guy|man)\b")
_ENDS_POINTING = re.compile(r"\b(?:that|this|these|those|it|there)$")
_ASKING = frozenset("who whom whose what which when where why how".split())
_ASKS = frozenset(
    "who whom whose what which when where why how is are was were do does did can could will would has have had"
    " tell explain give name list show describe".split()
)


def read_message(text: str, context: Context, kb: KnowledgeBase, names: NameBook) -> tuple[Reading, ...]:
    """Return the ways to understand `text` after `context`, the most leaning first; at least one."""
    if context.asked and (meant := read_correction(text)):
        return _Follower(meant, context, kb, names).correct()
    return _Follower(text, context, kb, names).follow()


def complete_question(text: str, context: Context, kb: KnowledgeBase, names: NameBook) -> str:
    """Return the question that `text` asks after `context`, said in full: "and the mill?" may ask when it closed."""
    return _Follower(text, context, kb, names).complete()


@dataclass(frozen=True, slots=True)
class _Follower:
    """Reads one message after a conversation."""

    text: str
    context: Context
    kb: KnowledgeBase
    names: NameBook

    def follow(self) -> tuple[Reading, ...]:
        """Return the readings of a message that goes on."""
        if not self.context.asked or self._stands_alone():
            return (Reading(self.text),)
        picks = (self.context.options or self._points_out()) and not (self._only_names() and self._complete_name())
        described = self._describe(self.context.options) if picks else self._ask_of_name()
        named = self._is_description() and (bool(self._complete_name()) or self._only_names())
        leaning = [*self._put_names(), *self._put_author(), *([] if named else self._stay())]
        if any(r.must_lean for r in leaning):
            return (*described, *leaning)
        return (*described, *leaning, replace(self._read_alone(), is_weak=self._lacks_subject()))

    def correct(self) -> tuple[Reading, ...]:
        """Return the readings of what was meant instead of the last answer."""
        excluded = (self.context.entry,) if self.context.entry else ()
        instead = INSTEAD.format(question=self._last_question)
        readings = [*self._describe((*self.context.options, *self.context.topics)), *self._put_names()]
        readings = [
            replace(r, excluded=excluded, understood=instead, among=tuple(e for e in r.among if e not in excluded))
            for r in readings
        ]
        if self._is_description() or self._is_short(FEW):
            readings.append(Reading(self.text, self._beside, instead, excluded, self.text, leans=True, would_lean=True))
        return (*readings, Reading(self.text, "", instead, excluded, self.text))

    @property
    def _content(self) -> list[str]:
        """The message's words that have a subject of their own."""
        return [w for w in content_words(self.text) if w not in _IN_PASSING]

    @property
    def _last_question(self) -> str:
        last = self.kb.entry_by_id.get(self.context.entry)
        return last.question if last else self.context.asked

    @property
    def _beside(self) -> str:
        return f"{self._last_question} {self.context.asked}"

    def _is_short(self, most: int) -> bool:
        """Say whether the message has at most so many content words, and no name among them."""
        return len(self._content) <= most and not self._list_names()

    def _list_names(self) -> list[str]:
        return self.names.find([stem(w) for w in tokens(self.text)])

    def _stands_alone(self) -> bool:
        """Say whether a question has its own subject and nothing that could mean what was said before."""
        words = tokens(self.text)
        if _ASKING.isdisjoint(words) or not self._names_subject() or self.context.is_pinned:
            return False
        points = not _POINTERS.isdisjoint(words) or _CONTINUES.match(" ".join(words))
        return not points and find_pronoun(self.text, self.kb, self.names) is None

    def _names_subject(self) -> bool:
        """Say whether a short message names what it is about; a place before a noun only says which: "the Russian original"."""
        words = tokens(self.text)
        located = self.names.locate([stem(w) for w in words])
        only_which = [
            self.kb.name_by_id[n].kind is NameKind.PLACE and content_words(" ".join(words[e : e + 1]))
            for n, _, e in located
        ]
        return bool(located) and (len(self._content) > SHORT or not all(only_which))

    def _lacks_subject(self) -> bool:
        """Say whether a pronoun is all that says what the message is about."""
        points = len(self._content) <= FEW and _ENDS_POINTING.search(" ".join(tokens(self.text)))
        return bool(points) or (bool(self._put_names()) and not self._list_names())

    def _is_description(self) -> bool:
        """Say whether the message asks nothing but only says which thing is meant."""
        said = tokens(self.text)
        return len(said) <= LONGEST_DESCRIPTION and bool(self._content) and _ASKS.isdisjoint(said)

    def _describe(self, among: Sequence[str]) -> list[Reading]:
        """Return the message taken as a description of what the last question was about."""
        if not self._is_description() or not self.context.asked:
            return []
        described = Reading(
            f"{self.context.asked} {self.text}",
            understood=STILL.format(question=self.context.asked),
            own=self.text,
            among=tuple(dict.fromkeys(among)),
            leans=True,
            would_lean=True,
        )
        named = self._name_instead()
        return [replace(described, query=named), described] if named else [described]

    def _points_out(self) -> bool:
        """Say whether the message picks one of several: "the one in town"."""
        return _POINTS_OUT.search(" ".join(tokens(self.text))) is not None

    def _ask_of_name(self) -> list[Reading]:
        """Return the last question asked of what a message only names: "and Serbia?"."""
        named = self._complete_name()
        if not named:
            return []
        return [Reading(named, understood=STILL.format(question=named), own=self.text, leans=True)]

    def complete(self) -> str:
        """Return what the message asks, said in full: the last question of what it only names, else itself."""
        if not self.context.asked:
            return self.text
        is_same = self._is_description() and (self._only_names() or len(self._content) == 1)
        return self._complete_name() or (self.context.asked if is_same else self.text)

    def _only_names(self) -> bool:
        """Say whether the message says nothing but one name."""
        words = tokens(self.text)
        located = self.names.locate([stem(w) for w in words])
        return len(located) == 1 and not content_words(" ".join(words[: located[0][1]] + words[located[0][2] :]))

    def _complete_name(self) -> str:
        return self._name_instead() if self._is_description() and len(self._content) <= SHORT else ""

    def _name_instead(self) -> str:
        """Return the last question about the one name of this message; empty when that makes no question."""
        found = self._list_names()
        if len(set(found)) != 1:
            return ""
        name = self.kb.name_by_id[found[0]]
        return put_name(name, self.context.asked, self.kb, self.names)

    def _put_names(self) -> list[Reading]:
        """Return a reading for each name that a pronoun of the message may stand for, the likeliest first."""
        pronoun = find_pronoun(self.text, self.kb, self.names)
        own = self._list_names()
        meant = [n for n in list_meant(pronoun, self.context, self.kb) if n.id not in own] if pronoun else []
        return [
            Reading(
                pronoun.replace(self.text, name),
                self._beside,
                TAKING.format(pronoun=pronoun.form, name=name.name),
                own=self.text,
                leans=True,
                would_lean=True,
                must_lean=pronoun.sort in ("he", "she"),
                stands_in=True,
            )
            for name in meant
            if pronoun
        ]

    def _put_author(self) -> list[Reading]:
        """Return the message asked of the author, when it asks what "he" or "she" says or wants now."""
        pronoun = find_pronoun(self.text, self.kb, self.names)
        author = find_author(self.kb)
        if pronoun is None or author is None or author.pronoun != pronoun.sort or not _TELLS.search(self.text.lower()):
            return []
        told = pronoun.put(self.text, "the author")
        taking = TAKING.format(pronoun=pronoun.form, name=author.name)
        return [Reading(told, "", taking, own=self.text, leans=True, would_lean=True, must_lean=True, is_author=True)]

    def _stay(self) -> list[Reading]:
        """Return the message read beside what was answered last, when it may lean on that."""
        words = tokens(self.text)
        content = self._content
        points = bool(_POINTERS & set(words)) or _CONTINUES.match(" ".join(words)) or self.context.is_pinned
        if not (points or len(content) <= SHORT or find_pronoun(self.text, self.kb, self.names)):
            return []
        return [
            Reading(
                self.text,
                self._beside,
                STILL.format(question=self._last_question),
                own=" ".join(w for w in words if w not in _IN_PASSING),
                leans=True,
                would_lean=self._is_short(SHORT) or self.context.is_pinned or bool(_THERE.search(" ".join(words))),
                must_lean=not content,
            )
        ]

    def _read_alone(self) -> Reading:
        """Read the message by itself; "and X?" asks what there is about X."""
        match = _ABOUT.match(" ".join(tokens(self.text)))
        if match and 0 < len(self._content) <= SHORT and _ASKS.isdisjoint(match["subject"].split()):
            return Reading(f"what about {match['subject']}")
        return Reading(self.text)


def put_name(name: Name, question: str, kb: KnowledgeBase, names: NameBook) -> str:
    """Return `question` asked about `name`: in place of a pronoun that fits it, else of the last name of its kind.

    Empty when the question holds neither.
    """
    pronoun = find_pronoun(question, kb, names)
    if pronoun and pronoun.sort == name.pronoun:
        return pronoun.replace(question, name)
    said = [(m.start(), m) for n in kb.names if n.kind is name.kind and n is not name for m in _find_forms(n, question)]
    if not said:
        return ""
    _, last = max(said, key=lambda found: (found[0], len(found[1].group())))
    return re.sub(rf"\b{re.escape(last.group())}\b", lambda _: name.short, question)


def _find_forms(name: Name, text: str) -> Iterator[re.Match[str]]:
    forms = "|".join(re.escape(f) for f in sorted(name.forms, key=len, reverse=True))
    return re.finditer(rf"\b(?:{forms})\b", text, flags=re.IGNORECASE)
