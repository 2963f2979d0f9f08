"""How a message is understood: each way to read it is looked up, and the one that leads furthest is taken."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tutor.chat.choosing import choose
from tutor.chat.context import Context
from tutor.chat.deciding import AS_GOOD, Decision, Verdict, decide
from tutor.chat.following import Reading, read_message
from tutor.chat.roles import are_swapped, read_roles
from tutor.chat.splitting import find_question, says_nothing
from tutor.knowledge.model import KnowledgeBase, NameKind, WhyNot
from tutor.matching.stem import content_words
from tutor.retrieval.asking import Asked, gives
from tutor.retrieval.index import Index
from tutor.retrieval.values import Hit, SearchResult, Target, TargetKind
from tutor.text import sentences

SEARCHED = 6
"""Entries, and gaps, looked at for one reading."""
MOSTLY = 0.5
"""Share of a follow-up's own content that an answer must account for, however well it fits the conversation."""
ALL = 0.99
"""Share of a message's content from which an entry is said to account for all of it."""
FIRM = 0.7
"""Probability from which a message needs no conversation to be understood."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A reading of a message with what was found and decided for it."""

    reading: Reading
    found: SearchResult
    decision: Decision

    @property
    def sureness(self) -> float:
        """Probability of the best entry, 0.0-1.0."""
        return self.decision.entries[0].probability if self.decision.entries else 0.0


@dataclass(frozen=True, slots=True)
class Listener:
    """Understands messages about one pack."""

    kb: KnowledgeBase
    index: Index

    def understand(self, text: str, context: Context, story: str = "") -> Understood:
        """Return how a question is understood: of all its readings the one that leads furthest.

        What leans on the conversation comes first when it must ("when did he ...?"), and else only where it is firmer
        than the message by itself. `story` is what was told around the question.
        """
        found = [self._look_up(reading) for reading in self._list_readings(text, context, story)]
        led = max(self._list_led(found, context), key=_rank, default=None)
        alone = max((u for u in found if not u.reading.leans), key=_rank, default=None)
        if led and (alone is None or self._leans_rather(led, alone)):
            return self._soften(led, context)
        return self._soften(alone, context) if alone else self._stay(found[0], context)

    def _leans_rather(self, led: Understood, alone: Understood) -> bool:
        if alone.reading.is_weak or len(content_words(led.reading.own)) <= 1:
            return led.reading.would_lean
        return (led.reading.would_lean and not self._is_firm(alone)) or _rank(led) >= _rank(alone)

    def _list_led(self, found: Sequence[Understood], context: Context) -> list[Understood]:
        """Return the leaning readings that the conversation helps; if a name can stand for a pronoun, only the first such."""
        led = [u for r in found if r.reading.leans and (u := self._lead(r, context)) is not None]
        named = [u for u in led if u.reading.stands_in and not self._merely_repeats(u, context)]
        return named[:1] or led

    def _is_firm(self, understood: Understood) -> bool:
        """Say whether a message is so well understood by itself that no conversation can change it."""
        gap = understood.decision.gap
        return understood.sureness >= FIRM or (gap is not None and gap.probability >= FIRM)

    def _soften(self, understood: Understood, context: Context) -> Understood:
        """Return `understood` without asserting what was just said, unless that holds everything the message says."""
        decision = understood.decision
        doubtful = understood.reading.is_weak or self._merely_repeats(understood, context)
        if decision.verdict is not Verdict.ASSERT or not (doubtful or self._strays(understood, context)):
            return understood
        return replace(understood, decision=replace(decision, verdict=Verdict.HEDGE))

    def _strays(self, understood: Understood, context: Context) -> bool:
        """Say whether a message that leans on the conversation leads away from it, without being sure."""
        away = understood.decision.entries[0].target.id not in self._list_near(context)
        named = understood.reading.stands_in or understood.reading.excluded or understood.reading.among
        return understood.reading.leans and away and not named and understood.sureness < understood.found.sure

    def _merely_repeats(self, understood: Understood, context: Context) -> bool:
        """Say whether this is what was just answered, though that doesn't hold everything the message says."""
        decision, own = understood.decision, understood.reading.own or understood.reading.query
        if decision.verdict is Verdict.DECLINE or decision.entries[0].target.id != context.entry:
            return False
        return self.index.account_for(own, decision.entries[0].target) < ALL

    def _stay(self, understood: Understood, context: Context) -> Understood:
        """Return what is left for a message that leans on a conversation which doesn't help it.

        A bare "when?" is answered by what was answered last if that holds a time; all else is declined.
        """
        last = next((h for h in understood.decision.entries if h.target.id == context.entry), None)
        asked = understood.found.question.asked
        if (
            last
            and not content_words(understood.reading.own)
            and gives(self.kb.entry_by_id[last.target.id].answer, asked)
        ):
            return replace(understood, decision=Decision(Verdict.ASSERT, (last,)))
        return replace(
            understood, decision=Decision(Verdict.DECLINE, understood.decision.entries, why_not=WhyNot.TOUCHES)
        )

    def _list_readings(self, text: str, context: Context, story: str) -> list[Reading]:
        """Return the readings of a message; of one that tells a story first, also its question beside the story."""
        readings = list(read_message(text, context, self.kb, self.index.names))
        question, told = find_question(text)
        told = f"{story} {told}".strip()
        if told:
            readings.append(Reading(question, told))
            if says_nothing(question):
                readings.extend(Reading(s) for s in sentences(told))
        return readings

    def _look_up(self, reading: Reading) -> Understood:
        found = self.index.search(reading.query, SEARCHED, context=reading.context)
        if reading.excluded:
            found = replace(found, hits=tuple(h for h in found.hits if h.target.id not in reading.excluded))
        decision = decide(reading.query, found, self.kb)
        if reading.among:
            decision = self._choose(reading, found, decision)
        elif decision.verdict in (Verdict.ASSERT, Verdict.HEDGE) and self._swaps_roles(reading.query, found, decision):
            instead = decision.entries[0].target.id
            decision = replace(decision, verdict=Verdict.DECLINE, why_not=WhyNot.PREMISE, instead=instead)
        return Understood(reading, found, decision)

    def _choose(self, reading: Reading, found: SearchResult, decision: Decision) -> Decision:
        """Return the decision for a description of something offered: never more than a hedge if that is another entry."""
        likely = tuple(h for h in found.hits if h.target.kind is TargetKind.ENTRY)
        fitting = choose(reading.own, reading.among, likely, self.kb, self.index)
        if not fitting:
            return Decision(Verdict.DECLINE, decision.entries, why_not=WhyNot.TOUCHES)
        if decision.verdict is Verdict.ASSERT and fitting[0] == decision.entries[0]:
            return decision
        return Decision(Verdict.HEDGE, tuple(fitting))

    def _swaps_roles(self, query: str, found: SearchResult, decision: Decision) -> bool:
        """Say whether a question takes for granted that one person did to another what the likeliest entry has reversed.

        Only persons: "Russians were angry at NATO" and "NATO angered Russians" are both true.
        """
        persons = {n.id for n in self.kb.names if n.kind is NameKind.PERSON and self.kb.info.author not in n.forms}
        asked = [r for r in read_roles(query, self.index.names) if {r.doer, r.done_to} <= persons]
        if not asked or found.question.asked is Asked.YES_NO:
            return False
        entry = self.kb.entry_by_id[decision.entries[0].target.id]
        told = (*entry.phrasings, entry.answer, entry.more)
        return are_swapped(asked, (role for text in told for role in read_roles(text, self.index.names)))

    def _lead(self, understood: Understood, context: Context) -> Understood | None:
        """Return what a message that leans on the conversation is about, or None when the conversation doesn't help it.

        However well an entry fits the conversation, it must account for the message's own words and give the kind of
        answer wanted. When the likeliest doesn't, another likely one or one that the last answer leads on to may.
        """
        decision, near = understood.decision, self._list_near(context)
        if decision.verdict is Verdict.DECLINE and not self._is_beside(decision, near):
            return understood
        if self._is_settled(understood, near):
            return understood
        known = {h.target.id for h in decision.entries}
        led_on = [Hit(Target(TargetKind.ENTRY, e), 0.0, {}) for e in near if e not in known]
        helping = [h for h in decision.entries if self._helps(understood, h.target)]
        helping += [h for h in led_on if self._helps(understood, h.target, ALL)]
        nearest = next((h for h in helping if h.target.id in near), None)
        chosen = nearest if nearest and nearest.probability >= AS_GOOD * helping[0].probability else None
        if context.is_pinned:
            chosen = nearest or Hit(Target(TargetKind.ENTRY, context.entry), 0.0, {})
        elif decision.verdict is not Verdict.DECLINE:
            chosen = chosen or next(iter(helping), None)
        return replace(understood, decision=Decision(Verdict.HEDGE, (chosen, *decision.entries))) if chosen else None

    def _is_settled(self, understood: Understood, near: Collection[str]) -> bool:
        """Say whether the likeliest entry is where the conversation is, or sure, or chosen, and answers the message."""
        decision = understood.decision
        if decision.verdict is Verdict.DECLINE or not decision.entries:
            return False
        best = decision.entries[0].target
        settled = decision.verdict is Verdict.ASSERT or understood.reading.excluded or best.id in near
        return bool(settled) and self._helps(understood, best)

    def _is_beside(self, decision: Decision, near: Collection[str]) -> bool:
        """Say whether what a leaning message would be declined for has nothing to do with the conversation."""
        if decision.gap is None:
            return True
        gap = self.kb.gap_by_id[decision.gap.target.id]
        return decision.gap.probability < FIRM and set(gap.near).isdisjoint(near)

    def _list_near(self, context: Context) -> tuple[str, ...]:
        """Return the entries a conversation is at: the last one, what it leads on to, and what was offered."""
        last = self.kb.entry_by_id.get(context.entry)
        return (last.id, *last.next, *context.options) if last else context.options

    def _helps(self, understood: Understood, target: Target, least: float = MOSTLY) -> bool:
        own = self.index.account_for(understood.reading.own, target)
        return own >= least and gives(self.kb.entry_by_id[target.id].answer, understood.found.question.asked)


def _rank(understood: Understood) -> tuple[bool, float]:
    """Order readings: what can be asserted first, then by how sure the best entry is."""
    return understood.decision.verdict is Verdict.ASSERT, understood.sureness
