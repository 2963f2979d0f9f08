"""Finds where a pack took more words in a row from its essay than it may."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tutor.library.attach import bare_words
from tutor.values import dataclass

LONGEST_RUN = 9
"""Words in a row, across punctuation, from which a run counts as taken."""


@dataclass(frozen=True, slots=True)
class TakenRun:
    """Words of the source that stand in a row in a text."""

    where: str
    words: str
    """As they were compared: lower case, letters and digits only."""
    length: int
    """Words."""


def find_taken_runs(
    kb_texts: Iterable[tuple[str, str]], source_text: str, *, length: int = LONGEST_RUN
) -> tuple[TakenRun, ...]:
    """Return every run of `length` or more words of the source in the texts, each as long as it goes.

    `kb_texts` are pairs of where a text stands and the text itself.
    """
    source = bare_words(source_text)
    starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(source) - length + 1):
        starts[tuple(source[i : i + length])].append(i)
    return tuple(run for where, text in kb_texts for run in _runs(where, bare_words(text), source, starts))


def _runs(
    where: str, found: Sequence[str], source: Sequence[str], starts: dict[tuple[str, ...], list[int]]
) -> Iterator[TakenRun]:
    length = len(next(iter(starts), ()))
    at = 0
    while length and at + length <= len(found):
        here = starts.get(tuple(found[at : at + length]), ())
        reach = max((_shared(found[at:], source[start:]) for start in here), default=0)
        if reach:
            yield TakenRun(where, " ".join(found[at : at + reach]), reach)
        at += max(1, reach - length + 1) if reach else 1


def _shared(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many words two texts have in common from their beginning."""
    count = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        count += 1
    return count
