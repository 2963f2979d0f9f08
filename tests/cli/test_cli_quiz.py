import json
import re

import pytest


def _number_of(shown: str, option: str) -> str:
    found = re.search(rf"(\d)\. {re.escape(option)}", shown)
    assert found
    return found.group(1)


def test_a_quiz_asks_what_is_new_by_numbered_options(tutor):
    ran = tutor("quiz", stdin="/leave\n")

    assert 0 == ran.code
    assert "Question 1 of 5" in ran.lines
    assert {"  1. Keep", "  2. Keep", "  3. Keep", "  4. Keep"} & {line[:9] for line in ran.lines}


def test_a_right_number_is_right_and_comes_again_later(tutor):
    number = _number_of(tutor("quiz", stdin="").out, "Keep their lighthouses lit")
    ran = tutor("quiz", stdin=f"{number}\n")

    assert "Right." in ran.lines
    assert any(line.startswith("Asked again in ") for line in ran.lines)


def test_a_wrong_number_is_told_why_with_the_answer_and_the_section(tutor):
    number = _number_of(tutor("quiz", stdin="").out, "Build higher towers")
    ran = tutor("quiz", stdin=f"{number}\n")

    assert "Not right. Height isn't spoken of." in ran.lines
    assert "The answer: Keep their lighthouses lit" in ran.lines
    assert any(line.endswith("[sections headline, 5]") for line in ran.lines)


def test_a_stopped_quiz_goes_on_at_the_same_question_with_the_same_places(tutor):
    first = tutor("quiz", stdin="/skip\n")
    again = tutor("quiz", stdin="")

    assert first.out.split("Question 2 of")[1].splitlines()[:8] == again.out.split("Question 2 of")[1].splitlines()[:8]


def test_restart_begins_anew(tutor):
    tutor("quiz", stdin="/skip\n")

    assert "Question 1 of 5" in tutor("quiz", "--restart", stdin="").lines


def test_a_hint_is_shown_and_never_the_whole_answer(tutor):
    ran = tutor("quiz", "--section", "1", stdin="?\n")
    hints = [line for line in ran.lines if line.startswith("Hint: ")]

    assert 1 == len(hints)
    assert "Grey Point" not in hints[0]


def test_what_cannot_be_read_is_explained_and_not_graded(tutor):
    ran = tutor("quiz", stdin="9\n\n")

    assert "Choose one: 1 to 4." in ran.lines
    assert "Type an answer, or /show to see it." in ran.lines
    assert 0 == json.loads(tutor("stats", "--json").out)["answers"]


def test_i_was_right_overrules_the_last_mark(tutor):
    ran = tutor("quiz", stdin="/show\nI was right.\n")

    assert "Right. As you say." in ran.lines
    assert 1 == json.loads(tutor("stats", "--json").out)["answers"]


def test_a_right_answer_cannot_be_overruled(tutor):
    ran = tutor("quiz", "--topic", "keeper", stdin="/show\n/right\n/right\n")

    assert "It is marked right already." in ran.lines


def test_undo_takes_the_answer_back(tutor):
    ran = tutor("quiz", stdin="/show\nundo\n")

    assert "Taken back." in ran.lines
    assert 0 == json.loads(tutor("stats", "--json").out)["answers"]


def test_an_insisted_wording_is_proposed_to_the_curator(tutor):
    tutor("quiz", "--section", "3", stdin="/skip\nfour decades\n/right\n/skip\nfour decades\n/right\n")
    proposals = json.loads(tutor("gaps", "--json").out)["proposals"]

    assert {"finch-short": "four decades"}.items() <= {p["item"]: p["wording"] for p in proposals}.items()


def test_the_last_question_asked_can_be_asked_about(tutor):
    assert "[section" in tutor("quiz", stdin="/show\n/ask\n").out.split("Question 2 of")[1]


def test_a_topic_is_asked_alone(tutor):
    ran = tutor("quiz", "--topic", "keeper", stdin="")

    assert "Question 1 of 3" in ran.lines


def test_an_unknown_topic_is_a_usage_error_that_lists_the_topics(tutor):
    ran = tutor("quiz", "--topic", "cheese")

    assert 2 == ran.code
    assert "light, keepers" in ran.err


def test_an_exam_tells_nothing_until_its_end(tutor):
    ran = tutor("quiz", "--exam", "2", stdin="/show\n/show\n\n")
    before, after = ran.out.split("Worth another look:")

    assert 2 == before.count("Noted.")
    assert 2 == before.count("The answer: ")
    assert before.index("The answer: ") > before.rindex("Noted.")
    assert after


def test_an_exam_is_kept_and_leaves_the_schedule_alone(tutor):
    tutor("quiz", "--exam", "2", stdin="/show\n/show\n\n")
    stats = json.loads(tutor("stats", "--json").out)

    assert (2, 0) == (stats["exams"][0]["asked"], stats["seen"])


@pytest.mark.parametrize("count", ["-1", "0", "501", "many"])
def test_an_exam_of_no_sensible_size_is_a_usage_error(tutor, count):
    assert 2 == tutor("quiz", "--exam", count).code


def test_missed_asks_only_what_went_wrong(tutor):
    tutor("quiz", stdin="/show\n/leave\n")
    ran = tutor("quiz", "--missed", stdin="/leave\n")

    assert "Question 1 of 1" in ran.lines


def test_nothing_missed_is_said(tutor):
    assert "nothing was missed" in tutor("quiz", "--missed").out


def test_no_more_than_the_days_new_claims_are_asked(tutor):
    tutor("settings", "new_per_day", "2")

    assert "Question 1 of 2" in tutor("quiz", "--new", stdin="").lines


def test_a_finished_quiz_sums_up_and_names_weak_claims(tutor):
    tutor("settings", "new_per_day", "1")
    ran = tutor("quiz", stdin="/show\n/skip\n\n")

    assert "1 answered: 1 wrong. Score 0%." in ran.lines
    assert "  Harbours should keep their lighthouses lit." in ran.lines


def test_a_claim_asked_about_rests_for_the_day(tutor):
    tutor("ask", "Who was Ada Finch?")
    due = json.loads(tutor("due", "--json").out)["due"]

    assert 2 == due["resting"]
    assert "finch-forty-years" not in due["new"]


def test_where_nothing_is_left_what_rests_is_named(tutor):
    tutor("settings", "new_per_day", "0")
    tutor("ask", "Who was Ada Finch?")
    ran = tutor("quiz")

    assert "2 claims rest today because you asked about them." in ran.lines
