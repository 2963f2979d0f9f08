"""What is wrong in a pack's content is told with file, line, column, id and remedy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.knowledge.loader import check_pack

Check = Callable[..., list[str]]

ENTRY = """\
- id: pull
  question: What pulls the sea?
  answer: The writer says the moon does.
  cites: ["1"]
"""


def test_a_pack_that_is_right_has_no_problems(problems_of: Check) -> None:
    assert [] == problems_of()


def test_an_unknown_field_is_told_with_the_nearest_one(problems_of: Check) -> None:
    assert [
        "entries/a.yaml:5:3: pull: unknown field 'anwser'; did you mean answer?",
    ] == problems_of(entries=ENTRY + "  anwser: x\n")


@pytest.mark.parametrize("field", ["id", "question", "answer", "cites"])
def test_a_missing_field_is_named(problems_of: Check, field: str) -> None:
    lines = [line.replace("- id: pull", "- topics: []") for line in ENTRY.splitlines() if f"  {field}" not in line]
    content = ENTRY.replace("- id: pull\n  question", "- question") if field == "id" else "\n".join(lines)
    content = content if field == "id" else content.replace("- topics: []", "- id: pull")

    assert any(f"{field} is missing" in p for p in problems_of(entries=content))


def test_an_empty_text_is_refused(problems_of: Check) -> None:
    content = ENTRY.replace("The writer says the moon does.", '""')

    assert ["entries/a.yaml:3:11: pull: answer is empty; fill it in or leave it out"] == problems_of(entries=content)


@pytest.mark.parametrize("content", ["just text", "a: b", "- text\n- text"])
def test_a_file_that_isnt_a_list_of_blocks_is_refused(problems_of: Check, content: str) -> None:
    assert any(p.startswith("entries/a.yaml:1:") for p in problems_of(entries=content))


def test_an_id_twice_is_told_with_both_places(problems_of: Check) -> None:
    second = ENTRY.replace("What pulls the sea?", "What else?")

    assert ["entries/a.yaml:5:7: pull: the id stands twice (entries/a.yaml:1 and entries/a.yaml:5); rename one"] == (
        problems_of(entries=ENTRY + second)
    )


def test_an_entry_and_a_gap_dont_share_an_id(problems_of: Check, full_texts: dict[str, str]) -> None:
    content = full_texts["outside.yaml"].replace("id: sun", "id: pull")

    assert any("the id stands twice" in p for p in problems_of(outside=content))


@pytest.mark.parametrize("name", ["Pull", "the pull", "-pull", "püll", "pull_it"])
def test_an_id_is_lower_case_letters_digits_and_hyphens(problems_of: Check, name: str) -> None:
    assert any("isn't one; lower-case" in p for p in problems_of(entries=ENTRY.replace("id: pull", f"id: {name}")))


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        ("entries", ('["1"]', '["7"]'), "entries/a.yaml:4:11: pull: there is no section '7'; there are 1, note"),
        ("entries", ('["1"]', '["1"]\n  topics: [mon]'), "there is no topic 'mon'; did you mean moon?"),
        ("entries", ('["1"]', '["1"]\n  names: [who]'), "there is no name 'who'"),
        ("entries", ('["1"]', '["1"]\n  next: [ebb]'), "there is no entry 'ebb'"),
        ("outside", ("[pull]", "[ebb]"), "there is no entry 'ebb'"),
        ("pack", ("[pull]", "[ebb]"), "there is no entry 'ebb'"),
        ("claims", ("[pull]", "[ebb]"), "there is no entry 'ebb'"),
        ("claims", ("held_by: writer", "held_by: nobody"), "there is no name 'nobody'"),
        ("claims", ("role: thesis", "role: claim\n  supports: no-such"), "there is no claim 'no-such'"),
        ("claims", ("role: thesis", "role: claim\n  answers: no-such"), "there is no claim 'no-such'"),
        ("names", ("[note]", "[notes]"), "there is no section 'notes'; did you mean note?"),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused(
    write_pack: Callable[..., Path], file: str, change: tuple[str, str], said: str
) -> None:
    path = write_pack({"entries/a.yaml": ENTRY}) / ("entries/a.yaml" if file == "entries" else f"{file}.yaml")
    path.write_text(path.read_text().replace(*change))

    (problem,) = check_pack(path.parents[file == "entries"])

    assert said in str(problem)


def test_a_view_may_be_held_by_others(problems_of: Check, full_texts: dict[str, str]) -> None:
    assert [] == problems_of(claims=full_texts["claims.yaml"].replace("held_by: writer", "held_by: others"))


def test_the_same_id_twice_in_a_list_is_refused(problems_of: Check) -> None:
    assert any("cites names 1 twice" in p for p in problems_of(entries=ENTRY.replace('["1"]', '["1", "1"]')))


@pytest.mark.parametrize("field", ["also", "denies", "parts"])
def test_texts_in_flow_style_are_refused(problems_of: Check, field: str) -> None:
    assert any("in flow style" in p for p in problems_of(entries=f"{ENTRY}  {field}: [one, two]\n"))


def test_a_phrasing_of_two_entries_is_refused_however_it_is_written(problems_of: Check) -> None:
    second = ENTRY.replace("id: pull", "id: ebb").replace("What pulls the sea?", "what PULLS the sea")

    (problem,) = problems_of(entries=ENTRY + second)

    places = "(entries/a.yaml:2 and entries/a.yaml:6)"
    assert f"entries/a.yaml:6:13: ebb: 'what PULLS the sea' is also a question of pull {places}" in problem
    assert "only one can answer it" in problem


def test_a_phrasing_of_an_entry_and_a_gap_is_refused(problems_of: Check, full_texts: dict[str, str]) -> None:
    content = full_texts["outside.yaml"].replace("How large is the sun?", "What pulls the sea?")

    assert any("is also a question of pull" in p for p in problems_of(outside=content))


def test_a_phrasing_twice_in_one_entry_is_refused(problems_of: Check) -> None:
    assert any("stands twice" in p for p in problems_of(entries=ENTRY + "  also:\n    - What pulls the SEA?\n"))


def test_a_phrasing_may_stand_with_and_without_its_punctuation_in_one_entry(problems_of: Check) -> None:
    assert [] == problems_of(entries=ENTRY + "  also:\n    - What pulls the sea\n")


def test_a_phrasing_without_a_word_is_refused(problems_of: Check) -> None:
    assert any("has no word in it" in p for p in problems_of(entries=ENTRY + "  also:\n    - ???\n"))


def test_a_name_under_two_headings_is_refused(problems_of: Check, full_texts: dict[str, str]) -> None:
    other = full_texts["names.yaml"].replace("id: writer", "id: other").replace("name: A. Writer", "name: B")

    assert any("is also a form of writer" in p for p in problems_of(names=full_texts["names.yaml"] + other))


def test_a_pronoun_is_one_of_four(problems_of: Check, full_texts: dict[str, str]) -> None:
    content = full_texts["names.yaml"].replace("pronoun: she", "pronoun: him")

    assert ["names.yaml:5:12: writer: the pronoun is 'him'; one of he, she, it, they"] == problems_of(names=content)


def test_a_word_that_must_be_chosen_is_told_with_the_choices(problems_of: Check, full_texts: dict[str, str]) -> None:
    content = full_texts["outside.yaml"].replace("why_not: silent", "why_not: premise")

    assert ["outside.yaml:5:12: sun: why_not is 'premise'; one of silent, touches, opinion, news"] == (
        problems_of(outside=content)
    )


def test_a_format_of_the_future_is_refused(problems_of: Check, full_texts: dict[str, str]) -> None:
    content = full_texts["pack.yaml"].replace("format: 1", "format: 2")

    assert ["pack.yaml:1:9: format '2' isn't known; this program reads format 1"] == problems_of(pack=content)


def test_synonyms_are_lines_of_words(problems_of: Check, full_texts: dict[str, str]) -> None:
    good = full_texts["pack.yaml"] + "synonyms:\n  - movie, film, picture\n"

    assert [] == problems_of(pack=good)
    assert any("no group of synonyms" in p for p in problems_of(pack=good + "  - alone\n"))


def test_a_fingerprint_is_eight_digits(problems_of: Check, full_texts: dict[str, str]) -> None:
    content = full_texts["pack.yaml"].replace("pulls the sea.", "pulls the sea.\n    fingerprints: [0123abcd, xyz]")

    assert any("'xyz' isn't a fingerprint" in p for p in problems_of(pack=content))


def test_more_phrasings_than_allowed_are_refused(problems_of: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.knowledge.ledger.MOST_PHRASINGS", 2)

    assert any("2 phrasings or more" in p for p in problems_of())
