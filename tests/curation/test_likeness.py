"""Questions of different entries that nearly say the same are told; others aren't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.curation.likeness import NEARLY_SAME, _candidates, _question, check_likeness
from tutor.knowledge.model import Gap, WhyNot
from tutor.matching.similarity import ratio

LEFT = "What did the old fisher say about the moon?"


@pytest.mark.parametrize(
    "right",
    [
        "what did an old fisher say about the moon",
        "About the moon, what did the old fishers say?",
        "what did the old fihser say about the moon?",
    ],
)
def test_the_same_question_in_other_order_or_spelling_is_told(make_kb, make_entry, right: str) -> None:
    kb = make_kb(entries=(make_entry("one", question=LEFT), make_entry("two", question=right)))

    (finding,) = check_likeness(kb)

    assert "two" == finding.where
    assert "of one" in finding.what


@pytest.mark.parametrize(
    "right",
    [
        "When did the old fisher say it about the moon?",
        "What did the old sailor say about the moon?",
        "What did the old fisher not say about the moon?",
        "How many boats lie in the harbour?",
    ],
)
def test_a_question_for_something_else_is_not(make_kb, make_entry, right: str) -> None:
    kb = make_kb(entries=(make_entry("one", question=LEFT), make_entry("two", question=right)))

    assert [] == list(check_likeness(kb))


def test_other_numbers_make_another_question(make_kb, make_entry) -> None:
    one, two = (
        make_entry(n, question=f"What does the essay say about the year {y}?") for n, y in (("a", 1962), ("b", 1963))
    )

    assert [] == list(check_likeness(make_kb(entries=(one, two))))


def test_phrasings_of_one_entry_may_be_alike(make_kb, make_entry) -> None:
    assert [] == list(check_likeness(make_kb(entries=(make_entry(question=LEFT, also=(LEFT + " then",)),))))


def test_a_gap_that_is_like_an_entry_is_told(make_kb, make_entry) -> None:
    gap = Gap("gap", ("what did the old fisher say about a moon",), "Nothing.", WhyNot.SILENT)

    assert ["gap"] == [f.where for f in check_likeness(make_kb(entries=(make_entry(question=LEFT),), gaps=(gap,)))]


WORDS = st.sampled_from("tide moon harbour fisher boat stone coast river pull rise".split())


@given(st.lists(st.lists(WORDS, min_size=2, max_size=7, unique=True).map(" ".join), max_size=12))
def test_no_pair_of_the_same_words_is_lost_to_the_prefilter(texts: list[str]) -> None:
    questions = [_question(str(i), text) for i, text in enumerate(texts)]
    naive = {(a.owner, b.owner) for i, b in enumerate(questions) for a in questions[:i] if a.stems == b.stems}

    found = {(a.owner, b.owner) for a, b in _candidates(questions) if ratio(a.sorted, b.sorted) >= NEARLY_SAME}

    assert naive <= found
