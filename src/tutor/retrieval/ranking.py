"""How sure we are: the signals for each candidate, and a small regression that turns them into probabilities.

The candidates of a question and "nothing in this pack" share out a probability of 1.0 (conditional logit). The
weights are learnt from the pack itself when its index is made, on phrasings, entries and gaps that were left out of
a second, otherwise equal index; so a new pack gets sensible confidence without any number set by hand.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

SETTLED = 0.001
"""Steps smaller than this end calibration."""

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


ROUNDS = 40
"""Steps of calibration."""
LEAST_SCALE = 0.3
"""However little a pack teaches, probabilities aren't flattened more than this."""


def calibrate(trials: Sequence[Trial], ranker: "Ranker") -> Ranker:
    """Return `ranker` with its scores scaled, and "nothing" moved, so that its probabilities hold on `trials`.

    What speaks for a target and how much is the same for every pack; how often a word or a meaning is shared by chance
    is not. Two numbers are fitted, as Platt (1999) does: by Newton's method on the likelihood of the right answers.
    """
    scored = [_score(trial, ranker) for trial in trials]
    scale, offset = 1.0, 0.0
    for _ in range(ROUNDS if scored else 0):
        slope, curve = [0.0, 0.0], [[1e-6, 0.0], [0.0, 1e-6]]
        for scores, wanted, weight in scored:
            _add_slopes(scores, wanted, weight, scale=scale, offset=offset, slope=slope, curve=curve)
        determinant = curve[0][0] * curve[1][1] - curve[0][1] ** 2
        steps = (
            (curve[1][1] * slope[0] - curve[0][1] * slope[1]) / determinant,
            (curve[0][0] * slope[1] - curve[0][1] * slope[0]) / determinant,
        )
        scale, offset = max(LEAST_SCALE, scale + _bound(steps[0], 0.2)), offset + _bound(steps[1], 1.0)
        if max(map(abs, steps)) < SETTLED:
            break
    nothing = (ranker.nothing[0] * scale + offset, *(w * scale for w in ranker.nothing[1:]))
    return Ranker(tuple(w * scale for w in ranker.candidate), nothing)


def _score(trial: Trial, ranker: "Ranker") -> tuple[list[float], list[float], float]:
    """Return the scores of "nothing" and of each candidate, what share of the right answer each holds, and the weight."""
    scores = [_dot(ranker.nothing, trial.about), *(_dot(ranker.candidate, f) for f in trial.table.values())]
    right = [trial.right.get(t, 0.0) for t in trial.table]
    return scores, [0.0 if any(right) else 1.0, *right], trial.weight


def _add_slopes(
    scores: Sequence[float],
    wanted: Sequence[float],
    weight: float,
    *,
    scale: float,
    offset: float,
    slope: list[float],
    curve: list[list[float]],
) -> None:
    """Add a trial's slope of the log likelihood along scale and offset, and its curvature (of the expected outcome)."""
    moved = [scores[0] * scale + offset, *(s * scale for s in scores[1:])]
    shares = share_out(moved)
    held = [p * w for p, w in zip(shares, wanted, strict=True)]
    mass = sum(held)
    if mass <= 0.0:
        return
    mean = _dot(shares, scores)
    slope[0] += weight * (_dot(held, scores) / mass - mean)
    slope[1] += weight * (held[0] / mass - shares[0])
    curve[0][0] += weight * sum(p * (s - mean) ** 2 for p, s in zip(shares, scores, strict=True))
    curve[0][1] += weight * shares[0] * (scores[0] - mean)
    curve[1][0] = curve[0][1]
    curve[1][1] += weight * shares[0] * (1.0 - shares[0])


def _bound(step: float, most: float) -> float:
    return max(-most, min(most, step))


def share_out(scores: Sequence[float]) -> list[float]:
    """Return the softmax of `scores`: shares above 0.0 that sum to 1.0."""
    highest = max(scores)
    exponents = [math.exp(s - highest) for s in scores]
    total = sum(exponents)
    return [e / total for e in exponents]


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


def _dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(w * v for w, v in zip(weights, values, strict=True))


START = Ranker(
    candidate=(0.7, 4.0, 2.0, 4.0, 4.0, 2.0, -0.3, -1.5, 0.8, -1.0, -1.0, 0.0, 2.0, -1.0), nothing=(9.0, 4.0, -1.0)
)
"""Where learning begins, and what a pack too small to learn from is given."""
