import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.knowledge.model import (
    ChoiceItem,
    Claim,
    Distractor,
    GapItem,
    ManyItem,
    MatchItem,
    OrderItem,
    Point,
    RecallItem,
    Role,
    ShortItem,
    TrueFalseItem,
)
from tutor.quiz import NameBook, Problem, Response, Verdict, pose

BOOK = NameBook()
CLAIM = Claim("bees", "Bees dance to tell where food is.", Role.CLAIM, ("1",))
WRONG = (Distractor("They sing", "Bees have no song."), Distractor("They fight"), Distractor("They sleep"))
CHOICE = ChoiceItem(id="c", explain="", prompt="How do bees tell?", answer="They dance", distractors=WRONG)
JUDGE = TrueFalseItem(id="t", explain="", prompt="Bees dance.", answer=True)
GAP = GapItem(id="g", explain="", fragments=("Bees tell ", " by a ", "."), blanks=(("direction", "way"), ("dance",)))
SHORT = ShortItem(id="s", explain="", prompt="How?", reference="By a dance", points=(Point("dance"),))
MANY = ManyItem(
    id="m",
    explain="",
    prompt="Which fly?",
    correct=("bee", "wasp"),
    wrong=(Distractor("ant", "It walks."), Distractor("snail")),
)
ORDER = OrderItem(id="o", explain="", prompt="Order", sequence=("egg", "larva", "pupa", "bee"))
MATCH = MatchItem(
    id="p", explain="", prompt="Match", pairs=(("bee", "hive"), ("ant", "hill"), ("bird", "nest")), extra=("web",)
)
RECALL = RecallItem(id="r", explain="", prompt="Say all", points=(Point("bees dance"), Point("they find nectar")))
ALL = [CHOICE, JUDGE, GAP, SHORT, MANY, ORDER, MATCH, RECALL]


def ask(item, seed=1):
    return pose(item, CLAIM, seed=seed)


def graded(item, text, seed=1):
    question = ask(item, seed)
    response = question.read_response(text)
    assert isinstance(response, Response), response
    return question.grade(response, BOOK)


def numbers(question, texts):
    return " ".join(str(question.options.index(t) + 1) for t in texts)


@pytest.mark.parametrize("item", ALL, ids=lambda i: str(i.kind))
def test_a_question_says_what_it_is(item):
    question = ask(item)

    assert item.kind == question.kind
    assert question.prompt
    assert question.reference
    assert question.options or question.left or question.blanks


@pytest.mark.parametrize("item", ALL, ids=lambda i: str(i.kind))
def test_no_hint_gives_the_answer_away(item):
    question = ask(item)
    assert not any(question.reference.casefold() in hint.casefold() for hint in question.hints)


@pytest.mark.parametrize("item", ALL, ids=lambda i: str(i.kind))
def test_an_empty_line_is_no_response_but_for_a_gap_of_one(item):
    assert isinstance(ask(item).read_response("  "), Problem)


@pytest.mark.parametrize("item", [CHOICE, MANY, ORDER, MATCH], ids=lambda i: str(i.kind))
def test_the_same_seed_keeps_places_and_others_change_them(item):
    def shown(seed):
        return ask(item, seed).options + ask(item, seed).right

    assert shown(1) == shown(1)
    assert len({shown(seed) for seed in range(20)}) > 1


def test_the_place_of_the_answer_cannot_be_learned():
    places = {ask(CHOICE, seed).options.index("They dance") for seed in range(40)}
    assert {0, 1, 2, 3} == places


def test_a_choice_is_read_by_number_letter_and_text():
    place = ask(CHOICE).options.index("They dance")
    for text in (str(place + 1), "abcd"[place], "they dance"):
        assert Verdict.CORRECT is graded(CHOICE, text).verdict


def test_a_wrong_choice_tells_why_it_tempts():
    place = ask(CHOICE).options.index("They sing")
    assert "Bees have no song." == graded(CHOICE, str(place + 1)).reason


@pytest.mark.parametrize("text", ["5", "0", "x", "1 2", "99999999999999999999"])
def test_a_choice_outside_the_options_is_a_problem(text):
    assert isinstance(ask(CHOICE).read_response(text), Problem)


@pytest.mark.parametrize(
    ("text", "right"), [("t", True), ("Yes", True), ("1", True), ("false", False), ("n", False), ("2", False)]
)
def test_true_and_false_are_read_in_many_ways(text, right):
    assert right == (Verdict.CORRECT is graded(JUDGE, text).verdict)


def test_each_blank_is_graded_on_its_own():
    assert Verdict.CORRECT is graded(GAP, "way; dance").verdict
    assert Verdict.CORRECT is graded(GAP, "direktion, dance").verdict
    assert Verdict.PARTIAL is graded(GAP, "direction; song").verdict
    assert 0.5 == graded(GAP, "direction; song").score


def test_a_gap_wants_as_many_texts_as_blanks():
    assert isinstance(ask(GAP).read_response("dance"), Problem)


def test_many_gives_the_share_that_is_right():
    question = ask(MANY)

    assert Verdict.CORRECT is graded(MANY, numbers(question, ["wasp", "bee"])).verdict
    assert 0.5 == graded(MANY, numbers(question, ["bee"])).score
    assert 0.5 == graded(MANY, numbers(question, ["bee", "wasp", "ant"])).score
    assert Verdict.INCORRECT is graded(MANY, "none").verdict
    assert Verdict.INCORRECT is graded(MANY, "1 2 3 4").verdict


def test_order_gives_the_share_that_stands_in_order():
    question = ask(ORDER)

    assert Verdict.CORRECT is graded(ORDER, numbers(question, ["egg", "larva", "pupa", "bee"])).verdict
    assert Verdict.PARTIAL is graded(ORDER, numbers(question, ["egg", "pupa", "larva", "bee"])).verdict
    assert 0.0 == graded(ORDER, numbers(question, ["bee", "pupa", "larva", "egg"])).score
    assert Verdict.CORRECT is graded(ORDER, numbers(question, ["egg", "larva", "pupa", "bee"]).replace(" ", "")).verdict


@pytest.mark.parametrize("text", ["1 2 3", "1 1 2 3", "5 4 3 2"])
def test_an_order_needs_every_number_once(text):
    assert isinstance(ask(ORDER).read_response(text), Problem)


@given(st.integers())
def test_things_to_be_ordered_are_never_shown_in_order(seed):
    assert ask(ORDER, seed).options != ORDER.sequence


def test_pairs_are_read_with_numbers_or_letters_alone():
    right = ask(MATCH).right
    letters = ["abcd"[right.index(r)] for r in ("hive", "hill", "nest")]

    assert Verdict.CORRECT is graded(MATCH, " ".join(f"{i}{c}" for i, c in enumerate(letters, 1))).verdict
    assert Verdict.CORRECT is graded(MATCH, " ".join(letters)).verdict
    assert 1 / 3 == graded(MATCH, f"1{letters[0]}").score


@pytest.mark.parametrize("text", ["9a", "1z", "hello", "4a"])
def test_a_pair_that_is_not_there_is_a_problem(text):
    assert isinstance(ask(MATCH).read_response(text), Problem)


def test_typed_kinds_are_graded_by_points():
    assert Verdict.CORRECT is graded(SHORT, "with a dance").verdict
    assert Verdict.PARTIAL is graded(RECALL, "bees dance").verdict
    assert Verdict.CORRECT is graded(RECALL, "nectar is what they find, and the bees dance").verdict


@given(st.sampled_from(ALL), st.text(max_size=40))
def test_whatever_is_typed_is_a_response_or_a_problem(item, text):
    question = ask(item)
    response = question.read_response(text)
    assert isinstance(response, Problem) or 0.0 <= question.grade(response, BOOK).score <= 1.0
