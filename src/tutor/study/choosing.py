"""Which claims a quiz asks, and by which item: what is due, what is new, the weakest first."""

import random
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tutor.knowledge.model import Claim
from tutor.memory import retrievability
from tutor.quiz.selection import Strength, choose_item, plan_items
from tutor.study.sealing import find_sealed
from tutor.study.wishes import Sort, Wish
from tutor.values import dataclass

if TYPE_CHECKING:
    from tutor.progress.records import Review
    from tutor.study.reporting import Report

LONGEST = 20
"""Questions of a quiz about a topic, a section or what was missed."""

Plan = list[tuple[str, str]]
"""Claim and item ids."""


@dataclass(frozen=True)
class Chooser:
    """Chooses from what one learner knows on one day."""

    report: "Report"

    def plan(self, wish: Wish, *, seed: int) -> Plan:
        """Return what to ask; empty when there is nothing to ask."""
        if wish.sort is Sort.EXAM:
            return self._plan_exam(wish.count, seed=seed)
        if wish.sort is Sort.CLAIM:
            return self._plan_claim(self.report.kb.claim_by_id[wish.about], seed=seed)
        claims = self._claims(wish)
        return plan_items(claims, self._strengths(claims), seed=seed)

    def _claims(self, wish: Wish) -> Sequence[Claim]:
        kb, due = self.report.kb, self.report.due()
        if wish.sort is Sort.TODAY:
            return [kb.claim_by_id[c] for c in (*due.reviews, *due.new)]
        if wish.sort is Sort.NEW:
            return [kb.claim_by_id[c] for c in due.new]
        if wish.sort is Sort.MISSED:
            return self._weakest_first(self.missed)[:LONGEST]
        chosen = wish.choose(self._askable)
        linked = [c for c in chosen if wish.entry in c.entries]
        return (*linked, *self._weakest_first([c for c in chosen if c not in linked]))[:LONGEST]

    @property
    def missed(self) -> list[Claim]:
        """The claims whose last answer wasn't right."""
        return [c for c in self._askable if self._was_missed(c)]

    @property
    def _askable(self) -> list[Claim]:
        return [c for c in self.report.kb.claims if c.items]

    def _weakest_first(self, claims: Sequence[Claim]) -> list[Claim]:
        """Order claims by how well they are known; those never asked come after, as the pack has them."""
        recall = self.report.recall()
        return sorted(claims, key=lambda c: recall.get(c.id, 1.0))

    def _was_missed(self, claim: Claim) -> bool:
        last = self._last_review(claim)
        return last is not None and last.verdict != "correct"

    def _last_review(self, claim: Claim) -> "Review | None":
        found = self.report.keeper.store.reviews.of_claim(self.report.kb.info.id, claim.id)
        return next((r for r in reversed(found) if r.id not in self.sealed), None)

    @cached_property
    def sealed(self) -> frozenset[str]:
        """Ids of the reviews that mustn't be told of yet."""
        return find_sealed(self.report.keeper.store, self.report.kb.info.id)

    def _strengths(self, claims: Sequence[Claim]) -> Mapping[str, Strength]:
        memories = self.report.keeper.store.memories(self.report.kb.info.id)
        strengths = {}
        for claim in claims:
            memory, last = memories.get(claim.id), self._last_review(claim)
            strengths[claim.id] = Strength(
                stability=memory.stability if memory else None,
                retrievability=retrievability(memory, self.report.today) if memory else None,
                last_item=last.item if last else "",
            )
        return strengths

    def _plan_claim(self, claim: Claim, *, seed: int) -> Plan:
        """Return every item of a claim, the fitting one first, then its topics' other claims, the weakest first."""
        first = choose_item(claim, self._strengths([claim])[claim.id], seed=seed)
        own = sorted(claim.items, key=lambda i: i is not first)
        beside = [c for c in self._askable if c.id != claim.id and set(c.topics) & set(claim.topics)]
        others = plan_items(self._weakest_first(beside), self._strengths(beside), seed=seed)
        return [*((claim.id, i.id) for i in own), *others][:LONGEST]

    def _plan_exam(self, count: int, *, seed: int) -> Plan:
        """Return `count` items, each claim asked once before any is asked twice; fewer when there aren't as many."""
        chance = random.Random(seed)  # noqa: S311 - variety, no secret
        shuffled = [
            (c.id, chance.sample(c.items, len(c.items))) for c in chance.sample(self._askable, len(self._askable))
        ]
        rounds = max((len(items) for _, items in shuffled), default=0)
        plan = [(claim, items[n].id) for n in range(rounds) for claim, items in shuffled if n < len(items)]
        return plan[:count]
