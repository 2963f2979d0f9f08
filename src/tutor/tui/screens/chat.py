"""The conversation: ask, read, follow up, look at what is cited."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static, TextArea

from tutor.errors import TutorError
from tutor.text import clean, clean_line, shorten
from tutor.tui.commands import CHAT, make_bindings, slashes_like
from tutor.tui.screens.base import WIDE
from tutor.tui.screens.chat_actions import WITHOUT_REPLY, ChatActions
from tutor.tui.talk import Choice, Line, Who, choices_of, citations_of, recall_reply
from tutor.tui.widgets.lines import KeyLine
from tutor.tui.widgets.prompt import Prompt
from tutor.tui.widgets.section_panel import SectionPanel
from tutor.tui.widgets.suggestions import Offer, Suggestions
from tutor.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from tutor.chat.reply import Reply

DIGIT_WAIT = 0.6
"""Seconds a digit stands alone in the prompt before it counts as a choice; "1963 ..." can still be typed."""
EARLIER = 200
"""Lines of earlier runs that are shown again."""

WELCOME = (
    "Ask about the essay in your own words; every answer cites its section.\n"
    "When the essay doesn't say, I'll tell you so.\n"
    "F1 shows every key; F3 is a two-minute quiz."
)


class ChatScreen(ChatActions):
    """Transcript, prompt and, where there is room, the cited section."""

    WHERE = CHAT
    TITLE_TEXT = "Chat"
    BINDINGS = make_bindings(CHAT)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[str] = []
        self._has_begun = False

    def compose_body(self) -> ComposeResult:
        """Lay out transcript, suggestions, prompt and panel."""
        with Horizontal(id="talk"):
            with Vertical(id="conversation"):
                yield Transcript(id="transcript")
                yield Suggestions()
            yield SectionPanel()
        with Vertical(id="foot"):
            yield Static("", id="status", markup=False)
            yield Prompt(placeholder="Ask a question, or / for commands", id="prompt")

    async def on_mount(self) -> None:
        """Greet, and let the learner type at once."""
        self.query_one(Prompt).focus()
        self.query_one(Transcript).can_focus = True
        self.query_one(KeyLine).hidden = WITHOUT_REPLY
        if not self.tutor.is_ready:
            self._tell_status("Opening the essay …")
        self.query_one("#status", Static).display = not self.tutor.is_ready
        self.call_after_refresh(self.query_one(Transcript).add, Line(Who.GREETING, WELCOME))

    # What the study has to show

    def show_study(self) -> None:
        """Begin the conversation, once the pack is there."""
        self.query_one(Prompt).focus()
        if not self._has_begun:
            self._has_begun = True
            self.run_worker(self._begin(), exclusive=False)

    def show_preparing(self, done: float) -> None:
        """Say how far the making of the index is, 0.0-1.0."""
        bar = "━" * round(done * 20) + "─" * (20 - round(done * 20))
        self._tell_status(f"Reading the essay for the first time  {bar}  {done:.0%}")

    def _tell_status(self, text: str) -> None:
        status = self.query_one("#status", Static)
        status.update(text)
        status.display = bool(text)

    async def _begin(self) -> None:
        self._tell_status("")
        await self._show_earlier()
        await self._tell_notices()
        kb = self.study.kb
        starters = [kb.entry_by_id[s] for s in kb.info.starters[:5] if s in kb.entry_by_id]
        transcript = self.query_one(Transcript)
        if starters and not self._waiting:
            choices = tuple(Choice(e.id, e.question) for e in starters)
            await transcript.add(Line(Who.GREETING, "Questions to begin with; press a number:", choices=choices))
        waiting, self._waiting = self._waiting, []
        for text in waiting:
            await self.ask(text)

    async def _show_earlier(self) -> None:
        try:
            kept = self.study.transcript(EARLIER)
        except TutorError as error:
            await self.note(str(error))
            return
        lines, asked = [], ""
        for turn in kept:
            if turn.who == "learner":
                asked = turn.text
                self.query_one(Prompt).remember(clean(turn.text))
                lines.append(Line(Who.LEARNER, turn.text))
            elif turn.text:
                line = self._tutor_line(recall_reply(turn.reply, turn.text), asked)
                lines.append(replace(line, is_wrong=turn.is_marked))
        if lines:
            await self.query_one(Transcript).clear()
            await self.query_one(Transcript).begin_with([*lines, Line(Who.NOTE, "─── earlier · now ───")])

    # Typing elsewhere than in the prompt

    def on_key(self, event: events.Key) -> None:
        """Go back to the prompt with what is typed elsewhere, or with Escape alone."""
        if event.is_printable:
            # Focus is no sign of where it was typed: the second key of a burst arrives when the first has moved it.
            event.stop()
            self._go_to_prompt(event.character or "")
        elif event.key == "escape" and not self.query_one(Prompt).has_focus:
            event.stop()
            self._go_to_prompt("")

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted elsewhere to the prompt."""
        self._go_to_prompt(event.text)

    def _go_to_prompt(self, text: str) -> None:
        prompt = self.query_one(Prompt)
        self.set_focus(prompt)
        prompt.take_in(text)

    # Asking

    @on(Prompt.Sent)
    async def _send(self, message: Prompt.Sent) -> None:
        if not message.text:
            return
        with self.app.batch_update():
            await self._take_in(message.text)

    async def _take_in(self, text: str) -> None:
        prompt, number = self.query_one(Prompt), self._number(text)
        self._suggest("")
        prompt.put("")
        if number is not None:
            await self.choose(number)
            return
        if len(text) == 1 and text.isdecimal():
            self.tell(f"There is no question {text} to choose now.")
            return
        prompt.remember(text)
        if text.startswith("/"):
            await self.run_slash(text)
        elif self.tutor.is_ready and self._has_begun and not self._waiting:
            await self.ask(text)
        else:
            self._waiting.append(text)
            self._tell_status("Your question is kept and asked as soon as the essay is open …")

    async def ask(self, text: str) -> None:
        """Ask the tutor something and show what comes back."""
        await self._show_reply(text, self.study.ask(text))

    async def open_entry(self, entry: str) -> None:
        """Show an entry's answer, as if it had been asked."""
        await self._show_reply(self.study.kb.entry_by_id[entry].question, self.study.open_entry(entry))

    async def _show_reply(self, asked: str, reply: "Reply") -> None:
        from tutor.chat.reply import ReplyKind

        transcript = self.query_one(Transcript)
        if reply.kind is ReplyKind.NEW:
            await self.clear_conversation()
            return
        if reply.kind is ReplyKind.QUIZ:
            await transcript.add(Line(Who.LEARNER, asked), Line(Who.NOTE, reply.text or "A quiz, then."))
            self.tutor.open_quiz(reply.topic)
            return
        await self._tell_notices()
        await transcript.add(Line(Who.LEARNER, shorten(asked, 2_000)), self._tutor_line(reply, asked))
        transcript.show_newest_exchange()
        self.cited, self.cited_at = citations_of(reply), -1
        self.query_one(KeyLine).hidden = frozenset() if self.cited else frozenset({"section"})
        if self.cited and self.size.width >= WIDE:
            self.action_section()

    def _tutor_line(self, reply: "Reply", asked: str) -> Line:
        from tutor.chat.reply import ReplyKind

        entry = self.study.kb.entry_by_id.get(reply.entry or "")
        answering = entry.question if entry and reply.kind in {ReplyKind.ANSWER, ReplyKind.CLOSEST} else ""
        if _bare(answering) == _bare(asked) or answering in reply.understood:
            answering = ""
        return Line(Who.TUTOR, reply.text, reply, answering, choices_of(reply))

    async def _tell_notices(self) -> None:
        """Tell of what came up beside the study where it stays to be read: it is seldom short, and matters."""
        for notice in self.study.take_notices():
            await self.note(f"! {notice[:1].upper()}{notice[1:]}")

    # Choosing by number

    def _number(self, text: str) -> int | None:
        latest = self.query_one(Transcript).latest
        is_choice = len(text) == 1 and text in "123456789" and latest is not None and int(text) <= len(latest.choices)
        return int(text) if is_choice else None

    @on(Prompt.Chosen)
    async def _choose(self, message: Prompt.Chosen) -> None:
        await self.choose(message.number)

    async def choose(self, number: int) -> None:
        """Ask one of the newest reply's numbered questions; a number beyond them does nothing."""
        latest = self.query_one(Transcript).latest
        if latest is None or not 1 <= number <= len(latest.choices):
            return
        choice = latest.choices[number - 1]
        self.query_one(Prompt).remember(clean(choice.question))
        await (
            self.open_entry(choice.entry) if choice.entry in self.study.kb.entry_by_id else self.ask(choice.question)
        )

    # Suggestions

    @on(TextArea.Changed, "#prompt")
    def _typed(self, event: TextArea.Changed) -> None:
        text = "" if self.query_one(Prompt).is_recalled else event.text_area.text
        if self._number(text) is not None:
            self._suggest("")
            self.set_timer(DIGIT_WAIT, lambda: self._choose_if_alone(text))
        else:
            self._suggest(text)

    def _choose_if_alone(self, digit: str) -> None:
        prompt = self.query_one(Prompt)
        if prompt.text == digit and self._number(digit) is not None:
            prompt.put("")
            self.run_worker(self.choose(int(digit)), exclusive=False)

    def _suggest(self, typed: str) -> None:
        suggestions = self.query_one(Suggestions)
        suggestions.most = 3 if self.size.height < 24 else 5
        suggestions.offers = self._offers(typed, suggestions.most)

    def _offers(self, typed: str, most: int) -> tuple[Offer, ...]:
        if typed.startswith("/"):
            if " " in typed:
                return ()
            return tuple(Offer(f"/{c.slash}", c.help) for c in slashes_like(typed))
        if len(typed.strip()) < 3 or "\n" in typed or len(typed) > 200 or not self.tutor.is_ready:
            return ()
        return tuple(Offer(s.question) for s in self.study.suggest(typed, most) if s.question != typed)

    @on(Prompt.Wanted)
    def _take(self) -> None:
        offer = self.query_one(Suggestions).chosen
        if offer is None:
            self.focus_next()
            return
        self.query_one(Prompt).put(offer.text)
        self.call_after_refresh(self._suggest, "")

    @on(Prompt.Dismissed)
    def _dismiss(self) -> None:
        prompt = self.query_one(Prompt)
        if prompt.text.startswith("/"):
            prompt.put("")
        self._suggest("")
        self.query_one(Transcript).scroll_end(animate=False)

    @on(Prompt.Browsed)
    def _browse(self, message: Prompt.Browsed) -> None:
        suggestions = self.query_one(Suggestions)
        if suggestions.offers and suggestions.move(message.by):
            return
        self.query_one(Prompt).recall(message.by)

    @on(Prompt.Truncated)
    def _tell_truncated(self, message: Prompt.Truncated) -> None:
        self.tell(f"Only the first {message.kept:,} characters are kept.", is_problem=True)


def _bare(question: str) -> str:
    return clean_line(question).casefold().rstrip("?!. ")
