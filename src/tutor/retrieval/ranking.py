"""How sure we are: the signals for each candidate, and a small regression that turns them into probabilities.

The candidates of a question and "nothing in this pack" share out a probability of 1.0 (conditional logit). The
weights are the same for every pack; how readily "nothing" is said, and from which probability to assert, is learnt from
the pack itself when its index is made, on phrasings, entries and gaps that were left out of a second, otherwise equal
index; so a new pack gets sensible confidence without any number set by hand.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tutor.values import dataclass

SETTLED = 0.001
"""Steps smaller than this end calibration."""
TINY = 1e-12

LEAST_ASKED = -1.5
"""A kind of question nobody thought of speaks against a target, but not without bounds."""


class Features(NamedTuple):
    """What speaks for one candidate. All but `learnt`, `central`, `asked` and `pointed` lie between 0.0 and 1.0."""

    verbatim: float
    """1.0 when the question is, word for word, one of its phrasings."""
    learnt: float
    """The classifier's score, on the scale of log odds."""
    worth: float
    """BM25, as a share of the best candidate's."""
    alike: float
    """Likeness in meaning to the nearest known phrasing (cosine)."""
    steady: float
    """Mean likeness in meaning to the nearest few (cosine)."""
    central: float
    """Likeness in meaning to all its phrasings taken as one, beyond what they have themselves; less the more there are."""
    covered: float
    """Share of the question's content that the target's texts account for, rare words weighing more."""
    asked: float
    """How much more rarely than others it is asked for that kind of answer (log ratio from `LEAST_ASKED` to 0.0); 0.0 when
    its answer is seen to hold what is asked for."""
    unfound: float
    """Share of what is sought ("which prison ...") that the target doesn't account for."""
    pointed: float
    """Of a gap, how much of what makes it one the question says; below 0.0 when it says nothing of it."""

    def as_signals(self) -> dict[str, float]:
        """Return the features by name."""
        return self._asdict()


@dataclass(frozen=True, slots=True)
class Trial:
    """A question whose answer is known, to learn from."""

    table: Mapping[int, Features]
    right: Mapping[int, float]
    """Candidates that answer it, with how well, 0.0-1.0; empty when nothing does."""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Ranker:
    """The learnt weights."""

    candidate: tuple[float, ...]
    """Of each feature."""
    nothing: float
    """The score of "nothing in this pack"."""

    def share_out(self, table: Mapping[int, Features]) -> tuple[dict[int, float], float]:
        """Return each candidate's probability and that of "nothing"; together they sum to 1.0."""
        scores = {t: _dot(self.candidate, f) for t, f in table.items()}
        highest = max([self.nothing, *scores.values()])
        exponents = {t: math.exp(s - highest) for t, s in scores.items()}
        rest = math.exp(self.nothing - highest)
        total = sum(exponents.values()) + rest
        return {t: e / total for t, e in exponents.items()}, rest / total


ROUNDS = 30
"""Steps of calibration at most."""
LONGEST_STEP = 1.0


def calibrate(trials: Sequence[Trial], ranker: "Ranker") -> Ranker:
    """Return `ranker` with "nothing" moved so that on `trials` it comes as often as it is right.

    What speaks for a target, and how much, is the same for every pack; how much any two texts share by chance is not.
    That one number is fitted by Newton's method on the likelihood of there being an answer.
    """
    odds = [(_weigh_nothing(trial, ranker), trial) for trial in trials]
    offset = 0.0
    for _ in range(ROUNDS if trials else 0):
        slope, curve = 0.0, TINY
        for odd, trial in odds:
            nothing = 1.0 / (1.0 + math.exp(-odd - offset))
            slope += trial.weight * ((0.0 if trial.right else 1.0) - nothing)
            curve += trial.weight * nothing * (1.0 - nothing)
        step = max(-LONGEST_STEP, min(LONGEST_STEP, slope / curve))
        offset += step
        if abs(step) < SETTLED:
            break
    return Ranker(ranker.candidate, ranker.nothing + offset)


def _weigh_nothing(trial: Trial, ranker: "Ranker") -> float:
    """Return the log odds of "nothing" against all candidates together, bounded."""
    _, nothing = ranker.share_out(trial.table)
    return math.log(max(TINY, nothing) / max(TINY, 1.0 - nothing))


THRESHOLDS = tuple(n / 100 for n in range(50, 81, 5))
"""What is less likely than not is never asserted."""
MOST_INVENTED = 0.085
"""Of the trials that would be asserted, at most this share may be about what the pack doesn't answer."""
USUALLY_SURE = 0.6


def choose_threshold(trials: Sequence[Trial], sureness: Sequence[float]) -> float:
    """Return the probability from which to assert: two thirds the usual one, a third that from which asserting hardly invents.

    The latter is where no more than `MOST_INVENTED` is invented, as tried on the pack itself: read off a straight line
    through the shares invented at `THRESHOLDS`, since few trials decide each of them. Which targets happen to be left out
    still moves it by a tenth; that is why the usual one counts more.

    Args:
        trials: Questions with known answers.
        sureness: Of each trial the probability of its likeliest entry, 0.0 where that isn't the likeliest target.
    """
    shares = [(t, _measure_invented(trials, sureness, t)) for t in THRESHOLDS]
    known = [(t, share) for t, share in shares if share is not None]
    if len(known) < len(THRESHOLDS):
        return USUALLY_SURE
    middle = sum(THRESHOLDS) / len(known)
    level = sum(share for _, share in known) / len(known)
    slope = sum((t - middle) * (share - level) for t, share in known) / sum((t - middle) ** 2 for t, _ in known)
    if slope >= -TINY:
        tried = THRESHOLDS[0] if level <= MOST_INVENTED else THRESHOLDS[-1]
    else:
        tried = max(THRESHOLDS[0], min(THRESHOLDS[-1], middle + (MOST_INVENTED - level) / slope))
    return (tried + 2 * USUALLY_SURE) / 3


def _measure_invented(trials: Sequence[Trial], sureness: Sequence[float], threshold: float) -> float | None:
    """Return the share of what would be asserted that the pack doesn't answer; None when nothing would be."""
    asserted = [t for t, p in zip(trials, sureness, strict=True) if p >= threshold]
    total = sum(t.weight for t in asserted)
    return sum(t.weight for t in asserted if not t.right) / total if total else None


def _dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(w * v for w, v in zip(weights, values, strict=True))


SHAPE = Ranker(candidate=(8.0, 0.35, 2.3, 6.4, 2.4, 10.5, 1.5, 1.8, -0.5, 2.25), nothing=7.0)
"""What each feature counts, for any pack: `verbatim` outweighs what else there is; the others were fitted together (conditional
logit) to 2,000 questions with known answers about one essay, a third of them this project's development sets and the others
written by imagined learners who had only the essay in view, and to trials of two sets of bank customers' questions."""
