"""What a conversation has been about: what the next message may refer to."""

from dataclasses import dataclass, replace

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
    """The learner's last question, in their words."""

    def with_answer(self, entry: str, names: tuple[str, ...], question: str) -> "Context":
        """Return the context after `entry` was answered."""
        topics = (entry, *(t for t in self.topics if t != entry))[:MOST_TOPICS]
        spoken = tuple(dict.fromkeys((*names, *self.names)))[:MOST_TOPICS]
        return Context(entry=entry, topics=topics, names=spoken, question=question)

    def with_options(self, options: tuple[str, ...]) -> "Context":
        """Return the context after a reply that offered `options`."""
        return replace(self, options=options)
