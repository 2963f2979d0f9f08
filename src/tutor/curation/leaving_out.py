"""Asks a pack what it was taught after taking that out again: where its phrasings lead when they must be recognised."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from tutor.chat.deciding import Verdict, decide
from tutor.knowledge.model import Entry, KnowledgeBase
from tutor.retrieval.building import build_index
from tutor.retrieval.index import Index
from tutor.retrieval.values import Hit, TargetKind
from tutor.values import dataclass

LIMIT = 3
"""Entries, and gaps, looked at for one question."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way an entry or a gap is asked."""

    owner: str
    """Id of the entry or gap."""
    kind: TargetKind
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a question led to in a pack that doesn't hold it."""

    wording: Wording
    was_foreseen: bool
    """Whether its entry or gap was left in, with other phrasings."""
    led_to: str
    """Id of the likeliest entry or gap; empty when there is none."""
    entry: str
    """Id of the likeliest entry; empty when there is none."""
    confidence: float
    """Probability of that entry, 0.0-1.0."""
    right: float
    """How much of the right answer that entry holds, 0.0-1.0."""
    is_asserted: bool
    """Whether the entry would be given as the answer."""


def list_wordings(kb: KnowledgeBase) -> tuple[Wording, ...]:
    """Return every way the entries and gaps of `kb` are asked, in the pack's order."""
    entries = (Wording(e.id, TargetKind.ENTRY, text) for e in kb.entries for text in e.phrasings)
    gaps = (Wording(g.id, TargetKind.GAP, text) for g in kb.gaps for text in g.questions)
    return (*entries, *gaps)


def deal_wordings(kb: KnowledgeBase, *, hands: int, seed: int = 0) -> tuple[frozenset[Wording], ...]:
    """Return the wordings dealt into `hands` sets, each thing's as evenly as can be; nothing's only wording is dealt."""
    chance = random.Random(seed)  # noqa: S311 (an order, no secret)
    by_owner: defaultdict[str, list[Wording]] = defaultdict(list)
    for wording in dict.fromkeys(list_wordings(kb)):
        by_owner[wording.owner].append(wording)
    dealt: list[set[Wording]] = [set() for _ in range(hands)]
    for wordings in by_owner.values():
        first = chance.randrange(hands)
        chance.shuffle(wordings)
        for i, wording in enumerate(wordings if len(wordings) > 1 else ()):
            dealt[(first + i) % hands].add(wording)
    return tuple(map(frozenset, dealt))


def leave_out(kb: KnowledgeBase, wordings: Collection[Wording], things: Collection[str] = ()) -> KnowledgeBase:
    """Return `kb` without some wordings, and without some entries and gaps.

    What loses all its wordings goes as well. Only for making an index: references to what went still stand.
    """
    kept: defaultdict[tuple[TargetKind, str], list[str]] = defaultdict(list)
    for w in list_wordings(kb):
        if w not in wordings and w.owner not in things:
            kept[w.kind, w.owner].append(w.text)
    entries = ((e, kept[TargetKind.ENTRY, e.id]) for e in kb.entries)
    gaps = ((g, kept[TargetKind.GAP, g.id]) for g in kb.gaps)
    return replace(
        kb,
        entries=tuple(replace(e, question=texts[0], also=tuple(texts[1:])) for e, texts in entries if texts),
        gaps=tuple(replace(g, questions=tuple(texts)) for g, texts in gaps if texts),
    )


@dataclass(frozen=True, slots=True)
class Examiner:
    """Asks a smaller pack what was left out of the whole one."""

    kb: KnowledgeBase
    """The smaller pack."""
    index: Index
    """Its index."""
    kin: Mapping[str, Mapping[str, float]]
    """Of an entry of the whole pack the others whose answers it holds, with how much of them."""

    def ask(self, wording: Wording) -> Outcome:
        """Return what a wording leads to."""
        found = self.index.search(wording.text, LIMIT)
        decision = decide(wording.text, found, self.kb)
        entry = found.best(TargetKind.ENTRY)
        return Outcome(
            wording=wording,
            was_foreseen=wording.owner
            in (self.kb.entry_by_id if wording.kind is TargetKind.ENTRY else self.kb.gap_by_id),
            led_to=found.hits[0].target.id if found.hits else "",
            entry=entry.target.id if entry else "",
            confidence=entry.probability if entry else 0.0,
            right=self._mark(wording, entry),
            is_asserted=decision.verdict is Verdict.ASSERT,
        )

    def _mark(self, wording: Wording, entry: Hit | None) -> float:
        if entry is None or wording.kind is TargetKind.GAP:
            return 0.0
        if entry.target.id == wording.owner:
            return 1.0
        return self.kin.get(entry.target.id, {}).get(wording.owner, 0.0)


def make_examiner(kb: KnowledgeBase, wordings: Collection[Wording], things: Collection[str] = ()) -> Examiner:
    """Return an examiner over `kb` without some wordings and things. Makes an index: takes as long as that does."""
    smaller = leave_out(kb, wordings, things)
    return Examiner(smaller, build_index(smaller), find_kin(kb))


def find_kin(kb: KnowledgeBase) -> dict[str, dict[str, float]]:
    """Return for each entry those whose answers it holds as well, with how much of them, 0.0-1.0.

    Only answers matter for that, so an index of bare questions tells it, and is soon made.
    """
    index = build_index(replace(kb, entries=tuple(_bare(e) for e in kb.entries), gaps=()))
    ids = [t.id for t in index.targets]
    return {ids[n]: {ids[m]: share for m, share in held.items()} for n, held in index.kin.items()}


def _bare(entry: Entry) -> Entry:
    return replace(entry, also=(), denies=(), more="", parts=())


def ask_each_once(kb: KnowledgeBase, *, hands: int, seed: int = 0) -> Iterator[Outcome]:
    """Yield what every wording leads to when it and every `hands`-th other are left out. Makes `hands` indexes."""
    for hand in deal_wordings(kb, hands=hands, seed=seed):
        examiner = make_examiner(kb, hand)
        yield from (examiner.ask(w) for w in list_wordings(kb) if w in hand)
