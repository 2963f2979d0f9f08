"""Holds what the development sets say of the shipped pack: no change may fall below.

A floor is a share of n items.
"""

import json
import sys
from pathlib import Path

import pytest
import score

from tutor.locations import find_shipped_packs

HERE = Path(score.__file__).parent

QUESTIONS = {
    "questions.first_text_right": 0.88,
    "questions.shown": 0.96,
    "questions.asserted_right": 0.60,
}
QUESTIONS_MOST = {"questions.asserted_wrong": 1 / 50}

UNANSWERABLE = {"unanswerable.far.silent": 0.95, "unanswerable.near.silent": 0.70}
UNANSWERABLE_MOST = {
    "unanswerable.far.asserted": 0.0,
    "unanswerable.near.asserted": 2 / 16,
    "unanswerable.false_premise.asserted": 1 / 7,
}

DIALOGUES = {"dialogues.turns": 0.96, "dialogues.follow_ups": 0.95, "dialogues.abstained": 10 / 11}

GRADING = {"grading.sure": 0.68, "grading.right_when_sure": 0.92, "grading.sure_and_right": 0.63}
GRADING_MOST = {"grading.wrong_called_correct": 0.03, "grading.correct_called_wrong": 0.03}

NEARLY = 0.0001
"""Figures are rounded to this."""


@pytest.fixture
def command(home, monkeypatch) -> list[str]:
    """The tutor of this environment, with the shipped pack's index at hand."""
    monkeypatch.setitem(score.ENV, "TUTOR_HOME", str(home))
    return [sys.executable, "-m", "tutor", "--no-history"]


def measure(command, name, score_set) -> score.Tally:
    tally = score.Tally()
    rows = [json.loads(line) for line in (HERE / f"{name}.jsonl").open(encoding="utf-8")]
    score_set(command, rows, tally)
    return tally


def fallen(tally, at_least, at_most) -> dict[str, float]:
    """Return the figures on the wrong side of what is held."""
    low = {name: tally.figures[name] for name, floor in at_least.items() if tally.figures[name] < floor - NEARLY}
    high = {name: tally.figures[name] for name, most in at_most.items() if tally.figures[name] > most + NEARLY}
    return low | high


def test_questions_are_answered_as_well_as_before(command) -> None:
    tally = measure(command, "questions", score.score_questions)

    assert {} == fallen(tally, QUESTIONS, QUESTIONS_MOST), tally.fails


def test_what_the_essay_does_not_say_is_declined_as_well_as_before(command) -> None:
    tally = measure(command, "unanswerable", score.score_unanswerable)

    assert {} == fallen(tally, UNANSWERABLE, UNANSWERABLE_MOST), tally.fails


def test_conversations_are_followed_as_well_as_before(command) -> None:
    tally = measure(command, "dialogues", score.score_dialogues)

    assert {} == fallen(tally, DIALOGUES, {}), tally.fails


def test_typed_answers_are_graded_as_well_as_before(command) -> None:
    tally = measure(command, "grading", score.score_grading)

    assert {} == fallen(tally, GRADING, GRADING_MOST), tally.fails


def test_no_question_of_the_sets_stands_among_the_phrasings(capsys) -> None:
    (pack,) = (p.parent for p in find_shipped_packs().glob("*/pack.yaml"))

    score.list_copies(pack, HERE)

    assert "" == capsys.readouterr().out
