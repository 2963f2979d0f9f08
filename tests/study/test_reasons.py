import pytest
from study_helpers import StandingClock, open_study

from tutor.study.reasons import say_reasons


@pytest.fixture
def study(tmp_path, small_pack):
    opened = open_study(tmp_path / "home", small_pack, StandingClock())
    yield opened
    opened.close()


def reasons(study, *messages):
    for message in messages:
        study.ask(message)
    return study.reasons()


def test_before_anything_was_asked_there_are_none(study):
    assert study.reasons() is None


def test_what_the_reply_rests_on_is_marked_among_its_rivals(study):
    rivals = reasons(study, "who was ada finch").rivals

    assert ["Who was Ada Finch?"] == [r.question for r in rivals if r.is_chosen]
    assert [r.probability for r in rivals] == sorted((r.probability for r in rivals), reverse=True)


def test_what_the_essay_is_known_not_to_say_is_named_as_that(study):
    found = reasons(study, "how much did the lamp cost")

    assert [True] == [r.is_gap for r in found.rivals if r.is_chosen]
    assert "guessed nothing" in found.conclusion


def test_a_mended_word_is_told_once(study):
    assert " ".join(say_reasons(reasons(study, "who was ada finhc"))).count("finhc") == 2


def test_words_that_lead_nowhere_have_no_rivals(study):
    found = reasons(study, "xyzzy plugh")

    assert found.rivals == ()
    assert "Words I know nothing of: xyzzy, plugh" in found.notes


def test_a_follow_up_is_explained_by_what_was_said_before(study):
    assert "hear more" in reasons(study, "who was ada finch", "tell me more").conclusion


def test_a_question_chosen_from_a_list_needs_no_guessing(study):
    study.open_entry("finch")

    assert "You chose this question yourself" in study.reasons().conclusion


@pytest.mark.parametrize(("message", "said"), [("hello", "small talk"), ("quiz me", "a quiz"), ("help", "can be done")])
def test_what_is_no_question_is_named_as_what_it_was_taken_for(study, message, said):
    assert said in reasons(study, message).conclusion


def test_several_questions_are_told_apart(study):
    found = reasons(study, "who was ada finch? what does quill say about satellites?")

    assert "several questions" in found.conclusion
    assert {"Who was Ada Finch?", "What does Quill say about satellites?"} == {
        r.question for r in found.rivals if r.is_chosen
    }


def test_a_new_conversation_forgets_the_last_question(study):
    study.ask("who was ada finch")
    study.new_conversation()

    assert study.reasons() is None
