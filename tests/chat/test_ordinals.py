"""Ordinals: which item or option is meant."""

import pytest

from tutor.chat.ordinals import LAST, MIDDLE, NEXT, place, read_choice, read_count, read_part
from tutor.matching.normalise import tokens
from tutor.matching.stem import stem


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("the second reason again, simpler", 2),
        ("whats the last one", -1),
        ("and the first?", 1),
        ("the second is which?", 2),
        ("a little more on the third one please", 3),
        ("number 2", 2),
        ("and the one after that", NEXT),
        ("what about the middle one", MIDDLE),
        ("the last two", LAST),
    ],
)
def test_an_item_is_meant_where_nothing_but_its_place_is_said(text, number) -> None:
    assert number == read_part(tokens(text), {stem("reason")})


@pytest.mark.parametrize(
    "text",
    [
        "who was the first miller?",
        "what happened in the last winter",
        "the first and the second",
        "what else",
        "and who was hurt by the second?",
    ],
)
def test_an_ordinal_in_a_question_of_its_own_means_no_item(text) -> None:
    assert read_part(tokens(text), {stem("reason")}) is None


def test_an_ordinal_of_what_the_list_is_about_counts_nothing() -> None:
    assert read_part(tokens("what was the first winter"), {stem("first"), stem("winter")}) is None
    assert 1 == read_part(tokens("explain the first point"), {stem("first"), stem("second"), stem("point")})


def test_several_items_can_be_meant_at_once() -> None:
    assert [2, 3, 1] == [read_count(s.split()) for s in ("the last two", "the first 3", "the second")]


def test_a_place_is_counted_from_either_end_or_from_the_item_before() -> None:
    assert [5, 3, 2, 4] == [place(n, 5, after=3) for n in (LAST, MIDDLE, 2, NEXT)]


@pytest.mark.parametrize(
    ("said", "number"),
    [("the middle one", 2), ("2", 2), ("the last one", 3), ("option 1", 1), ("4", 0), ("the heron", 0)],
)
def test_a_choice_is_one_of_the_options(said, number) -> None:
    assert number == read_choice(said, 3)
    assert 0 == read_choice(said, 0)
