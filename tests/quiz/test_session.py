import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.errors import DataError
from tutor.knowledge.model import ChoiceItem, Claim, Distractor, ItemKind, Point, Role, ShortItem
from tutor.quiz import (
    Grade,
    NameBook,
    QuizSession,
    Rating,
    Response,
    Verdict,
    rate,
    session_from_json,
    session_to_json,
)

BOOK = NameBook()


def choice(name):
    wrong = tuple(Distractor(f"wrong {i}") for i in range(3))
    return ChoiceItem(id=f"{name}-choice", explain="", prompt=f"Which {name}?", answer="right", distractors=wrong)


def short(name):
    points = (Point("birds lay eggs"), Point("snakes lay eggs"))
    return ShortItem(
        id=f"{name}-short", explain="", prompt="Which animals?", reference="Birds and snakes lay eggs", points=points
    )


CLAIMS = {n: Claim(n, n, Role.CLAIM, ("1",), items=(choice(n), short(n))) for n in ("a", "b", "c")}


def start(kind="choice", *, is_exam=False, claims="abc"):
    return QuizSession.start(CLAIMS, [(n, f"{n}-{kind}") for n in claims], names=BOOK, seed=7, is_exam=is_exam)


def pick(session, text):
    return Response(text, (session.current.options.index(text),))


def typed(text):
    return Response(text, texts=(text,))


def test_a_right_answer_is_good_and_a_review():
    session, outcome = start().answer(pick(start(), "right"), seconds=3)

    assert Rating.GOOD is outcome.rating
    assert outcome.is_review
    assert 1 == session.position


def test_a_missed_item_comes_back_later_and_is_no_review():
    session, outcome = start().answer(pick(start(), "wrong 1"), seconds=3)
    assert Rating.AGAIN is outcome.rating
    assert ["a", "b", "c", "a"] == [s.claim for s in session.steps]

    for _ in range(2):
        session, _ = session.answer(pick(session, "right"), seconds=3)
    session, outcome = session.answer(pick(session, "right"), seconds=3)

    assert not outcome.is_review
    assert session.is_over


def test_a_hinted_answer_is_at_most_hard():
    session, hint = start().hint()
    session, outcome = session.answer(pick(session, "right"), seconds=3)

    assert "right" not in hint
    assert Rating.HARD is outcome.rating


def test_hints_end():
    session, _ = start().hint()
    assert (session, None) == session.hint()
    assert 1 == len(session.shown_hints)


@pytest.mark.parametrize(
    ("verdict", "kind", "hinted", "seconds", "rating"),
    [
        (Verdict.CORRECT, ItemKind.SHORT, False, 5, Rating.EASY),
        (Verdict.CORRECT, ItemKind.RECALL, False, 15, Rating.GOOD),
        (Verdict.CORRECT, ItemKind.CHOICE, False, 1, Rating.GOOD),
        (Verdict.CORRECT, ItemKind.SHORT, True, 5, Rating.HARD),
        (Verdict.PARTIAL, ItemKind.MANY, False, 5, Rating.HARD),
        (Verdict.INCORRECT, ItemKind.SHORT, True, 5, Rating.AGAIN),
        (Verdict.UNSURE, ItemKind.SHORT, False, 5, None),
    ],
)
def test_the_grade_becomes_the_rating(verdict, kind, hinted, seconds, rating):
    assert rating == rate(Grade(verdict, 0.5), kind, hinted=hinted, seconds=seconds)


def test_a_near_miss_may_be_tried_once_more_and_nothing_counts():
    session = start("short")
    session, first = session.answer(typed("birds lay eggs"), seconds=5)
    assert first.may_retry
    assert not first.is_review
    assert 0 == session.position

    session, second = session.answer(typed("birds lay eggs"), seconds=5)
    assert not second.may_retry
    assert Rating.HARD is second.rating


def test_a_retry_keeps_the_places_of_options():
    session = start()
    assert session.current.options == session.hint()[0].current.options


def unsure_session():
    session = start("short")
    text = "feathered creatures hatch out of shells, so do slithering reptiles somehow"
    session, first = session.answer(typed(text), seconds=20)
    assert first.may_retry
    return session.answer(typed(text), seconds=20)


def test_an_unsure_answer_is_settled_by_the_learner():
    session, outcome = unsure_session()
    assert outcome.must_settle
    with pytest.raises(ValueError, match="settled first"):
        session.answer(typed("x"), seconds=1)

    session, settled = session.settle(right=True)

    assert Rating.GOOD is settled.rating
    assert settled.is_review
    assert not settled.replaces


def test_an_unsure_answer_settled_as_wrong_comes_back():
    session, settled = unsure_session()[0].settle(right=False)

    assert Rating.AGAIN is settled.rating
    assert session.steps[-1].is_repeat


def test_i_was_right_replaces_the_review_and_takes_the_repeat_away():
    session, _ = start("short").answer(typed("whales"), seconds=5)
    assert 4 == len(session.steps)

    session, outcome = session.overrule()

    assert Rating.GOOD is outcome.rating
    assert outcome.replaces
    assert 3 == len(session.steps)
    assert session.answers[-1].overruled


def test_giving_up_is_wrong():
    session, outcome = start().give_up(seconds=4)

    assert Rating.AGAIN is outcome.rating
    assert ("a",) == session.summary().weak


def test_skipping_reviews_nothing():
    session = start().skip()

    assert 1 == session.position
    assert 1 == session.summary().skipped


@given(st.lists(st.sampled_from(["right", "wrong 1", "skip", "give up"]), max_size=8))
def test_undoing_every_answer_leads_back_to_the_start(moves):
    session = begun = start()
    for move in moves:
        if session.is_over:
            break
        if move == "skip":
            session = session.skip()
        elif move == "give up":
            session, _ = session.give_up(seconds=1)
        else:
            session, _ = session.answer(pick(session, move), seconds=1)
    while session.answers:
        session = session.undo()

    assert session_to_json(begun) == session_to_json(session)


def test_an_exam_tells_nothing_reviews_nothing_and_reports_at_the_end():
    session = start("short", is_exam=True)
    session, outcome = session.answer(typed("birds lay eggs"), seconds=5)
    assert outcome.grade is None
    assert not outcome.is_review
    assert (session, None) == session.hint()

    session, _ = session.answer(typed("Birds and snakes lay eggs"), seconds=5)
    session = session.skip()

    assert session.is_over
    assert (1, 1, 1) == (session.summary().right, session.summary().partial, session.summary().skipped)
    assert 0.5 == session.summary().score


def test_a_saved_session_resumes_at_the_same_question_with_the_same_places():
    session, _ = start().answer(pick(start(), "wrong 1"), seconds=3)
    session, _ = session.hint()
    again = session_from_json(json.loads(json.dumps(session_to_json(session))), claims=CLAIMS, names=BOOK)

    assert session_to_json(session) == session_to_json(again)
    assert session.current.options == again.current.options


def test_steps_that_left_the_pack_are_left_out():
    session, _ = start().answer(pick(start(), "wrong 1"), seconds=3)
    fewer = {n: c for n, c in CLAIMS.items() if n != "a"}
    again = session_from_json(session_to_json(session), claims=fewer, names=BOOK)

    assert ["b", "c"] == [s.claim for s in again.steps]
    assert 0 == again.position


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"format": 99},
        {"format": 1, "steps": 3},
        {"format": 1, "steps": [], "answers": [], "position": 5, "is_exam": False},
    ],
)
def test_values_that_are_no_session_are_refused(values):
    with pytest.raises(DataError):
        session_from_json(values, claims=CLAIMS, names=BOOK)


def test_nothing_is_asked_when_the_session_is_over():
    session = start(claims="")
    assert session.current is None
    with pytest.raises(ValueError, match="over"):
        session.skip()


def test_progress_counts_what_is_left_behind():
    session, _ = start().answer(pick(start(), "right"), seconds=3)
    assert (1, 3, 1) == (session.progress.done, session.progress.total, session.progress.right)
