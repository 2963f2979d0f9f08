"""Who does what to whom."""

import pytest

from pond_pack import POND
from tutor.chat.roles import are_swapped, read_roles
from tutor.retrieval.terms import NameBook

NAMES = NameBook.from_pack(POND)
FIRST, SECOND = (n.name for n in POND.names if n.kind.value == "person")


def swapped(asked: str, told: str) -> bool:
    return are_swapped(read_roles(asked, NAMES), read_roles(told, NAMES))


def test_a_deed_the_wrong_way_round_is_swapped():
    assert swapped(f"Why did {SECOND} pick {FIRST}?", f"{FIRST} picked {SECOND}.")


def test_a_deed_the_right_way_round_is_not_swapped():
    assert not swapped(f"Why did {FIRST} pick {SECOND}?", f"{FIRST} picked {SECOND}.")


def test_the_passive_turns_a_deed_round():
    assert not swapped(f"Why was {SECOND} picked by {FIRST}?", f"{FIRST} picked {SECOND}.")


def test_another_deed_is_not_swapped():
    assert not swapped(f"Why did {SECOND} warn {FIRST}?", f"{FIRST} picked {SECOND}.")


def test_what_both_do_to_each_other_is_not_swapped():
    assert not swapped(f"Why did {SECOND} pick {FIRST}?", f"{FIRST} picked {SECOND}. {SECOND} picked {FIRST}.")


@pytest.mark.parametrize("join", ["and", "with", "than", "like"])
def test_names_side_by_side_do_nothing_to_each_other(join):
    assert [] == read_roles(f"{FIRST} sat {join} {SECOND}.", NAMES)
