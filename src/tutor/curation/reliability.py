"""How well `confidence` is calibrated: of the answers given with 0.7, seven in ten should be right."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence

from tutor.curation.leaving_out import Outcome, Wording, deal_wordings, list_wordings, make_examiner
from tutor.knowledge.model import KnowledgeBase
from tutor.retrieval import trials
from tutor.retrieval.values import TargetKind
from tutor.values import dataclass

BINS = 10
HANDS = 5
"""Every fifth wording is left out, as when confidence is learnt."""
THINGS_LEFT_OUT = 0.2
"""Share of entries and gaps that are left out whole."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions whose best entry got a confidence from `low` up to `high`."""

    low: float
    high: float
    count: int
    """Questions."""
    confidence: float
    """Their mean, 0.0-1.0; 0.0 when there are none."""
    right: float
    """Share for which the entry is right, 0.0-1.0; 0.0 when there are none."""
    share: float
    """Of all questions, each kind weighing as much as such learners are imagined to ask, 0.0-1.0."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """How confidence and rightness go together on questions the index hadn't seen."""

    bins: tuple[Bin, ...]
    """From the least sure to the surest; ten."""

    @property
    def count(self) -> int:
        """Questions asked."""
        return sum(b.count for b in self.bins)

    @property
    def error(self) -> float:
        """Expected calibration error, 0.0-1.0: how far confidence and rightness lie apart (Naeini et al. 2015)."""
        return sum(b.share * abs(b.confidence - b.right) for b in self.bins)


def measure_reliability(kb: KnowledgeBase, *, seed: int = 0) -> Reliability:
    """Return how well confidence is calibrated on wordings, entries and gaps that an index of the rest hadn't seen.

    Makes an index: takes as long as that does. A pack that is too small to leave anything out has no questions.
    """
    chance = random.Random(seed)  # noqa: S311 (a sample, no secret)
    ids = [*(e.id for e in kb.entries), *(g.id for g in kb.gaps)]
    gone = {name for name in ids if chance.random() < THINGS_LEFT_OUT}
    hand = deal_wordings(kb, hands=HANDS, seed=seed)[0]
    held = [w for w in list_wordings(kb) if w in hand or w.owner in gone]
    if not held or len(gone) == len(ids):
        return bin_outcomes(())
    examiner = make_examiner(kb, hand, gone)
    elsewhere = (Wording("", TargetKind.GAP, text) for text in trials.read_elsewhere())
    return bin_outcomes([examiner.ask(w) for w in (*held, *elsewhere)])


def bin_outcomes(outcomes: Sequence[Outcome]) -> Reliability:
    """Return the outcomes by their confidence, each kind of learner weighing as much as when confidence is learnt."""
    counts = Counter(map(_group, outcomes))
    weights = _weigh_groups(has_gaps=counts["outside"] > 0)
    weighted = [(o, weights[_group(o)] / counts[_group(o)]) for o in outcomes]
    total = sum(weight for _, weight in weighted) or 1.0
    binned: list[list[tuple[Outcome, float]]] = [[] for _ in range(BINS)]
    for outcome, weight in weighted:
        binned[min(BINS - 1, int(outcome.confidence * BINS))].append((outcome, weight / total))
    return Reliability(tuple(_make_bin(n, held) for n, held in enumerate(binned)))


def draw_reliability(reliability: Reliability) -> list[str]:
    """Return the bins as the lines of a table, and the expected calibration error below."""
    lines = ["confidence  questions  share   mean  right"]
    for b in reliability.bins:
        found = f"{b.confidence:6.2f} {b.right:6.2f}" if b.count else "     -      -"
        lines.append(f"{b.low:.1f} - {b.high:.1f}  {b.count:>9}  {b.share:5.2f} {found}")
    return [*lines, f"expected calibration error {reliability.error:.3f} on {reliability.count} questions"]


def _make_bin(number: int, held: Iterable[tuple[Outcome, float]]) -> Bin:
    held = list(held)
    share = sum(weight for _, weight in held)
    confidence = sum(weight * o.confidence for o, weight in held) / (share or 1.0)
    right = sum(weight * o.right for o, weight in held) / (share or 1.0)
    return Bin(number / BINS, (number + 1) / BINS, len(held), confidence, right, share)


def _group(outcome: Outcome) -> str:
    if not outcome.wording.owner:
        return "elsewhere"
    if not outcome.was_foreseen:
        return "unforeseen"
    return "answered" if outcome.wording.kind is TargetKind.ENTRY else "outside"


def _weigh_groups(*, has_gaps: bool) -> dict[str, float]:
    """Return what each group weighs; where no gaps are foreseen, what they stand for goes unforeseen."""
    outside = trials.OUTSIDE if has_gaps else 0.0
    return {
        "answered": trials.ANSWERED,
        "outside": outside,
        "unforeseen": trials.UNFORESEEN + trials.OUTSIDE - outside,
        "elsewhere": trials.ELSEWHERE,
    }
