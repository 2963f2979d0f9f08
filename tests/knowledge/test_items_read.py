"""How claims and quiz items are read, and what of them is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.knowledge.loader import load_pack
from tutor.knowledge.model import (
    ChoiceItem,
    GapItem,
    ManyItem,
    MatchItem,
    OrderItem,
    RecallItem,
    ShortItem,
    TrueFalseItem,
)

Check = Callable[..., list[str]]

HEAD = """\
- id: moon-pulls
  statement: The moon moves the sea.
  role: claim
  cites: ["1"]
  items:
    - id: item
      explain: The writer says so.
"""
ITEMS = {
    "choice": "prompt: p\nanswer: moon\ndistractors:\n  - text: sun\n    why: too far\n",
    "true_false": "prompt: p\nanswer: true\n",
    "gap": "text: The {{moon|Luna}} pulls the {{sea}}.\n",
    "short": "prompt: p\nreference: the moon\naccept:\n  - Luna\npoints:\n  - point: moon\n    cites: [note]\n",
    "many": "prompt: p\ncorrect:\n  - moon\nwrong:\n  - text: sun\n",
    "order": "prompt: p\nsequence:\n  - ebb\n  - flow\n",
    "match": "prompt: p\npairs:\n  - - ebb\n    - out\n  - - flow\n    - in\nextra:\n  - up\n",
    "recall": "prompt: p\npoints:\n  - point: moon\n    accept:\n      - Luna\n",
}


def claims(kind: str, body: str | None = None) -> str:
    lines = f"kind: {kind}\n{ITEMS[kind] if body is None else body}".splitlines()
    return HEAD + "".join(f"      {line}\n" for line in lines)


@pytest.fixture
def item_of(write_pack: Callable[..., Path]) -> Callable[[str], object]:
    return lambda kind: load_pack(write_pack({"claims.yaml": claims(kind)})).claims[0].items[0]


def test_a_choice_has_an_answer_and_wrong_options_with_reasons(item_of: Callable[[str], object]) -> None:
    item = item_of("choice")

    assert isinstance(item, ChoiceItem)
    assert ("moon", "sun", "too far") == (item.answer, item.distractors[0].text, item.distractors[0].why)


def test_a_statement_is_true_or_false(item_of: Callable[[str], object]) -> None:
    item = item_of("true_false")

    assert isinstance(item, TrueFalseItem)
    assert item.answer is True


def test_a_gap_is_cut_into_fragments_and_blanks(item_of: Callable[[str], object]) -> None:
    item = item_of("gap")

    assert isinstance(item, GapItem)
    assert ("The ", " pulls the ", ".") == item.fragments
    assert (("moon", "Luna"), ("sea",)) == item.blanks


def test_a_short_item_has_a_reference_and_points(item_of: Callable[[str], object]) -> None:
    item = item_of("short")

    assert isinstance(item, ShortItem)
    assert ("the moon", ("Luna",), ("note",)) == (item.reference, item.accept, item.points[0].cites)


def test_many_has_right_and_wrong_options(item_of: Callable[[str], object]) -> None:
    item = item_of("many")

    assert isinstance(item, ManyItem)
    assert (("moon",), "sun") == (item.correct, item.wrong[0].text)


def test_an_order_has_a_sequence(item_of: Callable[[str], object]) -> None:
    item = item_of("order")

    assert isinstance(item, OrderItem)
    assert ("ebb", "flow") == item.sequence


def test_a_match_has_pairs_and_extras(item_of: Callable[[str], object]) -> None:
    item = item_of("match")

    assert isinstance(item, MatchItem)
    assert ((("ebb", "out"), ("flow", "in")), ("up",)) == (item.pairs, item.extra)


def test_a_recall_item_has_points(item_of: Callable[[str], object]) -> None:
    item = item_of("recall")

    assert isinstance(item, RecallItem)
    assert ("Luna",) == item.points[0].accept


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("choice", "text: sun", "text: Moon.", "'Moon.' is right and wrong at once"),
        ("choice", "distractors:\n  - text: sun\n    why: too far\n", "", "distractors is missing"),
        ("choice", "why: too far", "why: too far\n  - text: Sun", "distractors has 'Sun' twice"),
        ("choice", "why: too far", "reason: too far", "unknown field 'reason'"),
        ("true_false", "true", "yes", "answer is 'yes'; true or false"),
        ("gap", "The {{moon|Luna}} pulls the {{sea}}.", "The moon.", "text has no blank"),
        ("gap", "{{sea}}", "{{sea", "isn't closed"),
        ("gap", "{{sea}}", "{{sea|}}", "empty answer"),
        ("short", "reference: the moon\n", "", "reference is missing"),
        ("many", "text: sun", "text: moon", "right and wrong at once"),
        ("many", "- moon", "- moon\n  - Moon", "correct has 'Moon' twice"),
        ("order", "  - flow\n", "", "sequence has 1; at least 2"),
        ("order", "- flow", "- ebb", "sequence has 'ebb' twice"),
        ("match", "- - flow", "- - ebb", "pairs has on the left 'ebb' twice"),
        ("match", "    - in\n", "    - out\n", "on the right 'out' twice"),
        ("match", "- up", "- out", "on the right 'out' twice"),
        ("match", "    - in\n", "", "isn't a pair"),
        ("recall", "points:\n  - point: moon\n    accept:\n      - Luna\n", "", "points is missing"),
        ("recall", "prompt: p\n", "", "prompt is missing"),
    ],
)
def test_an_item_that_cant_be_asked_is_refused(problems_of: Check, kind: str, old: str, new: str, said: str) -> None:
    assert old in ITEMS[kind]

    (problem,) = problems_of(claims=claims(kind, ITEMS[kind].replace(old, new)))

    assert said in problem
    assert "item: " in problem


def test_an_unknown_kind_is_told_with_the_kinds_there_are(problems_of: Check) -> None:
    (problem,) = problems_of(claims=claims("gap").replace("kind: gap", "kind: riddle"))

    assert "kind is 'riddle'; one of choice, true_false, gap" in problem


def test_an_item_id_stands_once_in_the_pack(problems_of: Check) -> None:
    second = claims("gap").replace("id: moon-pulls", "id: other")

    (problem,) = problems_of(claims=claims("order") + second)

    assert "item: the id stands twice" in problem


def test_an_earlier_id_belongs_to_one_item(problems_of: Check) -> None:
    (problem,) = problems_of(claims=claims("order", ITEMS["order"] + "was: [item]\n"))

    assert "another item's too" in problem


def claim(name: str, *lines: str) -> str:
    return "".join((f"- id: {name}\n  statement: s\n  cites: [note]\n", *(f"  {line}\n" for line in lines)))


def test_a_second_thesis_is_refused(problems_of: Check) -> None:
    problems = problems_of(claims=claim("a", "role: thesis") + claim("b", "role: thesis"))

    assert [
        "claims.yaml:5:7: b: a second thesis; the first is a (claims.yaml:1); make it a claim that supports it"
    ] == (problems)


def test_claims_that_support_each_other_in_a_circle_are_refused(problems_of: Check) -> None:
    parts = [claim(x, "role: claim", f"supports: {y}") for x, y in (("a", "b"), ("b", "c"), ("c", "b"))]

    (problem,) = problems_of(claims="".join(parts))

    assert "b: supports itself: b -> c -> b" in problem


def test_only_an_objection_is_answered(problems_of: Check) -> None:
    (problem,) = problems_of(claims=claim("a", "role: claim", "answers: b") + claim("b", "role: evidence"))

    assert "a: answers b, whose role is evidence" in problem
