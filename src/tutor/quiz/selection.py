"""What to ask: for each claim the item that fits how strong its memory is."""

import random
from collections.abc import Iterable, Mapping
from enum import IntEnum

from tutor.knowledge.model import AnyItem, Claim, ItemKind
from tutor.values import dataclass


class Rung(IntEnum):
    """How much an item asks of memory."""

    RECOGNISE = 0
    COMPLETE = 1
    RECALL = 2


RUNGS: Mapping[ItemKind, Rung] = {
    ItemKind.CHOICE: Rung.RECOGNISE,
    ItemKind.TRUE_FALSE: Rung.RECOGNISE,
    ItemKind.MANY: Rung.RECOGNISE,
    ItemKind.GAP: Rung.COMPLETE,
    ItemKind.MATCH: Rung.COMPLETE,
    ItemKind.ORDER: Rung.COMPLETE,
    ItemKind.SHORT: Rung.RECALL,
    ItemKind.RECALL: Rung.RECALL,
}
"""The rung each kind stands on."""

MIDDLING_DAYS = 4.0
"""Stability in days from which a claim is asked to be completed."""
STRONG_DAYS = 14.0
"""Stability in days from which a claim is asked to be recalled."""
FADED = 0.6
"""Retrievability, 0.0-1.0, below which a claim is asked one rung lower."""


@dataclass(frozen=True, slots=True)
class Strength:
    """What selection needs to know of a claim's memory."""

    stability: float | None = None
    """Days; None for a claim never reviewed."""
    retrievability: float | None = None
    """Probability, 0.0-1.0, of remembering now; None for a claim never reviewed."""
    last_item: str = ""
    """Id of the item asked last; empty when none was."""


def rung_for(strength: Strength) -> Rung:
    """Return how much to ask of a claim: new and weak ones are recognised, strong ones recalled."""
    if strength.stability is None:
        return Rung.RECOGNISE
    rung = Rung((strength.stability >= MIDDLING_DAYS) + (strength.stability >= STRONG_DAYS))
    faded = strength.retrievability is not None and strength.retrievability < FADED
    return Rung(max(0, rung - 1)) if faded else rung


def choose_item(claim: Claim, strength: Strength, *, seed: int) -> AnyItem | None:
    """Return the item of `claim` to ask: nearest its rung (the lower on a tie), not the one asked last if there is another.

    None when the claim has no items. The same arguments give the same item.
    """
    wanted = rung_for(strength)
    others = [i for i in claim.items if i.id != strength.last_item] or list(claim.items)
    if not others:
        return None
    nearest = min(others, key=lambda i: (abs(RUNGS[i.kind] - wanted), RUNGS[i.kind]))
    best = [i for i in others if RUNGS[i.kind] == RUNGS[nearest.kind]]
    return random.Random(f"{claim.id}:{seed}").choice(best)  # noqa: S311 -- variety, no secret


def plan_items(claims: Iterable[Claim], strengths: Mapping[str, Strength], *, seed: int) -> list[tuple[str, str]]:
    """Return claim and item ids to ask, in the order of `claims`; claims without items are left out."""
    chosen = ((c, choose_item(c, strengths.get(c.id, Strength()), seed=seed)) for c in claims)
    return [(c.id, item.id) for c, item in chosen if item]
