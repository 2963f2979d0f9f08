import pytest
from textual.color import Color
from tui_helpers import make_study, ready, running

from tutor.study.settings import Settings
from tutor.tui.themes import MEANINGS, THEMES, choose_theme

DRAWN = [theme for theme in THEMES if not theme.ansi]
BLUE = 4
"""Of the sixteen colours a terminal names."""
READABLE = 4.5
"""WCAG AA for text."""


def luminance(colour: Color) -> float:
    """Relative luminance, as WCAG 2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", DRAWN, ids=lambda t: t.name)
@pytest.mark.parametrize("ground", ["background", "surface"])
def test_every_colour_of_text_is_readable_on_every_ground(theme, ground):
    texts = [theme.foreground, theme.primary, *(theme.variables[m] for m in MEANINGS)]

    assert [t for t in texts if contrast(t, getattr(theme, ground)) < READABLE] == []


@pytest.mark.parametrize("theme", DRAWN, ids=lambda t: t.name)
def test_chips_and_marked_lines_are_readable(theme):
    assert contrast(theme.foreground, theme.panel) >= READABLE
    assert contrast(theme.variables["mark"], theme.panel) >= READABLE
    assert contrast(theme.variables["quiet"], theme.panel) >= READABLE


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_every_theme_has_every_meaning(theme):
    assert set(MEANINGS) <= set(theme.variables)


@pytest.mark.parametrize(
    ("setting", "environ", "name"),
    [
        ("auto", {}, "tutor-dark"),
        ("auto", {"COLORFGBG": "0;15"}, "tutor-light"),
        ("auto", {"COLORFGBG": "15;0"}, "tutor-dark"),
        ("light", {}, "tutor-light"),
        ("terminal", {}, "tutor-terminal"),
        ("no such", {}, "tutor-dark"),
    ],
)
def test_the_theme_follows_the_setting_and_the_terminal(setting, environ, name):
    assert name == choose_theme(setting, environ)


@pytest.mark.parametrize("key", ["f5", "f7", "f8"])
async def test_the_marked_line_has_a_ground_of_its_own_in_the_terminals_colours(tmp_path, key):
    study = make_study(tmp_path, settings=Settings(theme="terminal"))
    async with running(study, (80, 24)) as (app, pilot):
        await pilot.press(key)
        await ready(app, pilot)
        grounds = [
            segment.style.bgcolor.number
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.bgcolor
        ]

        assert BLUE in grounds
