"""A key of the learner's own for a command: a dialog takes the next key that is pressed."""

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tutor.tui.commands import COMMANDS, EVERYWHERE, LISTS, MAP, Command, commands_of, say_key, screens_of

FIRST_AGAIN = ""
"""What the dialog gives back when the command's own key is wanted again."""


def find_obstacle(command: Command, key: str, keymap: Mapping[str, str]) -> str:
    """Return why a command can't have a key; empty when it can."""
    if len(key) == 1 and command.where not in {LISTS, MAP}:
        return "that key is for typing"
    for screen in screens_of(command.where):
        for other in (*commands_of(screen), *commands_of(EVERYWHERE)):
            if other.name != command.name and key in (keymap.get(other.name) or other.key).split(","):
                return f"{say_key(key)} is for “{other.title}” already"
    return ""


class KeyScreen(ModalScreen[str | None]):
    """Waits for a key; gives back its name, `FIRST_AGAIN`, or None when nothing is to change."""

    DEFAULT_CSS = """
    KeyScreen { align: center middle; background: $background 60%; }
    KeyScreen Vertical { width: 94%; max-width: 60; height: auto; padding: 1 2; background: $surface; border: round $mark; }
    KeyScreen Static { height: auto; }
    KeyScreen #obstacle { color: $closest; text-style: bold; }
    """

    TAKES_EVERY_KEY = True

    def __init__(self, command: Command, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self.command = command
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        """Say what is waited for."""
        now = self.command.key_text(self.keymap)
        asked = Content.assemble("Press the new key for “", (self.command.title, "bold"), f"”, now {now}.")
        ways = Content.styled("Backspace: the key it had at first. Esc: leave it.", "$quiet")
        with Vertical():
            yield Static(Content("\n").join([asked, ways]), markup=False)
            yield Static("", id="obstacle", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Take the key, unless something is in its way."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "backspace":
            self.dismiss(FIRST_AGAIN)
        elif obstacle := find_obstacle(self.command, event.key, self.keymap):
            self.query_one("#obstacle", Static).update(f"No: {obstacle}.")
        else:
            self.dismiss(event.key)


MOVABLE = tuple(c for c in COMMANDS if c.key)
"""Commands that have a key."""
