from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.memory import Memory, Rating, preview, retrievability, review

DAY = date(2026, 11, 22)

ratings = st.sampled_from(list(Rating))
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))


def fold(steps, *, seed=None, retention=0.90):
    memory = None
    for rating, day in steps:
        memory = review(memory, rating, day, retention=retention, seed=seed)
    return memory


def golden(steps, *, retention=0.90):
    """What the library itself gives for noon of real days."""
    from fsrs import Card, Scheduler
    from fsrs import Rating as FsrsRating

    scheduler = Scheduler(desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = Card(card_id=1)
    for rating, day in steps:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        card, _ = scheduler.review_card(card, FsrsRating(int(rating)), noon)
    return card


def series(*ratings_in_order, step=None):
    """Each review on the day the one before made due, or every `step` days."""
    steps, day = [], DAY
    for rating in ratings_in_order:
        steps.append((rating, day))
        day = golden(steps).due.date() if step is None else day + timedelta(days=step)
    return steps


def test_the_schedule_of_right_answers_is_the_librarys():
    steps = series(*[Rating.GOOD] * 8)

    assert golden(steps).due.date() == fold(steps).due


def test_the_first_intervals_are_the_known_ones():
    expected = {Rating.AGAIN: 1, Rating.HARD: 1, Rating.GOOD: 2, Rating.EASY: 8}

    assert expected == preview(None, DAY)


@given(st.lists(st.tuples(ratings, st.integers(0, 400)), min_size=1, max_size=12), st.sampled_from([0.75, 0.9, 0.95]))
def test_any_series_equals_the_librarys(steps, retention):
    day, dated = DAY, []
    for rating, gap in steps:
        day += timedelta(days=gap)
        dated.append((rating, day))

    card, memory = golden(dated, retention=retention), fold(dated, retention=retention)

    assert (card.due.date(), card.stability, card.difficulty) == (memory.due, memory.stability, memory.difficulty)


@given(st.lists(st.tuples(ratings, days), min_size=1, max_size=10))
def test_whatever_the_clock_does_the_due_day_lies_after_the_review(steps):
    memory = fold(steps, seed="claim")

    assert memory.due > memory.last_study_day == steps[-1][1]


@given(ratings, st.sampled_from([date.max, date(9999, 1, 1), date.min]))
def test_the_ends_of_the_calendar_are_no_problem(rating, day):
    memory = review(review(None, Rating.EASY, DAY, seed="x"), rating, day, seed="x")

    assert day <= memory.due <= date.max


def test_a_clock_set_back_a_day_counts_as_the_same_day():
    first = review(None, Rating.GOOD, DAY, seed=None)
    same = review(first, Rating.GOOD, DAY, seed=None)
    back = review(first, Rating.GOOD, DAY - timedelta(days=1), seed=None)

    assert (same.stability, same.difficulty) == (back.stability, back.difficulty)


def test_ten_years_ahead_give_an_interval_that_fits_the_calendar():
    memory = fold([(Rating.GOOD, DAY), (Rating.GOOD, DAY + timedelta(days=3652))], seed="claim")

    assert 0 < (memory.due - memory.last_study_day).days <= 36500


@given(st.lists(ratings, min_size=1, max_size=10), days, st.text(max_size=10))
def test_a_better_rating_never_comes_back_sooner(history, day, seed):
    memory = fold(series(*history), seed=seed)
    intervals = list(preview(memory, max(day, memory.due), seed=seed).values())

    assert sorted(intervals) == intervals


@given(st.lists(ratings, min_size=1, max_size=8), days)
def test_the_chance_of_recall_stays_within_its_range(history, day):
    chance = retrievability(fold(series(*history)), day)

    assert 0.0 <= chance <= 1.0


@given(st.lists(ratings, min_size=1, max_size=8), st.integers(0, 2000), st.integers(0, 2000))
def test_the_chance_of_recall_only_falls(history, one, other):
    memory = fold(series(*history))
    near, far = (retrievability(memory, memory.last_study_day + timedelta(days=d)) for d in sorted((one, other)))

    assert near >= far


def test_on_the_due_day_the_chance_is_about_what_was_wanted():
    memory = fold(series(*[Rating.GOOD] * 5), retention=0.90)

    assert retrievability(memory, memory.due) == pytest.approx(0.90, abs=0.02)


def test_a_wrong_answer_is_a_lapse_only_once_there_is_something_to_forget():
    first = review(None, Rating.AGAIN, DAY, seed=None)
    second = review(first, Rating.AGAIN, first.due, seed=None)

    assert [(m.reps, m.lapses) for m in (first, second)] == [(1, 0), (2, 1)]


def test_reviewing_leaves_the_old_memory_as_it_was():
    before = Memory(stability=5.0, difficulty=5.0, last_study_day=DAY, due=DAY + timedelta(days=5), reps=1, lapses=0)
    review(before, Rating.AGAIN, DAY + timedelta(days=5), seed="x")

    assert (before.stability, before.reps) == (5.0, 1)
