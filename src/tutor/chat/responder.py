"""One message in, one reply out: reads what is wanted, looks it up, decides, and says it in the curator's words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tutor.chat import frames
from tutor.chat.context import Context
from tutor.chat.deciding import HALF_SURE, Decision, Verdict
from tutor.chat.intent import Intent, IntentKind, read_intent
from tutor.chat.reply import FollowUp, Option, Reply, ReplyKind
from tutor.chat.splitting import split_questions
from tutor.chat.understanding import Listener, Understood
from tutor.knowledge.model import Entry, KnowledgeBase, WhyNot
from tutor.matching.normalise import tokens
from tutor.retrieval.index import Index
from tutor.retrieval.values import Hit, TargetKind
from tutor.text import clean, shorten

MOST_CHARACTERS = 2_000
"""Characters of a message that are read."""
MOST_OPTIONS = 3
LEAST_OPTION = 0.02
"""Less likely entries aren't offered."""

_SMALLTALK = {
    IntentKind.GREETING: frames.GREETING,
    IntentKind.THANKS: frames.THANKS,
    IntentKind.FAREWELL: frames.FAREWELL,
    IntentKind.PLEASED: frames.PLEASED,
}


@dataclass(frozen=True, slots=True)
class Responder:
    """Answers messages from one pack. Holds no conversation: that is handed in and handed back."""

    kb: KnowledgeBase
    index: Index

    @property
    def listener(self) -> Listener:
        """What understands the messages."""
        return Listener(self.kb, self.index)

    def respond(self, text: str, context: Context) -> tuple[Reply, Context]:
        """Return the reply to `text` after `context`, and the context after it."""
        message = clean(text)
        cut = message[:MOST_CHARACTERS]
        reply, after = self._respond(cut, context)
        if len(message) > MOST_CHARACTERS:
            reply = replace(reply, understood=frames.FIRST_WORDS.format(count=MOST_CHARACTERS))
        return reply, after

    def open_entry(self, entry_id: str, context: Context, *, question: str = "") -> tuple[Reply, Context]:
        """Return the answer of an entry the learner chose, and the context after it."""
        entry = self.kb.entry_by_id[entry_id]
        return self._answer(entry, 1.0), context.with_answer(entry.id, entry.names, question or entry.question)

    def _respond(self, text: str, context: Context) -> tuple[Reply, Context]:
        last = self.kb.entry_by_id.get(context.entry)
        intent = read_intent(
            text, options=len(context.options), has_parts=bool(last and last.parts), has_answer=last is not None
        )
        if intent.kind is not IntentKind.QUESTION:
            return self._fulfil(intent, context)
        questions = split_questions(text)
        if len(questions) > 1 and (several := self._ask_each(text, questions, context)) is not None:
            return several
        return self._ask(text, context)

    def _ask_each(self, text: str, questions: Sequence[str], context: Context) -> tuple[Reply, Context] | None:
        """Return the replies to several questions; None when the message is better answered as one."""
        whole, after, replies = self.listener.understand(text, context), context, []
        for question in questions:
            reply, after = self._ask(question, after)
            replies.append(reply)
        sure = [r for r in replies if r.kind is ReplyKind.ANSWER]
        if len({r.entry for r in sure}) < 2 and (
            not sure or text.count("?") < len(questions) or whole.decision.verdict is Verdict.ASSERT
        ):
            return None
        citations = tuple(dict.fromkeys(c for r in replies for c in r.citations))
        return Reply(
            ReplyKind.SEVERAL, text="\n\n".join(r.text for r in replies), citations=citations, parts=tuple(replies)
        ), after

    def _fulfil(self, intent: Intent, context: Context) -> tuple[Reply, Context]:
        if intent.kind in _SMALLTALK:
            return Reply(ReplyKind.SMALLTALK, text=_SMALLTALK[intent.kind]), context
        if intent.kind is IntentKind.CHOICE:
            return self.open_entry(context.options[intent.number - 1], context)
        simple: dict[IntentKind, Callable[[Intent, Context], tuple[Reply, Context]]] = {
            IntentKind.NOTHING: lambda _, c: (self._not_understood(), c),
            IntentKind.HELP: lambda _, c: (self._help(), c),
            IntentKind.QUIZ: self._offer_quiz,
            IntentKind.MORE: self._tell_more,
            IntentKind.SOURCE: self._give_source,
            IntentKind.PART: self._give_part,
        }
        return simple[intent.kind](intent, context)

    def _not_understood(self) -> Reply:
        return Reply(
            ReplyKind.NOT_COVERED, text=frames.NOT_COVERED[WhyNot.NOT_UNDERSTOOD], why_not=WhyNot.NOT_UNDERSTOOD
        )

    def _help(self) -> Reply:
        starters = [self.kb.entry_by_id[s] for s in self.kb.info.starters]
        return Reply(ReplyKind.HELP, text=frames.HELP, follow_ups=tuple(FollowUp(e.id, e.question) for e in starters))

    def _offer_quiz(self, intent: Intent, context: Context) -> tuple[Reply, Context]:
        topic = self.find_topic(intent.subject) if intent.subject else self._topic_of(context)
        return Reply(ReplyKind.QUIZ, text=frames.QUIZ, topic=topic), context

    def find_topic(self, words: str) -> str | None:
        """Return the topic that a learner's words name, by its title and aliases or by the entry they lead to."""
        said = " ".join(tokens(words))
        for topic in self.kb.info.topics:
            if said in {" ".join(tokens(form)) for form in (topic.id.replace("-", " "), topic.title, *topic.aliases)}:
                return topic.id
        best = self.index.search(words, 1).best(TargetKind.ENTRY)
        topics = self.kb.entry_by_id[best.target.id].topics if best and best.probability >= HALF_SURE else ()
        return topics[0] if topics else None

    def _topic_of(self, context: Context) -> str | None:
        entry = self.kb.entry_by_id.get(context.entry)
        return entry.topics[0] if entry and entry.topics else None

    def _tell_more(self, _: Intent, context: Context) -> tuple[Reply, Context]:
        entry = self.kb.entry_by_id[context.entry]
        if entry.more and not context.told_more:
            reply = replace(self._answer(entry, 1.0), text=entry.more)
            return reply, replace(context, told_more=True, options=())
        text = frames.NO_MORE
        return Reply(
            ReplyKind.ANSWER, text=text, citations=entry.cites, entry=entry.id, follow_ups=self._lead_on(entry)
        ), context

    def _give_source(self, _: Intent, context: Context) -> tuple[Reply, Context]:
        entry = self.kb.entry_by_id[context.entry]
        sections = [self.kb.section_by_id[c] for c in entry.cites]
        text = "\n".join(f"[{s.id}] {s.title}: {s.gist}" for s in sections)
        return Reply(ReplyKind.ANSWER, text=text, citations=entry.cites, entry=entry.id, confidence=1.0), context

    def _give_part(self, intent: Intent, context: Context) -> tuple[Reply, Context]:
        entry = self.kb.entry_by_id[context.entry]
        number = {0: context.part + 1, -1: len(entry.parts)}.get(intent.number, intent.number)
        if not 1 <= number <= len(entry.parts):
            text = frames.NO_PART.format(count=len(entry.parts), items="; ".join(entry.parts))
            return Reply(
                ReplyKind.NOT_COVERED, text=text, citations=entry.cites, entry=entry.id, why_not=WhyNot.TOUCHES
            ), context
        reply = replace(self._answer(entry, 1.0), text=entry.parts[number - 1])
        return reply, replace(context, part=number)

    def _ask(self, text: str, context: Context) -> tuple[Reply, Context]:
        understood = self.listener.understand(text, context)
        decision = understood.decision
        reply = replace(self._say(understood), understood=self._tell_understood(understood))
        after = context.with_options(tuple(o.entry for o in reply.options))
        if decision.verdict in (Verdict.ASSERT, Verdict.HEDGE):
            entry = self.kb.entry_by_id[decision.entries[0].target.id]
            after = context.with_answer(entry.id, self._names_of(understood, entry), text)
            after = after.with_options(tuple(o.entry for o in reply.options))
        elif decision.why_not is WhyNot.PREMISE:
            entry = self.kb.entry_by_id[decision.instead]
            after = context.with_answer(entry.id, entry.names, text)
        return reply, after

    def _say(self, understood: Understood) -> Reply:
        decision = understood.decision
        if decision.verdict is Verdict.DECLINE:
            return self._decline(understood)
        best = decision.entries[0]
        entry = self.kb.entry_by_id[best.target.id]
        if decision.verdict is Verdict.ASSERT:
            return replace(self._answer(entry, best.probability), signals=best.signals)
        options = self._options(_drop_repeats(decision.entries))
        if decision.verdict is Verdict.ASK_BACK:
            return Reply(ReplyKind.CLARIFY, text=frames.CLARIFY, confidence=best.probability, options=options)
        return Reply(
            ReplyKind.CLOSEST,
            text=frames.CLOSEST.format(answer=entry.answer),
            citations=entry.cites,
            entry=entry.id,
            confidence=best.probability,
            options=options,
            signals=best.signals,
        )

    def _decline(self, understood: Understood) -> Reply:
        decision = understood.decision
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
            options=self._nearest(decision),
        )

    def _nearest(self, decision: Decision) -> tuple[Option, ...]:
        """Return what the essay does say near a gap, else the likeliest entries."""
        near = self.kb.gap_by_id[decision.gap.target.id].near if decision.gap else ()
        likely = [h.target.id for h in decision.entries if h.probability >= LEAST_OPTION]
        chosen = dict.fromkeys([*near, *likely])
        return tuple(self._option(self.kb.entry_by_id[e]) for e in list(chosen)[:MOST_OPTIONS])

    def _answer(self, entry: Entry, confidence: float) -> Reply:
        return Reply(
            ReplyKind.ANSWER,
            text=entry.answer,
            citations=entry.cites,
            entry=entry.id,
            confidence=confidence,
            follow_ups=self._lead_on(entry),
        )

    def _lead_on(self, entry: Entry) -> tuple[FollowUp, ...]:
        return tuple(FollowUp(n, self.kb.entry_by_id[n].question) for n in entry.next)

    def _options(self, hits: Sequence[Hit]) -> tuple[Option, ...]:
        likely = [h for i, h in enumerate(hits) if i == 0 or h.probability >= LEAST_OPTION]
        return tuple(self._option(self.kb.entry_by_id[h.target.id]) for h in likely[:MOST_OPTIONS])

    def _option(self, entry: Entry) -> Option:
        return Option(entry=entry.id, question=entry.question, text=entry.answer, citations=entry.cites)

    def _names_of(self, understood: Understood, entry: Entry) -> tuple[str, ...]:
        """Return the names now talked about: those the question gave, then the entry's."""
        return tuple(dict.fromkeys((*understood.found.question.names, *entry.names)))

    def _tell_understood(self, understood: Understood) -> str:
        told = [understood.reading.understood] if understood.reading.understood else []
        told += [f"reading '{word}' as '{better}'" for word, better in understood.found.question.mended.items()]
        return shorten("; ".join(told), 200)


def _drop_repeats(hits: Sequence[Hit]) -> list[Hit]:
    return list({h.target.id: h for h in reversed(hits)}.values())[::-1]
