"""Descriptions of what a conversation offered."""

import pytest

from pond_pack import POND, pond_index
from tutor.chat.choosing import choose

OFFERED = ("dam", "ice", "voss-petition")


@pytest.mark.parametrize(
    ("description", "entry"),
    [
        ("the one with the miller", "dam"),
        ("the frozen one", "ice"),
        ("the one from the sixties", "voss-petition"),
        ("the old one", "dam"),
        ("the newest", "voss-petition"),
        ("the 1920s one", "ice"),
    ],
)
def test_what_was_offered_is_known_by_its_description(description, entry) -> None:
    assert entry == choose(description, OFFERED, (), POND, pond_index())[0].target.id


def test_a_description_of_nothing_offered_chooses_nothing() -> None:
    assert [] == choose("the purple one", OFFERED, (), POND, pond_index())
