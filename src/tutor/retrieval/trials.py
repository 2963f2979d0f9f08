"""What confidence is learnt on: questions put to an index that some phrasings, entries and gaps were left out of."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from tutor.retrieval.index import Index
from tutor.retrieval.ranking import Trial
from tutor.retrieval.texts import Text
from tutor.retrieval.values import TargetKind
from tutor.values import dataclass

LEFT_OUT_PHRASINGS = 0.2
LEFT_OUT_TARGETS = 0.2
"""Shares of phrasings, and of whole entries and gaps, that confidence is learnt on."""
MOST_TRIALS = 1_200
"""Questions confidence is learnt from."""
FEWEST_TRIALS = 40
"""With fewer, nothing is learnt and the starting weights are kept."""
ANSWERED, OUTSIDE, UNFORESEEN, ELSEWHERE = 0.6, 0.2, 0.1, 0.1
"""The learners imagined: most ask what the essay answers; the others what the curator foresaw as a gap, what nobody
foresaw, or something else altogether."""
UNCURATED = 0.5
"""What nobody foresaw, of a pack whose curator foresaw no gap at all: there is no telling what else wasn't thought of."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """How the texts of a pack are dealt for trying it."""

    gone: frozenset[int]
    """Targets left out."""
    asked: tuple[Text, ...]
    """Phrasings left out, in the order in which they are asked; none when there are too few."""
    rest: tuple[Text, ...]
    """What stays."""


def hold_out(texts: Sequence[Text], targets: int, chance: random.Random) -> HeldOut:
    """Return `texts` dealt at random."""
    gone = frozenset(t for t in range(targets) if chance.random() < LEFT_OUT_TARGETS)
    held = [t for t in texts if t.is_phrasing and (t.target in gone or chance.random() < LEFT_OUT_PHRASINGS)]
    left = set(map(id, held))
    rest = tuple(t for t in texts if id(t) not in left and t.target not in gone)
    if len(held) < FEWEST_TRIALS or not rest:
        return HeldOut(gone, (), rest)
    chance.shuffle(held)
    return HeldOut(gone, tuple(held), rest)


def make_trials(held: HeldOut, smaller: Index, alike: Mapping[int, Mapping[int, float]]) -> list[Trial]:
    """Return trials from what was held out, and from questions about something else.

    Args:
        held: What was left out.
        smaller: The index of what stayed.
        alike: Of each entry how much of others' answers it holds as well.
    """
    trials, groups = [], []
    for text in held.asked[:MOST_TRIALS]:
        right = {} if text.target in held.gone else {text.target: 1.0}
        right |= {e: kept for e, holds in alike.items() if e not in held.gone and (kept := holds.get(text.target, 0.0))}
        if right and text.target in held.gone:
            continue
        table = smaller.describe(smaller.read(text.wording))
        trials.append(Trial(table, {t: w for t, w in right.items() if t in table}))
        groups.append("unforeseen" if text.target in held.gone else smaller.targets[text.target].kind)
    for question in read_elsewhere():
        trials.append(Trial(smaller.describe(smaller.read(question)), right={}))
        groups.append("elsewhere")
    return _balance(trials, groups)


@cache
def read_elsewhere() -> tuple[str, ...]:
    """Return questions that no essay is likely to answer."""
    lines = Path(__file__).with_name("elsewhere.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def _balance(trials: Sequence[Trial], groups: Sequence[str]) -> list[Trial]:
    """Return `trials` weighted so that each group counts as much as such learners are imagined to ask."""
    counts = Counter(groups)
    unforeseen = UNFORESEEN if counts[TargetKind.GAP] else UNCURATED
    wanted = {TargetKind.ENTRY: ANSWERED, TargetKind.GAP: OUTSIDE, "unforeseen": unforeseen, "elsewhere": ELSEWHERE}
    return [replace(t, weight=wanted[g] * len(trials) / counts[g]) for t, g in zip(trials, groups, strict=True)]
