"""What a learner wants to be asked, and which claims that means."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from tutor.citing import read_label, say_sections
from tutor.errors import UsageError
from tutor.knowledge.model import Claim, KnowledgeBase
from tutor.matching.normalise import tokens
from tutor.text import clean_line, shorten
from tutor.values import dataclass


class Sort(StrEnum):
    """Sorts of quizzes."""

    TODAY = "today"
    """What is due, then what is new."""
    NEW = "new"
    TOPIC = "topic"
    SECTION = "section"
    MISSED = "missed"
    EXAM = "exam"
    CLAIM = "claim"
    """One claim's own items, then what else its topics have."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a learner wants to be asked."""

    sort: Sort = Sort.TODAY
    about: str = ""
    """Id of the topic or of the claim, or label of the section."""
    entry: str = ""
    """Entry whose claims come first; empty for none."""
    count: int = 0
    """Of an exam, how many questions."""

    @classmethod
    def read(  # noqa: PLR0913 - each is a wish of the learner's
        cls,
        kb: KnowledgeBase,
        *,
        topic: str | None,
        section: str | None,
        entry: str | None,
        exam: int,
        missed: bool,
        new: bool,
        claim: str | None = None,
    ) -> "Wish":
        """Return the wish that a face's arguments make; the first of them that says something counts.

        Raises:
            UsageError: There is no such topic or section.
        """
        if exam:
            return cls(Sort.EXAM, count=exam)
        if missed or new:
            return cls(Sort.MISSED if missed else Sort.NEW)
        if claim is not None:
            return cls(Sort.CLAIM, claim)
        if section is not None:
            return cls(Sort.SECTION, _find_section(kb, section))
        if topic is not None or entry:
            return cls(Sort.TOPIC, _find_topic(kb, topic) if topic else "", entry or "")
        return cls()

    @property
    def is_of_today(self) -> bool:
        """Whether it asks for what the day brings."""
        return self.sort in (Sort.TODAY, Sort.NEW)

    def say(self) -> str:
        """Return the wish in words."""
        return {
            Sort.TODAY: "nothing is due or new today",
            Sort.NEW: "nothing new is left for today",
            Sort.TOPIC: "no claim belongs to that",
            Sort.SECTION: f"no claim rests on {say_sections((self.about,))}",
            Sort.MISSED: "nothing was missed",
            Sort.EXAM: "this pack has no questions",
            Sort.CLAIM: "that claim has no questions",
        }[self.sort]

    @property
    def key(self) -> str:
        """What an unfinished quiz of the same sort is known by."""
        return f"{self.sort}:{self.about}"

    def choose(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return the claims that a topic, a section or an entry has; those of the entry first."""
        if self.sort is Sort.SECTION:
            return tuple(c for c in claims if self.about in c.cites)
        found = [c for c in claims if self.about in c.topics or self.entry in c.entries]
        return tuple(sorted(found, key=lambda c: self.entry not in c.entries))


def _find_topic(kb: KnowledgeBase, words: str) -> str:
    said = tokens(words)
    for topic in kb.info.topics:
        if said in [tokens(form) for form in (topic.id, topic.id.replace("-", " "), topic.title, *topic.aliases)]:
            return topic.id
    raise _refuse("topic", words, {t.id: t.title for t in kb.info.topics})


def _find_section(kb: KnowledgeBase, label: str) -> str:
    wanted = read_label(label)
    if wanted in kb.section_by_id:
        return wanted
    raise _refuse("section", label, {s.id: s.title for s in kb.info.sections})


def _refuse(noun: str, given: str, there: Mapping[str, str]) -> UsageError:
    return UsageError(
        f"no {noun} is called {shorten(clean_line(given), 60)!r}", f"there are {', '.join(there)}" if there else ""
    )
