"""How replies are said: the curator's words in the few frames there are."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tutor.chat import frames
from tutor.chat.deciding import Decision, Verdict
from tutor.chat.reading import Understood
from tutor.chat.reply import FollowUp, Option, Reply, ReplyKind
from tutor.citing import head_section
from tutor.knowledge.model import Entry, KnowledgeBase, WhyNot
from tutor.retrieval.values import Hit
from tutor.text import shorten
from tutor.values import dataclass

MOST_OPTIONS = 3
LEAST_OPTION = 0.002
"""Less likely entries aren't offered."""
MOST_UNDERSTOOD = 200
"""Characters of what is told about how a message was understood."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Puts what one pack knows into replies."""

    kb: KnowledgeBase

    def say(self, understood: Understood) -> Reply:
        """Return the reply to a question as it was understood."""
        return replace(self._say(understood), understood=_tell_understood(understood))

    def answer(self, entry: Entry, confidence: float = 1.0, *, text: str = "") -> Reply:
        """Return an entry's answer, or `text` of it instead."""
        return Reply(
            ReplyKind.ANSWER,
            text=text or entry.answer,
            citations=entry.cites,
            entry=entry.id,
            confidence=confidence,
            follow_ups=self.lead_on(entry.next),
        )

    def hedge(self, hits: Sequence[Hit]) -> Reply:
        """Return the first entry's answer as the closest there is, with the others to choose from."""
        best = hits[0]
        entry = self.kb.entry_by_id[best.target.id]
        return Reply(
            ReplyKind.CLOSEST,
            text=frames.CLOSEST.format(answer=entry.answer),
            citations=entry.cites,
            entry=entry.id,
            confidence=best.probability,
            options=self._offer(hits),
            signals=best.signals,
        )

    def join(self, replies: Sequence[Reply]) -> Reply:
        """Return the replies to several questions as one, those that are only closest in fewer words."""
        parts = tuple(self._hedge_briefly(r) if r.kind is ReplyKind.CLOSEST else r for r in replies)
        citations = tuple(dict.fromkeys(c for r in parts for c in r.citations))
        return Reply(ReplyKind.SEVERAL, text="\n\n".join(r.text for r in parts), citations=citations, parts=parts)

    def _hedge_briefly(self, reply: Reply) -> Reply:
        answer = self.kb.entry_by_id[reply.entry or ""].answer
        return replace(reply, text=frames.CLOSEST_OF_SEVERAL.format(answer=answer))

    def name_sections(self, sections: Sequence[str], entry: str) -> Reply:
        """Return what stands in `sections`."""
        known = [self.kb.section_by_id[s] for s in sections]
        text = "\n".join(f"{head_section(s.id)}, {s.title}: {s.gist}" for s in known)
        return Reply(ReplyKind.ANSWER, text=text, citations=tuple(sections), entry=entry or None, confidence=1.0)

    def miss_part(self, entry: Entry) -> Reply:
        """Return that an entry's list has no such item, and those it has."""
        text = frames.NO_PART.format(count=len(entry.parts), items="; ".join(entry.parts))
        return Reply(ReplyKind.NOT_COVERED, text=text, citations=entry.cites, entry=entry.id, why_not=WhyNot.TOUCHES)

    def miss_question(self) -> Reply:
        """Return that no question could be made out."""
        why_not = WhyNot.NOT_UNDERSTOOD
        return Reply(ReplyKind.NOT_COVERED, text=frames.NOT_COVERED[why_not], why_not=why_not)

    def help(self) -> Reply:
        """Return what can be asked, and how."""
        return Reply(ReplyKind.HELP, text=frames.HELP, follow_ups=self.lead_on(self.kb.info.starters))

    def lead_on(self, entries: Iterable[str]) -> tuple[FollowUp, ...]:
        """Return the questions of `entries`."""
        return tuple(FollowUp(e, self.kb.entry_by_id[e].question) for e in entries)

    def _say(self, understood: Understood) -> Reply:
        decision = understood.decision
        if decision.verdict is Verdict.DECLINE:
            return self._decline(decision)
        best = decision.entries[0]
        if decision.verdict is Verdict.ASSERT:
            entry = self.kb.entry_by_id[best.target.id]
            return replace(self.answer(entry, best.probability), signals=best.signals)
        if decision.verdict is Verdict.ASK_BACK:
            options = self._offer(decision.entries)
            return Reply(ReplyKind.CLARIFY, text=frames.CLARIFY, confidence=best.probability, options=options)
        return self.hedge(decision.entries)

    def _decline(self, decision: Decision) -> Reply:
        why_not = decision.why_not or WhyNot.SILENT
        text, entry = frames.NOT_COVERED[why_not], None
        cites: tuple[str, ...] = ()
        if decision.gap is not None:
            gap = self.kb.gap_by_id[decision.gap.target.id]
            text, cites, entry = gap.says, gap.cites, gap.id
        elif decision.instead:
            denying = self.kb.entry_by_id[decision.instead]
            text, cites, entry = frames.PREMISE.format(answer=denying.answer), denying.cites, denying.id
        return Reply(
            ReplyKind.NOT_COVERED,
            text=text,
            citations=cites,
            entry=entry,
            confidence=decision.gap.probability if decision.gap else None,
            why_not=why_not,
            options=self._list_nearest(decision),
        )

    def _list_nearest(self, decision: Decision) -> tuple[Option, ...]:
        """Return what the essay does say near a gap, else the likeliest entries."""
        near = self.kb.gap_by_id[decision.gap.target.id].near if decision.gap else ()
        likely = [h.target.id for h in decision.entries if h.probability >= LEAST_OPTION]
        return self._list_options([*near, *likely])

    def _offer(self, hits: Sequence[Hit]) -> tuple[Option, ...]:
        return self._list_options([h.target.id for i, h in enumerate(hits) if i == 0 or h.probability >= LEAST_OPTION])

    def _list_options(self, ids: Iterable[str]) -> tuple[Option, ...]:
        entries = [self.kb.entry_by_id[e] for e in list(dict.fromkeys(ids))[:MOST_OPTIONS]]
        return tuple(Option(entry=e.id, question=e.question, text=e.answer, citations=e.cites) for e in entries)


def _tell_understood(understood: Understood) -> str:
    told = [understood.reading.understood] if understood.reading.understood else []
    told += [f"reading '{word}' as '{better}'" for word, better in understood.found.question.mended.items()]
    return shorten("; ".join(told), MOST_UNDERSTOOD)
