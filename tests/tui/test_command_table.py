from collections import Counter

import pytest

from tutor.tui.app import TutorApp
from tutor.tui.commands import (
    CHAT,
    COMMANDS,
    EVERYWHERE,
    LISTS,
    LOOKING,
    MAP,
    QUIZ,
    commands_of,
    find_slash,
    line_of_keys,
    say_key,
    slashes_like,
)
from tutor.tui.screens.argument import ArgumentScreen
from tutor.tui.screens.base import StudyScreen
from tutor.tui.screens.chat import ChatScreen
from tutor.tui.screens.listing import ListingScreen
from tutor.tui.screens.quiz import QuizScreen


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_every_command_has_its_action(command):
    owners = {
        EVERYWHERE: [TutorApp],
        CHAT: [ChatScreen],
        QUIZ: [QuizScreen],
        MAP: [ArgumentScreen],
        LISTS: [ArgumentScreen, ListingScreen],
        LOOKING: [StudyScreen],
    }[command.where]

    assert all(callable(getattr(owner, f"action_{command.name}")) for owner in owners)


@pytest.mark.parametrize("where", [CHAT, QUIZ, MAP, "timeline", "names", "progress", "settings"])
def test_no_key_means_two_things_on_one_screen(where):
    keys = Counter(k for c in (*commands_of(where), *commands_of(EVERYWHERE)) for k in c.key.split(",") if k)

    assert [key for key, count in keys.items() if count > 1] == []


def test_no_slash_command_is_there_twice():
    slashes = [c.slash for c in COMMANDS if c.slash]

    assert len(slashes) == len(set(slashes))


@pytest.mark.parametrize("slash", "help quiz new quit export copy stats map names timeline settings".split())
def test_the_promised_slash_commands_are_there(slash):
    assert find_slash(slash) is not None


def test_a_slash_begun_finds_what_it_may_become():
    assert {"new", "names"} <= {c.slash for c in slashes_like("/n")}


@pytest.mark.parametrize("width", [10, 40, 60, 120])
def test_the_line_of_keys_fits(width):
    pairs = line_of_keys(CHAT, width)

    assert sum(len(key) + len(title) + 4 for key, title in pairs) <= width


def test_help_and_the_way_out_stay_longest():
    assert {title for _, title in line_of_keys(CHAT, 26)} == {"Help", "Quit"}


@pytest.mark.parametrize(("key", "said"), [("ctrl+n", "Ctrl+N"), ("escape", "Esc"), ("f1", "F1")])
def test_keys_are_written_as_people_write_them(key, said):
    assert said == say_key(key)
