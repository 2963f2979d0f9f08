"""Every key and command, made from the one table."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tutor.tui.commands import CHAT, EVERYWHERE, QUIZ, Command, commands_of, say_key

_PARTS = (("Everywhere", EVERYWHERE), ("In the chat", CHAT), ("In the quiz", QUIZ))
_TYPING = (
    ("Enter", "sends; Shift+Enter, or \\ before Enter, begins a new line"),
    ("Tab", "takes the question suggested; otherwise moves on"),
    ("1–9", "in an empty prompt asks a numbered question; Alt+1–9 at any time"),
    ("↑ ↓", "recall earlier questions, or go through suggestions"),
    ("Esc", "puts suggestions away"),
    ("PgUp PgDn", "scroll the conversation"),
)


class HelpScreen(ModalScreen[None]):
    """A page of help over whatever was there."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen VerticalScroll {
        width: 94%; max-width: 88; height: auto; max-height: 94%; padding: 1 2; background: $surface; border: round $mark;
        border-title-color: $foreground; scrollbar-size-vertical: 1;
    }
    HelpScreen Static { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,f1,enter", "dismiss(None)", "Close", show=False)]

    def compose(self) -> ComposeResult:
        """Show the table."""
        with VerticalScroll():
            keymap = dict(getattr(self.app, "study").settings.keymap)  # noqa: B009 - the app's own attribute
            yield Static(draw_help(keymap), markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()


def draw_help(keymap: dict[str, str]) -> Content:
    """Return the help; keys the learner has moved are shown where they are now."""
    parts = [Content.assemble(("Keys and commands", "bold"), ("   Esc closes", "$quiet"))]
    for title, where in _PARTS:
        rows = [_draw_command(c, keymap.get(c.name, "")) for c in commands_of(where)]
        parts.append(Content("\n").join([Content.styled(title, "bold $mark"), *rows]))
        if where == CHAT:
            parts.append(
                Content("\n").join([Content.styled("Typing", "bold $mark"), *(_draw_row(k, h) for k, h in _TYPING)])
            )
    return Content("\n\n").join(parts)


def _draw_command(command: Command, moved: str) -> Content:
    keys = moved or command.key
    key = " ".join(say_key(k) for k in keys.split(",")) if keys else ""
    slash = f"/{command.slash}{f' {command.takes}' if command.takes else ''}" if command.slash else ""
    return _draw_row(key, command.help, slash)


def _draw_row(key: str, text: str, slash: str = "") -> Content:
    return Content.assemble((f"{key:<15}", "bold"), text, (f"  {slash}" if slash else "", "$quiet"))
