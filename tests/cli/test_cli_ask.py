import json

from tutor import __version__
from tutor.chat.reply import Reply


def test_an_answer_is_printed_with_its_section(tutor):
    ran = tutor("ask", "What happened in the storm of 1891?")

    assert 0 == ran.code
    assert "[section" in ran.lines[0]
    assert "" == ran.err


def test_words_of_a_question_need_no_quotes(tutor):
    assert tutor("ask", "who kept the lamp?").out == tutor("ask", "who", "kept", "the", "lamp?").out


def test_a_dash_reads_the_question_from_standard_input(tutor):
    assert tutor("ask", "who kept the lamp?").out == tutor("ask", "-", stdin="who kept the lamp?\n").out


def test_json_holds_every_field_of_a_reply(tutor):
    ran = tutor("ask", "--json", "Who was Ada Finch?")

    assert list(Reply.__dataclass_fields__) == list(json.loads(ran.out))


def test_what_the_essay_leaves_out_ends_with_three(tutor):
    assert 3 == tutor("ask", "what is the capital of Mongolia?").code


def test_an_empty_question_ends_with_three(tutor):
    assert 3 == tutor("ask", "").code


def test_the_pack_may_stand_before_or_after_the_command(tutor, small_pack):
    before = tutor("--pack", str(small_pack), "ask", "Who was Ada Finch?", pack=None)
    after = tutor("ask", "--pack", str(small_pack), "Who was Ada Finch?", pack=None)

    assert before == after


def test_an_unknown_pack_is_a_usage_error_that_names_the_known_ones(tutor):
    ran = tutor("ask", "hi", "--pack", "no-such-pack")

    assert 2 == ran.code
    assert "no-such-pack" in ran.err
    assert "" == ran.out


def test_without_history_nothing_is_kept(tutor, small_home):
    tutor("ask", "Who was Ada Finch?", "--no-history")

    assert not (small_home / "data" / "progress.db").exists()


def test_a_long_question_is_read_in_part_and_says_so(tutor):
    ran = tutor("ask", "--json", "lamp " * 20_000)

    assert "first" in json.loads(ran.out)["understood"]


def test_help_shows_examples_and_exit_codes(tutor):
    ran = tutor("--help")

    assert 0 == ran.code
    assert "examples:" in ran.out
    assert "exit codes:" in ran.out


def test_the_version_is_told(tutor):
    assert f"tutor {__version__}\n" == tutor("--version").out


def test_an_unknown_command_is_a_usage_error(tutor):
    assert 2 == tutor("sing").code
