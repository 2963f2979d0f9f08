"""Every key and command, made from the one table."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tutor.knowledge.model import ItemKind
from tutor.tui.commands import CHAT, COMMANDS, PARTS, Command, say_key
from tutor.tui.widgets.hanging import hang
from tutor.tui.widgets.question_card import KIND_TITLES, how_to_answer

_KEY_WIDTH = 15
_KIND_WIDTH = 24
_TEXT_WIDTH = 26
"""Columns a text needs beside its key."""
_TYPING = (
    ("Enter", "sends"),
    ("Ctrl+J", "begins a new line, as \\ before Enter does, and Shift+Enter where the terminal tells it from Enter"),
    ("Tab", "takes the question suggested; otherwise moves on"),
    ("1–9", "in an empty prompt asks a numbered question; Alt+1–9 at any time"),
    ("↑ ↓", "recall earlier questions, or go through suggestions"),
    ("Esc", "puts suggestions away"),
    ("PgUp PgDn", "scroll the conversation"),
)
_ANSWERING = tuple((KIND_TITLES[kind], how_to_answer(kind)) for kind in ItemKind)


class HelpScreen(ModalScreen[None]):
    """A page of help over whatever was there."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen VerticalScroll {
        width: 94%; max-width: 88; height: auto; max-height: 94%; background: $surface; border: round $mark;
        border-title-color: $foreground; border-title-style: bold; border-subtitle-color: $quiet;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    HelpScreen Static { height: auto; padding: 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,f1,enter", "dismiss(None)", "Close", show=False)]

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        """Show the table."""
        with VerticalScroll() as box:
            box.border_title, box.border_subtitle = "Keys and commands", "Esc closes"
            yield Static("", markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Draw the table anew for the new width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        room = self.query_one(Static).content_size.width
        self.query_one(Static).update(draw_help(self.keymap, room))


def draw_help(keymap: Mapping[str, str], width: int = 76) -> Content:
    """Return the help in `width` columns; keys the learner has moved are shown where they are now."""
    parts = []
    for title, where in PARTS:
        rows = [_draw_command(c, keymap.get(c.name, ""), width) for c in COMMANDS if c.where == where]
        parts.append(Content("\n").join([Content.styled(title, "bold $mark"), *rows]))
        if where == CHAT:
            parts.append(_draw_part("Typing", _TYPING, width))
    parts.append(_draw_part("Answering in the quiz", _ANSWERING, width, _KIND_WIDTH))
    return Content("\n\n").join(parts)


def _draw_part(title: str, rows: Sequence[tuple[str, str]], width: int, column: int = _KEY_WIDTH) -> Content:
    drawn = [_draw_row(key, text, width, column) for key, text in rows]
    return Content("\n").join([Content.styled(title, "bold $mark"), *drawn])


def _draw_command(command: Command, moved: str, width: int) -> Content:
    keys = moved or command.key
    key = " ".join(say_key(k) for k in keys.split(",")) if keys else ""
    slash = f"/{command.slash}{f' {command.takes}' if command.takes else ''}" if command.slash else ""
    return _draw_row(key, command.help, width, slash=slash)


def _draw_row(key: str, text: str, width: int, column: int = _KEY_WIDTH, *, slash: str = "") -> Content:
    """Return a key and, beside it, its text, wrapped within its own column; where that is too narrow, below it."""
    said = Content.assemble(text, (f"  {slash}" if slash else "", "$mark"))
    if width >= column + _TEXT_WIDTH:
        return hang(Content.styled(f"{key:<{column}}", "bold"), said, width)
    head = Content.styled(f"{key}\n" if key else "", "bold")
    return head + hang(Content("  "), said, width)
