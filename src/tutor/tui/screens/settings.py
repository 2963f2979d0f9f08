"""What the learner can choose; each change is kept at once and shows at once."""

import os
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tutor.errors import TutorError
from tutor.study.settings import Settings
from tutor.text import clean_line
from tutor.tui.commands import make_bindings
from tutor.tui.screens.base import StudyScreen
from tutor.tui.themes import CHOICES, choose_theme


@dataclass(frozen=True, slots=True)
class Knob:
    """One setting and the values the arrows go through."""

    name: str
    title: str
    values: tuple[str, ...]
    about: str


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

    def compose_body(self) -> ComposeResult:
        """Lay out the list and where it is kept."""
        with VerticalScroll(id="knobs", can_focus=False):
            yield OptionList(markup=False, compact=True)
            yield Static("", id="about", markup=False)

    def show_study(self) -> None:
        """List the settings as they are."""
        options = self.query_one(OptionList)
        marked = options.highlighted or 0
        options.clear_options()
        options.add_options([Option(_draw(knob, self.study.settings)) for knob in KNOBS])
        options.highlighted = marked
        options.focus()

    def on_key(self, event: events.Key) -> None:
        """Change the marked setting."""
        if event.key in {"left", "right"}:
            event.stop()
            self._change(-1 if event.key == "left" else 1)

    @on(OptionList.OptionSelected)
    def _next_value(self) -> None:
        self._change(1)

    @on(OptionList.OptionHighlighted)
    def _tell(self, message: OptionList.OptionHighlighted) -> None:
        knob = KNOBS[message.option_index]
        about = knob.about or CHOICES.get(self.study.settings.theme, "")
        where = clean_line(str(self.study.locations.settings))
        lines = [
            about,
            "← → change the marked line; it is kept at once.",
            f"Kept in {where}, where keys can be moved too.",
        ]
        self.query_one("#about", Static).update(Content("\n\n".join(lines)))

    def _change(self, by: int) -> None:
        knob = KNOBS[self.query_one(OptionList).highlighted or 0]
        at = _place(knob, self.study.settings) + by
        if not 0 <= at < len(knob.values):
            return
        try:
            changed = self.study.change_setting(knob.name, knob.values[at])
        except TutorError as error:
            self.tell(f"It couldn't be kept: {error}", is_problem=True)
            return
        self.tutor.theme = choose_theme(changed.theme, os.environ)
        self.show_study()


def _place(knob: Knob, settings: Settings) -> int:
    """Return where a setting's value stands among those offered, or where it would."""
    value = getattr(settings, knob.name)
    if isinstance(value, str):
        return knob.values.index(value) if value in knob.values else 0
    return sum(float(v) < float(value) - 1e-9 for v in knob.values)


def _draw(knob: Knob, settings: Settings) -> Content:
    value = getattr(settings, knob.name)
    said = f"{value:.0%}" if knob.name == "retention" else f"{value}:00" if knob.name == "day_turn" else str(value)
    return Content.assemble(f"{knob.title:<20}", ("‹ ", "$quiet"), (clean_line(said), "bold"), (" ›", "$quiet"))
