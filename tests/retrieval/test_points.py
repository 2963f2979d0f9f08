"""Gaps: what makes a question one that isn't answered, and the general things that can be asked of anything."""

import pytest

from tutor.matching.normalise import tokens
from tutor.matching.stem import stem
from tutor.retrieval.aspects import list_aspects
from tutor.retrieval.phrases import Phrases
from tutor.retrieval.points import UNSAID, build_points

FILM, DIRECTED, WHO, DID, SCARE = range(5)
WEIGHTS = [1.0, 3.0, 1.0, 1.0, 2.0]

ASPECTS = Phrases(list_aspects())


def points():
    """An entry (0) about a film that scares, and a gap (1) that asks who directed it."""
    return build_points([[], [{FILM, DIRECTED, WHO}, {FILM, DID, DIRECTED}]], {1: {FILM, DID, SCARE}})


def test_what_the_entry_nearby_says_as_well_is_no_point_and_speaks_against_the_gap() -> None:
    assert UNSAID == points().measure(1, {FILM, DID, SCARE}, WEIGHTS)


def test_a_gap_is_meant_when_its_point_is_said() -> None:
    assert 1.0 == points().measure(1, {FILM, DIRECTED}, WEIGHTS)


def test_part_of_a_point_counts_by_its_weight() -> None:
    assert pytest.approx(1 / 4) == points().measure(1, {FILM, WHO}, WEIGHTS)


def test_an_entry_has_no_point() -> None:
    assert 0.0 == points().measure(0, {FILM, DIRECTED, WHO}, WEIGHTS)


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("When was the miller born?", "birth"),
        ("How old is the mill?", "age"),
        ("What did the mill cost?", "money"),
        ("In which city was it signed?", "place"),
        ("How many people were killed there?", "death"),
        ("Who directed the film?", "maker"),
    ],
)
def test_a_question_for_something_general_is_recognised(question, aspect) -> None:
    assert aspect in ASPECTS.find([stem(w) for w in tokens(question)])


def test_a_question_for_what_is_particular_asks_for_nothing_general() -> None:
    assert [] == ASPECTS.find([stem(w) for w in tokens("Why does the river matter to the miller?")])
