"""Replies to a first message: answered, hedged, asked back, declined, and every word of them the curator's."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pond_pack import ENTRIES, GAPS, POND, pond_responder
from tutor.chat import frames
from tutor.chat.context import Context
from tutor.chat.reply import Reply, ReplyKind
from tutor.chat.responder import MOST_CHARACTERS
from tutor.knowledge.model import WhyNot
from tutor.text import clean

HOSTILE = [
    "",
    "   ",
    "?!...",
    "\N{DUCK}\N{FROG FACE}\N{ZERO WIDTH JOINER}",
    "a",
    "(a+)+$",
    "((((",
    "*.*",
    "'; drop table x;--",
    "AND OR NEAR(",
    "[@click=app.quit]x[/]",
    "\x1b]52;c;aGVyb24=\x07 what does the heron eat",
    "\u202eheron\u2066",
    "\ud800 heron",
    "e" + "\u0301" * 500,
    "1e3 NaN inf -7 " + "9" * 400,
    "heron " * 10_000,
    "x" * 100_000,
    "what does the heron eat? " * 4_000,
    "no, i meant " * 500,
    "and " * 3_000,
    "?" * 5_000,
]


def ask(text: str) -> Reply:
    reply, _ = pond_responder().respond(text, Context())
    return reply


@pytest.mark.parametrize("entry", ["dam", "mill-closed", "heron-food", "voss-petition", "ice", "lily-bloom", "thesis"])
def test_a_question_is_answered_in_the_curators_words(entry) -> None:
    known = POND.entry_by_id[entry]
    reply = ask(known.question)

    assert (ReplyKind.ANSWER, entry, known.answer, known.cites) == (
        reply.kind,
        reply.entry,
        reply.text,
        reply.citations,
    )


def test_an_answer_leads_on() -> None:
    assert [("mill-closed", "Why did the mill close?")] == [
        (f.entry, f.question) for f in ask("Who built the dam of the pond?").follow_ups
    ]


@pytest.mark.parametrize("gap", GAPS, ids=[g.id for g in GAPS])
def test_a_gap_says_what_the_essay_says_instead(gap) -> None:
    reply = ask(gap.questions[0])

    assert (ReplyKind.NOT_COVERED, gap.says, gap.why_not) == (reply.kind, reply.text, reply.why_not)
    assert list(gap.near) == [o.entry for o in reply.options][: len(gap.near)]


@pytest.mark.parametrize("text", ["who won the football world cup?", "how do I bake bread", "what is 17 times 23"])
def test_what_the_essay_is_silent_about_is_declined(text) -> None:
    assert (ReplyKind.NOT_COVERED, WhyNot.SILENT) == (ask(text).kind, ask(text).why_not)


@pytest.mark.parametrize(
    "text", ["do you like the heron?", "what do you think of Lena Voss?", "in your opinion, was Crane right?"]
)
def test_the_tutor_has_no_opinions(text) -> None:
    assert (ReplyKind.NOT_COVERED, WhyNot.OPINION) == (ask(text).kind, ask(text).why_not)


@pytest.mark.parametrize("text", ["what is Lena Voss doing right now?", "is the mill open this week?"])
def test_the_tutor_knows_no_news(text) -> None:
    assert ReplyKind.NOT_COVERED is ask(text).kind


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("why did the mill close in 1850?", "mill-closed"),
        ("Why was the dam built in 1950?", "dam"),
    ],
)
def test_a_false_premise_is_told_and_mended(text, entry) -> None:
    reply = ask(text)

    assert (ReplyKind.NOT_COVERED, WhyNot.PREMISE, entry) == (reply.kind, reply.why_not, reply.entry)
    assert reply.text.endswith(POND.entry_by_id[entry].answer)


def test_a_right_year_is_no_false_premise() -> None:
    assert (ReplyKind.ANSWER, "mill-closed") == (
        ask("why did the mill close in 1912?").kind,
        ask("why did the mill close in 1912?").entry,
    )


@pytest.mark.parametrize("text", ["", "  ", "?!...", "\N{DUCK}", "qwzx vbnm xxkcd"])
def test_what_holds_no_meaning_is_not_understood(text) -> None:
    assert (ReplyKind.NOT_COVERED, WhyNot.NOT_UNDERSTOOD) == (ask(text).kind, ask(text).why_not)


@pytest.mark.parametrize(("name", "entry"), [("Crane", "crane-who"), ("tell me about Lena Voss", "voss-who")])
def test_a_name_alone_opens_what_there_is_about_it(name, entry) -> None:
    assert (ReplyKind.ANSWER, entry) == (ask(name).kind, ask(name).entry)


def test_two_questions_are_answered_in_turn() -> None:
    reply = ask("What does the heron eat? Why did the mill close?")

    assert (ReplyKind.SEVERAL, ["heron-food", "mill-closed"]) == (reply.kind, [p.entry for p in reply.parts])
    assert ("2", "1") == reply.citations


def test_two_questions_may_be_joined_by_and() -> None:
    reply = ask("what does the heron eat and why did the mill close?")

    assert ["heron-food", "mill-closed"] == [p.entry for p in reply.parts]


def test_a_story_before_a_question_does_not_hide_it() -> None:
    reply = ask("I visited my aunt on Sunday. She loves birds very much. What does the heron eat?")

    assert "heron-food" == reply.entry


def test_a_mended_slip_is_told() -> None:
    reply = ask("what does the herno eat?")

    assert ("heron-food", "reading 'herno' as 'heron'") == (reply.entry, reply.understood)


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (ReplyKind.SMALLTALK, "hi", frames.GREETING),
        (ReplyKind.SMALLTALK, "thanks a lot", frames.THANKS),
        (ReplyKind.SMALLTALK, "bye", frames.FAREWELL),
        (ReplyKind.HELP, "what can you do?", frames.HELP),
        (ReplyKind.QUIZ, "quiz me", frames.QUIZ),
    ],
)
def test_small_talk_help_and_quiz_have_fixed_words(kind, text, said) -> None:
    assert (kind, said) == (ask(text).kind, ask(text).text)


def test_help_offers_the_packs_starters() -> None:
    assert ["dam", "heron-food"] == [f.entry for f in ask("help").follow_ups]


@pytest.mark.parametrize(
    ("text", "topic"), [("quiz me on wildlife", "animals"), ("quiz me on Lena Voss", "people"), ("quiz me", None)]
)
def test_a_quiz_is_about_the_topic_named(text, topic) -> None:
    assert topic == ask(text).topic


@pytest.mark.parametrize(
    "text",
    [
        "WHAT DOES THE HERON EAT?",
        "what does the heron eat",
        "\uff37\uff48\uff41\uff54 does the \uff28eron eat\uff1f",
        "“What does the heron eat?”",
        unicodedata.normalize("NFD", "whát does the heron eat"),
        "  what   does\tthe heron\neat ",
        "What's the heron's food?",
    ],
)
def test_the_form_of_the_letters_does_not_matter(text) -> None:
    assert (ReplyKind.ANSWER, "heron-food") == (ask(text).kind, ask(text).entry)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_taken_as_text_and_comes_back_clean(text) -> None:
    context = Context()
    for _ in range(2):
        reply, context = pond_responder().respond(text, context)
        shown = json.dumps(reply.as_json(), ensure_ascii=False)

        assert clean(shown) == shown
        assert all(0.0 <= r.confidence <= 1.0 for r in (reply, *reply.parts) if r.confidence is not None)


@pytest.mark.parametrize("text", ["x" * 100_000, "heron " * 10_000])
def test_a_very_long_message_is_cut_and_that_is_told(text) -> None:
    assert frames.FIRST_WORDS.format(count=MOST_CHARACTERS) == ask(text).understood


def test_a_question_within_a_very_long_message_is_still_answered() -> None:
    assert "heron-food" == ask("what does the heron eat? " + " " * 100_000).entry


CURATED = (
    {e.answer for e in ENTRIES}
    | {g.says for g in GAPS}
    | {e.more for e in ENTRIES}
    | {p for e in ENTRIES for p in e.parts}
)
FRAMES = {v for k, v in vars(frames).items() if k.isupper() and isinstance(v, str)} | set(frames.NOT_COVERED.values())
ASKED = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from("what why does the heron eat Voss dam pond deep built 1950 and ? you think frogs".split()),
        max_size=9,
    ).map(" ".join),
)


@given(ASKED)
@settings(deadline=None)
def test_every_word_of_a_reply_is_the_curators_or_a_frame(text) -> None:
    hedges = (frames.CLOSEST, frames.CLOSEST_OF_SEVERAL, frames.PREMISE)
    framed = {f.format(answer=a) for f in hedges for a in CURATED}
    reply = ask(text)

    assert all(r.text in CURATED | FRAMES | framed for r in (reply.parts or (reply,)))


@given(ASKED)
@settings(deadline=None)
def test_asking_twice_gives_the_same_reply(text) -> None:
    assert ask(text) == ask(text)


@given(ASKED)
@settings(deadline=None)
def test_whatever_is_asserted_is_cited(text) -> None:
    reply = ask(text)

    assert all(r.citations for r in (reply, *reply.parts) if r.kind in (ReplyKind.ANSWER, ReplyKind.CLOSEST))
    assert (reply.kind is ReplyKind.NOT_COVERED) == (reply.why_not is not None)
