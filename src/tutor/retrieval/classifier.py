"""A sparse softmax regression from terms to targets: what the pack's own phrasings teach about telling targets apart.

Trained when an index is made, in plain Python. Retrieval proposes a few candidate targets for a text; the
classifier only ever chooses among those, in training as in use, so both cost the same on a pack of a hundred
targets and of ten thousand.
"""

import math
import random
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from operator import mul

from tutor.retrieval.numbers import Numbers, pack_numbers
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
    targets: Numbers
    weights: Numbers
    """In steps of 16 bits."""
    step: float
    """The size of a step."""

    def score(self, vector: Vector, candidates: Sequence[int]) -> dict[int, float]:
        """Return each candidate's score; higher is likelier, on the scale of log odds."""
        scores = dict.fromkeys(candidates, 0.0)
        for term, value in vector:
            start, end = self.starts[term], self.starts[term + 1]
            targets, weights = self.targets[start:end], self.weights[start:end]
            size = value * self.step
            if len(targets) > LONG * len(scores):
                for target in scores:
                    place = bisect_left(targets, target)
                    if place < len(targets) and targets[place] == target:
                        scores[target] += size * weights[place]
                continue
            for target, weight in zip(targets, weights, strict=True):
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
    learnt = defaultdict[int, "array[float]"](lambda: array("d", [0.0]) * terms)
    for rate, example in _visits(examples, random.Random(seed)):  # noqa: S311 (an order of visiting, no secret)
        numbers, values = [term for term, _ in example.vector], [value for _, value in example.vector]
        held = {target: list(map(learnt[target].__getitem__, numbers)) for target in example.candidates}
        shares = share_out({target: sum(map(mul, values, weights)) for target, weights in held.items()})
        if shares[example.target] < LEARNT:
            for target, share in shares.items():
                row, step = learnt[target], rate * ((target == example.target) - share)
                for term, value, weight in zip(numbers, values, held[target], strict=True):
                    row[term] = weight + step * value
    return _pack(learnt, terms)


def _visits(examples: Sequence[Example], chance: random.Random) -> Iterator[tuple[float, Example]]:
    order = list(examples)
    epochs = max(1, min(MOST_EPOCHS, MOST_VISITS // max(1, len(order))))
    for epoch in range(1, epochs + 1):
        chance.shuffle(order)
        for example in order:
            yield RATE / epoch, example


def _pack(learnt: Mapping[int, Sequence[float]], terms: int) -> Classifier:
    kept: list[list[tuple[int, float]]] = [[] for _ in range(terms)]
    for target in sorted(learnt):
        for term, weight in enumerate(learnt[target]):
            if abs(weight) >= LEAST_WEIGHT:
                kept[term].append((target, weight))
    step = max((abs(w) for row in kept for _, w in row), default=1.0) / MOST_STEPS
    starts = array("I", accumulate(map(len, kept), initial=0))
    targets = pack_numbers([t for row in kept for t, _ in row])
    return Classifier(starts, targets, array("h", (round(w / step) for row in kept for _, w in row)), step)
