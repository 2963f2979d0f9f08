"""What all screens share: the study, a first and a last line, and how they fold at small sizes."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.screen import Screen

from tutor.tui.widgets.lines import KeyLine, TopLine

if TYPE_CHECKING:
    from tutor.study.study import Study
    from tutor.tui.app import TutorApp

WIDE = 100
"""Columns from which a panel fits beside the main thing."""

ROOMY = 30
"""Lines from which some can be left empty."""


class StudyScreen(Screen[None]):
    """A screen of the study: `compose_body` is what is special about it."""

    WHERE: ClassVar[str] = ""
    """Its name in the table of commands."""
    TITLE_TEXT: ClassVar[str] = ""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"),
        (50, "-narrow"),
        (80, "-medium"),
        (WIDE, "-wide"),
        (160, "-vast"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-short"), (ROOMY, "-high")]  # noqa: RUF012

    @property
    def tutor(self) -> "TutorApp":
        """The app."""
        return cast("TutorApp", self.app)

    @property
    def study(self) -> "Study":
        """What everything is asked of."""
        return self.tutor.study

    def compose(self) -> ComposeResult:
        """Put the body between the two lines."""
        yield TopLine(self.TITLE_TEXT)
        yield from self.compose_body()
        yield KeyLine(self.WHERE)

    def compose_body(self) -> ComposeResult:
        """Yield what is special about this screen."""
        yield from ()

    def on_screen_resume(self) -> None:
        """Show what may have changed since one was last here."""
        self.query_one(KeyLine).keymap = self.study.settings.keymap
        if self.tutor.is_ready:
            self.tell_title()
            self.show_study()

    def show_preparing(self, done: float) -> None:
        """Say how far the making of the index is, 0.0-1.0; until it's made there is nothing else to show."""
        self.query_one(TopLine).about = f"Reading the essay for the first time: {done:.0%}"

    def tell_title(self) -> None:
        """Say at the top right which essay this is."""
        self.query_one(TopLine).about = self.study.kb.info.title

    async def action_back(self) -> None:
        """Go back to the chat."""
        await self.tutor.show("chat")

    def show_study(self) -> None:
        """Show the study as it stands; called when it is ready and whenever the screen comes up."""

    def tell(self, message: str, *, is_problem: bool = False) -> None:
        """Say something in passing, in place of what was said before, the longer the more there is to read; no markup."""
        self.app.clear_notifications()
        seconds = 4 + len(message) / 20
        self.notify(message, severity="warning" if is_problem else "information", markup=False, timeout=seconds)
