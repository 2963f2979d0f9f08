"""How it goes: what is due, what holds, what is weak, how regular the work was."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tutor.citing import say_sections
from tutor.errors import TutorError
from tutor.text import clean_line, shorten
from tutor.tui.commands import make_bindings
from tutor.tui.pictures import (
    draw_calendar,
    draw_exams,
    draw_forecast,
    draw_overview,
    draw_retention,
    draw_strengths,
)
from tutor.tui.screens.base import StudyScreen
from tutor.tui.words import say_count

_PARTS = ("overview", "retention", "forecast", "calendar", "topics", "sections", "exams")


class ProgressScreen(StudyScreen):
    """Pictures, each with its line of words; hardest claims open in the chat."""

    WHERE = "progress"
    TITLE_TEXT = "Progress"
    BINDINGS = make_bindings(WHERE)

    def __init__(self) -> None:
        super().__init__()
        self._hardest: tuple[str, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Lay out a block for each picture."""
        with VerticalScroll(id="pictures"):
            for name in _PARTS:
                yield Static("", id=name, classes="picture", markup=False)
            yield Static("", id="hardest-title", classes="picture", markup=False)
            yield OptionList(id="hardest", markup=False, compact=True)

    def show_study(self) -> None:
        """Draw everything as it stands today."""
        try:
            statistics = self.study.statistics()
            today = self.study.report.today
        except TutorError as error:
            self.query_one("#overview", Static).update(str(error))
            return
        kb, width = self.study.kb, max(min(self.size.width - 8, 92), 20)
        topics = {t.id: t.title for t in kb.info.topics}
        sections = {s.id: f"{say_sections((s.id,))}: {s.title}" for s in kb.info.sections}
        places = list(sections)
        in_order = sorted(
            statistics.sections, key=lambda s: places.index(s.group) if s.group in sections else len(places)
        )
        drawn = {
            "overview": draw_overview(statistics),
            "retention": draw_retention(statistics.retention, width),
            "forecast": draw_forecast(statistics.forecast, width),
            "calendar": draw_calendar(statistics.calendar, today, width),
            "topics": draw_strengths("By topic", statistics.topics, topics, width),
            "exams": draw_exams(statistics.exams),
            "sections": draw_strengths("By section", in_order, sections, width),
        }
        for name, content in drawn.items():
            self.query_one(f"#{name}", Static).update(content)
        self._show_hardest(tuple(h.claim for h in statistics.hardest), [h.lapses for h in statistics.hardest])
        self.query_one("#pictures").focus()

    def on_resize(self) -> None:
        """Draw anew for the new width."""
        if self.tutor.is_ready and self.is_current:
            self.call_after_refresh(self.show_study)

    def _show_hardest(self, claims: tuple[str, ...], lapses: list[int]) -> None:
        known = self.study.kb.claim_by_id
        self._hardest = tuple(c for c in claims if c in known)
        options = self.query_one("#hardest", OptionList)
        options.clear_options()
        rows = [
            Option(f"{shorten(clean_line(known[c].statement), 90)}  ({say_count(n, 'slip')})")
            for c, n in zip(claims, lapses, strict=True)
            if c in known
        ]
        options.add_options(rows)
        options.display = bool(rows)
        told = (
            "Hardest claims: Tab goes there, Enter asks about one"
            if rows
            else "Hardest claims: none was forgotten once it was learnt; F3 asks again what was just missed."
        )
        self.query_one("#hardest-title", Static).update(told)

    @on(OptionList.OptionSelected, "#hardest")
    def _open(self, message: OptionList.OptionSelected) -> None:
        claim = self.study.kb.claim_by_id[self._hardest[message.option_index]]
        self.tutor.ask_in_chat(entry=next(iter(claim.entries), ""), text=claim.statement)
