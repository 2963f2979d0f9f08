"""Vectors of words: found by bisection, added up, and near one another where meanings are."""

import math
import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.matching.meaning import DIMENSIONS, add_up, make_unit

KNOWN = ["treaty", "film", "movie", "president", "why", "a", "zone"]


def cosine(left: str, right: str) -> float:
    return sum(map(operator.mul, make_unit(add_up([left])), make_unit(add_up([right]))))


@pytest.mark.parametrize("word", KNOWN)
def test_common_words_are_known(word) -> None:
    assert any(add_up([word]))


@pytest.mark.parametrize("word", ["", "7", "q7"])
def test_the_shortest_unknown_words_add_nothing(word) -> None:
    assert [0.0] * DIMENSIONS == add_up([word])


@pytest.mark.parametrize("word", ["qzxv", "treat\0", "ünter", "x" * 60, "zzzzzzzz", "1962"])
def test_other_words_are_like_themselves_alone(word) -> None:
    assert pytest.approx(1.0) == cosine(word, word)
    assert all(abs(cosine(word, known)) < 0.35 for known in KNOWN)


def test_an_unknown_word_is_like_its_other_forms() -> None:
    assert pytest.approx(1.0) == cosine("grockled", "grockling")


@given(st.lists(st.sampled_from(KNOWN), max_size=6), st.lists(st.sampled_from(KNOWN), max_size=6))
def test_what_two_lists_add_up_to_is_the_sum_of_both(left, right) -> None:
    assert pytest.approx(add_up(left + right)) == add_up(right, total=add_up(left))


def test_a_share_scales_what_is_added() -> None:
    assert pytest.approx([0.5 * x for x in add_up(["treaty"])]) == add_up(["treaty"], share=0.5)


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=8))
def test_a_unit_has_length_one_unless_it_is_zero(vector) -> None:
    length = math.hypot(*make_unit(vector))

    assert length == pytest.approx(1.0) or not any(vector)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("film", "movie", "treaty"), ("angry", "furious", "window"), ("promise", "pledge", "telescope")],
)
def test_words_of_like_meaning_lie_nearer(word, near, far) -> None:
    assert cosine(word, near) > cosine(word, far)
