"""What curation says of claims and their items."""

from tutor.curation.findings import Severity
from tutor.curation.quizzing import (
    check_balance,
    check_distractors,
    check_give_aways,
    check_items_of_claims,
    check_lengths,
)
from tutor.knowledge.model import OrderItem, Point, RecallItem, TrueFalseItem


def judged(name: str, *, answer: bool, prompt: str = "The moon pulls.") -> TrueFalseItem:
    return TrueFalseItem(id=name, prompt=prompt, explain="e", answer=answer)


RECALL = RecallItem(id="recall", prompt="p", explain="e", points=(Point("moon"),))
ORDER = OrderItem(id="order", prompt="p", explain="e", sequence=("ebb", "flow"))


def test_a_claim_with_enough_items_is_right(make_kb, make_claim, make_choice) -> None:
    kb = make_kb(claims=(make_claim(make_choice(), judged("tf", answer=True), RECALL, ORDER),))

    assert [] == list(check_items_of_claims(kb))


def test_a_claim_with_too_few_items_is_told_what_it_lacks(make_kb, make_claim, make_choice) -> None:
    found = [f.what for f in check_items_of_claims(make_kb(claims=(make_claim(make_choice()),)))]

    assert ["1 items", "items of 1 kinds", "no item asks for recall"] == found


def test_a_wrong_option_without_a_why_is_a_problem(make_kb, make_claim, make_choice) -> None:
    kb = make_kb(claims=(make_claim(make_choice("good"), make_choice("bad", "x", "y", why="")),))

    assert [("bad", Severity.PROBLEM)] == [(f.where, f.severity) for f in check_distractors(kb)]


def test_a_right_option_that_is_much_the_longest_is_a_warning(make_kb, make_claim, make_choice) -> None:
    kb = make_kb(
        claims=(make_claim(make_choice("long", "x" * 13, "y" * 10, "z"), make_choice("fair", "x" * 12, "y" * 10)),)
    )

    assert [("long", Severity.WARNING)] == [(f.where, f.severity) for f in check_lengths(kb)]


def test_a_pack_where_most_right_options_are_the_longest_is_a_problem(make_kb, make_claim, make_choice) -> None:
    items = [make_choice(f"i{i}", "x" * (20 if i < 4 else 10), "y" * 10) for i in range(6)]

    assert (
        "in 4 of 6 choices" in next(f for f in check_lengths(make_kb(claims=(make_claim(*items),))) if not f.where).what
    )


def test_an_absolute_word_in_a_wrong_option_is_a_warning(make_kb, make_claim, make_choice) -> None:
    items = (make_choice("bad", "moon", "it never moves"), make_choice("fair", "it always moves", "it never moves"))

    assert ["bad"] == [f.where for f in check_give_aways(make_kb(claims=(make_claim(*items),)))]


def test_an_absolute_word_in_a_false_statement_is_a_warning(make_kb, make_claim) -> None:
    items = (
        judged("bad", answer=False, prompt="The sea always falls."),
        judged("fair", answer=True, prompt="All tides turn."),
    )

    assert ["bad"] == [f.where for f in check_give_aways(make_kb(claims=(make_claim(*items),)))]


def test_statements_that_are_mostly_true_are_a_warning(make_kb, make_claim) -> None:
    mostly = make_claim(*(judged(f"i{i}", answer=i > 0) for i in range(6)))
    even = make_claim(*(judged(f"i{i}", answer=i % 2 == 0) for i in range(6)))

    assert ["5 of 6 statements are true"] == [f.what for f in check_balance(make_kb(claims=(mostly,)))]
    assert [] == list(check_balance(make_kb(claims=(even,))))


def test_a_pack_without_statements_has_no_balance(make_kb) -> None:
    assert [] == list(check_balance(make_kb()))
