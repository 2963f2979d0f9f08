"""Makes the screenshots that README shows, by driving the interface on the shipped pack: `make screenshots`.

Whoever is shown learning is made up: a home of their own, a clock that stands, nine weeks of quizzes before it.
"""

import asyncio
import os
import random
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tutor.knowledge.model import ItemKind
from tutor.locations import find_locations
from tutor.study.clock import Clock
from tutor.study.keeping import Keeper
from tutor.study.knowing import Library
from tutor.study.settings import Settings
from tutor.study.study import Study
from tutor.tui.app import TutorApp
from tutor.tui.screens.quiz import QuizScreen

FOLDER = Path(__file__).parent
SIZE = (104, 32)
NOW = datetime(2025, 3, 14, 17, tzinfo=UTC)
DAYS_BEFORE = (61, 60, 57, 55, 54, 50, 48, 47, 43, 41, 40, 36, 34, 33, 30, 24, 21, 20, 14, 13, 5, 4, 3, 2, 1)
_ADDRESSES = re.compile(r"\s*(@font-face \{.*?\}|<!--.*?-->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SetClock(Clock):
    """A clock that stands where it was set last."""

    moments: list[datetime] = field(default_factory=lambda: [NOW])

    def now(self) -> datetime:
        return self.moments[-1]

    def offset(self) -> int:
        return 0

    def new_seed(self) -> int:
        return self.now().day


def make_study(library: Library, home: Path) -> Study:
    """Return a study of the shipped pack with nothing learnt yet."""
    where = replace(library.locations, data=home / "data", config=home / "config", state=home / "state")
    clock = SetClock()
    return Study(where, Settings(theme="dark"), library, Keeper(where, clock, history=True), clock)


def learn(study: Study) -> None:
    """Give the learner their nine weeks."""
    luck = random.Random(5)
    for back in DAYS_BEFORE:
        study.clock.moments.append(NOW - timedelta(days=back))
        quiz = study.start_quiz(resume=False)
        for _ in range(luck.randint(3, 9)):
            if quiz.current is None:
                break
            quiz.give_up(seconds=luck.uniform(5, 20))
            if luck.random() < 0.8:
                quiz.overrule()
        quiz.finish()
    study.clock.moments.append(NOW)


async def settle(pilot: Pilot[int]) -> None:
    """Wait until nothing is under way any more."""
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def ask(pilot: Pilot[int], question: str) -> None:
    """Ask in the chat."""
    pilot.app.screen.query_one("#prompt", TextArea).insert(question)
    await pilot.press("enter")
    await settle(pilot)


async def show_answer(pilot: Pilot[int]) -> None:
    """Two of the pack's starters, asked one after the other."""
    kb = pilot.app.study.kb
    for entry in kb.info.starters[:2]:
        await ask(pilot, kb.entry_by_id[entry].question)


async def show_silence(pilot: Pilot[int]) -> None:
    """The first question that the pack knows to be beyond the essay and that touches it."""
    gaps = pilot.app.study.kb.gaps
    touching = next((g for g in gaps if g.why_not == "touches"), gaps[0])
    await ask(pilot, touching.questions[0])


async def show_feedback(pilot: Pilot[int]) -> None:
    """A wrong choice, and what is said to it."""
    await pilot.press("f3")
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, QuizScreen)
    while screen.quiz is not None and screen.quiz.current is not None:
        question = screen.quiz.current
        if question.kind is ItemKind.CHOICE:
            wrong = next(n for n, option in enumerate(question.options, 1) if option != question.item.answer)
            await pilot.press(str(wrong), "enter")
            break
        await pilot.press("ctrl+n")
        await settle(pilot)
    await settle(pilot)


def press(key: str) -> Callable[[Pilot[int]], Awaitable[None]]:
    """Return what shows the screen a key opens."""

    async def show(pilot: Pilot[int]) -> None:
        await pilot.press(key)
        await settle(pilot)

    return show


SHOTS = {
    "chat": (show_answer, False),
    "not-covered": (show_silence, False),
    "quiz": (show_feedback, False),
    "progress": (press("f4"), True),
    "map": (press("f5"), True),
}
"""What each picture shows, and whether of a learner with a past."""


async def take(study: Study, show: Callable[[Pilot[int]], Awaitable[None]], size: tuple[int, int] = SIZE) -> str:
    """Return a picture of the interface as SVG, without the addresses of fonts."""
    app = TutorApp(study)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await show(pilot)
        for box in (*app.screen.query(TextArea), *app.screen.query(Input)):
            box.cursor_blink = False
        await settle(pilot)
        return _ADDRESSES.sub("", app.export_screenshot(title=study.kb.info.title))


def main(folder: Path = FOLDER) -> None:
    """Make every picture."""
    os.environ.update(TEXTUAL_ANIMATIONS="none", COLORTERM="truecolor")
    os.environ.pop("NO_COLOR", None)
    library = Library(find_locations(os.environ), None)
    for name, (show, has_past) in SHOTS.items():
        with tempfile.TemporaryDirectory() as home:
            study = make_study(library, Path(home))
            if has_past:
                learn(study)
            picture = asyncio.run(take(study, show))
            study.close()
        (folder / f"{name}.svg").write_text(picture, encoding="utf-8")
        sys.stdout.write(f"{name}.svg\n")


if __name__ == "__main__":
    main()
