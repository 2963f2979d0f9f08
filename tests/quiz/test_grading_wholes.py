"""What spoils an answer whose key words are all there: who, how many, not only, the other topic, a bag of words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.knowledge.model import Name, NameKind, Point
from tutor.quiz import NameBook, TypedTask, grade_typed

BOOK = NameBook.from_names(
    [
        Name("norway", "Norway", NameKind.PLACE, "", ()),
        Name("sweden", "Sweden", NameKind.PLACE, "", ()),
        Name("denmark", "Denmark", NameKind.PLACE, "", ()),
        Name("olsen", "Anna Olsen", NameKind.PERSON, "", (), ("Olsen",)),
        Name("berg", "Karl Berg", NameKind.PERSON, "", (), ("Berg",)),
        Name("holm", "Eva Holm", NameKind.PERSON, "", (), ("Holm",)),
    ]
)
CONTRAST = TypedTask(
    "How do the aims of Olsen and Berg differ?",
    "Olsen wanted a short truce; Berg wanted a lasting union.",
    (),
    (Point("Olsen wanted a short truce", ("a truce",)), Point("Berg wanted a lasting union", ("a lasting union",))),
)
SIEGE = TypedTask(
    "How long was the siege, and how soon after it was peace made?",
    "The siege took eight years, and peace came two months later.",
    (),
    (Point("eight years", ("8 years",)), Point("two months later", ("2 months",))),
)
HARBOUR = TypedTask(
    "Why was the harbour burnt?",
    "Because Norway raided Sweden, which was a friend of Denmark.",
    (),
    (
        Point("Norway raided Sweden", ("the Norwegian raid",)),
        Point("Sweden was a friend of Denmark", ("Danish friend",)),
    ),
)
BLAME = TypedTask("Whom does she blame?", "Not only Berg.", ("not just Berg", "the others as well as Berg"))
MOOD = TypedTask(
    "What was the mood at first, and what came then?",
    "The mood was joyful, then came years of revenge and hard winters.",
    (),
    (Point("The mood was joyful", ("joy",)), Point("Then came years of revenge", ("revenge",))),
)


def verdict(task, response):
    return str(grade_typed(task, response, BOOK).verdict)


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ("Olsen wanted a truce while Berg wanted a lasting union", "correct"),
        ("Berg wanted a lasting union, Olsen only a short truce", "correct"),
        ("Berg wanted a short truce while Olsen wanted a lasting union", "incorrect"),
    ],
)
def test_what_is_true_of_the_one_is_not_said_of_the_other(response, expected):
    assert expected == verdict(CONTRAST, response)


@pytest.mark.parametrize(
    ("response", "expected"),
    [("8 years, and 2 months", "correct"), ("two years, and peace came eight months later", "incorrect")],
)
def test_a_number_counts_what_stands_behind_it(response, expected):
    assert expected == verdict(SIEGE, response)


def test_a_phrase_put_between_a_name_and_its_verb_hides_no_reversal():
    assert "incorrect" == verdict(HARBOUR, "Because Sweden, a friend of Denmark, raided Norway")


@pytest.mark.parametrize(
    ("response", "expected"),
    [("Not just Berg", "correct"), ("It is not only Berg", "correct"), ("Only Berg", "incorrect")],
)
def test_not_only_is_not_only(response, expected):
    assert expected == verdict(BLAME, response)


def test_words_thrown_together_are_no_answer():
    assert "incorrect" == verdict(MOOD, "mood joyful town revenge hard winters years")


def test_someone_foreign_to_the_task_did_not_do_it():
    task = TypedTask(
        "What did Olsen do to the old mill?", "Olsen sold it.", (), (Point("sold the old mill", ("sold it",)),)
    )
    assert "correct" != verdict(task, "In spring Holm sold it")


@pytest.mark.parametrize("name", ["Northern Trade Union", "Northern Post Office"])
def test_a_name_with_one_word_changed_is_another(name):
    assert "incorrect" == verdict(TypedTask("What did she found?", "The Northern Post Union"), f"the {name}")


def test_a_name_of_somewhere_else_is_another():
    assert "incorrect" == verdict(TypedTask("Where did she study?", "Coast University"), "Coast University of Ghent")


@pytest.mark.parametrize(
    "response", ["not in Norway and not in Sweden", "neither in Norway nor in Sweden", "in Denmark"]
)
def test_each_of_two_denials_denies(response):
    task = TypedTask("Where was it built?", "In Norway and Sweden.", (), (Point("Norway"), Point("Sweden")))
    assert "incorrect" == verdict(task, response)


@pytest.mark.parametrize(
    ("response", "expected"), [("It helps nobody", "correct"), ("It helps everybody", "incorrect")]
)
def test_a_denial_behind_the_verb_denies_the_verb(response, expected):
    assert expected == verdict(
        TypedTask("What good does the feud do?", "The feud helps nobody.", ("it helps nobody",)), response
    )


def test_a_word_cut_short_is_read_whole():
    assert "correct" == verdict(TypedTask("What is the field?", "hydrodynamics"), "hydrodyn.")


@settings(deadline=None)
@given(st.sampled_from([CONTRAST, SIEGE, HARBOUR, MOOD]), st.data())
def test_any_wording_of_every_point_is_right(task, data):
    said = [data.draw(st.sampled_from([p.point, *p.accept])) for p in task.key_points]
    assert "correct" == verdict(task, "; ".join(said))


@settings(deadline=None)
@given(st.sampled_from([CONTRAST, SIEGE, HARBOUR, MOOD]))
def test_one_point_of_two_is_never_all(task):
    assert "correct" != verdict(task, task.key_points[0].point)
