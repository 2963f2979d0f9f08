import json
from pathlib import Path

import pytest


@pytest.mark.parametrize("command", ["due", "stats", "map", "timeline", "names", "packs", "settings", "gaps"])
def test_what_is_printed_can_be_had_as_json(tutor, command):
    ran = tutor(command, "--json")

    assert 0 == ran.code
    assert json.loads(ran.out)
    assert tutor(command).out != ran.out


def test_the_map_nests_what_supports_under_what_it_supports(tutor):
    roots = json.loads(tutor("map", "--json").out)

    assert ["keep-the-lamps"] == [root["claim"] for root in roots]
    assert "beam-says-two-things" in [child["claim"] for child in roots[0]["children"]]


def test_the_map_says_how_well_each_claim_is_known(tutor):
    tutor("quiz", stdin="/show\n/leave\n")
    lines = tutor("map").lines

    assert lines[0].endswith("(weak)")
    assert all(line.endswith("(new)") for line in lines[1:])


def test_names_can_be_narrowed_to_a_kind(tutor):
    kinds = {name["kind"] for name in json.loads(tutor("names", "--kind", "person", "--json").out)}

    assert {"person"} == kinds


def test_a_changed_setting_stays(tutor):
    tutor("settings", "retention", "0.85")

    assert "retention = 0.85\n" == tutor("settings", "retention").out


@pytest.mark.parametrize(("key", "value"), [("retention", "2"), ("colour", "red"), ("day_turn", "late")])
def test_a_wrong_setting_says_what_would_be_right(tutor, key, value):
    ran = tutor("settings", key, value)

    assert 2 == ran.code
    assert "; " in ran.err
    assert 1 == ran.err.count(key) or "there are" in ran.err


def test_a_broken_settings_file_is_refused_with_its_line(tutor, small_home):
    (small_home / "config").mkdir(parents=True)
    (small_home / "config" / "settings.toml").write_text("theme = 'dark'\nretention = 7\n")
    ran = tutor("ask", "Who was Ada Finch?")

    assert 5 == ran.code
    assert "settings.toml:2" in ran.err


def test_explain_shows_how_a_question_was_read_and_decided(tutor):
    found = json.loads(tutor("explain", "--json", "who was Ada Finhc?").out)

    assert "finch" in found["names"]
    assert "finch" == found["entries"][0]["id"]
    assert found["entries"][0]["signals"]
    assert 0.0 <= found["nothing"] <= 1.0
    assert found["decision"] in ("assert", "hedge", "ask back", "decline")


def test_questions_alike_stand_in_one_group(tutor):
    for question in ("what did the lamp cost?", "how much did the lamp cost", "did the keeper have a dog?"):
        tutor("ask", question)
    groups = json.loads(tutor("gaps", "--json").out)["missing"]

    assert 3 == sum(group["times"] for group in groups)
    assert any(group["near"] == "lamp-price" for group in groups)


def test_a_text_of_something_else_is_not_attached(tutor, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("A recipe for bread. Take flour and water and wait.")
    ran = tutor("attach", str(other))

    assert 5 == ran.code
    assert "no section" in ran.err


def test_attach_needs_a_file_or_remove(tutor):
    assert 2 == tutor("attach").code
    assert "There was no copy.\n" == tutor("attach", "--remove").out


def test_a_text_that_only_mentions_the_essay_takes_no_copys_place(tutor):
    ran = tutor("attach", str(Path(__file__).parents[2] / "README.md"), pack=None)

    assert 5 == ran.code
    assert "only 1 of 15 sections" in ran.err


def test_a_claim_of_the_map_has_the_number_of_what_it_supports_before_its_own(tutor):
    numbers = [line.split()[0] for line in tutor("map").lines]

    assert "1" == numbers[0]
    assert all(number == "1" or number.rpartition(".")[0] in numbers for number in numbers)


def test_a_pack_without_dates_and_claims_says_so(tutor, tmp_path):
    (tmp_path / "entries").mkdir()
    (tmp_path / "pack.yaml").write_text(
        "format: 1\nid: bees\ntitle: Bees\nauthor: Nobody\n"
        'topics:\n  - id: dance\n    title: The dance\nsections:\n  - id: "1"\n    title: The hive\n    gist: It is dark.\n'
    )
    (tmp_path / "entries" / "dance.yaml").write_text(
        '- id: dark\n  question: Is it dark in the hive?\n  answer: It is dark.\n  cites: ["1"]\n  topics: [dance]\n'
    )

    assert "This essay's pack gives no dates.\n" == tutor("timeline", pack=tmp_path).out
    assert "This essay's pack lists no claims.\n" == tutor("map", pack=tmp_path).out


@pytest.mark.parametrize(("group", "command"), [("progress", "restore"), ("data", "clear")])
def test_a_group_called_alone_names_its_commands(tutor, group, command):
    ran = tutor(group)

    assert 2 == ran.code
    assert command in ran.err.splitlines()[-1]


def test_an_unknown_argument_shows_how_its_command_is_used(tutor):
    ran = tutor("quiz", "--count", "8")

    assert 2 == ran.code
    assert "tutor quiz: error: unrecognized arguments: --count 8" in ran.err
    assert "--exam N" in ran.err
