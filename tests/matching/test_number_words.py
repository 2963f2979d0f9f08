"""Number words become digits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.matching.normalise import tokens
from tutor.matching.numbers import fold_numbers

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen".split()
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(number: int) -> str:
    """Return a number below a hundred in words."""
    if number < 20:
        return UNITS[number]
    ten, unit = TENS[number // 10 - 2], number % 10
    return f"{ten}-{UNITS[unit]}" if unit else ten


@given(st.integers(2, 99))
@settings(deadline=None)
def test_a_spelled_number_is_its_digits(number) -> None:
    assert [str(number)] == tokens(spell(number))


@given(st.integers(10, 99), st.integers(10, 99))
@settings(deadline=None)
def test_a_spoken_year_is_its_digits(century, rest) -> None:
    assert [f"{century}{rest}"] == tokens(f"{spell(century)} {spell(rest)}")


@given(st.integers(1, 99), st.sampled_from(["", "and "]))
@settings(deadline=None)
def test_thousands_and_hundreds_are_read_with_and_without_and(rest, joint) -> None:
    assert [str(2000 + rest)] == tokens(f"two thousand {joint}{spell(rest)}")
    assert [str(1900 + rest)] == tokens(f"nineteen hundred {joint}{spell(rest)}")


@pytest.mark.parametrize(
    ("spoken", "year"), [("nineteen oh four", "1904"), ("twenty oh three", "2003"), ("twenty fourteen", "2014")]
)
def test_a_year_may_be_spoken_with_oh(spoken, year) -> None:
    assert [year] == tokens(spoken)


def test_one_alone_stays_a_word() -> None:
    assert ["which", "one"] == tokens("which one")


def test_a_number_stands_where_its_words_stood() -> None:
    assert "the 3 ponds of 1999 froze".split() == tokens("the three ponds of nineteen ninety-nine froze")


@given(st.lists(st.sampled_from([*UNITS, *TENS, "hundred", "thousand", "and", "oh", "pond"]), max_size=8))
@settings(deadline=None)
def test_no_run_of_number_words_is_too_odd_to_read(words) -> None:
    folded = fold_numbers(words)

    assert folded == fold_numbers(folded)
    assert words.count("pond") == folded.count("pond")


@given(st.lists(st.sampled_from("ponds frogs 12 1999 of the".split()), max_size=8))
@settings(deadline=None)
def test_other_words_and_digits_stay_as_they_are(words) -> None:
    assert words == fold_numbers(words)
