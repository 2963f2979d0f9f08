"""What a pack knows, as frozen values: sections, entries, gaps, names and claims with their quiz items."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from tutor.values import dataclass


class WhyNot(StrEnum):
    """The named kinds of "no"."""

    SILENT = "silent"
    """The essay says nothing about the subject."""
    TOUCHES = "touches"
    """The essay touches the subject but doesn't say this."""
    OPINION = "opinion"
    """An opinion was asked for: the tutor has none."""
    NEWS = "news"
    """Today's state, or what came after the essay."""
    PREMISE = "premise"
    """The question takes for granted something the essay contradicts."""
    NOT_UNDERSTOOD = "not_understood"
    """Nothing in the question could be made out."""


LONG_TITLE = 4
"""Names of more words aren't used whole in a question."""


class NameKind(StrEnum):
    """What sort of thing a name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    TREATY = "treaty"
    EVENT = "event"
    WORK = "work"
    TERM = "term"


class Role(StrEnum):
    """What a claim does in the essay's argument."""

    THESIS = "thesis"
    CLAIM = "claim"
    EVIDENCE = "evidence"
    CONCESSION = "concession"
    PROPOSAL = "proposal"
    OBJECTION = "objection"
    """A view the author argues against."""


class ItemKind(StrEnum):
    """How a quiz item asks."""

    CHOICE = "choice"
    TRUE_FALSE = "true_false"
    GAP = "gap"
    SHORT = "short"
    MANY = "many"
    ORDER = "order"
    MATCH = "match"
    RECALL = "recall"


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that entries and claims are grouped under."""

    id: str
    title: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the essay that citations point to."""

    id: str
    """The label a citation shows: "3", "deck"."""
    title: str
    gist: str
    """One sentence, in the curator's words."""
    fingerprints: tuple[str, ...] = ()
    """Hashed five-word shingles, to align a learner's own copy of the essay."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question the essay answers, and the curated answer."""

    id: str
    question: str
    answer: str
    cites: tuple[str, ...]
    also: tuple[str, ...] = ()
    """Other ways learners ask the same."""
    more: str = ""
    """What "tell me more" adds; empty when there is no more."""
    parts: tuple[str, ...] = ()
    """The items of a list answer, in order."""
    topics: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    """Entries that lead on."""
    denies: tuple[str, ...] = ()
    """False premises this entry answers."""

    @property
    def phrasings(self) -> tuple[str, ...]:
        """Every way this entry is known to be asked, the canonical one first."""
        return (self.question, *self.also)


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions next to the essay that it doesn't answer, and what to say instead."""

    id: str
    questions: tuple[str, ...]
    says: str
    why_not: WhyNot
    near: tuple[str, ...] = ()
    """Entries where the essay comes nearest."""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedFact:
    """Something that happened to a name at a time the essay gives."""

    date: str
    """"1963", "1962-10", "2018-12-15", a range "2013/2014" or an open one "2003/"."""
    what: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place, organisation, treaty, event, work or term of the essay."""

    id: str
    name: str
    kind: NameKind
    gist: str
    cites: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    pronoun: str = ""
    """he, she, it or they; empty when unknown."""
    when: tuple[DatedFact, ...] = ()

    @property
    def short(self) -> str:
        """The name as a question has it: a person's last word where that is an alias, and for a long title its first alias."""
        words = self.name.split()
        if self.kind is NameKind.PERSON and words[-1] in self.aliases:
            return words[-1]
        return self.aliases[0] if len(words) > LONG_TITLE and self.aliases else self.name

    @property
    def forms(self) -> tuple[str, ...]:
        """Every way the name is written."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Point:
    """One key idea of a right answer."""

    point: str
    accept: tuple[str, ...] = ()
    """Other wordings that say the same."""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option, and what is to be learnt from it."""

    text: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every quiz item has."""

    id: str
    explain: str
    prompt: str = ""
    cites: tuple[str, ...] = ()
    """Empty: the claim's own."""
    hints: tuple[str, ...] = ()
    """In steps; none gives the answer away."""
    was: tuple[str, ...] = ()
    """Earlier ids, so that history stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceItem(Item):
    """One right option among wrong ones."""

    answer: str
    distractors: tuple[Distractor, ...]
    kind: ItemKind = field(default=ItemKind.CHOICE, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalseItem(Item):
    """A statement to be judged."""

    answer: bool
    kind: ItemKind = field(default=ItemKind.TRUE_FALSE, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapItem(Item):
    """A sentence with blanks.

    `fragments` and `blanks` alternate, fragments first and last: there is one fragment more than blanks.
    """

    fragments: tuple[str, ...]
    blanks: tuple[tuple[str, ...], ...]
    """Of each blank the accepted answers, the shown one first."""
    kind: ItemKind = field(default=ItemKind.GAP, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortItem(Item):
    """A question answered in a few typed words."""

    reference: str
    accept: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    kind: ItemKind = field(default=ItemKind.SHORT, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyItem(Item):
    """Select all that apply."""

    correct: tuple[str, ...]
    wrong: tuple[Distractor, ...]
    kind: ItemKind = field(default=ItemKind.MANY, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderItem(Item):
    """Things to be put in order."""

    sequence: tuple[str, ...]
    """In the right order."""
    kind: ItemKind = field(default=ItemKind.ORDER, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchItem(Item):
    """Pairs to be found."""

    pairs: tuple[tuple[str, str], ...]
    extra: tuple[str, ...] = ()
    """Right-hand sides that belong to nothing."""
    kind: ItemKind = field(default=ItemKind.MATCH, init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallItem(Item):
    """Say all you remember."""

    points: tuple[Point, ...]
    kind: ItemKind = field(default=ItemKind.RECALL, init=False)


AnyItem = ChoiceItem | TrueFalseItem | GapItem | ShortItem | ManyItem | OrderItem | MatchItem | RecallItem


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of the essay's argument: the unit of memory."""

    id: str
    statement: str
    role: Role
    cites: tuple[str, ...]
    supports: str = ""
    """Id of the claim this one supports; empty for the thesis and for objections."""
    answers: str = ""
    """Id of the objection this one answers; empty when it answers none."""
    held_by: str = ""
    """Name id of whoever holds it; `others` for views the author argues against."""
    entries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    items: tuple[AnyItem, ...] = ()


@dataclass(frozen=True, slots=True)
class PackInfo:
    """What `pack.yaml` says of the pack itself."""

    id: str
    title: str
    author: str
    about: str
    language: str
    version: str
    topics: tuple[Topic, ...]
    sections: tuple[Section, ...]
    """In reading order."""
    starters: tuple[str, ...] = ()
    """Entries to offer on the first run."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words learners use for one another: ("movie", "film", "picture")."""


@dataclass(frozen=True)
class KnowledgeBase:
    """Everything one pack knows, checked: every reference in it leads somewhere."""

    info: PackInfo
    entries: tuple[Entry, ...]
    gaps: tuple[Gap, ...] = ()
    names: tuple[Name, ...] = ()
    claims: tuple[Claim, ...] = ()

    @cached_property
    def entry_by_id(self) -> Mapping[str, Entry]:
        """Entries by id."""
        return MappingProxyType({e.id: e for e in self.entries})

    @cached_property
    def gap_by_id(self) -> Mapping[str, Gap]:
        """Gaps by id."""
        return MappingProxyType({g.id: g for g in self.gaps})

    @cached_property
    def name_by_id(self) -> Mapping[str, Name]:
        """Names by id."""
        return MappingProxyType({n.id: n for n in self.names})

    @cached_property
    def claim_by_id(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return MappingProxyType({c.id: c for c in self.claims})

    @cached_property
    def section_by_id(self) -> Mapping[str, Section]:
        """Sections by label."""
        return MappingProxyType({s.id: s for s in self.info.sections})

    @cached_property
    def topic_by_id(self) -> Mapping[str, Topic]:
        """Topics by id."""
        return MappingProxyType({t.id: t for t in self.info.topics})
