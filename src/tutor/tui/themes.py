"""The colours: four themes, each with the same names for what a colour means."""

from collections.abc import Mapping

from textual.theme import Theme

AUTO = "auto"

CHOICES: Mapping[str, str] = {
    AUTO: "dark or light, as the terminal says it is",
    "dark": "light letters on a dark ground",
    "light": "dark letters on a light ground",
    "high-contrast": "white on black, for tired eyes",
    "terminal": "the terminal's own colours",
}
"""What a learner can choose, and what each is."""

MEANINGS = ("sure", "closest", "silent", "quiet", "mark", "strong", "fair", "weak", "unseen")
"""Colours with a meaning, beside Textual's own names; every theme has them all."""


def _theme(name: str, colours: str, *, dark: bool) -> Theme:
    ground, raised, panel, text, accent, quiet, good, doubt, bad, other = colours.split()
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=other,
        accent=accent,
        success=good,
        warning=doubt,
        error=bad,
        foreground=text,
        background=ground,
        surface=raised,
        panel=panel,
        boost=panel,
        variables={
            **dict(zip(MEANINGS, (good, doubt, other, quiet, accent, good, doubt, bad, quiet), strict=True)),
            "block-cursor-background": accent,
            "block-cursor-foreground": ground,
            "block-cursor-text-style": "bold",
            "input-cursor-background": text,
            "input-cursor-foreground": ground,
            "input-selection-background": panel,
            "border": accent,
            "border-blurred": panel,
            "scrollbar": panel,
            "scrollbar-hover": quiet,
            "scrollbar-active": accent,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
            "footer-background": ground,
        },
    )


def _terminal() -> Theme:
    colours = (
        "ansi_green ansi_yellow ansi_magenta ansi_default ansi_bright_blue ansi_green ansi_yellow ansi_red ansi_default"
    )
    return Theme(
        name="tutor-terminal",
        ansi=True,
        dark=True,
        primary="ansi_bright_blue",
        secondary="ansi_magenta",
        accent="ansi_bright_blue",
        success="ansi_green",
        warning="ansi_yellow",
        error="ansi_red",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            **dict(zip(MEANINGS, colours.split(), strict=True)),
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "border": "ansi_bright_blue",
            "border-blurred": "ansi_default",
            "block-cursor-background": "ansi_blue",
            "block-cursor-foreground": "ansi_bright_white",
            "input-cursor-background": "ansi_default",
            "input-cursor-foreground": "ansi_default",
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_blue",
            "input-selection-foreground": "ansi_bright_white",
            "scrollbar": "ansi_bright_black",
            "scrollbar-hover": "ansi_bright_blue",
            "scrollbar-active": "ansi_bright_blue",
            "scrollbar-background": "ansi_default",
            "scrollbar-background-hover": "ansi_default",
            "scrollbar-background-active": "ansi_default",
            "scrollbar-corner-color": "ansi_default",
        },
    )


THEMES = (
    #          ground  raised  panel   text    accent  quiet   good    doubt   bad     other
    _theme("tutor-dark", "#14161b #1b1e25 #2b303b #dfe3ea #8fb8ff #98a2b3 #8bcf9f #e8be72 #f09a93 #b3a7e8", dark=True),
    _theme(
        "tutor-light", "#fbfaf7 #f2f0ea #dcd8ce #23262d #1f4fa3 #595f6b #1c6434 #7a4b00 #a3231b #56409c", dark=False
    ),
    _theme(
        "tutor-high-contrast",
        "#000000 #1c1c1c #3a3a3a #ffffff #9fd0ff #e0e0e0 #8dffab #ffe14d #ffb0a8 #e0c8ff",
        dark=True,
    ),
    _terminal(),
)


def choose_theme(setting: str, environ: Mapping[str, str]) -> str:
    """Return the name of the theme for a setting; an unknown one counts as auto.

    Auto reads COLORFGBG, which some terminals set to "letters;ground", and is dark without it.
    """
    if setting in CHOICES and setting != AUTO:
        return f"tutor-{setting}"
    ground = environ.get("COLORFGBG", "").rpartition(";")[2]
    return "tutor-light" if ground in {"7", "15"} else "tutor-dark"
