"""Likeness of words: slips, stems and shared meanings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.matching.english import is_english
from tutor.matching.opposites import opposites_of
from tutor.matching.similarity import (
    allowed_slips,
    character_grams,
    nearest_words,
    ratio,
    slips_between,
    token_set_ratio,
)
from tutor.matching.stem import FUNCTION_WORDS, content_words, stem, stems
from tutor.matching.synonyms import list_meanings, synonyms_of

WORD = st.text(alphabet="abcde", max_size=8)


@given(WORD, WORD)
@settings(deadline=None)
def test_likeness_is_the_same_both_ways_and_whole_only_for_the_same(left, right) -> None:
    assert ratio(left, right) == pytest.approx(ratio(right, left))
    assert 0.0 <= ratio(left, right) <= 1.0
    assert (left == right) == (ratio(left, right) == 1.0)


@given(WORD, WORD)
@settings(deadline=None)
def test_slips_are_counted_the_same_both_ways(left, right) -> None:
    assert slips_between(left, right) == slips_between(right, left)
    assert (left == right) == (slips_between(left, right) == 0)


@given(WORD.filter(bool), st.sets(WORD.filter(bool), max_size=12), st.integers(1, 3))
@settings(deadline=None)
def test_nearest_words_are_those_a_naive_search_finds(word, vocabulary, most) -> None:
    distances = {other: slips_between(word, other) for other in vocabulary}
    least = min(distances.values(), default=most + 1)
    naive = {other for other, slips in distances.items() if slips == least <= most}
    found = set(nearest_words(word, sorted(vocabulary), most))

    assert found <= naive
    assert min(len(naive), 1) == min(len(found), 1)


@pytest.mark.parametrize(
    ("slip", "word"), [("heorn", "heron"), ("herron", "heron"), ("hern", "heron"), ("herom", "heron")]
)
def test_one_slip_of_each_kind_is_one_slip(slip, word) -> None:
    assert 1 == slips_between(slip, word)


@pytest.mark.parametrize(("word", "slips"), [("cat", 0), ("1999", 0), ("heron", 1), ("dragonfly", 2)])
def test_longer_words_are_forgiven_more(word, slips) -> None:
    assert slips == allowed_slips(word)


def test_words_within_other_words_are_all_there() -> None:
    assert 1.0 == token_set_ratio("grey heron", "the grey heron of the pond")


def test_the_ends_of_a_word_are_marked_in_its_runs_of_characters() -> None:
    assert {"^he", "her", "er$"} == character_grams(["her"])


@pytest.mark.parametrize(("left", "right"), [("ponds", "pond"), ("hunting", "hunted"), ("generously", "generous")])
def test_forms_of_a_word_have_one_stem(left, right) -> None:
    assert stem(left) == stem(right)


def test_stems_keep_the_order_of_the_words() -> None:
    assert ["the", "heron", "hunt", "frog"] == stems("The herons hunted frogs")


def test_content_words_leave_out_what_carries_no_subject() -> None:
    assert ["heron", "eats"] == content_words("What is it that the heron eats?")


@given(st.sampled_from(sorted(FUNCTION_WORDS)))
@settings(deadline=None)
def test_words_without_a_subject_are_english(word) -> None:
    assert is_english(word)


@pytest.mark.parametrize(
    ("word", "known"), [("country", True), ("pond", True), ("qwzx", False), ("", False), ("a\nb", False)]
)
def test_common_words_are_known(word, known) -> None:
    assert known == is_english(word)


@given(st.sampled_from("begin big war fear build buy quick help pond".split()).map(stem))
@settings(deadline=None)
def test_synonyms_are_mutual_and_share_a_meaning(word) -> None:
    for other in synonyms_of(word):
        assert word in synonyms_of(other)
        assert set(list_meanings().get(word, ())) & set(list_meanings().get(other, ()))


@given(st.sampled_from("begin big war fear build buy quick increase grow win".split()).map(stem))
@settings(deadline=None)
def test_opposites_are_mutual(word) -> None:
    for other in opposites_of(word):
        assert word in opposites_of(other)


def test_a_word_no_table_knows_has_no_relatives() -> None:
    assert not synonyms_of("qwzx")
    assert () == list_meanings().get("qwzx", ())
    assert not opposites_of("qwzx")
