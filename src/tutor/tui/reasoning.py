"""Why the last question got its reply, drawn for the panel beside the conversation."""

from textual.content import Content

from tutor.study.reasons import RIVALS, Reasons, Rival, say_mark
from tutor.text import clean, clean_line
from tutor.tui.widgets.hanging import hang

_KEYS = "F9 marks an answer as not what you asked."


def draw_reasons(reasons: Reasons, width: int) -> Content:
    """Return reasons in `width` columns, what they came to before what they rest on."""
    parts = [
        Content.styled("Why this reply", "bold $mark"),
        hang(Content.styled("› ", "$mark"), Content.styled(clean_line(reasons.asked), "bold"), width),
        Content(reasons.conclusion),
    ]
    if reasons.notes:
        parts.append(Content("\n").join([Content(clean(note)) for note in reasons.notes]))
    if reasons.rivals:
        rows = [_draw_rival(rival, width) for rival in reasons.rivals]
        parts.append(Content("\n").join([Content.styled(RIVALS, "$quiet"), *rows]))
    return Content("\n\n").join([*parts, Content.styled(_KEYS, "$quiet")])


def _draw_rival(rival: Rival, width: int) -> Content:
    chance = Content.styled(f"{rival.probability:>4.0%}  ", "bold $mark" if rival.is_chosen else "$quiet")
    return hang(chance, Content.assemble(clean_line(rival.question), (say_mark(rival), "$quiet")), width)
