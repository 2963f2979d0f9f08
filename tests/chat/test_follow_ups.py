"""Follow-ups: what a message takes from the conversation before it."""

from dataclasses import replace

import pytest

from pond_pack import POND, pond_index, pond_responder
from tutor.chat import frames
from tutor.chat.context import MOST_TOPICS, Context
from tutor.chat.following import complete_question, read_message
from tutor.chat.reply import Reply, ReplyKind
from tutor.chat.splitting import find_question, says_nothing, split_questions
from tutor.knowledge.model import Name, NameKind, WhyNot

FOOD = "What does the heron eat?"
DAM = "Who built the dam of the pond?"
VOSS = "Who was Lena Voss?"
QUILL = Name("quill", "Mara Quill", NameKind.PERSON, "She wrote it.", ("1",), pronoun="she")
AUTHORED = replace(POND, names=(*POND.names, QUILL))


def talk(*messages: str) -> Reply:
    """Return the reply to the last of some messages."""
    context, reply = Context(), Reply(ReplyKind.NEW)
    for message in messages:
        reply, context = pond_responder().respond(message, context)
    return reply


@pytest.mark.parametrize(
    ("before", "message", "entry"),
    [
        (VOSS, "what did she ask for?", "voss-petition"),
        (VOSS, "and her petition?", "voss-petition"),
        (FOOD, "and Crane?", "crane-who"),
        (FOOD, "what about the dam?", "dam"),
        (FOOD, "why did the mill close?", "mill-closed"),
        (DAM, "no, I meant the mill", "mill-closed"),
        (VOSS, "no, I meant Crane", "crane-who"),
        (DAM, "sorry, I meant what the heron eats", "heron-food"),
    ],
)
def test_a_follow_up_leads_where_it_points(before, message, entry) -> None:
    assert entry == talk(before, message).entry


def test_what_he_says_now_may_be_asked_of_the_author() -> None:
    context = Context(entry="crane-who", asked="Who was Tobias Crane?", names=("crane",))
    readings = read_message("what does she say about the ice?", context, AUTHORED, pond_index().names)

    assert "what does the author say about the ice?" in [r.query for r in readings]


def test_a_pronoun_is_none_of_the_names_beside_it() -> None:
    context = Context(entry="voss-who", asked="Who was Lena Voss?", names=("voss",))

    assert not [r for r in read_message("why did she help Voss?", context, POND, pond_index().names) if r.stands_in]


def test_a_name_alone_keeps_the_question_that_was_asked_of_the_last_one() -> None:
    asked = Context(entry="voss-who", asked="Who was Lena Voss?", names=("voss",))

    assert "Who was Crane?" == complete_question("and Crane?", asked, POND, pond_index().names)
    assert "Who was Lena Voss?" == complete_question("and the dam?", asked, POND, pond_index().names)


def test_the_last_question_is_asked_of_another_name_as_often_as_one_is_given() -> None:
    assert "crane-who" == talk("Who was Lena Voss?", "and Crane?").entry
    assert "voss-who" == talk("Who was Lena Voss?", "and Crane?", "same for Miss Voss?").entry


def test_what_a_pronoun_was_taken_for_is_told() -> None:
    assert "taking 'she' as Lena Voss" == talk(VOSS, "when was she born?").understood


def test_a_follow_up_the_essay_cannot_answer_is_declined() -> None:
    reply = talk(VOSS, "when was she born?")

    assert (ReplyKind.NOT_COVERED, "voss-birth") == (reply.kind, reply.entry)


def test_a_gap_beside_the_conversation_is_met_rather_than_what_was_said_told_again() -> None:
    reply = talk(VOSS, "her birthday?")

    assert (ReplyKind.NOT_COVERED, "voss-birth") == (reply.kind, reply.entry)


def test_an_unlikely_entry_is_offered_and_not_shown() -> None:
    reply = talk(FOOD, "which spoons did they paint?")

    assert ReplyKind.NOT_COVERED is reply.kind


def test_a_pronoun_needs_somebody_it_fits() -> None:
    context = Context(entry="heron-food", names=("heron",))

    assert not [
        r for r in read_message("what did she say?", context, POND, pond_index().names) if "taking" in r.understood
    ]


def test_a_correction_never_gives_the_same_entry_again() -> None:
    reply = talk(FOOD, "no, I meant the heron")

    assert "heron-food" != reply.entry
    assert reply.understood.startswith("instead of: ")


def test_an_earlier_topic_can_be_taken_up_again() -> None:
    assert "dam" == talk(DAM, FOOD, VOSS, "back to the dam: who built it?").entry


@pytest.mark.parametrize(
    ("back", "entry"),
    [
        ("going back to the heron", "heron-food"),
        ("back to the list", "heron-food"),
        ("that dam again - when was it made?", "dam"),
        ("coming back to the heron, where is its home?", "heron-nest"),
    ],
)
def test_one_can_go_back_to_what_was_answered_before(back, entry) -> None:
    assert entry == talk(FOOD, DAM, VOSS, back).entry


def test_a_pronoun_means_the_one_last_asked_about() -> None:
    assert "taking 'she' as Lena Voss" == talk(DAM, VOSS, "when was she born?").understood
    assert "crane-who" == talk(VOSS, DAM, "where did he come from?").entry


def test_what_was_just_said_is_not_asserted_again_for_a_new_question() -> None:
    assert ReplyKind.ANSWER is not talk(FOOD, "how many spoons does it need for that?").kind


def test_more_tells_the_rest_and_what_it_leads_on_to() -> None:
    more = talk(DAM, "tell me more")

    assert f"{POND.entry_by_id['dam'].more} {POND.entry_by_id['mill-closed'].answer}" == more.text
    assert "mill-closed" == more.entry
    assert {*POND.entry_by_id["dam"].cites, *POND.entry_by_id["mill-closed"].cites} == set(more.citations)


def test_more_tells_the_rest_alone_where_both_together_would_be_long(monkeypatch) -> None:
    monkeypatch.setattr("tutor.chat.responder.MOST_AT_ONCE", 10)

    assert POND.entry_by_id["dam"].more == talk(DAM, "tell me more").text
    assert "mill-closed" == talk(DAM, "tell me more", "more please").entry


def test_more_leaves_out_what_is_told_next_anyway(monkeypatch) -> None:
    monkeypatch.setattr("tutor.chat.responder.MOSTLY_TOLD", 0.0)

    assert POND.entry_by_id["mill-closed"].answer == talk(DAM, "tell me more").text


def test_more_goes_on_as_long_as_there_is_something_new() -> None:
    assert "going on with: Where does the heron nest?" == talk(FOOD, "tell me more").understood
    assert frames.NO_MORE == talk(FOOD, "more", "more", "more").text


def test_what_else_asks_for_more_of_what_was_answered() -> None:
    assert talk(FOOD, "what else does the heron eat?").text.startswith(POND.entry_by_id["heron-food"].more)


def test_where_there_is_no_more_that_is_said() -> None:
    assert frames.NO_MORE == talk("Why did the mill close?", "tell me more").text


def test_the_source_of_an_answer_is_its_sections() -> None:
    reply = talk(FOOD, "where does it say that?")

    assert (ReplyKind.ANSWER, ("2",), "Section 2, The heron: How a bird rules it.") == (
        reply.kind,
        reply.citations,
        reply.text,
    )


def test_a_reply_that_asks_back_or_declines_has_a_source_too() -> None:
    asking = Context(asked="the pond?", sources=("1", "3"))

    assert ("1", "3") == pond_responder().respond("where does it say that?", asking)[0].citations
    assert ("1",) == talk("How deep is the pond?", "source?").citations


def test_the_source_can_still_be_asked_for_after_more() -> None:
    assert ("1",) == talk(DAM, "tell me more", "source?").citations


@pytest.mark.parametrize(
    ("messages", "part"),
    [
        (("the second one",), "newts"),
        (("what is the first?",), "frogs"),
        (("and the last one?",), "young carp"),
        (("number 3",), "young carp"),
        (("the middle one",), "newts"),
        (("the third one", "and the one before that?"), "newts"),
        (("the last two",), "newts; young carp"),
        (("the first two", "and the next one?"), "young carp"),
        (("the first one", "and the next one?"), "newts"),
        (("next one", "next one"), "newts"),
        (("the first one", "what about the one after that?"), "newts"),
        (("Who built the dam of the pond?", "and the first?"), "frogs"),
    ],
)
def test_an_item_of_a_list_is_given_by_its_place(messages, part) -> None:
    assert part == talk(FOOD, *messages).text


@pytest.mark.parametrize("messages", [("the fourth one",), ("number 9",), ("the last one", "the next one")])
def test_an_item_beyond_the_list_is_declined_with_the_list(messages) -> None:
    reply = talk(FOOD, *messages)

    assert (ReplyKind.NOT_COVERED, WhyNot.TOUCHES) == (reply.kind, reply.why_not)
    assert "frogs; newts; young carp" in reply.text


def test_an_item_of_what_is_no_list_is_the_answer_as_a_whole() -> None:
    reply = talk(VOSS, "the second one")

    assert (ReplyKind.CLOSEST, "voss-who") == (reply.kind, reply.entry)


def test_an_option_is_opened_by_its_number() -> None:
    offered = talk("How deep is the pond?")
    chosen = talk("How deep is the pond?", "1")

    assert (ReplyKind.ANSWER, offered.options[0].entry, 1.0) == (chosen.kind, chosen.entry, chosen.confidence)


def test_a_description_chooses_among_what_was_offered() -> None:
    context = Context(options=("dam", "ice", "voss-petition"), asked="what happened at the pond?")
    reply, _ = pond_responder().respond("the one from the sixties", context)

    assert "voss-petition" == reply.entry
    assert "still about: what happened at the pond?" == reply.understood


def test_only_a_name_asks_the_last_question_of_that_name() -> None:
    assert "crane-who" == talk(VOSS, "and Crane?").entry
    assert "voss-who" == talk("Who was Tobias Crane?", "Lena Voss?").entry


def test_a_number_chooses_nothing_once_something_else_was_answered() -> None:
    assert "ice" != talk("How deep is the pond?", FOOD, "1").entry


def test_a_quiz_on_that_is_about_the_last_topic() -> None:
    assert "animals" == talk(FOOD, "quiz me on that").topic
    assert "people" == talk(FOOD, DAM, "quiz me on this").topic


def test_where_alone_asks_for_a_place_where_the_last_entry_is_asked_for_one_and_else_for_the_section() -> None:
    nest = POND.entry_by_id["heron-nest"]

    assert nest.answer == talk(nest.question, "where?").text
    assert "Section" in talk(DAM, "where?").text


def test_small_talk_in_between_forgets_nothing() -> None:
    assert talk(DAM, "tell me more") == talk(DAM, "thanks!", "tell me more")


def test_after_a_false_premise_one_can_go_on_from_what_is_right() -> None:
    assert ("1",) == talk("Why was the dam built in 1950?", "where does it say that?").citations


def test_a_source_means_nothing_at_the_beginning() -> None:
    assert talk("where does it say that?").kind is not ReplyKind.ANSWER


def test_several_questions_in_one_message_may_lean_on_what_was_said() -> None:
    reply = talk(VOSS, "what did she ask for? and what does the heron eat?")

    assert ["voss-petition", "heron-food"] == [p.entry for p in reply.parts]


def test_a_conversation_remembers_only_so_much() -> None:
    context = Context()
    for n in range(3 * MOST_TOPICS):
        context = context.with_answer(f"entry-{n}", (f"name-{n}",), "?")

    assert (MOST_TOPICS, MOST_TOPICS) == (len(context.topics), len(context.names))
    assert "entry-23" == context.topics[0] == context.entry


def test_a_topic_taken_up_again_is_the_latest_and_stands_once() -> None:
    context = Context()
    for entry in ("a", "b", "a"):
        context = context.with_answer(entry, (), "?")

    assert ("a", "b") == context.topics


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Who built it? When did it freeze?", ["Who built it?", "When did it freeze?"]),
        ("who built the dam and when did it freeze", ["who built the dam", "when did it freeze"]),
        ("where and when did it freeze", ["where and when did it freeze"]),
        ("who built the dam + what does the heron eat", ["who built the dam", "what does the heron eat"]),
        ("who built the dam, what does it hold", ["who built the dam", "what does it hold"]),
        ("who built the dam or who paid for it", ["who built the dam", "who paid for it"]),
        ("Who built the dam? and also who paid?", ["Who built the dam?", "and also who paid?"]),
        (
            "When I came, I slept. It says what froze and what not. Why?",
            ["When I came, I slept. It says what froze and what not. Why?"],
        ),
        ("I saw a heron. It was tall. What does it eat?", ["I saw a heron. It was tall. What does it eat?"]),
        ("", [""]),
    ],
)
def test_a_message_is_cut_into_its_questions(text, questions) -> None:
    assert questions == split_questions(text)


def test_no_more_questions_are_taken_up_than_can_be_read() -> None:
    assert 4 == len(split_questions("Who built the dam? " * 50))


def test_the_question_is_found_behind_the_story() -> None:
    assert ("What does it eat?", "I saw a heron. It was tall.") == find_question(
        "I saw a heron. It was tall. What does it eat?"
    )


@pytest.mark.parametrize(
    ("text", "empty"), [("could you tell me what the author means?", True), ("what does the heron eat?", False)]
)
def test_a_question_may_only_carry_another_sentence(text, empty) -> None:
    assert empty == says_nothing(text)


@pytest.mark.parametrize(
    ("story", "entry"),
    [
        ("I read about a teacher who fought for the pond. Who was she?", "voss-who"),
        ("My class heard of a great frost. The pond was frozen solid. When was that?", "ice"),
        ("Somebody asked the town to keep the pond. What was it that she collected?", "voss-petition"),
    ],
)
def test_a_question_that_only_points_is_read_with_the_story_before_it(story, entry) -> None:
    assert entry == talk(story).entry


@pytest.mark.parametrize("message", ["do you agree with her?", "what do you think?", "do you like him"])
def test_an_opinion_asked_for_in_a_follow_up_is_declined_as_one(message) -> None:
    assert WhyNot.OPINION is talk(VOSS, DAM, message).why_not


@pytest.mark.parametrize("message", ["and today?", "what is going on now?", "what happened since then"])
def test_news_asked_for_in_a_follow_up_is_declined_as_such(message) -> None:
    assert WhyNot.NEWS is talk(VOSS, message).why_not


def test_a_follow_up_that_only_a_far_fetched_entry_accounts_for_is_hedged_on_the_likeliest() -> None:
    reply = talk(DAM, "and why in a tree?")

    assert (ReplyKind.CLOSEST, "dam") == (reply.kind, reply.entry)


def test_why_alone_is_not_told_the_last_answer_again_but_what_it_leads_on_to_and_is_asked_why() -> None:
    assert (ReplyKind.CLOSEST, "mill-closed") == ((reply := talk(DAM, "why?")).kind, reply.entry)


def test_a_bare_question_that_the_last_entry_is_known_to_answer_is_answered_by_it_again() -> None:
    assert (ReplyKind.ANSWER, "dam") == ((reply := talk(DAM, "who?")).kind, reply.entry)


def test_a_clause_that_only_says_when_is_no_question_of_its_own() -> None:
    text = "When the railway came, what happened to the mill?"

    assert [text] == split_questions(text)
    assert 2 == len(split_questions("When was the dam built, what happened to the mill?"))
