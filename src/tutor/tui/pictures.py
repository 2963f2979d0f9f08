"""Pictures of progress in letters, each beginning with what it says in words."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from tutor.study.outlining import say_strength
from tutor.text import clean_line, shorten
from tutor.tui.words import STRENGTH_COLOURS, STRENGTH_MARKS, say_count

if TYPE_CHECKING:
    from tutor.progress.records import Exam
    from tutor.progress.statistics import Retention, Statistics, Strength

_SHADES = "·░▒▓█"
_STEPS = " ▁▂▃▄▅▆▇█"
_EXAMS = 5
"""Exams that are shown."""
_WITH_BARS = 65
"""Columns from which there is room for bars: the percentage beside one says the same."""
_ON_ONE_LINE = 45
"""Columns from which a name has room beside how well it is known."""
_HEIGHT = 4
"""Lines of the forecast's bars."""


def _title(text: str, words: str) -> Content:
    return Content.assemble((text, "bold $mark"), "  ", words)


def draw_overview(statistics: "Statistics") -> Content:
    """Return the numbers one looks at first, and the streak."""
    s = statistics
    days = say_count(s.streak.current, "day")
    if not s.claims:
        return Content.styled(
            "This essay's pack has no claims to learn; the chat answers from it all the same.", "bold"
        )
    if not s.answers:
        return Content.assemble(
            ("Nothing answered yet. ", "bold"),
            f"{say_count(s.claims, 'claim')} wait to be met: ",
            ("F3", "bold $mark"),
            " begins a two-minute quiz, and what comes of it is drawn here.",
        )
    return Content.assemble(
        (f"{s.due} due", "bold"),
        f" today  ·  {s.seen} of {say_count(s.claims, 'claim')} met  ·  {say_count(s.answers, 'answer')}\n",
        (f"{days} in a row", "bold"),
        f"  ·  longest {say_count(s.streak.longest, 'day')}",
    )


def draw_retention(retention: "Retention", width: int) -> Content:
    """Return how much was recalled in the last thirty days, against the target."""
    if retention.share is None:
        return _title("Recalled", f"nothing was due again yet; the aim is {retention.target:.0%}.")
    word = "on target" if retention.share >= retention.target else "below target"
    said = f"{retention.share:.0%} of {retention.tested} in thirty days, aim {retention.target:.0%}: {word}"
    room = min(width, 50)
    filled, aim = round(retention.share * room), min(round(retention.target * room), room - 1)
    cells = ["┃" if n == aim else "━" if n < filled else "─" for n in range(room)]
    colour = STRENGTH_COLOURS["strong" if word == "on target" else "fair"]
    return Content.assemble(_title("Recalled", said), "\n", ("".join(cells), colour))


def draw_forecast(forecast: Sequence[tuple[date, int]], width: int) -> Content:
    """Return what comes due on the days ahead, as bars."""
    step = 3 if width >= 3 * len(forecast) else 2
    days = list(forecast)[: max(width // step, 1)]
    total, most = sum(n for _, n in days), max((n for _, n in days), default=0)
    if not most:
        return _title("Ahead", "nothing comes due in the next days.")
    busiest = max(days, key=lambda pair: pair[1])
    day = "today" if busiest is days[0] else f"on {busiest[0]:%A} {busiest[0].day} {busiest[0]:%B}"
    said = f"{say_count(total, 'claim')} in {len(days)} days, most {day} ({busiest[1]})"
    rows = ["".join(_bar(n / most * _HEIGHT - level, step) for _, n in days) for level in range(_HEIGHT - 1, -1, -1)]
    rows = [row for row in rows if row.strip()]
    marks = "".join(f"{d.day:<{step}}" if d.weekday() == 0 or n == 0 else " " * step for n, (d, _) in enumerate(days))
    return Content.assemble(_title("Ahead", said), "\n", ("\n".join(rows), "$mark"), "\n", (marks.rstrip(), "$quiet"))


def _bar(height: float, step: int) -> str:
    eighths = max(0, min(8, round(height * 8)))
    return _STEPS[eighths] * (step - 1) + " "


def draw_calendar(calendar: Mapping[date, int], today: date, width: int) -> Content:
    """Return a heatmap of the last weeks, a column a week and Monday first."""
    weeks = max(min((width - 5) // 2, 53), 4)
    first = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    within = {d: n for d, n in calendar.items() if d >= first}
    most = max(within.values(), default=0)
    if not within:
        return _title("Days", f"none with answers in {weeks} weeks.")
    said = f"{say_count(len(within), 'day')} with answers in {weeks} weeks"
    rows = []
    for weekday in range(7):
        days = [first + timedelta(days=7 * week + weekday) for week in range(weeks)]
        cells = " ".join(" " if d > today else _shade(within.get(d, 0), most) for d in days)
        name = f"{first + timedelta(days=weekday):%a}" if weekday in {0, 3, 6} else ""
        rows.append(Content.assemble((f"{name:<5}", "$quiet"), (cells, "$strong")))
    months = Content.styled(f"     {_name_months(first, weeks)}", "$quiet")
    key = Content.styled(f"     {_SHADES[0]} none  {_SHADES[1]} few  {_SHADES[4]} most ({most})", "$quiet")
    return Content("\n").join([_title("Days", said), months, *rows, key])


def _name_months(first: date, weeks: int) -> str:
    """Return the months' names, each over the first week that begins in it; one that has no room is left out."""
    line, before = "", 0
    for week in range(weeks):
        monday = first + timedelta(days=7 * week)
        if monday.month != before and len(line) <= 2 * week and (before or monday.day <= 7):
            line = f"{line:<{2 * week}}{monday:%b} "
        before = monday.month
    return line.rstrip()


def _shade(count: int, most: int) -> str:
    return _SHADES[0] if not count else _SHADES[max(1, -(-count * 4 // most))]


def draw_exams(exams: Sequence["Exam"]) -> Content:
    """Return how the latest exams went, the newest first."""
    if not exams:
        return _title("Exams", "none taken yet; F3 offers one.")
    rows = [
        f"  {e.day.day} {e.day:%B}  {'━' * round(e.score * 10):─<10}  {e.score:.0%}, {e.right} of {e.asked} right"
        for e in list(reversed(exams))[:_EXAMS]
    ]
    return Content("\n").join([_title("Exams", f"{len(exams)} taken, the newest first"), *map(Content, rows)])


def draw_strengths(title: str, strengths: Sequence["Strength"], names: Mapping[str, str], width: int) -> Content:
    """Return how well each topic or section is known, a line each, or two where names would have too little room."""
    known = [s for s in strengths if s.seen]
    words = [say_strength(s.recall if s.seen else None) for s in strengths]
    counts = ", ".join(f"{words.count(w)} {w}" for w in STRENGTH_MARKS if words.count(w))
    rows = [
        _draw_strength(s, w, clean_line(names.get(s.group, s.group)), width)
        for s, w in zip(strengths, words, strict=True)
    ]
    said = f"{counts} (known today, of the claims met)"
    said = said if known else "nothing was asked yet."
    return Content("\n").join([_title(title, said), *rows]) if known else _title(title, said)


def _draw_strength(strength: "Strength", word: str, name: str, width: int) -> Content:
    cells = 10 if width > _WITH_BARS else 0
    filled = round(strength.recall * cells)
    colour = STRENGTH_COLOURS[word]
    bar = Content.assemble(("━" * filled, colour), ("─" * (cells - filled), "$quiet"))
    known = Content.assemble(
        (f"{STRENGTH_MARKS[word]} {word:<6} ", colour), bar, f" {strength.recall:>4.0%} " if strength.seen else "    – "
    )
    met = (f"  {strength.seen} of {strength.claims} met", "$quiet")
    if width < _ON_ONE_LINE:
        return Content.assemble(known, met, f"\n  {shorten(name, max(width - 2, 12))}")
    return Content.assemble(known, shorten(name, width - 29 - cells), met)
