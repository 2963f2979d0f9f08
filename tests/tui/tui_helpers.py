"""A small pack of its own, a study over it, and an app to be driven by keys."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tutor.locations import Locations
from tutor.memory import Rating
from tutor.progress.records import Review
from tutor.study.clock import Clock
from tutor.study.keeping import Keeper
from tutor.study.knowing import Library
from tutor.study.quizzing import QuizRun
from tutor.study.settings import Settings
from tutor.study.study import Study
from tutor.tui.app import TutorApp
from tutor.tui.screens.chat import ChatScreen
from tutor.tui.widgets.prompt import Prompt
from tutor.tui.widgets.transcript import Transcript

PACK = Path(__file__).parent / "pack"


@dataclass(frozen=True, slots=True)
class StillClock(Clock):
    """A clock that stands."""

    moment: datetime = datetime(2025, 3, 14, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def offset(self) -> int:
        return 0

    def new_seed(self) -> int:
        return 7


def locations_in(home: Path) -> Locations:
    return Locations(data=home / "data", config=home / "config", state=home / "state", cache=home / "cache")


@cache
def library() -> Library:
    """Return the pack's library, read once for all tests."""
    made = Library(locations_in(Path(tempfile.mkdtemp())), str(PACK))
    _ = made.responder
    return made


def make_study(home: Path, *, settings: Settings | None = None, clock: Clock | None = None) -> Study:
    """Return a study over the small pack that keeps its data in `home`."""
    where = locations_in(home)
    clock = clock or StillClock()
    return Study(where, settings or Settings(theme="dark"), library(), Keeper(where, clock, history=True), clock)


@asynccontextmanager
async def running(
    study: Study, size: tuple[int, int] = (100, 30), *, quiz: QuizRun | None = None
) -> AsyncIterator[tuple[TutorApp, Pilot[int]]]:
    """Run the app until the study is open."""
    app = TutorApp(study, quiz)
    async with app.run_test(size=size, notifications=True) as pilot:
        await ready(app, pilot)
        yield app, pilot


async def ready(app: TutorApp, pilot: Pilot[int]) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


async def ask(pilot: Pilot[int], text: str) -> None:
    """Type a question and send it."""
    pilot.app.screen.query_one(Prompt).focus()
    pilot.app.screen.query_one(Prompt).insert(text)
    await pilot.press("enter")
    await pilot.pause()


def chat(app: TutorApp) -> ChatScreen:
    assert isinstance(app.screen, ChatScreen)
    return app.screen


def said(app: TutorApp) -> list[str]:
    """Return what every line of the conversation says."""
    return [line.text for line in chat(app).query_one(Transcript).lines]


def shown(app: TutorApp) -> str:
    """Return everything on the screen, as text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def type_at_once(app: TutorApp, text: str) -> None:
    """Put text into the focused field, as a quick paste would."""
    field = app.focused
    if isinstance(field, TextArea):
        field.insert(text)
    elif isinstance(field, Input):
        field.insert_text_at_cursor(text)


def typed(app: TutorApp) -> str:
    area = app.screen.query_one("#prompt", TextArea)
    return area.text


def review(claim: str, day: date, rating: Rating, number: int) -> Review:
    return Review(
        id=f"review-{number}",
        pack="on-lighthouses",
        claim=claim,
        item=f"{claim}-item",
        kind="choice",
        prompt="?",
        response="!",
        verdict="correct" if rating > Rating.AGAIN else "incorrect",
        score=1.0 if rating > Rating.AGAIN else 0.0,
        rating=rating,
        hinted=False,
        seconds=5.0,
        time=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        offset=0,
        day=day,
    )


def learn(study: Study) -> None:
    """Give the learner a past of ten days."""
    today = study.report.today
    claims = [c.id for c in study.kb.claims][:5]
    number = 0
    for back in (10, 7, 3, 1):
        for n, claim in enumerate(claims):
            number += 1
            rating = Rating.AGAIN if n == 0 and back < 10 else Rating.GOOD
            study.keeper.store.record_review(review(claim, today - timedelta(days=back), rating, number))
