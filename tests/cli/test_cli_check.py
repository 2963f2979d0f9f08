import json
import shutil

import pytest


@pytest.fixture
def broken_pack(small_pack, tmp_path):
    folder = tmp_path / "broken"
    shutil.copytree(small_pack, folder)
    with (folder / "outside.yaml").open("a") as file:
        file.write("- id: nothing-asked\n  says: Nothing.\n  why_not: silent\n  near: [no-such-entry]\n")
    return folder


def test_a_sound_pack_has_no_problems(tutor):
    ran = tutor("check")

    assert (0, "") == (ran.code, ran.out)
    assert "0 problems" in ran.err


def test_problems_are_told_with_file_line_and_column(tutor, broken_pack):
    ran = tutor("check", str(broken_pack), pack=None)
    name, line, column, rest = ran.lines[0].split(":", 3)

    assert 1 == ran.code
    assert name.endswith("outside.yaml")
    assert line.isdecimal()
    assert column.isdecimal()
    assert "nothing-asked" in rest


def test_a_broken_pack_is_refused_by_the_other_commands(tutor, broken_pack):
    ran = tutor("ask", "hi", pack=broken_pack)

    assert (4, "") == (ran.code, ran.out)
    assert 1 == len(ran.err.splitlines())


def test_strict_finds_claims_with_too_few_items(tutor):
    ran = tutor("check", "--strict")

    assert 1 == ran.code
    assert "problem: finch-forty-years: 1 items; at least 4" in ran.lines


def test_check_prints_json(tutor, broken_pack):
    found = json.loads(tutor("check", "--json", str(broken_pack), pack=None).out)

    assert {"file", "line", "column", "where", "what", "instead"} == found["problems"][0].keys()


def test_coverage_counts_section_by_section(tutor):
    labels = [line.split()[0] for line in tutor("check", "--coverage").lines]

    assert ["section", "headline", "1", "2", "3", "4", "5"] == labels


def test_words_taken_from_the_source_are_found(tutor, tmp_path):
    source = tmp_path / "essay.txt"
    source.write_text("She said: Ada Finch kept the lamp at Grey Point for forty years and trimmed it.")
    ran = tutor("check", "--source", str(source))

    assert 1 == ran.code
    assert "words of the source in a row" in ran.out


def test_a_source_that_is_not_there_is_refused(tutor, tmp_path):
    assert 5 == tutor("check", "--source", str(tmp_path / "none.txt")).code


def test_grade_judges_each_line_and_goes_on_after_a_malformed_one(tutor):
    task = {"prompt": "Who kept the lamp?", "reference": "Ada Finch", "accept": [], "points": []}
    rows = [json.dumps({**task, "response": "ada finch"}), "{nonsense", json.dumps({**task, "response": "Napoleon"})]
    ran = tutor("grade", "--json", stdin="\n".join(rows))
    grades = [json.loads(line) for line in ran.lines]

    assert "correct" == grades[0]["verdict"]
    assert ["error"] == list(grades[1])
    assert "correct" != grades[2]["verdict"]
