"""The app: opens the study behind the first frame, owns the commands that work everywhere, starts the screens."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.message import Message
from textual.screen import Screen

from tutor.errors import ExitCode, TutorError
from tutor.tui.commands import EVERYWHERE, commands_of, make_bindings
from tutor.tui.screens.base import StudyScreen
from tutor.tui.screens.chat import ChatScreen
from tutor.tui.themes import THEMES, choose_theme

if TYPE_CHECKING:
    from tutor.study.quizzing import QuizRun
    from tutor.study.study import Study

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))

_USUAL = (700, 10, 10)
"""Python's own thresholds of garbage collection."""


class TutorApp(App[int]):
    """The terminal interface of one study."""

    CSS_PATH = "tutor.tcss"
    TITLE = "Tutor"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS = make_bindings(EVERYWHERE)
    DEFAULT_MODE = "chat"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {}

    class Ready(Message):
        """The study is open: pack and index are there."""

    class Preparing(Message):
        """The index is being made."""

        def __init__(self, done: float) -> None:
            super().__init__()
            self.done = done
            """0.0-1.0."""

    class Refused(Message):
        """The study can't be opened."""

        def __init__(self, error: TutorError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, study: "Study", quiz: "QuizRun | None" = None) -> None:
        super().__init__()
        self.study = study
        self.waiting_quiz = quiz
        """A quiz to begin with, until its screen takes it up."""
        self.is_ready = False
        """Whether pack and index are there."""
        self._prepared: float | None = None
        self.refusal: TutorError | None = None
        """Why the app ended before it began, if it did."""
        self.before_leaving: Callable[[], str] = str
        """Called on leaving: does what mustn't be left undone and returns what has to be said about it."""
        self.farewell = ""
        """What has to be said once the terminal is as it was."""
        self._begin_with(choose_theme(study.settings.theme, os.environ))

    def _begin_with(self, name: str) -> None:
        """Take the first theme; set as a change is, it has every style sheet parsed again before the first frame."""
        for theme in THEMES:
            self.register_theme(theme)
        if self.available_themes[name].ansi:
            self.theme = name
            return
        self.set_reactive(TutorApp.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the chat: no empty screen is painted before it."""
        return ChatScreen()

    def on_load(self) -> None:
        """From here on a signal ends the app as a message would: raised inside a coroutine, it could get lost there."""
        loop = asyncio.get_running_loop()

        def end(number: int, _: object) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self.end_by_signal, number)

        for number in _ENDING:
            if callable(signal.getsignal(number)):
                signal.signal(number, end)

    def end_by_signal(self, number: int) -> None:
        """Leave with the exit code that names the signal."""
        self.farewell = self.before_leaving()
        self.exit(ExitCode.SIGNAL + number)

    def on_mount(self) -> None:
        """Show the chat, then open the study. A mode known before the first frame would cost it a parse of all styles."""
        for name, make in _screens().items():
            self.add_mode(name, make)
        self.set_keymap(dict(self.study.settings.keymap))
        self.call_after_refresh(self._prepare)

    @work(exit_on_error=False)
    async def _prepare(self) -> None:
        """Open the study in a thread of its own: a thread worker would keep a learner who leaves waiting for its end."""
        loop, is_done = asyncio.get_running_loop(), asyncio.Event()

        def open_study() -> None:
            self._open_study()
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(is_done.set)

        Thread(target=open_study, daemon=True).start()
        await is_done.wait()

    def _open_study(self) -> None:
        try:
            self.study.prepare(self._tell_progress)
        except TutorError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(self.Ready())

    def _tell_progress(self, done: float) -> None:
        self.post_message(self.Preparing(done))

    def on_tutor_app_preparing(self, message: Preparing) -> None:
        """Pass on how far it is."""
        self._prepared = message.done
        if isinstance(self.screen, StudyScreen):
            self.screen.show_preparing(message.done)

    async def on_tutor_app_ready(self) -> None:
        """Let the screen show the study; where a quiz waits, it's the quiz's."""
        _collect_as_usual()
        self.is_ready = True
        if self.waiting_quiz is not None:
            await self.show("quiz")
        if isinstance(self.screen, StudyScreen):
            self.screen.on_screen_resume()

    def on_tutor_app_refused(self, message: Refused) -> None:
        """End: without a pack there is nothing to study."""
        self.refusal = message.error
        self.exit(int(message.error.exit_code))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no command take a key from a dialog that waits for one."""
        if self.screen_stack and getattr(self.screen_stack[-1], "TAKES_EVERY_KEY", False):
            return False
        return super().check_action(action, parameters)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer the table's commands in the palette: those of the screen and those that work everywhere."""
        where, keymap = getattr(screen, "WHERE", EVERYWHERE), self.study.settings.keymap
        for command in dict.fromkeys((*commands_of(EVERYWHERE), *commands_of(where))):
            if command.name != "palette":
                node = self if command.where == EVERYWHERE else screen
                key = f" ({command.key_text(keymap)})" if command.key else ""
                yield SystemCommand(command.title, command.help + key, getattr(node, f"action_{command.name}"))

    async def show(self, mode: str) -> None:
        """Go to a screen, closing whatever dialog is open."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if self.current_mode != mode:
            await self.switch_mode(mode)
        if not self.is_ready and self._prepared is not None and isinstance(self.screen, StudyScreen):
            self.screen.show_preparing(self._prepared)

    def open_quiz(self, topic: str | None = None) -> None:
        """Go to the quiz, on one topic if it is given."""
        self.call_later(self.action_quiz, topic or "")

    def take_up_quiz(self, quiz: "QuizRun") -> None:
        """Go to the quiz screen, on a quiz that was begun elsewhere."""
        self.waiting_quiz = quiz
        self.call_later(self.action_quiz)

    def ask_in_chat(self, entry: str = "", text: str = "") -> None:
        """Go to the chat and ask there: an entry, or a question in words."""
        self.call_later(self._ask_in_chat, entry, text)

    async def _ask_in_chat(self, entry: str, text: str) -> None:
        await self.show("chat")
        if isinstance(self.screen, ChatScreen):
            await (self.screen.open_entry(entry) if entry else self.screen.ask(text))

    async def action_chat(self) -> None:
        """Go to the chat."""
        await self.show("chat")

    async def action_quiz(self, topic: str = "") -> None:
        """Go to the quiz."""
        await self.show("quiz")
        if topic and hasattr(self.screen, "start"):
            self.screen.start(topic)

    async def action_progress(self) -> None:
        """Go to the progress."""
        await self.show("progress")

    async def action_argument(self) -> None:
        """Go to the map of the argument."""
        await self.show("argument")

    async def action_timeline(self) -> None:
        """Go to the timeline."""
        await self.show("timeline")

    async def action_names(self) -> None:
        """Go to the names."""
        await self.show("names")

    async def action_settings(self) -> None:
        """Go to the settings."""
        await self.show("settings")

    async def action_help(self) -> None:
        """Show every key and command."""
        from tutor.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            await self.push_screen(HelpScreen(self.study.settings.keymap))

    def action_palette(self) -> None:
        """Open the command palette."""
        self.action_command_palette()

    async def action_quit(self) -> None:
        """Leave."""
        self.farewell = self.before_leaving()
        self.exit(int(ExitCode.OK))


def _collect_as_usual() -> None:
    """Search for garbage as often as Python does by itself, but not among what the start has made to stay."""
    gc.freeze()
    gc.set_threshold(*_USUAL)


def _screens() -> dict[str, Callable[[], Screen[Any]]]:
    """Return what makes each screen; all but the chat are imported when they are first shown."""

    def make(module: str, name: str) -> Callable[[], Screen[Any]]:
        def load() -> Screen[Any]:
            from importlib import import_module

            screen: Screen[Any] = getattr(import_module(f"tutor.tui.screens.{module}"), name)()
            return screen

        return load

    return {
        "chat": ChatScreen,
        "quiz": make("quiz", "QuizScreen"),
        "progress": make("progress", "ProgressScreen"),
        "argument": make("argument", "ArgumentScreen"),
        "timeline": make("timeline", "TimelineScreen"),
        "names": make("names", "NamesScreen"),
        "settings": make("settings", "SettingsScreen"),
    }


def run_app(study_factory: "Callable[[], Study]", quiz: "QuizRun | None" = None) -> int:
    """Run the interface, on a quiz if there is one, and return the exit code.

    Raises:
        TutorError: The study couldn't be opened; the terminal is as it was.
    """
    study = study_factory()
    app = TutorApp(study, quiz)
    try:
        code = app.run()
    finally:
        study.close()
    if app.farewell:
        with suppress(OSError):
            sys.stderr.write(f"{app.farewell}\n")
    if app.refusal is not None:
        raise app.refusal
    return int(app.return_code or 0) if code is None else code
