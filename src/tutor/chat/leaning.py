"""Whether a conversation helps a message that leans on it, and how far what it leads to can be trusted."""

from collections.abc import Sequence
from dataclasses import replace

from tutor.chat.asked import asks_mainly, is_asked
from tutor.chat.context import Context
from tutor.chat.deciding import AS_GOOD, HALF_SURE, LEAST, Decision, Verdict, mentions
from tutor.chat.reading import Understood
from tutor.chat.telling import measure_told
from tutor.knowledge.model import KnowledgeBase, WhyNot
from tutor.matching.normalise import tokens
from tutor.matching.stem import content_words, stem
from tutor.retrieval.asking import gives
from tutor.retrieval.index import Index
from tutor.retrieval.values import Hit, Target, TargetKind
from tutor.values import dataclass

MOSTLY = 0.5
"""Share of a follow-up's own content that an answer must account for, however well it fits the conversation."""
ALL = 0.99
"""Share of a message's content from which an entry is said to account for all of it."""
RIVAL = 0.2
"""A gap with this share of an entry's probability may be meant instead: the conversation speaks for what it has told."""
LATEST = 3
"""Names that a conversation is about."""
FIRM = 0.7
"""Probability from which a message needs no conversation to be understood."""

_WHATEVER_BEFORE = (WhyNot.OPINION, WhyNot.NEWS)
"""Kinds of "no" that no conversation changes."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """What one conversation makes of the messages that lean on it."""

    context: Context
    kb: KnowledgeBase
    index: Index

    @property
    def near(self) -> tuple[str, ...]:
        """The entries the conversation is at: the last one, what it leads on to, and what was offered."""
        last = self.kb.entry_by_id.get(self.context.entry)
        return (last.id, *last.next, *self.context.options) if last else self.context.options

    def lead(self, understood: Understood) -> Understood | None:
        """Return what a message that leans on the conversation is about, or None when the conversation doesn't help it.

        However well an entry fits the conversation, it must account for the message's own words and give the kind of
        answer wanted. When the likeliest doesn't, another likely one or one that the last answer leads on to may.
        """
        if self._repeats_unasked(understood):
            return replace(understood, decision=Decision(Verdict.HEDGE, self._list_asked(understood)))
        fresher = self._find_fresher(understood) if self.merely_repeats(understood) else None
        if fresher is None and (self._is_declined(understood.decision) or self._is_settled(understood)):
            return understood
        chosen = fresher or self._choose(understood)
        entries = understood.decision.entries
        return replace(understood, decision=Decision(Verdict.HEDGE, (chosen, *entries))) if chosen else None

    def _repeats_unasked(self, understood: Understood) -> bool:
        """Say whether a bare "why?" would only be told the last answer again, which isn't known to be asked so."""
        decision = understood.decision
        if decision.verdict is not Verdict.ASSERT or decision.entries[0].target.id != self.context.entry:
            return False
        last = self.kb.entry_by_id[self.context.entry]
        return not content_words(understood.own) and not is_asked(last, understood.found.question.asked)

    def _list_asked(self, understood: Understood) -> tuple[Hit, ...]:
        """Return what may answer a bare "why?": of what the last answer leads on to, what is asked so comes first."""
        last = self.kb.entry_by_id[self.context.entry]
        asked = [e for e in last.next if asks_mainly(self.kb.entry_by_id[e], understood.found.question.asked)]
        led_on = [Hit(Target(TargetKind.ENTRY, e), HALF_SURE, {}) for e in asked]
        return (*led_on, *(h for h in understood.decision.entries if h.target.id not in asked))

    def soften(self, understood: Understood) -> Understood:
        """Return `understood` asserting neither what was just said, unless that holds everything, nor what leads away."""
        decision = understood.decision
        if (gap := self._find_rival(understood)) is not None:
            declined = Decision(Verdict.DECLINE, decision.entries, gap, self.kb.gap_by_id[gap.target.id].why_not)
            return replace(understood, decision=declined)
        if decision.verdict is Verdict.HEDGE and self._is_far_fetched(understood):
            return replace(understood, decision=_take_likeliest(decision))
        if decision.verdict is not Verdict.ASSERT:
            return understood
        doubtful = understood.reading.is_weak or self.merely_repeats(understood) or self._strays(understood)
        doubtful = doubtful or self._misses_name(understood)
        return (
            replace(understood, decision=replace(understood.decision, verdict=Verdict.HEDGE))
            if doubtful
            else understood
        )

    def _find_rival(self, understood: Understood) -> Hit | None:
        """Return the gap that a follow-up rather meets than an entry which the conversation made likely.

        The entry doesn't tell of all that is asked and the gap accounts for it.
        """
        gap = understood.found.best(TargetKind.GAP)
        if gap is None or not understood.reading.leans or understood.decision.verdict is Verdict.DECLINE:
            return None
        if gap.probability < max(LEAST, RIVAL * understood.sureness) or self.measure_told(understood) >= ALL:
            return None
        fits = self._is_beside(gap) and self.index.account_for(understood.own, gap.target) >= ALL
        return gap if fits else None

    def _is_beside(self, gap: Hit) -> bool:
        """Say whether a gap lies where the conversation is, or has to do with whom or what it is about."""
        beside = self.kb.gap_by_id[gap.target.id].near
        about = {n for e in beside for n in self.kb.entry_by_id[e].names}
        return not set(beside).isdisjoint(self.near) or not about.isdisjoint(self.context.names[:LATEST])

    def _is_far_fetched(self, understood: Understood) -> bool:
        """Say whether an entry is too unlikely to be shown: it wasn't named or described, nor does it tell all."""
        best = understood.decision.entries[0].target.id
        if understood.sureness >= LEAST or self.context.is_pinned or best in understood.reading.among:
            return False
        return best not in self.near or self.measure_told(understood) < ALL

    def measure_told(self, understood: Understood) -> float:
        """Return the share of a message's own words that its likeliest entry tells of, 0.0-1.0."""
        return measure_told(understood.own, self.kb.entry_by_id[understood.decision.entries[0].target.id], self.index)

    def merely_repeats(self, understood: Understood) -> bool:
        """Say whether this is what was just answered, though that doesn't hold everything the message says."""
        decision = understood.decision
        if decision.verdict is Verdict.DECLINE or decision.entries[0].target.id != self.context.entry:
            return False
        return self.index.account_for(understood.own, decision.entries[0].target) < ALL

    def fall_back(self, understood: Understood) -> Understood:
        """Return what is left for a message that leans on a conversation which doesn't help it.

        A bare "when?" is answered by what was answered last if that holds a time; all else is declined.
        """
        last = next((h for h in understood.decision.entries if h.target.id == self.context.entry), None)
        if last and not content_words(understood.reading.own) and self._gives(understood, last.target):
            return replace(understood, decision=Decision(Verdict.ASSERT, (last,)))
        declined = Decision(Verdict.DECLINE, understood.decision.entries, why_not=WhyNot.TOUCHES)
        return replace(understood, decision=declined)

    def _is_declined(self, decision: Decision) -> bool:
        """Say whether a message is declined for a reason that belongs to the conversation."""
        if decision.verdict is not Verdict.DECLINE:
            return False
        if decision.gap is None or decision.asks_no_essay:
            return decision.why_not in _WHATEVER_BEFORE
        near = self.kb.gap_by_id[decision.gap.target.id].near
        return decision.gap.probability >= FIRM or not set(near).isdisjoint(self.near)

    def _is_settled(self, understood: Understood) -> bool:
        """Say whether the likeliest entry is described, or is sure or where the conversation is and answers the message."""
        decision = understood.decision
        if decision.verdict is Verdict.DECLINE or understood.reading.among:
            return decision.verdict is not Verdict.DECLINE
        best = decision.entries[0].target
        if decision.verdict is not Verdict.ASSERT and not understood.reading.excluded and best.id not in self.near:
            return False
        return self._helps(understood, best)

    def _find_fresher(self, understood: Understood) -> Hit | None:
        """Return the entry that holds all a message says, nearly as likely as what was just said, which doesn't."""
        likely = [h for h in understood.decision.entries if h.probability >= AS_GOOD * understood.sureness]
        return next((h for h in likely if self._helps(understood, h.target, ALL)), None)

    def _choose(self, understood: Understood) -> Hit | None:
        """Return the entry that may answer though it isn't settled: rather one the conversation is at."""
        helping = self._list_helping(understood)
        nearest = next((h for h in helping if h.target.id in self.near), None)
        if self.context.is_pinned:
            return nearest or Hit(Target(TargetKind.ENTRY, self.context.entry), 0.0, {})
        if nearest and nearest.probability >= AS_GOOD * helping[0].probability:
            return nearest
        return helping[0] if helping and understood.decision.verdict is not Verdict.DECLINE else None

    def _list_helping(self, understood: Understood) -> Sequence[Hit]:
        """Return the entries that account for a message; of those only the conversation leads to, if for all of it."""
        found = understood.decision.entries
        known = {h.target.id for h in found}
        led_on = [Hit(Target(TargetKind.ENTRY, e), 0.0, {}) for e in self.near if e not in known]
        helping = [h for h in found if self._helps(understood, h.target)]
        return helping + [h for h in led_on if self._helps(understood, h.target, ALL)]

    def _strays(self, understood: Understood) -> bool:
        """Say whether a message that leans on the conversation leads away from it, without being sure."""
        reading = understood.reading
        if not reading.leans or reading.stands_in or reading.excluded or reading.among:
            return False
        away = understood.decision.entries[0].target.id not in self.near
        return away and understood.sureness < understood.found.sure

    def _misses_name(self, understood: Understood) -> bool:
        """Say whether a message that leans on the conversation names what its likeliest entry says nothing of."""
        named = self.index.names.find([stem(w) for w in tokens(understood.reading.own)])
        entry = self.kb.entry_by_id[understood.decision.entries[0].target.id]
        strange = [self.kb.name_by_id[n] for n in named if n not in entry.names]
        return understood.reading.leans and any(not mentions(entry, n.forms) for n in strange)

    def _helps(self, understood: Understood, target: Target, least: float = MOSTLY) -> bool:
        return self.index.account_for(understood.reading.own, target) >= least and self._gives(understood, target)

    def _gives(self, understood: Understood, target: Target) -> bool:
        return gives(self.kb.entry_by_id[target.id].answer, understood.found.question.asked)


def _take_likeliest(decision: Decision) -> Decision:
    """Return a hedge on the likeliest entry, whatever the conversation is at; a refusal when none is half sure."""
    entries = tuple(sorted(decision.entries, key=lambda h: -h.probability))
    if entries[0].probability >= HALF_SURE:
        return Decision(Verdict.HEDGE, entries)
    return replace(decision, verdict=Verdict.DECLINE, why_not=WhyNot.TOUCHES)
