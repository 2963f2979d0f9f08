"""How much of what a message asks stands in the words an entry would be answered with."""

from tutor.knowledge.model import Entry
from tutor.matching.normalise import tokens
from tutor.matching.stem import content_words
from tutor.retrieval.asking import CARRIERS
from tutor.retrieval.index import Index
from tutor.retrieval.terms import list_terms


def measure_told(text: str, entry: Entry, index: Index) -> float:
    """Return the share of the content words of `text` that the entry's own words hold, 0.0-1.0; 1.0 when there are none.

    Stricter than what an index accounts for: how an entry may be asked says nothing of what it answers.
    """
    asked = [w for w in dict.fromkeys(content_words(text)) if w not in CARRIERS]
    told = set(list_terms(tokens(" ".join((entry.answer, entry.more, *entry.parts))), index.names))
    return sum(not told.isdisjoint(list_terms([w], index.names)) for w in asked) / len(asked) if asked else 1.0
