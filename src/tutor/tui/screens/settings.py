"""What the learner can choose; each change is kept at once and shows at once."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tutor.errors import TutorError
from tutor.library.packs import PackPlace
from tutor.study.settings import Settings
from tutor.text import clean_line
from tutor.tui.commands import PARTS, Command, make_bindings
from tutor.tui.screens.base import StudyScreen
from tutor.tui.screens.keys import FIRST_AGAIN, MOVABLE, KeyScreen
from tutor.tui.themes import CHOICES, choose_theme
from tutor.tui.widgets.lines import KeyLine

LOW = 18
"""Lines below which the list needs them all."""


@dataclass(frozen=True, slots=True)
class Knob:
    """One setting and the values the arrows go through."""

    name: str
    title: str
    values: tuple[str, ...]
    about: str
    names: tuple[str, ...] = ()
    """What each value is called where it doesn't say so itself."""


KNOBS = (
    Knob("theme", "Colours", tuple(CHOICES), ""),
    Knob(
        "retention",
        "Aim to recall",
        tuple(f"{n / 100:.2f}" for n in range(70, 98)),
        "Share of repeats answered right; more means more repeats.",
    ),
    Knob(
        "new_per_day",
        "New claims a day",
        tuple(str(n) for n in (*range(21), 30, 50, 100)),
        "How many claims to meet for the first time each day.",
    ),
    Knob(
        "reviews_per_day",
        "Repeats a day",
        tuple(str(n) for n in range(0, 201, 10)),
        "At most so many claims are asked again in a day.",
    ),
    Knob(
        "day_turn", "The day turns at", tuple(str(n) for n in range(24)), "Local hour at which a new study day begins."
    ),
)


class SettingsScreen(StudyScreen):
    """A line for each setting; left and right change it."""

    WHERE = "settings"
    TITLE_TEXT = "Settings"
    BINDINGS = make_bindings(WHERE)

    def __init__(self) -> None:
        super().__init__()
        self._knobs: tuple[Knob, ...] = KNOBS

    def compose_body(self) -> ComposeResult:
        """Lay out the list and where it is kept."""
        with Vertical(id="knobs"):
            yield OptionList(markup=False, compact=True)
            yield Static("", id="about", markup=False)

    def show_study(self) -> None:
        """List the settings as they are."""
        options = self.query_one(OptionList)
        marked = options.highlighted or 0
        options.clear_options()
        self._knobs = (*KNOBS, *_choose_pack(self.study.packs()))
        options.add_options([Option(_draw(knob, self.study.settings)) for knob in self._knobs])
        for title, where in PARTS:
            options.add_option(Option(f"Keys {title[0].lower()}{title[1:]}", disabled=True))
            commands = [c for c in MOVABLE if c.where == where]
            options.add_options([Option(_draw_key(c, self.study.settings.keymap), id=c.name) for c in commands])
        options.highlighted = marked
        options.focus()

    def on_key(self, event: events.Key) -> None:
        """Change the marked setting."""
        if event.key in {"left", "right"}:
            event.stop()
            self._change(-1 if event.key == "left" else 1)

    @on(OptionList.OptionSelected)
    def _next_value(self, message: OptionList.OptionSelected) -> None:
        command = next((c for c in MOVABLE if c.name == message.option_id), None)
        if command is None:
            self._change(1)
        else:
            screen = KeyScreen(command, self.study.settings.keymap)
            self.app.push_screen(screen, lambda key: self._move_key(command, key))

    def _move_key(self, command: Command, key: str | None) -> None:
        if key is not None and self._keep(f"keymap.{command.name}", command.key if key == FIRST_AGAIN else key):
            self.app.set_keymap(dict(self.study.settings.keymap))
            self.query_one(KeyLine).keymap = self.study.settings.keymap
            self.show_study()

    @on(OptionList.OptionHighlighted)
    def _tell(self, message: OptionList.OptionHighlighted) -> None:
        if message.option_index < len(self._knobs):
            knob = self._knobs[message.option_index]
            lines = [
                knob.about or CHOICES.get(self.study.settings.theme, "").capitalize() + ".",
                "← → change the marked line; it is kept at once.",
            ]
        else:
            told = next(c.help for c in MOVABLE if c.name == message.option_id)
            lines = [f"{told}.", "Enter takes another key for it."]
        if self.size.height >= LOW:
            lines.append(f"Kept in {clean_line(str(self.study.locations.settings))}")
        self.query_one("#about", Static).update(Content("\n".join(lines)))

    def _change(self, by: int) -> None:
        place = self.query_one(OptionList).highlighted or 0
        if place >= len(self._knobs):
            return
        knob = self._knobs[place]
        at = _place(knob, self.study.settings) + by
        if 0 <= at < len(knob.values) and self._keep(knob.name, knob.values[at]):
            self.tutor.theme = choose_theme(self.study.settings.theme, os.environ)
            self.show_study()

    def _keep(self, name: str, value: str) -> bool:
        """Change a setting; where it can't be kept, say so and return False."""
        try:
            self.study.change_setting(name, value)
        except TutorError as error:
            self.tell(f"It couldn't be kept: {error}", is_problem=True)
            return False
        return True


def _choose_pack(packs: Sequence[PackPlace]) -> tuple[Knob, ...]:
    """Return the choice of the essay, where there is one; the first pack is the one that is opened when none is chosen."""
    if len(packs) < 2:
        return ()
    values = ("", *(pack.id for pack in packs[1:]))
    return (
        Knob("pack", "Essay", values, "Which essay to open, from the next start on.", tuple(p.title for p in packs)),
    )


def _place(knob: Knob, settings: Settings) -> int:
    """Return where a setting's value stands among those offered, or where it would."""
    value = getattr(settings, knob.name)
    if isinstance(value, str):
        return knob.values.index(value) if value in knob.values else 0
    return sum(float(v) < float(value) - 1e-9 for v in knob.values)


def _draw(knob: Knob, settings: Settings) -> Content:
    value = getattr(settings, knob.name)
    if knob.names:
        value = knob.names[_place(knob, settings)]
    said = f"{value:.0%}" if knob.name == "retention" else f"{value}:00" if knob.name == "day_turn" else str(value)
    return Content.assemble(f"{knob.title:<20}", ("‹ ", "$quiet"), (clean_line(said), "bold"), (" ›", "$quiet"))


def _draw_key(command: Command, keymap: Mapping[str, str]) -> Content:
    return Content.assemble(f"{command.title:<20}", (f"  {command.key_text(keymap)}", "bold"))
