"""One message in, one reply out: reads what is wanted, looks it up, decides, and says it in the curator's words."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tutor.chat import frames
from tutor.chat.asked import is_asked
from tutor.chat.context import Context
from tutor.chat.deciding import HALF_SURE, Verdict
from tutor.chat.following import complete_question
from tutor.chat.intent import Intent, IntentKind, asks_for_more, read_courtesy, read_intent, take_off_courtesy
from tutor.chat.leaning import ALL
from tutor.chat.ordinals import LAST, place
from tutor.chat.reading import Understood
from tutor.chat.reply import Reply, ReplyKind
from tutor.chat.returning import go_back, return_to
from tutor.chat.saying import Speaker
from tutor.chat.splitting import find_question, split_questions
from tutor.chat.telling import measure_told
from tutor.chat.understanding import Listener
from tutor.knowledge.model import Entry, KnowledgeBase, WhyNot
from tutor.matching.normalise import tokens
from tutor.matching.stem import content_words
from tutor.retrieval.asking import Asked
from tutor.retrieval.index import Index
from tutor.retrieval.silence import leave_silence
from tutor.retrieval.values import Hit, Target, TargetKind
from tutor.text import clean
from tutor.values import dataclass

MOST_CHARACTERS = 2_000
"""Characters of a message that are read."""
MOST_SOURCES = 3
"""Sections named for a reply that only offers entries."""
MOSTLY_TOLD = 0.7
"""Share of what could be told more of that needn't be, when what is told next tells as much."""
MOST_AT_ONCE = 80
"""Words that are told at once of more."""
LISTS = 2
"""Latest entries whose list an ordinal may be about."""

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

    @property
    def speaker(self) -> Speaker:
        """What says the replies."""
        return Speaker(self.kb)

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
        reply = self.speaker.answer(entry)
        return reply, _rest_on(reply, context.with_answer(entry.id, entry.names, question or entry.question))

    def _respond(self, text: str, context: Context) -> tuple[Reply, Context]:
        intent = self.read_intent(text, context)
        if intent.kind is not IntentKind.QUESTION:
            return self._fulfil(intent, context)
        if (courtesy := read_courtesy(text)) is not None and self._means_nothing(text):
            return self._fulfil(courtesy, context)
        return self._read_question(take_off_courtesy(text), context)

    def _read_question(self, text: str, context: Context) -> tuple[Reply, Context]:
        if (back := go_back(text, context, self.kb, self.index)) is not None:
            rest, before = back
            return self._respond(rest, before) if tokens(rest) else self.open_entry(before.entry, before)
        questions = split_questions(text)
        is_one = len(questions) == 1 or bool(self.index.wordings.find_owners(tokens(text)))
        return self._ask(text, context) if is_one else self._ask_each(text, questions, context)

    def _means_nothing(self, text: str) -> bool:
        """Say whether a message by itself leads to nothing the pack knows of."""
        decision = self.listener.understand(text, Context()).decision
        return decision.verdict is Verdict.DECLINE and decision.gap is None

    def read_intent(self, text: str, context: Context) -> Intent:
        """Return what a message wants after `context`."""
        last = self.kb.entry_by_id.get(context.entry)
        listed = self._find_list(context)
        intent = read_intent(
            text,
            options=len(context.options),
            has_parts=listed is not None,
            has_answer=bool(last or context.sources),
            about=f"{listed.question} {context.question}" if listed else context.question,
        )
        if intent.kind is IntentKind.SOURCE and last and content_words(text) == [] and is_asked(last, Asked.WHERE):
            return Intent(IntentKind.QUESTION)
        if intent.kind is IntentKind.MORE and last is None:
            return Intent(IntentKind.NOTHING)
        if intent.kind is IntentKind.QUESTION and last and asks_for_more(text, lambda t: self._accounts(last, t)):
            return Intent(IntentKind.MORE)
        return intent

    def _accounts(self, entry: Entry, text: str) -> float:
        return self.index.account_for(text, Target(TargetKind.ENTRY, entry.id))

    def _ask_each(self, text: str, questions: Sequence[str], context: Context) -> tuple[Reply, Context]:
        """Return the replies to several questions; one reply when the message is better answered as one."""
        whole, after, replies = self.listener.understand(text, context), context, []
        _, story = find_question(text)
        for question in questions:
            reply, after = self._ask(question, after, story)
            replies.append(reply)
        if self._is_one(text, whole, replies):
            return self._reply(whole, text, context)
        several = self.speaker.join(replies)
        return several, _rest_on(several, after)

    def _is_one(self, text: str, whole: Understood, replies: Sequence[Reply]) -> bool:
        """Say whether a message of several questions gets one answer: the same to each, or one that holds all they say."""
        has_answer = whole.decision.verdict is not Verdict.DECLINE
        led = {r.entry for r in replies if r.entry}
        is_sure = any(r.kind is ReplyKind.ANSWER for r in replies)
        is_shown = all(r.kind in (ReplyKind.ANSWER, ReplyKind.CLOSEST) for r in replies)
        if len(led) < len(replies) or not (is_sure or (is_shown and not has_answer)):
            return True
        answered = {r.entry for r in replies if r.kind is ReplyKind.ANSWER}
        if whole.decision.verdict is Verdict.ASSERT and answered <= {whole.decision.entries[0].target.id}:
            return True
        return has_answer and self._accounts(self.kb.entry_by_id[whole.decision.entries[0].target.id], text) >= ALL

    def _fulfil(self, intent: Intent, context: Context) -> tuple[Reply, Context]:
        if intent.kind in _SMALLTALK:
            return Reply(ReplyKind.SMALLTALK, text=_SMALLTALK[intent.kind]), context
        if intent.kind is IntentKind.CHOICE:
            return self.open_entry(context.options[intent.number - 1], context)
        simple: dict[IntentKind, Callable[[Intent, Context], tuple[Reply, Context]]] = {
            IntentKind.NOTHING: lambda _, c: (self.speaker.miss_question(), c),
            IntentKind.HELP: lambda _, c: (self.speaker.help(), c),
            IntentKind.QUIZ: self._offer_quiz,
            IntentKind.MORE: self._go_on,
            IntentKind.SOURCE: self._give_source,
            IntentKind.PART: self._give_part,
        }
        return simple[intent.kind](intent, context)

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

    def _go_on(self, _: Intent, context: Context) -> tuple[Reply, Context]:
        """Tell more of the last entry and go on with what it leads on to, as far as that is new and short enough together."""
        entry = self.kb.entry_by_id[context.entry]
        following = next((e for e in entry.next if e not in context.topics), None)
        untold = "" if context.told_more or self._tells(following, entry.more) else entry.more
        joined = f"{untold} {self.kb.entry_by_id[following].answer}".lstrip() if following else ""
        if following is None or (leave_silence(untold) and len(joined.split()) > MOST_AT_ONCE):
            if not untold:
                reply = replace(self.speaker.answer(entry, text=frames.NO_MORE), confidence=None)
                return reply, _rest_on(reply, context)
            reply = self.speaker.answer(entry, text=untold)
            return reply, _rest_on(reply, replace(context, told_more=True, options=()))
        reply, after = self.open_entry(following, context)
        told = replace(
            reply,
            text=joined,
            citations=tuple(dict.fromkeys((*(entry.cites if untold else ()), *reply.citations))),
            understood=frames.GOING_ON.format(question=after.question),
        )
        return told, _rest_on(told, after)

    def _tells(self, following: str | None, text: str) -> bool:
        """Say whether the answer of the entry `following` tells mostly what `text` does."""
        if following is None:
            return False
        return measure_told(text, self.kb.entry_by_id[following], self.index) >= MOSTLY_TOLD

    def _give_source(self, _: Intent, context: Context) -> tuple[Reply, Context]:
        last = self.kb.entry_by_id.get(context.entry)
        sections = context.sources or (last.cites if last else ())
        return self.speaker.name_sections(sections, context.entry), context

    def _find_list(self, context: Context) -> Entry | None:
        """Return the entry whose list was given last, if that is not too long ago."""
        latest = (self.kb.entry_by_id[e] for e in context.topics[:LISTS])
        return next((e for e in latest if e.parts), None)

    def _give_part(self, intent: Intent, context: Context) -> tuple[Reply, Context]:
        """Give an item of the last list; of an answer that is no list, all of it again, since the item is in there."""
        entry = self._find_list(context)
        if entry is None:
            return self.speaker.hedge([Hit(Target(TargetKind.ENTRY, context.entry), HALF_SURE, {})]), context
        back = context if entry.id == context.entry else return_to(entry, context)
        number = place(intent.number, len(entry.parts), back.part)
        start = max(1, number - intent.count + 1) if intent.number == LAST else number
        parts = entry.parts[start - 1 : start - 1 + intent.count]
        if number < 1 or not parts:
            return self.speaker.miss_part(entry), back
        reply = self.speaker.answer(entry, text="; ".join(parts))
        return reply, _rest_on(reply, replace(back, part=start - 1 + len(parts)))

    def _ask(self, text: str, context: Context, story: str = "") -> tuple[Reply, Context]:
        return self._reply(self.listener.understand(text, context, story), text, context)

    def _reply(self, understood: Understood, text: str, context: Context) -> tuple[Reply, Context]:
        reply = self.speaker.say(understood)
        asked = complete_question(text, context, self.kb, self.index.names)
        after = self._note(understood, asked, context).with_options(tuple(o.entry for o in reply.options))
        return reply, _rest_on(reply, after)

    def _note(self, understood: Understood, text: str, context: Context) -> Context:
        """Return the context after a question was understood."""
        decision, names = understood.decision, understood.found.question.names
        if decision.verdict in (Verdict.ASSERT, Verdict.HEDGE):
            entry = self.kb.entry_by_id[decision.entries[0].target.id]
            kept = [n for n in context.names if n in entry.names] if understood.reading.leans else []
            sought = entry.names[:1] if understood.found.question.asked is Asked.WHO else ()
            return context.with_answer(entry.id, self._order_names(names, (*sought, *kept, *entry.names)), text)
        if decision.why_not is WhyNot.PREMISE:
            entry = self.kb.entry_by_id[decision.instead]
            return context.with_answer(entry.id, entry.names, text)
        beside = self.kb.gap_by_id[decision.gap.target.id].near[:1] if decision.gap else ()
        about = (n for e in beside for n in self.kb.entry_by_id[e].names)
        return context.with_question(text, tuple(dict.fromkeys((*names, *about))))

    def _order_names(self, asked: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
        """Return the names now talked about: those asked about, the author after others, then the entry's, the text last."""
        info = self.kb.info
        text = [n for n in (*asked, *known) if info.title in self.kb.name_by_id[n].forms]
        author = [n for n in asked if info.author in self.kb.name_by_id[n].forms]
        others = [n for n in asked if n not in author]
        return tuple(dict.fromkeys(n for n in (*others, *author, *known) if n not in text)) + tuple(dict.fromkeys(text))


def _rest_on(reply: Reply, context: Context) -> Context:
    """Return the context with the sections that a reply rests on; of one that asks back, those of what it offers."""
    offered = dict.fromkeys(c for o in reply.options for c in o.citations) if reply.kind is ReplyKind.CLARIFY else ()
    return replace(context, sources=reply.citations or tuple(offered)[:MOST_SOURCES])
