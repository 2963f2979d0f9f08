"""The plain conversation: "You:" and "Tutor:", numbered choices, slash commands. Everything the interface can do, as lines."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.chat.reply import Reply, ReplyKind
from tutor.citing import head_section, read_label
from tutor.cli.output import tell
from tutor.cli.plain import MOST_CHOICES, Choice, choices_of, show_reply
from tutor.errors import ExitCode, TutorError
from tutor.study.study import Study
from tutor.text import clean_line

if TYPE_CHECKING:
    from tutor.study.quizzing import QuizRun

_HELP = """/help            this list
/new             start a fresh conversation
/wrong           the last answer was not what I asked
/section LABEL   a section's gist, and its passage in your copy
/find WORDS      search everything said so far
/quiz [TOPIC]    be asked what is due today, or about a topic or section
/exam            ten questions, results at the end
/missed          what went wrong the last time
/due             what is due today
/stats           how you are doing
/map             the essay's argument
/names           who and what the essay names
/timeline        what the essay dates
/why             how your last question was understood, and what else it may mean
/explain TEXT    the same for any question, with every figure, for whoever writes a pack
/attach FILE     keep your own copy of the essay, shown by /section
/export FILE     write the conversations to a file
/save FILE       write your progress to a file, to go on elsewhere
/load FILE       take in progress that was saved; twice is once
/settings        your settings; /settings KEY VALUE changes one
/quit            leave"""
_EXAM = 10
"""Questions of an exam."""
_LEAVING = ("/quit", "/exit", "/q")

Said = Iterable[str]


@dataclass
class PlainChat:
    """Talks by lines with whoever types them."""

    study: Study
    put: Callable[[str], None]
    choices: tuple[Choice, ...] = ()
    """What a number chooses."""
    _lines: Iterator[str] = field(default_factory=lambda: iter(()))

    def run(self, lines: Iterable[str]) -> ExitCode:
        """Answer each of `lines` at once; ends with them or with /quit."""
        info = self.study.kb.info
        self.put(f"{info.title}, by {info.author}. Ask in your own words; /help for more, /quit to leave.")
        self._lines = iter(lines)
        self._put_all(self._greet())
        self._tell_trouble()
        self._prompt()
        for line in self._lines:
            if line.strip().casefold() in _LEAVING:
                break
            self._turn(line)
            self._prompt()
        return ExitCode.OK

    def _greet(self) -> Said:
        """Offer whoever sits at a terminal and has asked nothing yet something to begin with."""
        if not sys.stdin.isatty() or self.study.transcript(1):
            return []
        entries = self.study.kb.entry_by_id
        starters = [entries[s] for s in self.study.kb.info.starters[:5] if s in entries]
        self.choices = tuple(Choice(e.id, e.question) for e in starters)
        head = ["Every answer names its section. /quiz is a two-minute quiz. To begin with, a number asks:"]
        return [*head, *self._list_choices()] if starters else []

    def _list_choices(self) -> Said:
        return (f"  {number}. {choice.question}" for number, choice in enumerate(self.choices, 1))

    def _turn(self, line: str) -> None:
        try:
            for said in self._answer(line):
                self.put(said)
        except TutorError as error:
            self.put(f"Tutor: That didn't work: {error}")
        self._tell_trouble()

    def _answer(self, line: str) -> Said:
        text = line.strip()
        if not text:
            return ()
        if text.startswith("/"):
            return self._obey(text)
        if text.isdecimal() and 0 < int(text[:9]) <= len(self.choices):
            return self._say(self.study.open_entry(self.choices[int(text) - 1].entry))
        reply = self.study.ask(line)
        said = list(self._say(reply))
        if reply.kind is ReplyKind.QUIZ:
            self._put_all(said)
            return self._run(self.study.start_quiz(topic=reply.topic, entry=self._entry_of(reply.topic)))
        return said

    def _entry_of(self, topic: str | None) -> str | None:
        """Return the entry that was talked about, unless a quiz on another topic was asked for."""
        entry = self.study.kb.entry_by_id.get(self.study.talk.context.entry or "")
        return entry.id if entry and (not topic or topic in entry.topics) else None

    def _say(self, reply: Reply) -> Said:
        self.choices = choices_of(reply)
        first, *rest = show_reply(reply)
        return [f"Tutor: {first}", *rest]

    def _obey(self, text: str) -> Said:
        command, _, rest = text.partition(" ")
        obeyed = self._commands.get(command.casefold())
        if obeyed is None:
            return [f"Tutor: There is no command {command}; {self._say_near(command)}/help lists them."]
        return obeyed(rest.strip())

    def _say_near(self, command: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(command.casefold(), self._commands, n=1, cutoff=0.75)
        return f"did you mean {near[0]}? " if near else ""

    @property
    def _commands(self) -> dict[str, Callable[[str], Said]]:
        return {
            "/help": lambda _: _HELP.splitlines(),
            "/new": lambda _: self._start_anew(),
            "/wrong": lambda _: [
                "Tutor: Noted as not what you asked. Try it in other words."
                if self.study.mark_not_asked()
                else "Tutor: There is no answer yet."
            ],
            "/section": self._show_section,
            "/find": self._find,
            "/attach": self._attach,
            "/quiz": self._quiz,
            "/exam": lambda _: self._run(self.study.start_quiz(exam=_EXAM, resume=False)),
            "/missed": lambda _: self._run(self.study.start_quiz(missed=True, resume=False)),
            "/due": lambda _: self._show_due(),
            "/stats": lambda _: self._show_statistics(),
            "/map": lambda _: self._show_argument(),
            "/names": lambda _: self._show_names(),
            "/timeline": lambda _: self._show_timeline(),
            "/why": lambda _: self._say_why(),
            "/explain": self._explain,
            "/export": self._export,
            "/save": self._save,
            "/load": self._load,
            "/settings": self._set,
        }

    def _start_anew(self) -> Said:
        self.choices = ()
        self.study.new_conversation()
        return ["Tutor: A fresh start."]

    def _quiz(self, about: str) -> Said:
        label = read_label(about)
        is_section = label in self.study.kb.section_by_id
        return self._run(
            self.study.start_quiz(section=label) if is_section else self.study.start_quiz(topic=about or None)
        )

    def _run(self, quiz: "QuizRun") -> Said:
        from tutor.cli.plain_quiz import PlainQuiz

        left_over = PlainQuiz(self.study, quiz, self.put).run(self._lines)
        weak = [self.study.kb.claim_by_id[c] for c in quiz.session.summary().weak] if quiz.current is None else []
        self.choices = tuple(Choice(c.entries[0], c.statement) for c in weak if c.entries)[:MOST_CHOICES]
        self.put("Back in the conversation." + (" A number asks about what was missed:" if self.choices else ""))
        self._put_all(self._list_choices())
        return self._answer(left_over)

    def _show_section(self, label: str) -> Said:
        section = self.study.kb.section_by_id.get(read_label(label))
        if section is None:
            return [f"Tutor: Which section? There are {', '.join(self.study.kb.section_by_id)}."]
        passage = self.study.passage(section.id)
        copy = f"From your copy: {passage}" if passage else "To read the passage itself: /attach FILE"
        return [f"{head_section(section.id)}: {section.title}", section.gist, copy]

    def _find(self, words: str) -> Said:
        if not words:
            return ["Tutor: Find which words?"]
        found = self.study.search_transcript(words)[-20:]
        said = [f"  {'You' if t.who == 'learner' else 'Tutor'}: {clean_line(t.text)}" for t in found]
        return [f"Tutor: Found {len(found)} with {words}:", *said] if found else [f"Tutor: Nothing said holds {words}."]

    def _attach(self, name: str) -> Said:
        if not name:
            return ["Tutor: Attach which file?"]
        found = self.study.attach(Path(name).expanduser())
        return [f"Tutor: Kept. Recognised {len(found)} of {len(self.study.kb.info.sections)} sections."]

    def _show_due(self) -> Said:
        from tutor.cli.commands.due import show_due

        return show_due(self.study)

    def _show_statistics(self) -> Said:
        from tutor.cli.commands.stats import show_statistics

        return show_statistics(self.study)

    def _show_argument(self) -> Said:
        from tutor.cli.commands.map import show_argument

        return show_argument(self.study.argument_map())

    def _show_names(self) -> Said:
        from tutor.cli.commands.names import show_names

        return show_names(self.study.names())

    def _show_timeline(self) -> Said:
        from tutor.cli.commands.timeline import show_timeline

        return show_timeline(self.study.timeline())

    def _say_why(self) -> Said:
        from tutor.study.reasons import say_reasons

        reasons = self.study.reasons()
        return say_reasons(reasons) if reasons else ["Tutor: Nothing was asked yet."]

    def _explain(self, text: str) -> Said:
        from tutor.cli.commands.explain import show_explanation

        asked = text or (self.study.talk.last[0] if self.study.talk.last else "")
        return show_explanation(self.study.explain(asked)) if asked else ["Tutor: Explain which question?"]

    def _export(self, name: str) -> Said:
        path = self.study.export_transcript(Path(name or "tutor-conversation.md").expanduser())
        return [f"Tutor: Written to {path}"]

    def _save(self, name: str) -> Said:
        path = Path(name or "tutor-progress.jsonl").expanduser()
        return [f"Tutor: {self.study.report.export(path)} records written to {path}"]

    def _load(self, name: str) -> Said:
        if not name:
            return ["Tutor: Load which file?"]
        taken = self.study.report.bring_in(Path(name).expanduser())
        return [f"Tutor: {taken.added} records taken in, {taken.known} were there already."]

    def _set(self, text: str) -> Said:
        from tutor.cli.commands.settings import list_settings, show_settings

        key, _, value = text.partition(" ")
        if value:
            self.study.change_setting(key, value.strip())
        return show_settings(list_settings(self.study.settings, key or None))

    def _tell_trouble(self) -> None:
        """Tell what came up beside the conversation, each thing once."""
        for notice in self.study.take_notices():
            tell(notice)

    def _put_all(self, lines: Said) -> None:
        for line in lines:
            self.put(line)

    def _prompt(self) -> None:
        if sys.stdin.isatty():
            print("You: ", end="", flush=True)
