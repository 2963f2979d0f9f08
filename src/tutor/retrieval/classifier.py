"""A sparse softmax regression from terms to targets: the strongest single voice in retrieval.

Trained on a pack's own phrasings when its index is made, in plain Python. Each example is a unit vector of
weighted terms; a step of stochastic gradient descent touches only the targets that compete for it, so the
weights stay sparse: a term holds weights only for targets it ever helped or misled.
"""

import math
import random
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Vector = Sequence[tuple[int, float]]
"""Term numbers with their weights, of length 1.0."""

EPOCHS = 5
RATE = 4.0
"""First step's size; the steps of epoch n are RATE / n."""
LEAST_SHARE = 0.02
"""Targets with less of an example's probability are left alone."""
LEARNT = 0.98
"""An example whose own target has this much probability teaches nothing more."""
LEAST_WEIGHT = 0.05
"""Smaller weights are dropped when training is over."""
MOST_VISITS = 120_000
"""Most examples looked at in all: very large packs are trained in fewer epochs, at least one."""
_MOST_EXPONENT = 50.0


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights in rows, one row a term: targets and weights from `starts[term]` to `starts[term + 1]`."""

    size: int
    """How many targets there are."""
    starts: "array[int]"
    targets: "array[int]"
    weights: "array[float]"

    def score(self, vector: Vector) -> dict[int, float]:
        """Return the score of each target that any term of `vector` speaks for or against; others score 0.0."""
        scores: dict[int, float] = {}
        starts, targets, weights = self.starts, self.targets, self.weights
        for term, value in vector:
            for i in range(starts[term], starts[term + 1]):
                target = targets[i]
                scores[target] = scores.get(target, 0.0) + value * weights[i]
        return scores


def share_out(scores: Mapping[int, float], size: int) -> dict[int, float]:
    """Return the softmax of `scores` over `size` targets, those not named scoring 0.0; the shares sum to at most 1.0."""
    exponents = {t: math.exp(min(s, _MOST_EXPONENT)) for t, s in scores.items()}
    total = sum(exponents.values()) + (size - len(exponents))
    return {t: e / total for t, e in exponents.items()} if total else {}


def train(examples: Sequence[tuple[Vector, int]], *, terms: int, size: int, seed: int = 0) -> Classifier:
    """Return a classifier learnt from `examples` (vector and target number), the same for the same arguments.

    Args:
        examples: Vectors with the number of the target they belong to.
        terms: How many terms there are.
        size: How many targets there are.
        seed: Of the order in which examples are visited.
    """
    rows: list[dict[int, float]] = [{} for _ in range(terms)]
    for rate, (vector, target) in _visits(examples, random.Random(seed)):  # noqa: S311 (an order of visiting, no secret)
        scores = {target: 0.0}
        for term, value in vector:
            for t, w in rows[term].items():
                scores[t] = scores.get(t, 0.0) + value * w
        shares = share_out(scores, size)
        if shares[target] > LEARNT:
            continue
        steps = [(t, -rate * s) for t, s in shares.items() if s > LEAST_SHARE and t != target]
        steps.append((target, rate * (1.0 - shares[target])))
        for term, value in vector:
            row = rows[term]
            for t, step in steps:
                row[t] = row.get(t, 0.0) + step * value
    return _pack(rows, size)


def _visits(examples: Sequence[tuple[Vector, int]], chance: random.Random) -> Iterator[tuple[float, tuple[Vector, int]]]:
    order = list(examples)
    epochs = max(1, min(EPOCHS, MOST_VISITS // max(1, len(order))))
    for epoch in range(1, epochs + 1):
        chance.shuffle(order)
        for example in order:
            yield RATE / epoch, example


def _pack(rows: Sequence[Mapping[int, float]], size: int) -> Classifier:
    starts, targets, weights = array("I", [0]), array("I"), array("f")
    for row in rows:
        for target in sorted(row):
            if abs(row[target]) >= LEAST_WEIGHT:
                targets.append(target)
                weights.append(row[target])
        starts.append(len(targets))
    return Classifier(size=size, starts=starts, targets=targets, weights=weights)
