import json

import pytest

from tutor.knowledge.model import Name, NameKind, Point
from tutor.quiz import NameBook, TypedTask, Verdict, grade_line, grade_typed

BOOK = NameBook.from_names(
    [
        Name("kadar", "János Qadarfi", NameKind.PERSON, "", (), ("Qadarfi",)),
        Name("adams", "John Adams", NameKind.PERSON, "", (), ("Adams", "President Adams")),
        Name("adamson", "Mary Adamson", NameKind.PERSON, "", (), ("Adamson",)),
        Name("film", "The Long Winter", NameKind.WORK, "", (), ("Long Winter", "the film on television")),
        Name("iraq", "Iraq", NameKind.PLACE, "", ()),
        Name("iran", "Iran", NameKind.PLACE, "", ()),
        Name("norway", "Norway", NameKind.PLACE, "", ()),
        Name("sweden", "Sweden", NameKind.PLACE, "", ()),
    ]
)


def verdict(prompt, reference, response, *accept, points=()):
    return str(grade_typed(TypedTask(prompt, reference, accept, points), response, BOOK).verdict)


@pytest.mark.parametrize("response", ["1999", "'99", "in nineteen ninety-nine", "It was 1999, I think", "１９９９"])
def test_a_year_is_right_however_it_is_written(response):
    assert verdict("When was it?", "1999", response) == "correct"


@pytest.mark.parametrize(
    "response", ["19999", "1998", "9", "99999999999", "not 1999", "1999 or 2003", "NaN", "inf", "9" * 400]
)
def test_digits_agree_exactly_or_not_at_all(response):
    assert verdict("When was it?", "1999", response) == "incorrect"


@pytest.mark.parametrize("response", ["1,000", "1000", "one thousand", "1e3"])
def test_a_thousand_is_a_thousand(response):
    assert verdict("How many ships were there?", "1000", response) == "correct"


def test_a_number_of_400_digits_overflows_nothing():
    assert verdict("How many?", "9" * 400, "9" * 400) == "correct"


@pytest.mark.parametrize("response", ["", "  ", "?!", "I don't know", "no idea", "dunno", "🙂", "asdf qwer zxcv"])
def test_no_answer_is_incorrect_and_not_unsure(response):
    assert verdict("Who was president?", "John Adams", response) == "incorrect"


@pytest.mark.parametrize("response", ["Adams", "jon adams", "President Adams", "It was John Adams"])
def test_a_name_is_right_in_any_of_its_forms(response):
    assert verdict("Who was elected?", "John Adams", response) == "correct"


@pytest.mark.parametrize("response", ["Adamson", "Adams or Qadarfi", "Adams and Adamson", "not Adams", "Mary Adamson"])
def test_another_name_of_the_pack_is_wrong_and_no_near_miss(response):
    assert verdict("Who was elected?", "John Adams", response) == "incorrect"


def test_a_short_name_is_known_by_its_sound():
    assert verdict("Who fled?", "Qadarfi", "Kadarfi") == "correct"


def test_a_short_name_one_letter_off_is_another_name():
    assert verdict("Which country was invaded?", "Iraq", "Iran") == "incorrect"


def test_a_longer_title_is_another_title():
    assert verdict("Which film won?", "The Long Winter", "The Long Winter Returns") == "incorrect"


def test_a_description_of_a_work_is_not_its_title():
    assert verdict("What was the title?", "The Long Winter", "the film on television") != "correct"


@pytest.mark.parametrize("response", ["Sweden attacked Norway", "Norway was attacked by Sweden"])
def test_who_did_what_must_agree(response):
    assert verdict("What happened in 1800?", "Norway attacked Sweden", response) == "incorrect"


@pytest.mark.parametrize(
    "response", ["Sweden was attacked by Norway", "norway attacked sweden", "Norway had attacked Sweden"]
)
def test_the_passive_of_the_truth_is_the_truth(response):
    assert verdict("What happened in 1800?", "Norway attacked Sweden", response) == "correct"


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        ("It expanded eastward", "It expanded westward"),
        ("Prices increased", "Prices decreased"),
        ("before the war", "after the war"),
        ("They lifted the country off its knees", "They brought the country to its knees"),
        ("Norway accepted the offer", "Norway rejected the offer"),
    ],
)
def test_direction_must_agree(reference, response):
    assert verdict("What happened?", reference, response) == "incorrect"


def test_a_double_negation_is_none():
    assert (
        verdict("Did they keep it?", "They kept their promise", "It is not true that they did not keep their promise")
        != "incorrect"
    )


def test_a_bare_denial_of_a_denial_is_wrong():
    assert verdict("What was agreed?", "Not to build missiles", "To build missiles") == "incorrect"


def test_a_repeated_question_is_no_answer():
    prompt = "Why did the old empire fall apart?"
    assert verdict(prompt, "Its empire was weakened by civil wars", prompt) == "incorrect"


def test_a_bag_of_keywords_is_no_answer():
    bag = "treaty empire harbour wall civil wars grain tax army gold senate roads temple slaves law trade fleet"
    assert verdict("Why did it fall?", "It was weakened by civil wars", bag) == "incorrect"


def test_two_of_three_points_are_partly_right():
    points = (Point("birds"), Point("snakes"), Point("frogs"))
    grade = grade_typed(TypedTask("Which lay eggs?", "Birds, snakes and frogs", (), points), "snakes and birds", BOOK)

    assert Verdict.PARTIAL is grade.verdict
    assert ("birds", "snakes") == grade.matched
    assert ("frogs",) == grade.missed


@pytest.mark.parametrize("response", ["tangle", "strangel"])
def test_an_english_word_is_no_slip_but_a_swap_is(response):
    assert verdict("What do vines do?", "strangle", response) == ("incorrect" if response == "tangle" else "correct")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "1",
        '{"prompt": 1}',
        '{"prompt": "a", "reference": "b"}',
        '{"prompt":"a","reference":"b","response":"c","points":[1]}',
        "[" * 100000,
    ],
)
def test_a_malformed_line_gives_an_error(line):
    assert ["error"] == list(grade_line(line, BOOK))


def test_a_line_gives_verdict_score_and_points():
    line = json.dumps(
        {
            "prompt": "Who?",
            "reference": "Adams",
            "accept": [],
            "points": [{"point": "Adams", "accept": []}],
            "response": "adams",
        }
    )
    told = grade_line(line, BOOK)

    assert {"verdict": "correct", "score": 1.0, "matched": ["Adams"]} == {
        k: told[k] for k in ("verdict", "score", "matched")
    }
