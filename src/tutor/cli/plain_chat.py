"""The plain conversation: "You:" and "Tutor:", numbered options, slash commands. Everything the interface can do, as lines."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tutor.cli.plain import show_reply
from tutor.errors import ExitCode
from tutor.study.study import Study

_HELP = """/help  this list
/new   start a fresh conversation
/wrong the last answer was not what I asked
/quit  leave"""


@dataclass
class PlainChat:
    """Talks by lines with whoever types them."""

    study: Study
    put: Callable[[str], None]

    def run(self, lines: Iterable[str]) -> ExitCode:
        """Answer each of `lines` at once; ends with them or with /quit."""
        self.put(f"{self.study.kb.info.title}, by {self.study.kb.info.author}. Ask in your own words; /help for more, /quit to leave.")
        self._prompt()
        for line in lines:
            text = line.rstrip("\r\n")
            if text.strip() in ("/quit", "/exit", "/q"):
                break
            for said in self._answer(text):
                self.put(said)
            self._prompt()
        return ExitCode.OK

    def _answer(self, text: str) -> Iterable[str]:
        command = text.strip()
        if command == "/help":
            return _HELP.splitlines()
        if command == "/new":
            self.study.talk.start_anew()
            return ["Tutor: A fresh start."]
        if command == "/wrong":
            return ["Tutor: Noted." if self.study.talk.mark_not_asked() else "Tutor: There is no answer yet."]
        if command.startswith("/"):
            return [f"Tutor: There is no command {command.split()[0]}; /help lists them."]
        first, *rest = show_reply(self.study.talk.ask(text))
        return [f"Tutor: {first}", *rest]

    def _prompt(self) -> None:
        if sys.stdin.isatty():
            print("You: ", end="", flush=True)
