"""Turns that words announce: what is corrected and what is taken up again."""

import pytest

from tutor.chat.turns import Return, read_correction, read_return


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("no, I meant the heron", "the heron"),
        ("I mean the second winter", "the second winter"),
        ("not the dam, the mill", "the mill"),
        ("not the dam the mill. why did it close", "the mill. why did it close"),
        ("no not the heron, what do the carp eat?", "what do the carp eat?"),
        ("Sorry, wrong one. I was asking about the ice", "the ice"),
        ("Crane, I mean", "Crane"),
        ("no that's not what I meant, who built it?", "who built it?"),
    ],
)
def test_a_correction_says_what_was_meant(text, meant) -> None:
    assert meant == read_correction(text)


@pytest.mark.parametrize(
    "text",
    ["no more?", "why not?", "nobody else?", "what did he mean?", "not only frogs, what else", "hm ok. and the mill"],
)
def test_what_only_sounds_like_a_correction_is_none(text) -> None:
    assert not read_correction(text)


@pytest.mark.parametrize(
    ("text", "topic", "rest"),
    [
        ("going back to the dam, who built it?", "the dam", "who built it?"),
        ("ok back to 1912. what closed then", "1912", "what closed then"),
        ("back to the mill", "the mill", ""),
        ("let's go back to Voss what did she want", "Voss", "what did she want"),
        ("and that petition again - did it work?", "that petition", "did it work?"),
        ("the heron you mentioned, where does it nest?", "the heron", "where does it nest?"),
        ("as for the ice: when was it?", "the ice", "when was it?"),
    ],
)
def test_a_return_says_to_what_and_what_is_asked_of_it(text, topic, rest) -> None:
    assert Return(topic, rest) == read_return(text)


@pytest.mark.parametrize("text", ["go back", "who came back to the pond?", "does the heron come again?"])
def test_what_only_sounds_like_a_return_is_none(text) -> None:
    assert read_return(text) is None
