"""What the panel shows, as a dialog where there is no room for it: the cited section, or why an answer was given."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tutor.tui.widgets.hanging import Hanging
from tutor.tui.widgets.section_panel import Shown, draw_section


class AsideScreen(ModalScreen[bool]):
    """Shows one text; Esc, Enter or a click beside it closes it; Ctrl+O asks for the next section and gives back True."""

    DEFAULT_CSS = """
    AsideScreen { align: center middle; background: $background 60%; }
    AsideScreen VerticalScroll {
        width: 94%; max-width: 76; height: auto; max-height: 94%; background: $surface; border: round $mark;
        border-subtitle-color: $quiet; scrollbar-size-vertical: 1;
    }
    AsideScreen Static { height: auto; padding: 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss(False)", "Close", show=False),
        Binding("ctrl+o", "dismiss(True)", "Next", show=False),
    ]

    def __init__(self, draw: Callable[[int], Content]) -> None:
        super().__init__()
        self._draw = draw

    def compose(self) -> ComposeResult:
        """Show the text and how to close it."""
        with VerticalScroll() as box:
            box.border_subtitle = "Esc closes"
            yield Static(Hanging(self._draw), markup=False)

    def on_click(self, event: events.Click) -> None:
        """Close when the ground beside the dialog is clicked."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self.dismiss(False)


class SectionScreen(AsideScreen):
    """Shows the cited section."""

    def __init__(self, shown: Shown) -> None:
        super().__init__(lambda width: draw_section(shown, width))
        self.shown = shown
