"""The conversation so far: every line is kept, only the ones near are mounted."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from textual.containers import VerticalScroll
from textual.geometry import Region, Size

from tutor.tui.talk import Line, Who

if TYPE_CHECKING:
    from tutor.tui.widgets.card import Card

MOST_MOUNTED = 30
"""Cards kept mounted; a page more before some are let go."""
PAGE = 20


class Transcript(VerticalScroll):
    """Cards in order, the newest at the end; older ones are mounted when one scrolls up to them."""

    DEFAULT_CSS = """
    Transcript { height: 1fr; padding: 0; scrollbar-size-vertical: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, can_focus=True)
        self.lines: list[Line] = []
        self._first = 0
        self._last = 0
        self._is_paging = False
        self._is_at_newest = True
        self._laid_out_for = (Size(), 0)

    @property
    def latest(self) -> Line | None:
        """The newest line of the tutor or the greeting."""
        return next((line for line in reversed(self.lines) if line.who in {Who.TUTOR, Who.GREETING}), None)

    async def add(self, *lines: Line) -> None:
        """Show new lines at the end and scroll there."""
        if self._last < len(self.lines):
            await self._show_end()
        self.lines.extend(lines)
        self._last = len(self.lines)
        await self.mount_all(self._make(lines))
        await self._let_go_of_the_oldest()
        self._mark_latest()
        if self.max_scroll_y > 0:
            self.anchor()
        else:
            self.scroll_end(animate=False)
        if lines[-1].who is Who.NOTE:
            self.call_after_refresh(self._begin_at, self._cards()[-1])

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Leave the ground as it is when only cards come, go or change: painting it takes longer than the answer."""
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)

    def watch_virtual_size(self) -> None:
        """Let go of the end: the layout that placed new lines has scrolled to them, so that it needs no second one."""
        self.anchor(anchor=False)

    def show_newest_exchange(self) -> None:
        """Scroll to where the newest question and its reply can be read: from the question on where they don't fit."""
        question = next((c for c in reversed(self._cards()) if c.line.who is Who.LEARNER), None)
        if question is not None:
            self.call_after_refresh(self._begin_at, question)

    def on_resize(self) -> None:
        """Stand at the newest exchange again, in a terminal or beside a panel of another size, if that's where it stood."""
        if self.size.height and self._laid_out_for != self._room:
            self._laid_out_for = self._room
            if self._is_at_newest:
                self._stand_at_newest()

    @property
    def _room(self) -> tuple[Size, int]:
        """What the layout depends on, but for the lines that suggestions take while one types."""
        return self.app.size, self.size.width

    def _stand_at_newest(self) -> None:
        begin = self._newest
        if begin is None:
            self.call_after_refresh(self.scroll_end, animate=False)
        else:
            self.call_after_refresh(self._begin_at, begin)

    @property
    def _newest(self) -> "Card | None":
        """The card that the newest exchange, or what a command did after it, begins with."""
        return next((c for c in reversed(self._cards()) if c.line.who in {Who.LEARNER, Who.NOTE}), None)

    def _begin_at(self, card: "Card") -> None:
        place = card.virtual_region
        if place.height:
            self.scroll_to(y=place.y, animate=False)
        elif self.screen.is_current and card.is_attached:
            # In a batch Textual calls back without laying out; an unplaced card seems to be at the very top.
            self.call_after_refresh(self._begin_at, card)

    async def begin_with(self, lines: Iterable[Line]) -> None:
        """Put lines of earlier runs before everything else."""
        earlier = list(lines)
        self.lines[:0] = earlier
        self._first += len(earlier)
        self._last += len(earlier)
        await self._page_back()
        self.scroll_end(animate=False)

    async def clear(self) -> None:
        """Forget every line."""
        self.lines.clear()
        self._first = self._last = 0
        await self.remove_children()

    async def mark_wrong(self) -> None:
        """Show the newest reply as not what was asked."""
        for n in range(len(self.lines) - 1, -1, -1):
            if self.lines[n].who is Who.TUTOR:
                self.lines[n] = replace(self.lines[n], is_wrong=True)
                if self._last < len(self.lines):
                    await self._show_end()
                card = self._cards()[n - self._first]
                card.line = self.lines[n]
                card.refresh(layout=True)
                self._mark_latest()
                self.show_newest_exchange()
                return

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Page when the top or the end of what is mounted comes into view."""
        super().watch_scroll_y(old_value, new_value)
        if self._laid_out_for == self._room:
            begin = self._newest.virtual_region.y if self._newest else self.max_scroll_y
            self._is_at_newest = new_value >= min(begin, self.max_scroll_y) - 1
        if self._is_paging or not self.is_mounted:
            return
        if new_value <= 2 and self._first and old_value > new_value:
            self._is_paging = True
            self.call_later(self._page_back)
        elif new_value >= self.max_scroll_y - 2 and self._last < len(self.lines):
            self._is_paging = True
            self.call_later(self._page_on)

    def _cards(self) -> "list[Card]":
        from tutor.tui.widgets.card import Card

        return list(self.query_children(Card))

    def _make(self, lines: Iterable[Line]) -> "list[Card]":
        from tutor.tui.widgets.card import Card

        return [Card(line) for line in lines]

    async def _page_back(self) -> None:
        """Mount the page before the first card; let go of the last ones when there are too many."""
        start = max(self._first - PAGE, 0)
        cards = self._cards()
        anchor = cards[0] if cards else None
        await self.mount_all(self._make(self.lines[start : self._first]), before=0 if cards else None)
        self._first = start
        extra = self._last - self._first - MOST_MOUNTED - PAGE
        if extra > 0:
            await self.remove_children(self._cards()[-extra:])
            self._last -= extra
        if anchor is not None:
            self.call_after_refresh(self.scroll_to_widget, anchor, animate=False, top=True)
        self._mark_latest()
        self.call_after_refresh(self._end_paging)

    async def _page_on(self) -> None:
        """Mount the page after the last card; let go of the first ones when there are too many."""
        end = min(self._last + PAGE, len(self.lines))
        await self.mount_all(self._make(self.lines[self._last : end]))
        self._last = end
        await self._let_go_of_the_oldest()
        self._mark_latest()
        self.call_after_refresh(self._end_paging)

    def _end_paging(self) -> None:
        self._is_paging = False

    async def _show_end(self) -> None:
        await self.remove_children()
        self._last = len(self.lines)
        self._first = max(self._last - PAGE, 0)
        await self.mount_all(self._make(self.lines[self._first :]))

    async def _let_go_of_the_oldest(self) -> None:
        extra = self._last - self._first - MOST_MOUNTED
        if extra > PAGE:
            await self.remove_children(self._cards()[:extra])
            self._first += extra

    def _mark_latest(self) -> None:
        newest = self.latest
        for card in self._cards():
            card.is_latest = card.line is newest
