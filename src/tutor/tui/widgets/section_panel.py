"""What the essay's cited section says, in a sentence, with the learner's own copy of it when there is one."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from tutor.text import clean, clean_line


@dataclass(frozen=True, slots=True)
class Shown:
    """A section to be shown."""

    label: str
    title: str
    gist: str
    passage: str = ""
    """The learner's own text; empty when none is attached."""
    others: tuple[str, ...] = ()
    """Labels of all sections the answer cites."""


def draw_section(shown: Shown) -> Content:
    """Return a section as it stands in the panel."""
    head = Content.assemble((f"§{clean_line(shown.label)}", "bold $mark"), "  ", (clean_line(shown.title), "bold"))
    parts = [head, Content(clean(shown.gist))]
    if len(shown.others) > 1:
        chips = Content("  ").join([_draw_label(label, label == shown.label) for label in shown.others])
        parts.append(Content.assemble(("cited: ", "$quiet"), chips, ("\nCtrl+O opens the next", "$quiet")))
    if shown.passage:
        parts.append(Content.assemble(("From your copy\n", "$quiet bold"), clean(shown.passage)))
    else:
        parts.append(Content.styled("To read the passage itself, attach your own copy: tutor attach FILE", "$quiet"))
    return Content("\n\n").join(parts)


def _draw_label(label: str, is_shown: bool) -> Content:  # noqa: FBT001 - drawn one way or the other
    return Content.styled(
        f"[§{clean_line(label)}]" if is_shown else f"§{clean_line(label)}", "bold" if is_shown else "$quiet"
    )


class SectionPanel(VerticalScroll):
    """The panel beside the conversation."""

    DEFAULT_CSS = """
    SectionPanel { width: 38; background: $surface; display: none; scrollbar-size-vertical: 1; }
    SectionPanel Static { height: auto; padding: 1 2; }
    """

    shown: reactive[Shown | None] = reactive(None)

    def compose(self) -> ComposeResult:
        """Hold one text."""
        yield Static(Content.styled("The section an answer cites is shown here.", "$quiet"), markup=False)

    def watch_shown(self, shown: Shown | None) -> None:
        """Draw the section and begin at its top."""
        if shown is not None:
            self.query_one(Static).update(draw_section(shown))
            self.scroll_home(animate=False)
