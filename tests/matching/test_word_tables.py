from importlib.resources import files

from tutor.matching.irregular import base_stem
from tutor.matching.opposites import opposites_of
from tutor.matching.stem import stem
from tutor.matching.synonyms import read_groups, synonyms_of


def groups():
    return read_groups(files("tutor.matching").joinpath("synonyms.txt").read_text(encoding="ascii"))


def test_words_of_a_group_stand_for_one_another():
    assert stem("movie") in synonyms_of(stem("film"))
    assert stem("film") in synonyms_of(stem("movie"))


def test_a_phrase_stands_for_a_word():
    assert "hem in" in synonyms_of(stem("contain"))


def test_no_word_stands_for_itself_or_its_opposite():
    for group in groups():
        for word in group:
            assert word not in synonyms_of(word)
            assert word not in opposites_of(word)


def test_sides_are_opposed_both_ways():
    assert stem("west") in opposites_of(stem("eastward"))
    assert stem("eastward") in opposites_of(stem("west"))


def test_an_unknown_word_has_neither():
    assert frozenset() == synonyms_of("xyzzy") | opposites_of("xyzzy")


def test_no_group_has_fewer_than_two_words():
    assert all(len(group) > 1 for group in groups())


def test_no_synonyms_are_opposites():
    clashes = {(a, b) for group in groups() for a in group for b in group if b in opposites_of(a)}
    assert set() == clashes


def test_irregular_forms_meet_the_word_they_belong_to():
    assert base_stem("build") == base_stem("built")
    assert base_stem("fight") == base_stem("fought")
    assert base_stem("child") == base_stem("children")


def test_a_regular_form_is_only_stemmed():
    assert stem("signing") == base_stem("signing")
