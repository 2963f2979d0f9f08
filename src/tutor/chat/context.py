"""What a conversation has been about: what the next message may refer to."""

from dataclasses import replace

from tutor.values import dataclass

MOST_TOPICS = 8


@dataclass(frozen=True, slots=True)
class Context:
    """What was said so far, as far as the next message may lean on it."""

    entry: str = ""
    """The entry answered last; empty when nothing was."""
    topics: tuple[str, ...] = ()
    """Entries answered, latest first."""
    names: tuple[str, ...] = ()
    """Names talked about, latest and most prominent first."""
    options: tuple[str, ...] = ()
    """Entries offered by the last reply."""
    part: int = 0
    """The item of the last list that was asked for, from 1; 0 for none yet."""
    told_more: bool = False
    """Whether "tell me more" has been answered for the last entry."""
    question: str = ""
    """The question answered last, in the learner's words."""
    asked: str = ""
    """The learner's last question, answered or not."""
    sources: tuple[str, ...] = ()
    """Sections that the last reply to a question rests on."""
    is_pinned: bool = False
    """Whether the learner has just named the entry they go on about."""

    def with_answer(self, entry: str, names: tuple[str, ...], question: str) -> "Context":
        """Return the context after `entry` was answered."""
        topics = (entry, *(t for t in self.topics if t != entry))[:MOST_TOPICS]
        return Context(entry=entry, topics=topics, names=self._speak_of(names), question=question, asked=question)

    def with_question(self, question: str, names: tuple[str, ...]) -> "Context":
        """Return the context after a question about `names` that wasn't answered."""
        return replace(self, asked=question, names=self._speak_of(names), options=(), sources=(), is_pinned=False)

    def with_options(self, options: tuple[str, ...]) -> "Context":
        """Return the context after a reply that offered `options`."""
        return replace(self, options=options)

    def back_to(self, entry: str, names: tuple[str, ...], question: str) -> "Context":
        """Return the context in which the next words are about `entry`, which answered `question` before."""
        told_more = entry == self.entry and self.told_more
        return replace(self.with_answer(entry, names, question), told_more=told_more, is_pinned=True)

    def _speak_of(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*names, *self.names)))[:MOST_TOPICS]
