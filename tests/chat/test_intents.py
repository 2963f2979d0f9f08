"""What kind of message it is: small talk, a wish, a choice or a question."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.chat.intent import IntentKind, read_intent
from tutor.chat.patterns import compile_pattern, load_patterns, matches
from tutor.matching.normalise import tokens

NEEDS_NOTHING = {
    IntentKind.GREETING: ["hi", "Hello!", "hey there", "good morning", "Hi, how are you?"],
    IntentKind.THANKS: [
        "thanks",
        "thank you very much",
        "thx",
        "cheers mate",
        "that was helpful",
        "thanks anyway",
        "you're helping me a lot",
    ],
    IntentKind.FAREWELL: ["bye", "good night", "see you tomorrow", "that's all for today"],
    IntentKind.PLEASED: ["ok", "great!", "I see", "got it", "makes sense"],
    IntentKind.HELP: [
        "help",
        "what can you do?",
        "how does this work",
        "who are you",
        "what can I ask?",
        "how does this work, do I just type?",
    ],
    IntentKind.QUIZ: [
        "quiz me",
        "test me please",
        "now you ask, i answer",
        "let me practise that part",
        "I want a quiz",
        "can you test my knowledge?",
    ],
    IntentKind.NOTHING: ["", "  ", "?!", "\N{DUCK}", "..."],
    IntentKind.QUESTION: [
        "what does the heron eat?",
        "heron",
        "who was the first miller and what did he do",
        "is the heron great?",
        "what does the essay say about help",
        "why did they test the water",
    ],
}
AFTER_AN_ANSWER = {
    IntentKind.MORE: ["tell me more", "more please", "go on", "can you elaborate?", "more details"],
    IntentKind.SOURCE: [
        "where does it say that?",
        "source?",
        "which paragraph is that from",
        "how do you know that",
        "says who?",
    ],
}


def rows(table):
    return [(kind, text) for kind, texts in table.items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), rows(NEEDS_NOTHING))
def test_a_message_says_what_it_wants(kind, text) -> None:
    assert kind is read_intent(text).kind


@pytest.mark.parametrize(("kind", "text"), rows(AFTER_AN_ANSWER))
def test_a_wish_about_an_answer_needs_one(kind, text) -> None:
    assert kind is read_intent(text, has_answer=True).kind
    assert kind is not read_intent(text).kind


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("quiz me on herons", "herons"),
        ("test me about the old mill", "the old mill"),
        ("quiz me on that", ""),
        ("quiz me on this topic", ""),
        ("give me a quiz", ""),
    ],
)
def test_a_quiz_may_be_about_something(text, subject) -> None:
    intent = read_intent(text)

    assert (IntentKind.QUIZ, subject) == (intent.kind, intent.subject)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("the second one", 2),
        ("what is the third one?", 3),
        ("number 2", 2),
        ("and the last?", -1),
        ("what about the next one", 0),
        ("tell me more about the first", 1),
        ("2nd one", 2),
    ],
)
def test_an_item_of_a_list_is_asked_for_by_its_place(text, number) -> None:
    intent = read_intent(text, has_parts=True, has_answer=True)

    assert (IntentKind.PART, number) == (intent.kind, intent.number)


@pytest.mark.parametrize(
    ("text", "number"),
    [("2", 2), ("the second one", 2), ("option 3", 3), ("I mean the first", 1), ("last", 3), ("1.", 1)],
)
def test_an_option_is_chosen_by_its_number_or_place(text, number) -> None:
    intent = read_intent(text, options=3)

    assert (IntentKind.CHOICE, number) == (intent.kind, intent.number)


@pytest.mark.parametrize(("text", "options"), [("4", 3), ("9", 1), ("2", 0), ("the fifth one", 2)])
def test_what_was_not_offered_cannot_be_chosen(text, options) -> None:
    assert IntentKind.CHOICE is not read_intent(text, options=options).kind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (IntentKind.QUIZ, "Thanks, that's clear. Can you quiz me on this paragraph?"),
        (IntentKind.SOURCE, "Thank you! Which paragraph is that from?"),
        (IntentKind.MORE, "Interesting! Tell me more."),
        (IntentKind.FAREWELL, "Thanks for your help. See you tomorrow."),
        (IntentKind.QUESTION, "Thanks. What does the heron eat?"),
        (IntentKind.QUESTION, "Tell me more: who built the mill?"),
    ],
)
def test_of_several_wishes_the_one_that_needs_doing_counts(kind, text) -> None:
    assert kind is read_intent(text, has_answer=True).kind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (IntentKind.SOURCE, "I'd be grateful if you could point me to the passage"),
        (IntentKind.MORE, "Would you be so kind as to tell me a little more about that?"),
        (IntentKind.QUIZ, "Would you please quiz me on what we discussed?"),
        (IntentKind.GREETING, "heyyy"),
    ],
)
def test_politeness_and_stretched_letters_hide_no_wish(kind, text) -> None:
    assert kind is read_intent(text, has_answer=True).kind


def test_a_long_message_is_a_question() -> None:
    assert IntentKind.QUESTION is read_intent("hello " * 20).kind


@given(st.text(max_size=40), st.integers(0, 3), st.booleans(), st.booleans())
@settings(deadline=None)
def test_every_message_has_a_kind_and_a_choice_is_among_the_options(text, options, has_parts, has_answer) -> None:
    intent = read_intent(text, options=options, has_parts=has_parts, has_answer=has_answer)

    assert intent.kind is not IntentKind.CHOICE or 1 <= intent.number <= options
    assert intent.kind is not IntentKind.PART or has_answer


@given(st.sampled_from(rows(NEEDS_NOTHING)))
@settings(deadline=None)
def test_case_and_punctuation_do_not_matter(row) -> None:
    kind, text = row

    assert kind is read_intent(text.upper()).kind
    assert kind is read_intent(f"{text} !!").kind


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("show|list me [the] frogs", "list me frogs ", True),
        ("show|list me [the] frogs", "show me the frogs ", True),
        ("show|list me [the] frogs", "show me a frogs ", False),
        ("* quiz", "please give me quiz ", True),
        ("* quiz", "one two three four quiz ", False),
        ("a.b", "axb ", False),
        ("(good day|hi) frog", "good day frog ", True),
        ("[in this/the pond] frog", "in the pond frog ", True),
    ],
)
def test_a_pattern_has_alternatives_options_and_room_for_three_words(pattern, text, fits) -> None:
    assert fits == bool(compile_pattern(pattern).fullmatch(text))


@pytest.mark.parametrize(
    "text",
    ["my name is Ada", "i thank you for all of it", "i need help with that", *(t for _, t in rows(NEEDS_NOTHING))],
)
def test_a_text_matches_when_any_pattern_fits_it_whole(text) -> None:
    said = " ".join(tokens(text))

    for patterns in load_patterns("wishes.txt").values():
        assert any(p.matches(said) for p in patterns) == matches(patterns, said)
