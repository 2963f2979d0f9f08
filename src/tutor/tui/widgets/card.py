"""One line of the conversation, drawn so that sure, half sure and silent differ in word, shape and colour."""

import re

from textual.content import Content
from textual.reactive import reactive
from textual.selection import Selection
from textual.style import Style
from textual.widgets import Static

from tutor.chat.reply import Reply, ReplyKind
from tutor.citing import name_sections
from tutor.text import clean
from tutor.tui.talk import Line, Who, parts_of
from tutor.tui.widgets.hanging import Hanging, hang
from tutor.tui.words import KIND_WORDS, MARKS, WHY_WORDS

_COLOURS = {
    ReplyKind.ANSWER: "$sure",
    ReplyKind.CLOSEST: "$closest",
    ReplyKind.CLARIFY: "$mark",
    ReplyKind.NOT_COVERED: "$silent",
}
_CLASSES = {
    ReplyKind.ANSWER: "-sure",
    ReplyKind.CLOSEST: "-closest",
    ReplyKind.CLARIFY: "-clarify",
    ReplyKind.NOT_COVERED: "-silent",
}
_OFFERS = {
    ReplyKind.CLOSEST: "Did you mean",
    ReplyKind.CLARIFY: "Press a number",
    ReplyKind.NOT_COVERED: "What the essay does speak of",
}
"""What is said above the numbered questions of a reply."""


class Card(Static):
    """A question, an answer or a note."""

    DEFAULT_CSS = """
    Card { height: auto; max-width: 100; margin: 0 2; padding: 0 1; border-left: outer $panel; }
    Card.-learner { border-left: blank; margin: 1 2 0 2; padding: 0 0; text-style: bold; }
    Card.-note { border-left: blank; margin: 1 2 0 2; color: $quiet; }
    Card.-greeting { border-left: blank; margin: 1 2 0 2; padding: 0 0; }
    Card.-sure { border-left: outer $sure; }
    Card.-closest { border-left: double $closest; }
    Card.-clarify { border-left: solid $mark; }
    Card.-silent { border-left: dashed $silent; }
    """

    is_latest: reactive[bool] = reactive(False, layout=True)
    """Whether digits choose in this card: only then are they shown."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self._drawn: tuple[Line, bool, Hanging] | None = None
        kind = _CLASSES.get(line.reply.kind, "") if line.reply else ""
        super().__init__(markup=False, classes=f"-{line.who} {kind}".strip())

    def watch_is_latest(self, is_latest: bool) -> None:  # noqa: FBT001 - Textual's signature
        """Offer questions to begin with only until there's something to go on from."""
        if self.line.who is Who.GREETING and self.line.choices:
            self.display = is_latest

    def render(self) -> Hanging:
        """Draw the line: once for what it shows, however often Textual asks while it lays out and paints."""
        line, is_latest = self.line, self.is_latest
        if self._drawn is None or self._drawn[:2] != (line, is_latest):
            hanging = Hanging(lambda width: draw_line(line, is_latest=is_latest, width=width))
            self._drawn = (line, is_latest, hanging)
        return self._drawn[2]

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return what is selected of the lines as they stand."""
        shown = draw_line(self.line, is_latest=self.is_latest, width=self.content_size.width)
        return selection.extract(shown.plain), "\n"


def draw_line(line: Line, *, is_latest: bool, width: int) -> Content:
    """Return a line as it is shown in `width` columns; its choices are numbered when digits choose in it."""
    if line.who is Who.LEARNER:
        return hang(Content.styled("› ", "$mark"), Content(clean(line.text)), width)
    body = [_mark(Content(clean(line.text)), line.sought)] if line.text and not line.reply else []
    if line.reply:
        body = [_draw_reply(part, line.answering, width) for part in parts_of(line.reply) if part.text]
    if line.is_wrong:
        body.append(Content.styled("✗ marked as not what you asked", "$closest"))
    if line.choices and is_latest:
        body.append(_draw_choices(line, width))
    return Content("\n\n").join(body)


def _mark(text: Content, words: tuple[str, ...]) -> Content:
    """Return a text with some words marked."""
    for word in words:
        for found in re.finditer(re.escape(word), text.plain, re.IGNORECASE):
            text = text.stylize("bold $mark", found.start(), found.end())
    return text


def _draw_reply(reply: Reply, answering: str, width: int) -> Content:
    word = WHY_WORDS[reply.why_not] if reply.why_not else KIND_WORDS[reply.kind]
    colour = _COLOURS.get(reply.kind, "$quiet")
    head = Content.styled(f"{MARKS.get(reply.kind, '')} {word}".strip(), f"{colour} bold")
    lines = [head] if word and reply.kind is not ReplyKind.SMALLTALK else []
    if reply.understood:
        lines.append(Content.styled(clean(reply.understood), "$quiet italic"))
    lines.append(Content(clean(reply.text)))
    if reply.citations or answering:
        asked = Content.styled(f"answering: {clean(answering)}" if answering else "", "$quiet italic")
        chips = draw_chips(reply.citations) + Content("  ") if reply.citations else Content("")
        lines.extend([Content(""), hang(chips, asked, width)])
    return Content("\n").join(lines)


def draw_chips(labels: tuple[str, ...]) -> Content:
    """Return citations as chips that open their section when clicked."""
    return Content(" ").join([_draw_chip(*pair) for pair in zip(labels, name_sections(labels), strict=True)])


def _draw_chip(label: str, name: str) -> Content:
    opens = Style.from_meta({"@click": ("screen.open_section", (clean(label),))})
    return Content.styled(f" {name} ", "$mark on $panel").stylize(opens)


def _draw_choices(line: Line, width: int) -> Content:
    head = _OFFERS.get(line.reply.kind, "Ask next") if line.reply else ""
    marks = [Content.styled(f" {n}  ", "bold $mark") for n in range(1, len(line.choices) + 1)]
    rows = [hang(m, Content(clean(c.question)), width) for m, c in zip(marks, line.choices, strict=True)]
    return Content("\n").join([Content.styled(head, "$quiet"), *rows] if head else rows)
