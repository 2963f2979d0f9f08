"""A sparse softmax regression from terms to targets: what the pack's own phrasings teach about telling targets apart.

Trained when an index is made, in plain Python. Retrieval proposes a few candidate targets for a text; the
classifier only ever chooses among those, in training as in use, so both cost the same on a pack of a hundred
targets and of ten thousand.
"""

import math
import random
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from tutor.retrieval.numbers import pack_numbers
from tutor.values import dataclass

Vector = Sequence[tuple[int, float]]
"""Term numbers with their weights, of length 1.0."""

RATE = 4.0
"""First step's size; the steps of epoch n are RATE / n."""
MOST_EPOCHS = 3
MOST_VISITS = 60_000
"""Examples looked at in all: very large packs are trained in fewer epochs, at least one."""
LEARNT = 0.98
"""An example whose own target has this much probability teaches nothing more."""
LEAST_WEIGHT = 0.05
"""Smaller weights are dropped when training is over."""
MOST_STEPS = 32_767
"""Steps of the greatest weight."""
LONG = 8
"""In rows with so many targets for each candidate the candidates are looked up one by one."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text that belongs to a target, and the targets it could be taken for."""

    vector: Vector
    target: int
    candidates: tuple[int, ...]
    """Holds `target`."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights in rows, one row a term: targets, ascending, and weights from `starts[term]` to `starts[term + 1]`."""

    starts: "array[int]"
    targets: "array[int]"
    weights: "array[int]"
    """In steps of 16 bits."""
    step: float
    """The size of a step."""

    def score(self, vector: Vector, candidates: Sequence[int]) -> dict[int, float]:
        """Return each candidate's score; higher is likelier, on the scale of log odds."""
        scores = dict.fromkeys(candidates, 0.0)
        for term, value in vector:
            start, end = self.starts[term], self.starts[term + 1]
            size = value * self.step
            if end - start > LONG * len(scores):
                for target in scores:
                    place = bisect_left(self.targets, target, start, end)
                    if place < end and self.targets[place] == target:
                        scores[target] += size * self.weights[place]
                continue
            for target, weight in zip(self.targets[start:end], self.weights[start:end], strict=True):
                if target in scores:
                    scores[target] += size * weight
        return scores


def share_out(scores: Mapping[int, float]) -> dict[int, float]:
    """Return the softmax of `scores`: shares above 0.0 that sum to 1.0."""
    highest = max(scores.values(), default=0.0)
    exponents = {target: math.exp(score - highest) for target, score in scores.items()}
    total = sum(exponents.values())
    return {target: e / total for target, e in exponents.items()}


def train(examples: Sequence[Example], *, terms: int, seed: int = 0) -> Classifier:
    """Return a classifier learnt from `examples` by stochastic gradient descent, the same for the same arguments.

    Args:
        examples: What to learn from.
        terms: How many terms there are.
        seed: Of the order in which examples are visited.
    """
    rows: list[dict[int, float]] = [{} for _ in range(terms)]
    for rate, example in _visits(examples, random.Random(seed)):  # noqa: S311 (an order of visiting, no secret)
        scores = dict.fromkeys(example.candidates, 0.0)
        for term, value in example.vector:
            row = rows[term]
            for target in row.keys() & scores.keys():
                scores[target] += value * row[target]
        shares = share_out(scores)
        if shares[example.target] < LEARNT:
            _step(rows, example, shares, rate)
    return _pack(rows)


def _step(rows: Sequence[dict[int, float]], example: Example, shares: Mapping[int, float], rate: float) -> None:
    steps = [(target, rate * ((target == example.target) - share)) for target, share in shares.items()]
    for term, value in example.vector:
        row = rows[term]
        for target, step in steps:
            row[target] = row.get(target, 0.0) + step * value


def _visits(examples: Sequence[Example], chance: random.Random) -> Iterator[tuple[float, Example]]:
    order = list(examples)
    epochs = max(1, min(MOST_EPOCHS, MOST_VISITS // max(1, len(order))))
    for epoch in range(1, epochs + 1):
        chance.shuffle(order)
        for example in order:
            yield RATE / epoch, example


def _pack(rows: Sequence[Mapping[int, float]]) -> Classifier:
    kept = [sorted((t, w) for t, w in row.items() if abs(w) >= LEAST_WEIGHT) for row in rows]
    step = max((abs(w) for row in kept for _, w in row), default=1.0) / MOST_STEPS
    starts = array("I", accumulate(map(len, kept), initial=0))
    targets = pack_numbers([t for row in kept for t, _ in row])
    return Classifier(starts, targets, array("h", (round(w / step) for row in kept for _, w in row)), step)
