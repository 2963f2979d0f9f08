import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

_SAYINGS = [
    "Who was Ada Finch?",
    "why?",
    "tell me more",
    "and the second one?",
    "where does it say that?",
    "quiz me on that",
    "no, I meant Quill",
    "1",
    "9",
    "thanks",
    "what did she do",
]
_HOSTILE = [
    "",
    "   ",
    "😀🎉",
    "?!...",
    "x",
    "the of and",
    "(a+)+$",
    "'; drop table reviews;--",
    "AND OR NEAR(",
    "[@click=app.quit]x[/]",
    "\x1b]52;c;aGk=\x07",
    "\u202ewho\u2028kept\x00it",
    "what\ris a lamp",
    "ｗｈｏ ｗａｓ Ａｄａ Ｆｉｎｃｈ",
    "lamp " * 10_000,
    "a" * 100_000,
    "²",
    "0",
    "99999999999999999999",
    "/quit",
    "who? what? where? why?",
]


def test_every_line_gets_exactly_one_object(tutor):
    ran = tutor("chat", "--json", stdin="\n".join(_HOSTILE) + "\n")

    assert 0 == ran.code
    assert len(_HOSTILE) == len([json.loads(line)["kind"] for line in ran.lines])


def test_a_last_line_without_an_end_is_answered_too(tutor):
    assert 2 == len(tutor("chat", "--json", stdin="hello\nwho was Ada Finch?").lines)


def test_no_control_character_is_printed(tutor):
    ran = tutor("chat", "--plain", stdin="\n".join(_HOSTILE) + "\n")

    assert not {c for c in ran.out if c != "\n" and not c.isprintable()}


def test_a_blank_line_is_not_answered(tutor):
    assert 1 == len(tutor("chat", "--plain", stdin="\n   \n\t\n").lines)


def test_a_plain_reply_says_how_sure_it_is(tutor):
    ran = tutor("chat", stdin="Who was Ada Finch?\nhow much did the lamp cost\n")
    replies = [line for line in ran.lines if line.startswith("Tutor: ")]

    assert replies[0].startswith("Tutor: The essay says: Ada Finch kept")
    assert "doesn't" in replies[1]
    assert "The essay says" not in replies[1]


def test_new_starts_afresh(tutor):
    ran = tutor("chat", "--json", stdin="Who was Ada Finch?\n/new\ntell me more\n")

    assert '{"kind": "new"}' == ran.lines[1]
    assert json.loads(ran.lines[2])["entry"] != json.loads(ran.lines[0])["entry"]


def test_json_and_plain_exclude_each_other(tutor):
    assert 2 == tutor("chat", "--json", "--plain").code


def test_without_a_terminal_the_interface_gives_way_to_lines(tutor):
    ran = tutor(stdin="Who was Ada Finch?\n")

    assert "On Lighthouses, by Mara Quill" in ran.lines[0]
    assert ran.lines[1].startswith("Tutor: ")


def test_a_number_chooses_what_was_offered(tutor):
    ran = tutor("chat", stdin="help\n1\n")
    offered = next(line for line in ran.lines if line.strip().startswith("1. "))
    chosen = tutor("ask", "--no-history", offered.strip().removeprefix("1. "))

    assert chosen.lines[0] in ran.out


def test_progress_is_saved_and_taken_in_from_the_conversation(tutor, tmp_path):
    saved = tmp_path / "mine.jsonl"
    told = tutor("chat", stdin=f"who was ada finch?\n/save {saved}\n/load {saved}\n").out

    assert f"records written to {saved}" in told
    assert "0 records taken in" in told


@pytest.mark.parametrize("leaving", ["/quit", "/exit", "/q"])
def test_nothing_after_quit_is_read(tutor, leaving):
    assert 1 == len(tutor("chat", stdin=f"{leaving}\nWho was Ada Finch?\n").lines)


def test_an_unknown_command_is_named(tutor):
    assert "Tutor: There is no command /sing; /help lists them." in tutor("chat", stdin="/sing\n").lines


def test_a_command_nearly_right_is_proposed(tutor):
    assert "did you mean /section?" in tutor("chat", stdin="/sections\n").out


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("/help", "/quiz"),
        ("/due", "To review today: 0"),
        ("/stats", "Claims seen: 0 of 8"),
        ("/map", "1 thesis: "),
        ("/names", "Ada Finch"),
        ("/timeline", "1891"),
        ("/load", "Load which file?"),
        ("/why", "Nothing was asked yet"),
        ("who was ada finch?\n/why", "(what I went by)"),
        ("/explain who kept the lamp?", "decision: "),
        ("/settings new_per_day 3", "new_per_day = 3"),
        ("/wrong", "There is no answer yet"),
        ("/settings no_such 1", "no setting is called"),
        ("/quiz no such topic", "no topic is called"),
        ("/section 3", "Keepers trimmed the wick"),
        ("/section 99", "Which section? There are headline, 1,"),
        ("/find lamp", "Nothing said holds lamp."),
        ("/attach nowhere.txt", "nowhere.txt"),
        ("/exam", "Question 1 of 8"),
        ("/missed", "There is nothing to ask"),
    ],
)
def test_what_the_interface_shows_can_be_had_as_lines(tutor, command, expected):
    assert expected in tutor("chat", stdin=f"{command}\n").out


def test_what_was_said_is_found_again(tutor):
    ran = tutor("chat", stdin="Who was Ada Finch?\n/find forty\n")

    assert "Tutor: Found 1 with forty:" in ran.lines


def test_what_was_missed_is_asked_about_by_number(tutor):
    ran = tutor("chat", stdin="/quiz keepers\n/show\n/skip\n/skip\n/skip\n/skip\n/leave\n1\n")
    lines = ran.lines[next(n for n, line in enumerate(ran.lines) if line.startswith("Back in")) :]

    assert "Back in the conversation. A number asks about what was missed:" == lines[0]
    assert lines[1].startswith("  1. ")
    assert lines[2].startswith("Tutor: ")


def test_whoever_begins_at_a_terminal_is_offered_questions(talking, monkeypatch):
    from tutor.cli.plain_chat import PlainChat

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    put = []
    PlainChat(talking, put.append).run(["1"])

    assert "  1. What happened in the storm at Grey Point?" in put
    assert any(line.startswith("Tutor: The essay says: Quill tells how the lamp") for line in put)


def test_a_conversation_is_exported(tutor, tmp_path):
    target = tmp_path / "talk.md"
    tutor("chat", stdin=f"Who was Ada Finch?\n/export {target}\n")

    assert "**You:** Who was Ada Finch?" in target.read_text()


def test_quiz_me_on_that_asks_about_the_last_answer(tutor):
    ran = tutor("chat", stdin="Who was Ada Finch?\nquiz me on that\n/leave\nWho was Ada Finch?\n")

    assert "Back in the conversation." in ran.lines
    assert "Finch" in ran.out.split("Question 1 of")[1]


def test_a_question_typed_after_the_quiz_reaches_the_tutor(tutor):
    ran = tutor("chat", stdin="/quiz keepers\n/skip\n/skip\n/skip\nWho was Ada Finch?\n")

    assert ran.lines[ran.lines.index("Back in the conversation.") + 1].startswith("Tutor: ")


def test_what_was_not_asked_is_noted_for_the_curator(tutor):
    tutor("chat", stdin="Who was Ada Finch?\n/wrong\n")

    assert any(group["kinds"].get("marked") for group in json.loads(tutor("gaps", "--json").out)["missing"])


@pytest.fixture(scope="module")
def talking(small_pack, tmp_path_factory):
    from tutor.study.study import Study

    study = Study.open(
        pack=str(small_pack), history=False, environ={"TUTOR_HOME": str(tmp_path_factory.mktemp("talk"))}
    )
    study.prepare()
    return study


@given(st.lists(st.text(max_size=80) | st.sampled_from(_SAYINGS), max_size=6))
def test_whatever_is_said_gets_a_reply_that_is_json(talking, said):
    talking.new_conversation()

    for text in said:
        reply = talking.ask(text).as_json()
        assert json.loads(json.dumps(reply)) == reply
        assert reply["text"] or reply["kind"] in ("new", "several")


def test_a_quiz_on_a_topic_named_leaves_out_what_was_talked_about_before(tutor):
    ran = tutor("chat", stdin="What does Quill propose?\nquiz me on the light and what it does\n/leave\n")

    assert "Question 1 of 5" in ran.lines
