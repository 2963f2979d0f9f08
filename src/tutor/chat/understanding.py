"""How a message is understood: each way to read it is looked up, and the one that leads furthest is taken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tutor.chat.choosing import choose
from tutor.chat.context import Context
from tutor.chat.deciding import HALF_SURE, LEAST, Decision, Verdict, decide
from tutor.chat.following import read_message
from tutor.chat.leaning import FIRM, Leaning
from tutor.chat.order import is_order_turned
from tutor.chat.reading import Reading, Understood
from tutor.chat.roles import are_swapped, read_roles
from tutor.chat.splitting import find_question, names_subject, says_nothing
from tutor.knowledge.model import KnowledgeBase, NameKind, WhyNot
from tutor.matching.stem import content_words
from tutor.retrieval.asking import Asked
from tutor.retrieval.index import Index
from tutor.retrieval.values import SearchResult, TargetKind
from tutor.text import sentences
from tutor.values import dataclass

CLEARLY = 0.1
"""How much likelier the best entry of another reading is than that of the message as it stands, if it is clearly better."""
ENOUGH = 0.9
"""Probability of an asserted entry, or of a gap, from which no other reading is tried."""
MOST_TOLD = 2
"""Sentences of a story that are read by themselves: the last that say what they are about."""
SEARCHED = 6
"""Entries, and gaps, looked at for one reading."""


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
        readings = self.list_readings(text, context, story)
        leaning = Leaning(context, self.kb, self.index)
        led = max(_take_enough(self._lead([r for r in readings if r.leans], leaning)), key=_rank, default=None)
        if led and _is_enough(led):
            return led
        by_itself = (leaning.soften(self._look_up(r)) for r in readings if not r.leans)
        alone = _choose_clearly(_take_enough(by_itself))
        if led and (alone is None or _leans_rather(led, alone)):
            return led
        return alone or leaning.fall_back(self._look_up(readings[0]))

    def _lead(self, readings: Sequence[Reading], leaning: Leaning) -> Iterator[Understood]:
        """Yield the readings that the conversation helps; if a name can stand for a pronoun, only the first such."""
        waiting = list(readings)
        first = next((r for r in readings if r.stands_in), None)
        while waiting:
            reading = waiting.pop(0)
            found = (
                self._look_up_named(reading, leaning)
                if reading.must_lean and reading is first
                else self._look_up(reading)
            )
            led = found if _is_plain(found) else leaning.lead(found)
            if led is None:
                continue
            softened = leaning.soften(led)
            if reading.stands_in:
                softened = self._doubt(softened, leaning, is_first=reading is first)
            yield softened
            if reading.stands_in and not leaning.merely_repeats(led):
                asserted = softened.decision.verdict is Verdict.ASSERT
                waiting = [r for r in waiting if r.is_author and not asserted]

    def _look_up_named(self, reading: Reading, leaning: Leaning) -> Understood:
        """Return what a message with a name for its pronoun is about: by itself, where the conversation only holds it fast."""
        understood = self._look_up(reading)
        decision = understood.decision
        if decision.verdict is Verdict.ASSERT and decision.entries[0].target.id != leaning.context.entry:
            return understood
        bare = self._look_up(replace(reading, context=""))
        is_surer = bare.sureness > understood.sureness or leaning.merely_repeats(understood)
        return bare if bare.decision.verdict is Verdict.ASSERT and is_surer else understood

    def _doubt(self, led: Understood, leaning: Leaning, *, is_first: bool) -> Understood:
        """Return `led`, where a name stands for a pronoun, asserting nothing that the name alone may have led to.

        That is what was just answered, if by itself the question is one the essay leaves open; and, for a name that
        isn't the likeliest, what lies away from the conversation.
        """
        if led.decision.verdict is not Verdict.ASSERT:
            return led
        best = led.decision.entries[0].target.id
        if best == leaning.context.entry:
            by_itself = self._look_up(replace(led.reading, context="")).decision
            is_sound = by_itself.verdict is not Verdict.DECLINE
        else:
            is_sound = is_first or best in leaning.near
        return led if is_sound else replace(led, decision=replace(led.decision, verdict=Verdict.HEDGE))

    def list_readings(self, text: str, context: Context, story: str = "") -> list[Reading]:
        """Return the readings of a message; of one that tells a story first, also its question beside the story."""
        readings = list(read_message(text, context, self.kb, self.index.names))
        question, told = find_question(text)
        told = f"{story} {told}".strip()
        if told:
            readings.append(Reading(question, told))
            if says_nothing(question):
                said = sentences(told)
                readings.append(Reading(f"{said[-1]} {question}", told))
                telling = [s for s in said if names_subject(s)]
                readings.extend(map(Reading, telling[-MOST_TOLD:]))
        return readings

    def _look_up(self, reading: Reading) -> Understood:
        found = self.index.search(reading.query, SEARCHED, context=reading.context)
        if reading.excluded:
            found = replace(found, hits=tuple(h for h in found.hits if h.target.id not in reading.excluded))
        decision = decide(reading.query, found, self.kb)
        if reading.among and not decision.asks_no_essay:
            decision = self._choose(reading, found, decision)
        elif decision.verdict in (Verdict.ASSERT, Verdict.HEDGE) and self._turns_round(reading.query, found, decision):
            instead = decision.entries[0].target.id
            decision = replace(decision, verdict=Verdict.DECLINE, why_not=WhyNot.PREMISE, instead=instead)
        return Understood(reading, found, decision)

    def _choose(self, reading: Reading, found: SearchResult, decision: Decision) -> Decision:
        """Return the decision for a description of something offered: a hedge at most if that is another entry."""
        likely = tuple(h for h in found.hits if h.target.kind is TargetKind.ENTRY)
        fitting = choose(reading.own, reading.among, likely, self.kb, self.index)
        if not fitting:
            return Decision(Verdict.DECLINE, decision.entries, why_not=WhyNot.TOUCHES)
        if decision.verdict is Verdict.ASSERT and fitting[0] == decision.entries[0]:
            return decision
        return Decision(Verdict.HEDGE, tuple(fitting))

    def _turns_round(self, query: str, found: SearchResult, decision: Decision) -> bool:
        """Say whether a question takes for granted what the likeliest entry, or the pack's dates, have the other way round."""
        if found.question.asked is Asked.YES_NO:
            return False
        return self._swaps_roles(query, decision) or is_order_turned(query, self.index.names, self.kb)

    def _swaps_roles(self, query: str, decision: Decision) -> bool:
        """Say whether a question takes for granted that one person did to another what the likeliest entry has reversed.

        Only persons: "Russians were angry at NATO" and "NATO angered Russians" are both true.
        """
        persons = {n.id for n in self.kb.names if n.kind is NameKind.PERSON and self.kb.info.author not in n.forms}
        asked = [r for r in read_roles(query, self.index.names) if {r.doer, r.done_to} <= persons]
        if not asked:
            return False
        entry = self.kb.entry_by_id[decision.entries[0].target.id]
        told = (*entry.phrasings, entry.answer, entry.more)
        return are_swapped(asked, (role for text in told for role in read_roles(text, self.index.names)))


def _is_plain(understood: Understood) -> bool:
    """Say whether a message with a name for its pronoun is asserted as it would be without a conversation."""
    reading = understood.reading
    return reading.stands_in and not reading.context and understood.decision.verdict is Verdict.ASSERT


def _is_enough(understood: Understood) -> bool:
    """Say whether a reading is so sure that no other needs to be looked up."""
    gap = understood.decision.gap
    asserted = understood.decision.verdict is Verdict.ASSERT and understood.sureness >= ENOUGH
    return asserted or (gap is not None and gap.probability >= ENOUGH)


def _take_enough(readings: Iterable[Understood]) -> list[Understood]:
    """Return the readings up to the first that is sure enough."""
    taken = []
    for understood in readings:
        taken.append(understood)
        if _is_enough(understood):
            break
    return taken


def _choose_clearly(alone: Sequence[Understood]) -> Understood | None:
    """Return the first of some readings, which is the message as it stands, unless another is clearly better."""
    if not alone:
        return None
    best = max(alone, key=_rank)
    return best if best.sureness >= alone[0].sureness + CLEARLY else alone[0]


def _leans_rather(led: Understood, alone: Understood) -> bool:
    """Say whether a message is understood with the conversation rather than alone."""
    if led.decision.verdict is Verdict.DECLINE and led.decision.gap is None and _says_more(alone):
        return False
    if alone.reading.is_weak or len(content_words(led.reading.own)) <= 1:
        return led.reading.would_lean
    if _rank(led) >= _rank(alone):
        return True
    if alone.decision.verdict is Verdict.ASSERT or _is_firm(alone):
        return False
    return led.reading.would_lean and (led.sureness >= LEAST or alone.sureness < HALF_SURE)


def _says_more(alone: Understood) -> bool:
    """Say whether a message by itself leads to an entry, or to a gap for an opinion or for news."""
    if alone.decision.verdict is Verdict.DECLINE:
        return alone.decision.asks_no_essay and alone.decision.gap is not None
    return not alone.reading.is_weak


def _is_firm(understood: Understood) -> bool:
    """Say whether a message is so well understood by itself that no conversation can change it."""
    gap = understood.decision.gap
    return understood.sureness >= FIRM or (gap is not None and gap.probability >= FIRM)


def _rank(understood: Understood) -> tuple[bool, float]:
    """Order readings: what can be asserted first, then by how sure the best entry is."""
    return understood.decision.verdict is Verdict.ASSERT, understood.sureness
