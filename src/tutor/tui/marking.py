"""What was chosen, ordered or paired, row by row against what is right."""

from collections.abc import Callable

from textual.content import Content

from tutor.knowledge.model import ItemKind, ManyItem, MatchItem, OrderItem
from tutor.quiz import Question
from tutor.text import clean_line
from tutor.tui.widgets.hanging import hang

Row = tuple[bool, str, str]
"""Whether it is right, what it says, and what was done with it."""


def list_rows(question: Question, response: str) -> list[Row]:
    """Return the rows of an answer given by choosing several, ordering or pairing; none for the other kinds."""
    make = _MAKERS.get(question.kind)
    return make(question, response) if make is not None and response else []


def draw_rows(rows: list[Row], width: int) -> Content:
    """Return rows with a mark each, in `width` columns."""
    return Content("\n").join([_draw(row, width) for row in rows])


def _draw(row: Row, width: int) -> Content:
    is_right, text, done = row
    mark = Content.styled("✓ ", "$sure") if is_right else Content.styled("✗ ", "$weak")
    return hang(mark, Content.assemble(clean_line(text), (f" · {done}" if done else "", "$quiet")), width)


def _said(part: str, response: str) -> int:
    """Return where a whole part stands in a response whose parts are joined by semicolons; -1 when it doesn't."""
    return f"; {response};".find(f"; {part};")


def _mark_many(question: Question, response: str) -> list[Row]:
    item = question.item
    assert isinstance(item, ManyItem)
    rows = []
    for option in question.options:
        is_chosen, belongs = _said(option, response) >= 0, option in item.correct
        if is_chosen or belongs:
            done = "chosen" if is_chosen and belongs else "missing" if belongs else "chosen, but doesn't belong"
            rows.append((is_chosen and belongs, option, done))
    return rows


def _mark_order(question: Question, response: str) -> list[Row]:
    item = question.item
    assert isinstance(item, OrderItem)
    said = sorted(question.options, key=lambda option: _said(option, response))
    places = [said.index(text) for text in item.sequence]
    return [
        (place == n, f"{n + 1}. {text}", "" if place == n else f"you put it {place + 1}.")
        for n, (text, place) in enumerate(zip(item.sequence, places, strict=True))
    ]


def _mark_pairs(question: Question, response: str) -> list[Row]:
    item = question.item
    assert isinstance(item, MatchItem)
    rows = []
    for left, right in item.pairs:
        given = next((r for r in question.right if _said(f"{left} - {r}", response) >= 0), "")
        rows.append((given == right, f"{left} → {right}", "" if given == right else f"you said {given or 'nothing'}"))
    return rows


_MAKERS: dict[ItemKind, Callable[[Question, str], list[Row]]] = {
    ItemKind.MANY: _mark_many,
    ItemKind.ORDER: _mark_order,
    ItemKind.MATCH: _mark_pairs,
}
