"""Which targets hold which terms, and how much that says (BM25 over each target's texts taken as one)."""

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence

from tutor.retrieval.numbers import Fractions, Numbers, pack_numbers
from tutor.values import dataclass

SATURATION = 1.2
"""k1 of BM25: how soon a term's repetition stops counting."""
TELLING_SHARE, FEW = 1 / 3, 250
"""A term that more targets hold than this share, and than so many, tells hardly one from another and is left out."""
LENGTH_SHARE = 0.75
"""b of BM25: how much long targets are held back."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Per term a row of targets and what the term is worth there, from `starts[term]` to `starts[term + 1]`."""

    starts: "array[int]"
    targets: Numbers
    worths: Fractions
    size: int
    """How many targets there are."""

    def holders(self, term: int) -> "array[int]":
        """Return the targets that hold a term."""
        return self.targets[self.starts[term] : self.starts[term + 1]]

    def score(self, query: Iterable[tuple[int, float]]) -> dict[int, float]:
        """Return the BM25 score of every target that holds a term of `query` (terms with their shares), in their order."""
        most = max(FEW, TELLING_SHARE * self.size)
        held = ((self.starts[term], self.starts[term + 1], share) for term, share in query)
        rows = [(start, end, share) for start, end, share in held if end - start <= most]
        scores = [0.0] * self.size
        for start, end, share in rows:
            for target, worth in zip(self.targets[start:end], self.worths[start:end], strict=True):
                scores[target] += share * worth
        if sum(end - start for start, end, _ in rows) >= self.size:
            return {target: score for target, score in enumerate(scores) if score}
        return {target: scores[target] for target in sorted({t for s, e, _ in rows for t in self.targets[s:e]})}


def build_postings(documents: Sequence[Mapping[int, float]], terms: int) -> Postings:
    """Return the postings of `documents`: for each target its terms with how often they stand in its texts."""
    lengths = [sum(d.values()) for d in documents]
    mean = sum(lengths) / max(1, len(lengths)) or 1.0
    rows: list[list[tuple[int, float]]] = [[] for _ in range(terms)]
    for target, document in enumerate(documents):
        held_back = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths[target] / mean)
        for term, count in document.items():
            rows[term].append((target, count * (SATURATION + 1) / (count + held_back)))
    starts, worths = array("I", [0]), array("f")
    for row in rows:
        rarity = weigh_rarity(len(documents), len(row))
        worths.extend(worth * rarity for _, worth in row)
        starts.append(len(worths))
    return Postings(starts, pack_numbers([target for row in rows for target, _ in row]), worths, len(documents))


def weigh_rarity(documents: int, holding: int) -> float:
    """Return the inverse document frequency, above 0: log((documents + 1) / (holding + 0.5)), at least 0.01."""
    return max(0.01, math.log((documents + 1) / (holding + 0.5)))
