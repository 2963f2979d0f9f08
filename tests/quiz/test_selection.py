import pytest

from tutor.knowledge.model import ChoiceItem, Claim, Distractor, GapItem, Role, ShortItem, TrueFalseItem
from tutor.quiz import Rung, Strength, choose_item, plan_items, rung_for

ITEMS = (
    ChoiceItem(id="choice", explain="", prompt="?", answer="a", distractors=(Distractor("b"),)),
    TrueFalseItem(id="judge", explain="", prompt="?", answer=True),
    GapItem(id="gap", explain="", fragments=("a ", ""), blanks=(("b",),)),
    ShortItem(id="short", explain="", prompt="?", reference="a"),
)
CLAIM = Claim("one", "A.", Role.CLAIM, ("1",), items=ITEMS)


@pytest.mark.parametrize(
    ("strength", "rung"),
    [
        (Strength(), Rung.RECOGNISE),
        (Strength(1.0, 0.95), Rung.RECOGNISE),
        (Strength(6.0, 0.95), Rung.COMPLETE),
        (Strength(40.0, 0.95), Rung.RECALL),
        (Strength(40.0, 0.3), Rung.COMPLETE),
        (Strength(1.0, 0.1), Rung.RECOGNISE),
    ],
)
def test_more_is_asked_of_stronger_memories(strength, rung):
    assert rung == rung_for(strength)


def test_the_item_fits_the_rung():
    assert "gap" == choose_item(CLAIM, Strength(6.0, 0.9), seed=1).id
    assert "short" == choose_item(CLAIM, Strength(60.0, 0.9), seed=1).id


def test_the_item_asked_last_is_avoided():
    asked = {choose_item(CLAIM, Strength(last_item="choice"), seed=s).id for s in range(20)}
    assert {"judge"} == asked


def test_an_only_item_is_asked_again():
    claim = Claim("one", "A.", Role.CLAIM, ("1",), items=ITEMS[:1])
    assert "choice" == choose_item(claim, Strength(last_item="choice"), seed=1).id


def test_the_seed_decides_between_equals():
    asked = [choose_item(CLAIM, Strength(), seed=s).id for s in range(20)]

    assert {"choice", "judge"} == set(asked)
    assert asked == [choose_item(CLAIM, Strength(), seed=s).id for s in range(20)]


def test_a_claim_without_items_is_left_out_of_the_plan():
    bare = Claim("two", "B.", Role.CLAIM, ("1",))
    assert [("one", "short")] == plan_items([bare, CLAIM], {"one": Strength(60.0, 0.9)}, seed=1)
