"""How sure we are: the signals for each candidate, and a small regression that turns them into probabilities.

The candidates of a question and "nothing in this pack" share out a probability of 1.0 (conditional logit). The
weights are learnt from the pack itself when its index is made, on phrasings, entries and gaps that were left out of
a second, otherwise equal index; so a new pack gets sensible confidence without any number set by hand.
"""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

EPOCHS = 8
SETTLED = 3
"""Epochs after which steps are averaged."""
RATE = 0.1
"""Size of a step."""


LEAST_ASKED = -1.5
"""A kind of question nobody thought of speaks against a target, but not without bounds."""


class Features(NamedTuple):
    """What speaks for one candidate. All but `learnt` and `asked` lie between 0.0 and 1.0."""

    learnt: float
    """The classifier's score, on the scale of log odds."""
    worth: float
    """BM25, as a share of the best candidate's."""
    near: float
    """Likeness to the nearest known phrasing (cosine)."""
    alike: float
    """Likeness in meaning to the nearest known phrasing (cosine)."""
    central: float
    """Likeness in meaning to all its phrasings taken as one (cosine)."""
    covered: float
    """Share of the question's content that the target's texts account for, rare words weighing more."""
    missing: float
    """How rare the rarest word is that they don't account for."""
    unnamed: float
    """Share of the names in the question that the target doesn't know."""
    asked: float
    """How much oftener than others it is asked for the same kind of answer (log ratio, at least `LEAST_ASKED`); 0.0 when its
    answer is seen to hold what is asked for."""
    unfound: float
    """Share of what is sought ("which prison ...") that the target doesn't account for."""
    astray: float
    """1.0 when the question asks for an aspect that nothing said of the target has."""
    is_gap: float
    """1.0 for a gap."""
    pointed: float
    """Of a gap, how much of what makes it one the question says."""
    gap_echo: float
    """Of a gap, how much of its nearest phrasing the question says: a gap is only meant when what makes it one is said."""

    def as_signals(self) -> dict[str, float]:
        """Return the features by name."""
        return self._asdict()


ABOUT = ("always", "unknown", "least missing")
"""What is known of a question by itself: a constant 1.0, the share of its content the pack has no word for, and how
rare the rarest word is that even the best candidate misses."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A question whose answer is known, to learn from."""

    table: Mapping[int, Features]
    about: Sequence[float]
    right: Mapping[int, float]
    """Candidates that answer it, with how well, 0.0-1.0; empty when nothing does."""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Ranker:
    """The learnt weights."""

    candidate: tuple[float, ...]
    """Of each feature."""
    nothing: tuple[float, ...]
    """Of what is known of the question by itself."""

    def share_out(self, table: Mapping[int, Features], about: Sequence[float]) -> tuple[dict[int, float], float]:
        """Return each candidate's probability and that of "nothing"; together they sum to 1.0."""
        scores = {t: _dot(self.candidate, f) for t, f in table.items()}
        none = _dot(self.nothing, about)
        highest = max(none, *scores.values()) if scores else none
        exponents = {t: math.exp(s - highest) for t, s in scores.items()}
        rest = math.exp(none - highest)
        total = sum(exponents.values()) + rest
        return {t: e / total for t, e in exponents.items()}, rest / total


def learn(trials: Sequence[Trial], *, seed: int = 0) -> Ranker:
    """Return the ranker that gives the right candidates of `trials` the most probability.

    Stochastic gradient ascent; the mean of the later steps is returned (Polyak and Juditsky 1992), so that the order in
    which trials are visited hardly matters.
    """
    chance = random.Random(seed)  # noqa: S311 (an order of visiting, no secret)
    ranker, order, steps = START, list(trials), 0
    candidate, nothing = [0.0] * len(START.candidate), [0.0] * len(START.nothing)
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        for trial in order:
            ranker = _step(ranker, trial)
            if epoch < SETTLED:
                continue
            steps += 1
            candidate = [a + b for a, b in zip(candidate, ranker.candidate, strict=True)]
            nothing = [a + b for a, b in zip(nothing, ranker.nothing, strict=True)]
    return Ranker(tuple(a / steps for a in candidate), tuple(a / steps for a in nothing)) if steps else START


THRESHOLDS = tuple(n / 100 for n in range(50, 91, 5))
"""What is less likely than not is never asserted."""
MOST_INVENTED = 0.065
"""Of the trials that would be asserted, at most this share may be about what the pack doesn't answer."""
USUALLY_SURE = 0.5


def choose_threshold(trials: Sequence[Trial], sureness: Sequence[float]) -> float:
    """Return the least probability from which asserting invents no more than `MOST_INVENTED`, as tried on the pack itself.

    `sureness` is of each trial the probability of its likeliest entry, 0.0 where that isn't the likeliest target.
    """
    if not trials:
        return USUALLY_SURE
    for threshold in THRESHOLDS:
        asserted = [t for t, p in zip(trials, sureness, strict=True) if p >= threshold]
        invented = sum(t.weight for t in asserted if not t.right)
        if invented <= MOST_INVENTED * sum(t.weight for t in asserted):
            return threshold
    return THRESHOLDS[-1]


def _step(ranker: Ranker, trial: Trial) -> Ranker:
    """Return `ranker` moved along the gradient of log P(any right candidate), or of log P(nothing) when none is right."""
    shares, none = ranker.share_out(trial.table, trial.about)
    held = {t: shares[t] * well for t, well in trial.right.items() if t in shares}
    mass = sum(held.values())
    wanted = {t: h / mass for t, h in held.items()} if mass > 0 else {}
    candidate = list(ranker.candidate)
    for t, features in trial.table.items():
        step = RATE * trial.weight * (wanted.get(t, 0.0) - shares[t])
        candidate = [w + step * value for w, value in zip(candidate, features, strict=True)]
    step = RATE * trial.weight * ((0.0 if wanted else 1.0) - none)
    return Ranker(
        tuple(candidate), tuple(w + step * value for w, value in zip(ranker.nothing, trial.about, strict=True))
    )


def _dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(w * v for w, v in zip(weights, values, strict=True))


START = Ranker(
    candidate=(0.7, 4.0, 2.0, 4.0, 4.0, 2.0, -0.3, -1.5, 0.8, -1.0, -1.0, 0.0, 2.0, -1.0), nothing=(9.0, 4.0, -1.0)
)
"""Where learning begins, and what a pack too small to learn from is given."""
