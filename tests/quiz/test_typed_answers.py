"""Fresh answers over many subjects, labelled by a teacher: no names known, so the grader judges from the item alone."""

import json
from pathlib import Path

import pytest

from tutor.quiz import NameBook, grade_line

ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("typed_answers.jsonl").read_text(encoding="utf-8").splitlines()
]
NO_NAMES = NameBook()


def verdict(row):
    return grade_line(json.dumps(row), NO_NAMES)["verdict"]


@pytest.mark.parametrize("row", [r for r in ROWS if r["label"] == "incorrect"], ids=lambda r: r["response"][:40])
def test_a_wrong_answer_is_never_called_correct(row):
    assert verdict(row) != "correct"


@pytest.mark.parametrize("row", [r for r in ROWS if r["label"] == "correct"], ids=lambda r: r["response"][:40])
def test_a_right_answer_is_never_called_incorrect(row):
    assert verdict(row) != "incorrect"


def test_most_answers_are_judged_with_confidence_and_rightly():
    judged = [(r["label"], verdict(r)) for r in ROWS]
    sure = [(label, v) for label, v in judged if v != "unsure"]

    assert len(sure) >= 0.92 * len(judged)
    assert sum(label == v for label, v in sure) >= 0.97 * len(sure)
