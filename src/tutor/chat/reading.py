"""One way to read a message, and what it leads to."""

from tutor.chat.deciding import Decision
from tutor.retrieval.values import SearchResult
from tutor.values import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a message."""

    query: str
    context: str = ""
    """Earlier words it leans on."""
    understood: str = ""
    """What was resolved, for the learner."""
    excluded: tuple[str, ...] = ()
    """Entries that are not meant."""
    own: str = ""
    """The message's own words, without what was put in for a pronoun."""
    among: tuple[str, ...] = ()
    """Entries offered, one of which it describes."""
    leans: bool = False
    """Whether it leans on the conversation."""
    would_lean: bool = False
    """Whether it is rather understood with what was said before."""
    must_lean: bool = False
    """Whether it makes no sense by itself."""
    is_weak: bool = False
    """Whether a pronoun is left out of account, so that nothing found this way can be asserted."""
    stands_in: bool = False
    """Whether a name was put in for a pronoun: of several such readings the first that leads anywhere is meant."""
    is_author: bool = False
    """Whether the author was put in for a pronoun: tried beside that first one unless it is asserted."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A reading of a message with what was found and decided for it."""

    reading: Reading
    found: SearchResult
    decision: Decision

    @property
    def sureness(self) -> float:
        """Probability of the best entry, 0.0-1.0."""
        return self.decision.entries[0].probability if self.decision.entries else 0.0

    @property
    def own(self) -> str:
        """The message's own words."""
        return self.reading.own or self.reading.query
