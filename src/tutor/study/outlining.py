"""The pack seen as a whole: its argument as a tree with how well each claim is known, its dates in order."""

from collections.abc import Iterable, Mapping

from tutor.knowledge.dates import sort_key
from tutor.knowledge.model import Claim, KnowledgeBase, Name
from tutor.values import dataclass

_MOST_ALIASES = 3


@dataclass(frozen=True, slots=True)
class ArgumentNode:
    """A claim with what supports it, or an objection with what answers it."""

    claim: Claim
    recall: float | None
    """How well the learner knows it today, 0.0-1.0; None when it was never asked."""
    children: tuple["ArgumentNode", ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """Something dated."""

    date: str
    """As the pack gives it: "1963", "1962-10", "2013/2014", "2003/"."""
    name: Name
    what: str
    cites: tuple[str, ...]


def draw_argument(kb: KnowledgeBase, recall: Mapping[str, float]) -> tuple[ArgumentNode, ...]:
    """Return the argument's roots, in the pack's order: the thesis, the objections, and what leads to neither."""
    children: dict[str, list[Claim]] = {}
    for claim in kb.claims:
        children.setdefault(_parent(claim, kb), []).append(claim)

    def grow(claim: Claim) -> ArgumentNode:
        return ArgumentNode(claim, recall.get(claim.id), tuple(grow(c) for c in children.get(claim.id, ())))

    return tuple(grow(claim) for claim in children.get("", ()))


def _parent(claim: Claim, kb: KnowledgeBase) -> str:
    return next((p for p in (claim.supports, claim.answers) if p in kb.claim_by_id), "")


def list_events(kb: KnowledgeBase) -> tuple[TimelineEvent, ...]:
    """Return everything dated, earliest first; on one date in the pack's order."""
    events = [TimelineEvent(fact.date, name, fact.what, fact.cites) for name in kb.names for fact in name.when]
    return tuple(sorted(events, key=lambda e: sort_key(e.date)))


def pick_entry(kb: KnowledgeBase, name: Name, ranked: Iterable[str]) -> str:
    """Return the entry that tells of a name: of those that name it the first ranked one, else the pack's first; "" if none."""
    about = [e.id for e in kb.entries if name.id in e.names]
    return next((entry for entry in ranked if entry in about), about[0] if about else "")


def say_strength(recall: float | None) -> str:
    """Return in a word how well a claim is known."""
    if recall is None:
        return "new"
    return "strong" if recall >= 0.9 else "fair" if recall >= 0.7 else "weak"


def pick_aliases(name: Name) -> tuple[str, ...]:
    """Return the other names to show: a pack lists the usual ones first, then what learners type for them."""
    return name.aliases[:_MOST_ALIASES]
