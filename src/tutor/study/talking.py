"""A conversation that is kept: every exchange, every question that wasn't answered for sure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.chat.context import Context
from tutor.chat.reply import Reply, ReplyKind
from tutor.citing import bracket
from tutor.errors import TutorError
from tutor.study.clock import Clock
from tutor.study.keeping import Keeper
from tutor.study.knowing import Library

if TYPE_CHECKING:
    from tutor.study.reasons import Reasons

_NOT_ASSERTED = (ReplyKind.CLOSEST, ReplyKind.CLARIFY, ReplyKind.NOT_COVERED)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question the essay answers, offered while one is being typed."""

    entry: str
    question: str


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One side of a kept exchange."""

    who: str
    """learner or tutor."""
    text: str
    reply: Mapping[str, Any] | None = None
    """Of the tutor's lines: the reply's fields as they were kept; None where none were."""
    is_marked: bool = False
    """Of the tutor's lines: whether the learner said that this isn't what was asked."""

    @property
    def citations(self) -> tuple[str, ...]:
        """The sections the reply cited."""
        return tuple((self.reply or {}).get("citations") or ())


@dataclass
class Talk:
    """The conversation with one pack. Keeping is best effort: a reply is never lost because it couldn't be kept."""

    library: Library
    keeper: Keeper
    clock: Clock
    day_turn: int = 4
    """Local hour at which a study day begins."""
    context: Context = field(default_factory=Context)
    conversation: str = ""
    last: tuple[str, Reply] | None = None
    """The last question and its reply."""
    before_last: Context | None = None
    """What the last question was asked after; None when it was chosen from a list."""
    _last_turn: str = ""
    """Id of the turn in which that reply was kept, and of the mark on it if there is one."""

    def ask(self, text: str) -> Reply:
        """Return the reply to a message, which is kept with it."""
        self.before_last = self.context
        reply, self.context = self.library.responder.respond(text, self.context)
        self._keep(text, reply)
        return reply

    def open_entry(self, entry_id: str) -> Reply:
        """Return the answer of an entry that the learner chose."""
        self.before_last = None
        reply, self.context = self.library.responder.open_entry(entry_id, self.context)
        self._keep(self.library.kb.entry_by_id[entry_id].question, reply)
        return reply

    def start_anew(self) -> Reply:
        """Forget what was talked about; what was kept stays."""
        self.context, self.conversation, self.last = Context(), "", None
        return Reply(ReplyKind.NEW)

    def mark_not_asked(self) -> bool:
        """Note that the last answer was not what was asked; return whether there was one."""
        if self.last is None:
            return False
        question, reply = self.last
        if self.keeper.store.misses.get(self._last_turn) is None:
            self._keep_miss(self._last_turn, question, reply, marked=True)
        return True

    def reasons(self) -> "Reasons | None":
        """Return why the last question got its reply, in a learner's words; None before anything was asked."""
        from tutor.study.curating import explain
        from tutor.study.reasons import give_reasons

        if self.last is None:
            return None
        asked, reply = self.last
        found = explain(self.library.responder, asked, self.before_last) if self.before_last is not None else None
        return give_reasons(asked, reply, found, self.library.kb)

    def suggest(self, typed: str, limit: int = 5) -> tuple[Suggestion, ...]:
        """Return questions the essay answers that `typed` may be becoming, likeliest first."""
        from tutor.chat.understanding import SEARCHED
        from tutor.retrieval.values import TargetKind

        if not typed.strip():
            return ()
        # Looked up as it will be when it is sent: the index remembers the latest searches.
        found = self.library.index.search(typed, max(limit, SEARCHED))
        hits = [h for h in found.hits if h.target.kind is TargetKind.ENTRY]
        return tuple(Suggestion(h.target.id, self.library.kb.entry_by_id[h.target.id].question) for h in hits[:limit])

    def transcript(self, limit: int) -> tuple[TranscriptLine, ...]:
        """Return the newest kept lines of this pack's conversations, oldest first."""
        pack, store = self.library.kb.info.id, self.keeper.store
        marked = store.marked_turns(pack)
        return tuple(
            TranscriptLine(t.who, t.text, t.reply, is_marked=t.id in marked)
            for t in store.transcript.all(pack)[-limit:]
        )

    def search_transcript(self, words: str) -> tuple[TranscriptLine, ...]:
        """Return the kept lines that hold all of `words`, oldest first."""
        wanted = words.casefold().split()
        turns = self.keeper.store.transcript.all(self.library.kb.info.id)
        found = [t for t in turns if all(w in t.text.casefold() for w in wanted)]
        return tuple(TranscriptLine(t.who, t.text, t.reply) for t in found)

    def export_transcript(self, path: Path) -> Path:
        """Write the kept conversations to a Markdown file with citations, whole or not at all, and return its path."""
        from tutor.library.writing import replace_file

        lines = [f"# {self.library.kb.info.title}", ""]
        for line in self.transcript(limit=1_000_000):
            who = "You" if line.who == "learner" else "Tutor"
            marked = " (marked as not what was asked)" if line.is_marked else ""
            lines += [f"**{who}:** {line.text}{bracket(line.citations)}{marked}", ""]
        replace_file(path, "\n".join(lines).encode(), must_last=True)
        return path

    def _keep(self, text: str, reply: Reply) -> None:
        self.last, self._last_turn = (text, reply), self.clock.new_id()
        if not self.keeper.history:
            return
        from tutor.progress.records import Turn
        from tutor.text import clean, shorten

        self.conversation = self.conversation or self.clock.new_id()
        now, pack = self.clock.now(), self.library.kb.info.id

        def turn(turn_id: str, who: str, said: str, shown: Mapping[str, Any] | None = None) -> Turn:
            talk = self.conversation
            return Turn(id=turn_id, pack=pack, conversation=talk, time=now, who=who, text=said, reply=shown)

        try:
            store = self.keeper.store
            with store.database.atomic():
                store.transcript.add(turn(self.clock.new_id(), "learner", shorten(clean(text), 20_000)))
                store.transcript.add(turn(self._last_turn, "tutor", reply.text, reply.as_json()))
                if reply.kind in _NOT_ASSERTED:
                    self._keep_miss(self.clock.new_id(), text, reply, marked=False)
                self._let_rest(reply)
        except TutorError as error:
            self.keeper.notices.append(f"this conversation isn't kept: {error}")
            self.keeper.history = False

    def _let_rest(self, reply: Reply) -> None:
        """Leave the claims that were just talked about alone for today: an answer fresh in mind tests nothing."""
        from tutor.progress.records import Rest

        told = {r.entry for r in (reply, *reply.parts) if r.kind is ReplyKind.ANSWER}
        pack, day = self.library.kb.info.id, self.clock.study_day(self.day_turn)
        for claim in self.library.kb.claims:
            if told & set(claim.entries):
                self.keeper.store.rests.add(Rest.of(pack, claim.id, day))

    def _keep_miss(self, miss_id: str, question: str, reply: Reply, *, marked: bool) -> None:
        from tutor.progress.records import Miss
        from tutor.text import clean, shorten

        self.keeper.store.misses.add(
            Miss(
                id=miss_id,
                pack=self.library.kb.info.id,
                time=self.clock.now(),
                question=shorten(clean(question), 2_000),
                kind=str(reply.kind),
                entry=reply.entry or "",
                why_not=str(reply.why_not or ""),
                marked=marked,
            )
        )
