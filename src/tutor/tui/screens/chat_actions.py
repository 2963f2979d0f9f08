"""What the commands of the chat do."""

from pathlib import Path

from tutor.citing import read_label
from tutor.errors import TutorError
from tutor.text import clean_line, shorten
from tutor.tui.commands import CHAT, find_slash
from tutor.tui.screens.base import WIDE, StudyScreen
from tutor.tui.talk import Line, Who, plain_text
from tutor.tui.widgets.lines import KeyLine
from tutor.tui.widgets.prompt import Prompt
from tutor.tui.widgets.section_panel import SectionPanel, Shown, around
from tutor.tui.widgets.transcript import Transcript

WITHOUT_REPLY = frozenset({"section", "unasked"})
"""Commands that mean nothing before there is a reply."""


class ChatActions(StudyScreen):
    """The chat's commands; needs a transcript, a prompt and a section panel on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.cited: tuple[str, ...] = ()
        """Sections the newest answer cites."""
        self.cited_at = -1
        """Which of them was opened last."""

    async def run_slash(self, text: str) -> None:
        """Do what a slash command says."""
        word, _, rest = text[1:].partition(" ")
        command = find_slash(word)
        if command is None:
            await self.note(f"There is no command /{shorten(word, 40)}. F1 or /help shows them all.")
            return
        target = self if command.where == CHAT else self.tutor
        action = getattr(target, f"action_{command.name}")
        result = action(rest.strip()) if command.takes else action()
        if result is not None:
            await result

    async def action_new(self) -> None:
        """Start a fresh conversation."""
        self.study.new_conversation()
        await self.clear_conversation()

    async def clear_conversation(self) -> None:
        """Show an empty conversation."""
        transcript = self.query_one(Transcript)
        await transcript.clear()
        self.cited = ()
        self.query_one(KeyLine).hidden = WITHOUT_REPLY
        await transcript.add(Line(Who.NOTE, "A new conversation. What was said before is kept; /find searches it."))

    def action_section(self, label: str = "") -> None:
        """Open the next section the newest answer cites, or the one with this label."""
        if label:
            self.action_open_section(read_label(label))
        elif self.cited:
            self.cited_at = (self.cited_at + 1) % len(self.cited)
            self.action_open_section(self.cited[self.cited_at])
        else:
            self.tell("The last reply cites no section.")

    def action_open_section(self, label: str) -> None:
        """Show a section in the panel, or as a dialog where the panel has no room."""
        section = self.study.kb.section_by_id.get(label)
        if section is None:
            self.tell(f"There is no section {shorten(clean_line(label), 40)}.", is_problem=True)
            return
        before, after = around(self.study.passages, label)
        passage = self.study.passage(label)
        shown = Shown(section.id, section.title, section.gist, passage, before, after, self.cited)
        if self.size.width >= WIDE:
            self.query_one(SectionPanel).shown = shown
        else:
            from tutor.tui.screens.section import SectionScreen

            self.app.push_screen(SectionScreen(shown), self._go_on)

    def action_why(self) -> None:
        """Show how the last question was understood, and what it was weighed against."""
        from tutor.tui.reasoning import draw_reasons

        reasons = self.study.reasons()
        if reasons is None:
            self.tell("Nothing was asked yet.")
        elif self.size.width >= WIDE:
            self.query_one(SectionPanel).show_text(lambda width: draw_reasons(reasons, width))
        else:
            from tutor.tui.screens.section import AsideScreen

            self.app.push_screen(AsideScreen(lambda width: draw_reasons(reasons, width)), self._go_on)

    def _go_on(self, wants_next: bool | None) -> None:  # noqa: FBT001 - what the dialog gives back
        if wants_next:
            self.action_section()

    async def action_unasked(self) -> None:
        """Mark the newest answer as not what was asked."""
        try:
            is_marked = self.study.mark_not_asked()
        except TutorError as error:
            self.tell(f"It couldn't be marked: {error}", is_problem=True)
            return
        if is_marked:
            await self.query_one(Transcript).mark_wrong()
        else:
            self.tell("There is no answer to mark.")

    def action_copy(self) -> None:
        """Copy the newest answer and say how it was done."""
        from tutor.tui.clipboard import copy

        latest = self.query_one(Transcript).latest
        if latest is None or latest.reply is None:
            self.tell("There is no answer to copy.")
            return
        self.tell(copy(plain_text(latest.reply), self.tutor, self.study.locations.state))

    async def action_find(self, words: str = "") -> None:
        """Show what was said before that holds these words; without words, ask for them."""
        if not words:
            self.query_one(Prompt).put("/find ")
            return
        try:
            found = self.study.search_transcript(words)[-20:]
        except TutorError as error:
            await self.note(f"Nothing could be searched: {error}")
            return
        said = [f"{'You' if t.who == 'learner' else 'Tutor'}: {_cut_around(t.text, words.split())}" for t in found]
        head = (
            f"Found {len(found)} with “{shorten(words, 60)}”:"
            if found
            else f"Nothing said holds “{shorten(words, 60)}”."
        )
        await self.query_one(Transcript).add(Line(Who.NOTE, "\n".join([head, *said]), sought=tuple(words.split())))

    async def action_attach(self, path: str = "") -> None:
        """Keep the learner's own copy of the essay, to be shown beside citations; without a path, ask for it."""
        if not path:
            self.query_one(Prompt).put("/attach ")
            return
        try:
            found = self.study.attach(_place(path))
        except TutorError as error:
            await self.note(f"Nothing was attached: {error}")
        else:
            known = len(self.study.kb.info.sections)
            await self.note(
                f"Kept. {len(found)} of {known} sections were recognised; Ctrl+O shows them with an answer."
            )

    async def action_export(self, path: str = "") -> None:
        """Write the conversation to a file and say where."""
        try:
            written = self.study.export_transcript(_place(path or "tutor-conversation.md"))
        except (TutorError, OSError) as error:
            await self.note(f"Nothing was written: {error}")
        else:
            await self.note(f"Written to {written}")

    async def action_save(self, path: str = "") -> None:
        """Write everything kept to a file and say where."""
        place = _place(path or "tutor-progress.jsonl")
        try:
            count = self.study.report.export(place)
        except (TutorError, OSError) as error:
            await self.note(f"Nothing was written: {error}")
        else:
            await self.note(f"{count:,} records written to {place}; /load takes them in on another computer.")

    async def action_load(self, path: str = "") -> None:
        """Take the records of a saved file; without a path, ask for it."""
        if not path:
            self.query_one(Prompt).put("/load ")
            return
        try:
            taken = self.study.report.bring_in(_place(path))
        except TutorError as error:
            await self.note(f"Nothing was taken in: {error}")
        else:
            await self.note(f"{taken.added:,} records taken in, {taken.known:,} were there already.")

    async def note(self, text: str) -> None:
        """Say in the transcript what a command did."""
        await self.query_one(Transcript).add(Line(Who.NOTE, text))


def _cut_around(text: str, words: list[str], most: int = 200) -> str:
    """Return a text in at most about `most` characters, begun so that the first of these words is still in it."""
    line = clean_line(text)
    found = [at for at in (line.casefold().find(word.casefold()) for word in words) if at >= 0]
    wished = min(min(found, default=0) - most // 4, len(line) - most)
    begin = line.rfind(" ", 0, max(wished, 0)) + 1
    return f"… {shorten(line[begin:], most)}" if begin else shorten(line, most)


def _place(path: str) -> Path:
    return Path(path).expanduser().absolute()
