"""A conversation that is kept: every exchange, every question that wasn't answered for sure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tutor.chat.context import Context
from tutor.chat.reply import Reply, ReplyKind
from tutor.errors import TutorError
from tutor.study.clock import Clock
from tutor.study.keeping import Keeper
from tutor.study.knowing import Library

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

    def ask(self, text: str) -> Reply:
        """Return the reply to a message, which is kept with it."""
        reply, self.context = self.library.responder.respond(text, self.context)
        self._keep(text, reply)
        return reply

    def open_entry(self, entry_id: str) -> Reply:
        """Return the answer of an entry that the learner chose."""
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
        self._keep_miss(question, reply, marked=True)
        return True

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
        turns = self.keeper.store.transcript.all(self.library.kb.info.id)[-limit:]
        return tuple(TranscriptLine(t.who, t.text, t.reply) for t in turns)

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
            cited = f" [{', '.join(line.citations)}]" if line.citations else ""
            who = "You" if line.who == "learner" else "Tutor"
            lines += [f"**{who}:** {line.text}{cited}", ""]
        replace_file(path, "\n".join(lines).encode(), must_last=True)
        return path

    def _keep(self, text: str, reply: Reply) -> None:
        self.last = (text, reply)
        if not self.keeper.history:
            return
        from tutor.progress.records import Turn
        from tutor.text import clean, shorten

        self.conversation = self.conversation or self.clock.new_id()
        now, pack = self.clock.now(), self.library.kb.info.id

        def turn(who: str, said: str, shown: Mapping[str, Any] | None = None) -> Turn:
            new_id, talk = self.clock.new_id(), self.conversation
            return Turn(id=new_id, pack=pack, conversation=talk, time=now, who=who, text=said, reply=shown)

        try:
            store = self.keeper.store
            with store.database.atomic():
                store.transcript.add(turn("learner", shorten(clean(text), 20_000)))
                store.transcript.add(turn("tutor", reply.text, reply.as_json()))
                if reply.kind in _NOT_ASSERTED:
                    self._keep_miss(text, reply, marked=False)
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

    def _keep_miss(self, question: str, reply: Reply, *, marked: bool) -> None:
        from tutor.progress.records import Miss
        from tutor.text import clean, shorten

        self.keeper.store.misses.add(
            Miss(
                id=self.clock.new_id(),
                pack=self.library.kb.info.id,
                time=self.clock.now(),
                question=shorten(clean(question), 2_000),
                kind=str(reply.kind),
                entry=reply.entry or "",
                why_not=str(reply.why_not or ""),
                marked=marked,
            )
        )
