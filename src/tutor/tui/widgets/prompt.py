"""Where the learner types: Enter sends, a newline needs Ctrl+J, a backslash or Shift+Enter, arrows at the edges recall."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from tutor.text import clean

MOST_CHARACTERS = 4_000
"""Of one question; the rest of a longer paste is left out, and it says so."""

NEWLINES = ("shift+enter", "alt+enter", "ctrl+j")
"""Keys that begin a new line; the last in every terminal, the others in one that tells them from Enter."""


class Prompt(TextArea):
    """A small text area that behaves like an input."""

    DEFAULT_CSS = """
    Prompt { height: auto; max-height: 7; min-height: 3; margin: 0 1; padding: 0 1; border: round $panel; background: $background; }
    Prompt:focus { border: round $mark; }
    Prompt.-short { max-height: 4; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "take", "Take the suggestion", show=False, priority=True),
        Binding("up", "earlier", "Earlier question", show=False),
        Binding("down", "later", "Later question", show=False),
        Binding("escape", "dismiss", "Dismiss suggestions", show=False),
        *[Binding(f"alt+{n}", f"choose({n})", show=False) for n in range(1, 10)],
    ]
    """
    | Key | Does |
    | :- | :- |
    | Enter | Sends |
    | Ctrl+J, Shift+Enter, Alt+Enter, or Enter after a backslash | Begins a new line |
    | Tab | Takes the suggestion, else moves on |
    | Up, Down | Recall earlier questions from the first and last line |
    | Alt+1 to Alt+9 | Choose one of the numbered questions |
    """

    @dataclass
    class Sent(Message):
        """The learner sent what they typed."""

        text: str

    @dataclass
    class Chosen(Message):
        """The learner chose one of the numbered questions."""

        number: int
        """From 1."""

    @dataclass
    class Truncated(Message):
        """A text was too long, and its end was left out."""

        kept: int

    class Wanted(Message):
        """Tab was pressed: the suggestion is wanted, or to move on."""

    class Dismissed(Message):
        """Escape was pressed."""

    @dataclass
    class Browsed(Message):
        """An arrow was pressed where no text is in its way."""

        by: int
        """-1 for up, 1 for down."""

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, placeholder=placeholder, tab_behavior="focus", soft_wrap=True, show_line_numbers=False)
        self.highlight_cursor_line = False
        self._history: list[str] = []
        self._at = 0
        self._draft = ""

    @property
    def is_recalled(self) -> bool:
        """Whether an earlier question stands here, untouched."""
        return self._at < len(self._history) and self.text == self._history[self._at]

    def remember(self, text: str) -> None:
        """Add a question to those the arrows recall."""
        if text and (not self._history or self._history[-1] != text):
            self._history.append(text)
        self._at = len(self._history)

    def put(self, text: str) -> None:
        """Replace what is typed and go to its end."""
        self.text = text
        self.move_cursor(self.document.end)

    def recall(self, by: int) -> None:
        """Show an earlier (-1) or later (1) question; what was being typed comes back after the last."""
        if not 0 <= self._at + by <= len(self._history):
            return
        if self._at == len(self._history):
            self._draft = self.text
        self._at += by
        self.put(self._history[self._at] if self._at < len(self._history) else self._draft)

    def take_in(self, text: str) -> None:
        """Insert a text, clean, as much of it as a question may hold; says so where that isn't all."""
        room = MOST_CHARACTERS - len(self.text)
        if len(text) > room:
            self.post_message(self.Truncated(MOST_CHARACTERS))
        if room > 0:
            self.insert(clean(text[: room + 1]).expandtabs(4)[:room])

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._send()
        elif event.key in NEWLINES:
            # A binding with priority would overtake letters typed just before.
            event.stop()
            event.prevent_default()
            self.insert("\n")
        elif event.is_printable and len(self.text) >= MOST_CHARACTERS:
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Insert a paste as clean text, as much of it as a question may hold."""
        event.stop()
        event.prevent_default()
        self.take_in(event.text)

    def _send(self) -> None:
        if self.text.endswith("\\"):
            self.put(self.text[:-1] + "\n")
            return
        text = clean(self.text).strip()
        self.post_message(self.Sent(text))

    def action_take(self) -> None:
        """Take the suggestion, or move on."""
        self.post_message(self.Wanted())

    def action_dismiss(self) -> None:
        """Put the suggestions away."""
        self.post_message(self.Dismissed())

    def action_choose(self, number: int) -> None:
        """Choose a numbered question."""
        self.post_message(self.Chosen(number))

    def action_earlier(self) -> None:
        """Go a line up, or from the first line to the earlier question."""
        if self.cursor_at_first_line:
            self.post_message(self.Browsed(-1))
        else:
            self.action_cursor_up()

    def action_later(self) -> None:
        """Go a line down, or from the last line to the later question."""
        if self.cursor_at_last_line:
            self.post_message(self.Browsed(1))
        else:
            self.action_cursor_down()
