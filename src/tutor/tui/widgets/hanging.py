"""Text whose lines are broken by ourselves: what a mark or a number leads stays indented under its first line."""

from collections.abc import Callable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_NARROWEST = 12
"""Columns of text below which nothing is indented."""


class Hanging(Visual):
    """A visual that is drawn anew for each width."""

    def __init__(self, draw: Callable[[int], Content]) -> None:
        self._draw = draw
        self._drawn: tuple[int, Content] = (-1, Content(""))

    def at(self, width: int) -> Content:
        """Return the text for a width in columns."""
        if self._drawn[0] != width:
            self._drawn = (width, self._draw(width))
        return self._drawn[1]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draw as text of that width."""
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the longest line there is room for."""
        return self.at(container_width).get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines that is."""
        return self.at(width).get_height(rules, width)


def hang(mark: Content, text: Content, width: int) -> Content:
    """Return text behind a mark, its further lines indented as far as the first."""
    room = width - mark.cell_length
    if room < _NARROWEST:
        return mark + text
    first, *others = text.wrap(room) or [text]
    return Content("\n").join([mark + first, *(line.pad_left(mark.cell_length) for line in others)])
