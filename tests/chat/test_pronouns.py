"""Pronouns: whom and what they stand for."""

import pytest

from pond_pack import POND, pond_index
from tutor.chat.context import Context
from tutor.chat.following import put_name
from tutor.chat.pronouns import find_pronoun, list_meant

NAMES = pond_index().names


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("what did she want?", "she"),
        ("what did the man build?", "the man"),
        ("where does it nest?", "it"),
        ("did Crane like it?", "it"),
        ("why did they bring them", "they"),
    ],
)
def test_the_first_pronoun_that_nothing_explains_is_found(text, form) -> None:
    pronoun = find_pronoun(text, POND, NAMES)

    assert pronoun is not None
    assert form == pronoun.form


@pytest.mark.parametrize(
    "text",
    [
        "was Crane proud or did he regret all that?",
        "did all that happen under him, I mean Crane?",
        "where does it say that?",
        "is it true?",
        "how long did it take?",
        "who built the dam?",
        "who was the miller's rival, and what became of him?",
        "who was the man with the petition?",
        "what did the leader say to his helpers?",
        "which miller drowned himself?",
        "which birds nest there of their own accord?",
        "did the petition come before the frost or after it?",
    ],
)
def test_a_pronoun_that_is_explained_or_stands_for_nothing_is_none(text) -> None:
    assert find_pronoun(text, POND, NAMES) is None


def test_the_name_spoken_of_last_is_meant_first() -> None:
    pronoun = find_pronoun("what became of it?", POND, NAMES)

    assert pronoun is not None
    assert ["mill", "dam"] == [n.id for n in list_meant(pronoun, Context(names=("crane", "mill", "voss", "dam")), POND)]


def test_every_pronoun_of_the_sort_becomes_the_name() -> None:
    pronoun = find_pronoun("did she say what her aim was?", POND, NAMES)

    assert pronoun is not None
    assert "did Voss say what Voss aim was?" == pronoun.replace(
        "did she say what her aim was?", POND.name_by_id["voss"]
    )


@pytest.mark.parametrize(
    ("name", "question", "asked"),
    [
        ("crane", "what did he want?", "what did Crane want?"),
        ("voss", "who was Tobias Crane?", "who was Voss?"),
        ("mill", "who built the dam?", "who built the mill?"),
        ("voss", "what does the heron eat?", ""),
    ],
)
def test_a_question_is_asked_of_another_name_of_its_kind(name, question, asked) -> None:
    assert asked == put_name(POND.name_by_id[name], question, POND, NAMES)
