"""Every key and command, made from the one table."""

from collections.abc import Mapping
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tutor.tui.commands import CHAT, EVERYWHERE, QUIZ, Command, commands_of, say_key

_KEY_WIDTH = 15
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

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        """Show the table."""
        with VerticalScroll():
            yield Static("", markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Draw the table anew for the new width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        room = self.query_one(VerticalScroll).scrollable_content_region.width
        self.query_one(Static).update(draw_help(self.keymap, room))


def draw_help(keymap: Mapping[str, str], width: int = 76) -> Content:
    """Return the help in `width` columns; keys the learner has moved are shown where they are now."""
    parts = [Content.assemble(("Keys and commands", "bold"), ("   Esc closes", "$quiet"))]
    for title, where in _PARTS:
        rows = [_draw_command(c, keymap.get(c.name, ""), width) for c in commands_of(where)]
        parts.append(Content("\n").join([Content.styled(title, "bold $mark"), *rows]))
        if where == CHAT:
            typing = [_draw_row(key, text, width) for key, text in _TYPING]
            parts.append(Content("\n").join([Content.styled("Typing", "bold $mark"), *typing]))
    return Content("\n\n").join(parts)


def _draw_command(command: Command, moved: str, width: int) -> Content:
    keys = moved or command.key
    key = " ".join(say_key(k) for k in keys.split(",")) if keys else ""
    slash = f"/{command.slash}{f' {command.takes}' if command.takes else ''}" if command.slash else ""
    return _draw_row(key, f"{command.help}  {slash}".rstrip(), width)


def _draw_row(key: str, text: str, width: int) -> Content:
    """Return a key and, beside it, its text, wrapped within its own column."""
    lines = wrap(text, max(width - _KEY_WIDTH, 12), break_on_hyphens=False) or [""]
    said = f"\n{' ' * _KEY_WIDTH}".join(lines)
    return Content.assemble((f"{key:<{_KEY_WIDTH}}", "bold"), said)
