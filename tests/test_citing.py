import pytest

from tutor.citing import bracket, head_section, name_sections, read_label, say_sections


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ((), ""),
        (("3",), "section 3"),
        (("3", "6"), "sections 3, 6"),
        (("headline", "5"), "sections headline, 5"),
    ],
)
def test_sections_are_said_as_people_say_them(labels, said):
    assert said == say_sections(labels)


def test_every_section_of_a_row_has_a_name_of_its_own():
    assert ("sections headline", "3", "6") == name_sections(("headline", "3", "6"))


def test_behind_a_text_they_stand_in_brackets_where_there_are_any():
    assert [" [section 3]", ""] == [bracket(("3",)), bracket(())]


def test_a_section_begins_a_line_with_a_capital():
    assert head_section("IV") == "Section IV"


@pytest.mark.parametrize("typed", ["3", " 3 ", "§3", "§ 3", "section 3", "Section 3"])
def test_a_section_is_understood_as_it_is_said(typed):
    assert read_label(typed) == "3"


@pytest.mark.parametrize("typed", ["headline", "section"])
def test_a_word_is_a_label_as_it_stands(typed):
    assert typed == read_label(typed)


def test_a_label_of_a_pack_cant_steer_the_terminal():
    assert "\x1b" not in say_sections(("3\x1b[2J",))
