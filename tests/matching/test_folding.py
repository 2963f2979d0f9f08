"""Folding: what counts as the same text."""

import re
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tutor.matching.normalise import fold, tokens

PIECES = (
    "who what's don't U.S. USA us '99 1,000 o'clock she'd cannot ß ﬁ ŉ İ naïve A.B. '' ' ’ \" – … , ? nineteen".split()
)
ANY_TEXT = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="'’\"dsntl. a9,U", max_size=12),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join),
)
TYPED = st.text(alphabet="abcdeflmnorstuwyABCXYZ 0123456789'?!,-", max_size=40)
"""What a keyboard has."""


@given(ANY_TEXT)
@settings(deadline=None)
def test_folding_twice_is_folding_once(text) -> None:
    once = fold(text)

    assert once == fold(once)
    assert tokens(text) == tokens(once)


@given(TYPED)
@settings(deadline=None)
def test_full_width_letters_are_letters(text) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)

    assert fold(text) == fold(wide)


@given(TYPED)
@settings(deadline=None)
def test_upper_case_says_the_same(text) -> None:
    assume(not re.search(r"\bus\b", text, re.IGNORECASE))  # "US" is a country, "us" a pronoun

    assert fold(text) == fold(text.upper())


@given(TYPED)
@settings(deadline=None)
def test_curly_apostrophes_are_straight(text) -> None:
    assert fold(text) == fold(text.replace("'", "’"))


@given(st.text(alphabet="aeiouy áéíóúäöüñçăș", max_size=30))
@settings(deadline=None)
def test_composed_and_decomposed_accents_are_the_same(text) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)

    assert fold(composed) == fold(decomposed)


@given(ANY_TEXT)
@settings(deadline=None)
def test_a_token_holds_no_space_and_is_never_empty(text) -> None:
    assert all(t and not re.search(r"\s", t) for t in tokens(text))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Café", "cafe"),
        ("don’t", "do not"),
        ("can't", "can not"),
        ("won't", "will not"),
        ("who's", "who is"),
        ("whos", "who is"),
        ("they've", "they have"),
        ("the pond's edge", "the pond edge"),
        ("1,000 geese", "1000 geese"),
        ("in '99", "in 1999"),
        ("in '07", "in 2007"),
    ],
)
def test_a_text_folds_to_its_plain_form(typed, read) -> None:
    assert read == fold(typed)


@pytest.mark.parametrize("typed", ["the U.S.", "the U. S. A.", "the US", "the USA", "the us"])
def test_a_country_has_many_spellings(typed) -> None:
    assert ["the", "usa"] == tokens(typed)


@pytest.mark.parametrize("typed", ["tell us", "give us", "both of us"])
def test_us_after_a_verb_is_a_pronoun(typed) -> None:
    assert "us" == tokens(typed)[-1]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("wat r u", "what are you"),
        ("y did he go b4 thx", "why did he go before thanks"),
        ("frogs vs newts", "frogs versus newts"),
    ],
)
def test_shorthand_is_spelled_out(typed, read) -> None:
    assert read.split() == tokens(typed)


@pytest.mark.parametrize("typed", ["", "   ", "?!...", "\N{DUCK}\N{FROG FACE}", "()[]{}", "\x00\x1b"])
def test_what_holds_no_word_has_no_tokens(typed) -> None:
    assert [] == tokens(typed)
