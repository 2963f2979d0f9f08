"""How each screen looks, at a small and at a usual size. `pytest tests/tui --snapshot-update` makes them again."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea
from tui_helpers import ask, learn, make_study, ready

from tutor.tui.app import TutorApp

SIZES = [(60, 20), (120, 40)]


async def first_run(pilot):
    pass


async def answered(pilot):
    await ask(pilot, "what does the light tell sailors")
    await ask(pilot, "how much did the lamp cost")
    await ask(pilot, "who was ada finch")


async def explained(pilot):
    await ask(pilot, "who was ada finhc")
    await ask(pilot, "/why")


async def suggesting(pilot):
    await pilot.press("w", "h", "a", "t")


async def asking(pilot):
    await pilot.press("f3")
    await ready(pilot.app, pilot)
    await pilot.press("enter")


async def told(pilot):
    await asking(pilot)
    await ready(pilot.app, pilot)
    await pilot.press("1", "enter")


def opened_by(key):
    async def go(pilot):
        await pilot.press(key)

    return go


SCENES = {
    "first_run": first_run,
    "answered": answered,
    "explained": explained,
    "suggesting": suggesting,
    "quiz_menu": opened_by("f3"),
    "quiz_question": asking,
    "quiz_feedback": told,
    "progress": opened_by("f4"),
    "map": opened_by("f5"),
    "timeline": opened_by("f6"),
    "names": opened_by("f7"),
    "settings": opened_by("f8"),
    "help": opened_by("f1"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("scene", SCENES)
def test_the_screen_looks_as_it_did(snap_compare, tmp_path, scene, size):
    study = make_study(tmp_path)
    study.locations = replace(study.locations, config=Path("learner/config"))
    if scene in {"progress", "map"}:
        learn(study)

    async def run_before(pilot):
        await ready(pilot.app, pilot)
        await SCENES[scene](pilot)
        await ready(pilot.app, pilot)
        for field in (*pilot.app.screen.query(TextArea), *pilot.app.screen.query(Input)):
            field.cursor_blink = False
        await pilot.pause()

    assert snap_compare(TutorApp(study), terminal_size=size, run_before=run_before)
