"""What the essay's cited section says, in a sentence, with the learner's own copy of it when there is one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from tutor.citing import head_section, name_sections
from tutor.text import clean, clean_line, shorten
from tutor.tui.widgets.hanging import Hanging

_AROUND = 160
"""Characters shown of the text around a passage."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A section to be shown."""

    label: str
    title: str
    gist: str
    passage: str = ""
    """The learner's own text; empty when none is attached."""
    before: str = ""
    """The end of what stands before it in that text."""
    after: str = ""
    """The beginning of what stands behind it there."""
    others: tuple[str, ...] = ()
    """Labels of all sections the answer cites."""


def around(passages: Mapping[str, str], label: str) -> tuple[str, str]:
    """Return the end of the passage before one, and the beginning of the one behind it; empty where there is none."""
    labels = list(passages)
    if label not in passages:
        return "", ""
    at = labels.index(label)
    before = passages[labels[at - 1]] if at else ""
    after = passages[labels[at + 1]] if at + 1 < len(labels) else ""
    tail = f"… {before[-_AROUND:].partition(' ')[2]}" if len(before) > _AROUND else before
    return tail, shorten(after, _AROUND)


def draw_section(shown: Shown, width: int) -> Content:
    """Return a section as it stands in the panel, in `width` columns."""
    head = Content.assemble((head_section(shown.label), "bold $mark"), "  ", (clean_line(shown.title), "bold"))
    parts = [head, Content(clean(shown.gist))]
    if len(shown.others) > 1:
        named = zip(shown.others, name_sections(shown.others), strict=True)
        chips = Content("  ").join([_draw_name(name, label == shown.label) for label, name in named])
        parts.append(Content.assemble(("cited: ", "$quiet"), chips, ("\nCtrl+O opens the next", "$quiet")))
    if shown.passage:
        parts.append(_draw_passage(shown, width))
    else:
        parts.append(Content.styled("To read the passage itself, attach your own copy: /attach FILE", "$quiet"))
    return Content("\n\n").join(parts)


def _draw_passage(shown: Shown, width: int) -> Content:
    """Return the passage between its neighbours, marked by a bar."""
    lines = Content(clean(shown.passage)).wrap(max(width - 2, 12))
    marked = Content("\n").join([Content.styled("▌ ", "$mark") + line for line in lines])
    rows = [Content.styled("From your copy, the cited passage marked", "$quiet bold")]
    rows += [Content.styled(clean(shown.before), "$quiet")] if shown.before else []
    rows += [marked]
    rows += [Content.styled(clean(shown.after), "$quiet")] if shown.after else []
    return Content("\n").join(rows)


def _draw_name(name: str, is_shown: bool) -> Content:  # noqa: FBT001 - drawn one way or the other
    return Content.styled(f"[{name}]", "bold") if is_shown else Content.styled(name, "$quiet")


class SectionPanel(VerticalScroll):
    """The panel beside the conversation: the cited section, or what else there is to say of an answer."""

    DEFAULT_CSS = """
    SectionPanel { width: 38; background: $surface; display: none; scrollbar-size-vertical: 1; }
    SectionPanel Static { height: auto; padding: 1 2; }
    """

    shown: var[Shown | None] = var(None)
    """What its text says; the panel itself, mostly empty ground, needn't be painted for it."""

    def compose(self) -> ComposeResult:
        """Hold one text."""
        yield Static(Content.styled("The section an answer cites is shown here.", "$quiet"), markup=False)

    def watch_shown(self, shown: Shown | None) -> None:
        """Draw the section and begin at its top."""
        if shown is not None:
            self._update(lambda width: draw_section(shown, width))

    def show_text(self, draw: Callable[[int], Content]) -> None:
        """Show something else in the section's place."""
        self.shown = None
        self._update(draw)

    def _update(self, draw: Callable[[int], Content]) -> None:
        self.query_one(Static).update(Hanging(draw))
        self.scroll_home(animate=False)
