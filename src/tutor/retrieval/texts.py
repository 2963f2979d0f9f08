"""What a pack says, read once: for the index of all of it, and for the one that things are left out of."""

from collections.abc import Iterator

from tutor.knowledge.model import Entry, Gap, KnowledgeBase
from tutor.matching.meaning import add_up, make_unit
from tutor.matching.normalise import tokens
from tutor.retrieval.asking import find_asking
from tutor.retrieval.likeness import Row, make_row
from tutor.retrieval.silence import leave_silence
from tutor.retrieval.terms import NameBook, ask_terms, list_terms
from tutor.values import dataclass

ASIDE_SHARE = 0.5
"""What "tell me more" adds counts half of a phrasing."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a target as terms."""

    target: int
    wording: str
    words: tuple[str, ...]
    """Folded."""
    terms: tuple[str, ...]
    meaning: Row
    share: float
    is_phrasing: bool


def list_things(kb: KnowledgeBase) -> tuple[Entry | Gap, ...]:
    """Return what targets stand for, in their order."""
    return (*kb.entries, *kb.gaps)


def read_texts(kb: KnowledgeBase, names: NameBook) -> list[Text]:
    """Return all that is known of the targets, in their order: each one's phrasings, then what its answer tells."""
    return [
        _read_text(target, text, names, share=share, is_phrasing=is_phrasing)
        for target, thing in enumerate(list_things(kb))
        for text, share, is_phrasing in _list_texts(thing)
    ]


def read_denials(kb: KnowledgeBase, names: NameBook) -> list[Text]:
    """Return the false premises that entries deny."""
    return [_read_text(n, d, names) for n, e in enumerate(kb.entries) for d in e.denies]


def _read_text(target: int, text: str, names: NameBook, *, share: float = 1.0, is_phrasing: bool = False) -> Text:
    words = tokens(text)
    asking = tokens(find_asking(text))
    terms = ask_terms(words, names, asking) if is_phrasing else list_terms(words, names)
    meaning = make_row(make_unit(add_up(words)))
    return Text(target, text, tuple(words), tuple(terms), meaning, share, is_phrasing)


def _list_texts(thing: Entry | Gap) -> Iterator[tuple[str, float, bool]]:
    """Yield the texts that a thing's terms are taken from: an answer counts as one more phrasing."""
    if isinstance(thing, Gap):
        yield from ((question, 1.0, True) for question in thing.questions)
        return
    yield from ((phrasing, 1.0, True) for phrasing in thing.phrasings)
    asides = ((thing.answer, 1.0), (thing.more, ASIDE_SHARE), (" ".join(thing.parts), ASIDE_SHARE))
    yield from ((told, share, False) for text, share in asides if (told := leave_silence(text)))
