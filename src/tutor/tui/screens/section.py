"""The cited section as a dialog, where there is no room for a panel."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tutor.tui.widgets.section_panel import Shown, draw_section


class SectionScreen(ModalScreen[None]):
    """Shows one section; Esc, Enter or a click beside it closes it."""

    DEFAULT_CSS = """
    SectionScreen { align: center middle; background: $background 60%; }
    SectionScreen VerticalScroll {
        width: 90%; max-width: 72; height: auto; max-height: 80%; padding: 1 2; background: $surface; border: round $mark;
    }
    SectionScreen Static { height: auto; }
    SectionScreen #close { color: $quiet; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,ctrl+o,q", "dismiss(None)", "Close", show=False)]

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self.shown = shown

    def compose(self) -> ComposeResult:
        """Show the section and how to close it."""
        with VerticalScroll():
            yield Static(draw_section(self.shown), markup=False)
            yield Static("Esc closes", id="close", markup=False)

    def on_click(self, event: events.Click) -> None:
        """Close when the ground beside the dialog is clicked."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self.dismiss(None)
