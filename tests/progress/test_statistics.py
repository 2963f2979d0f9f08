from datetime import UTC, date, datetime, timedelta

import pytest
from progress_helpers import NOW, make_history, make_review

from tutor.memory import Rating
from tutor.progress.folding import Tally
from tutor.progress.records import Exam
from tutor.progress.statistics import Retention, Streak, Strength, compute_statistics, measure_streak

DAY = NOW.date()
GROUPS = {"sky": (["light"], ["1", "2"]), "rain": (["water"], ["2"]), "snow": (["water"], ["3"])}


def statistics(store, *, day=DAY):
    return compute_statistics(store, pack="weather", groups=GROUPS, day=day, target=0.9)


def answer(store, *, ago=0, **fields):
    store.record_review(make_review(store.reviews.count() + 1, days=-ago, **fields))


def test_an_empty_store_has_statistics(store):
    found = statistics(store)

    assert (0, 0, 0, None, Streak(0, 0)) == (found.seen, found.due, found.answers, found.retention.share, found.streak)
    assert len(found.forecast) == 30


def test_what_is_overdue_is_forecast_for_today(store):
    answer(store, ago=40, claim="sky")
    answer(store, ago=0, claim="rain")
    found = statistics(store)

    assert {DAY: 1, DAY + timedelta(days=2): 1} == {day: due for day, due in found.forecast if due}
    assert found.due == 1


def test_retention_counts_claims_known_from_an_earlier_day(store):
    answer(store, ago=20, claim="sky")
    answer(store, ago=10, claim="sky", rating=Rating.AGAIN)
    answer(store, ago=10, claim="sky")
    answer(store, ago=5, claim="sky", rating=Rating.HARD)

    assert Retention(recalled=1, tested=2, target=0.9) == statistics(store).retention


def test_strength_is_of_the_claims_of_a_group_that_were_asked(store):
    answer(store, claim="rain")
    topics = {s.group: s for s in statistics(store).topics}

    assert Strength(group="water", claims=2, seen=1, recall=1.0) == topics["water"]
    assert Strength(group="light", claims=1, seen=0, recall=0.0) == topics["light"]


@pytest.mark.parametrize(
    ("answers", "known"),
    [
        ([{"score": 0.0, "rating": Rating.AGAIN}], 0.0),
        ([{"score": 0.6, "rating": Rating.HARD}], 0.6),
        ([{}, {"score": 0.0, "rating": Rating.AGAIN}], 0.0),
        ([{"score": 0.0, "rating": Rating.AGAIN}, {"rating": None}], 0.0),
        ([{}, {"score": 0.0, "rating": None}], 0.0),
        ([{"score": 0.0, "rating": Rating.AGAIN}, {}], 1.0),
    ],
    ids=["missed", "partly right", "a lapse", "a repeat put right", "missed in an exam", "right again"],
)
def test_what_is_known_follows_from_the_latest_answer(store, answers, known):
    for fields in answers:
        answer(store, claim="sky", **fields)

    assert known == {s.group: s.recall for s in statistics(store).topics}["light"]


def test_an_answer_taken_back_shows_nothing(store):
    answer(store, claim="sky")
    answer(store, claim="sky", score=0.0, rating=None)
    store.undo("weather", now=NOW)

    assert {s.group: s.recall for s in statistics(store).topics}["light"] == 1.0


def test_a_claim_counts_for_each_of_its_sections(store):
    assert [s.group for s in statistics(store).sections] == ["1", "2", "3"]
    assert [s.claims for s in statistics(store).sections] == [1, 2, 1]


def test_the_calendar_counts_answers_by_study_day(store):
    for ago in (0, 0, 3):
        answer(store, ago=ago, rating=None)

    assert {DAY - timedelta(days=3): 1, DAY: 2} == statistics(store).calendar


def test_answers_taken_back_are_not_counted(store):
    answer(store)
    store.undo("weather", now=NOW)

    assert (statistics(store).calendar, statistics(store).answers) == ({}, 0)


def test_the_hardest_claims_are_those_forgotten_most(store):
    for claim, lapses in (("sky", 1), ("rain", 3), ("snow", 0)):
        for n in range(lapses + 1):
            answer(store, ago=40 - 5 * n, claim=claim, rating=Rating.AGAIN if n else Rating.GOOD)

    assert [(hard.claim, hard.lapses) for hard in statistics(store).hardest] == [("rain", 3), ("sky", 1)]


def test_claims_that_left_the_pack_are_hidden(store):
    answer(store, ago=40, claim="gone")

    assert (statistics(store).seen, statistics(store).due, statistics(store).answers) == (0, 0, 1)


def test_exams_are_listed(store):
    exam = Exam(id="e", pack="weather", time=NOW, day=DAY, asked=3, right=2, score=0.7, seconds=60.0)
    store.exams.add(exam)

    assert (exam,) == statistics(store).exams


def test_the_tallies_agree_with_the_log(store):
    for review in make_history(60):
        store.record_review(review)
    expected = {day: sum(r.day == day for r in make_history(60)) for day in {r.day for r in make_history(60)}}

    assert expected == {day: tally.answers for day, tally in store.reviews.tallies("weather").items()}
    assert Tally() == store.reviews.tally("weather", date(1999, 1, 1))


def streak(store, *, today):
    return measure_streak(store, days=list(store.reviews.tallies()), today=today)


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        ([0], Streak(1, 1)),
        ([1], Streak(1, 1)),
        ([2], Streak(0, 1)),
        ([4, 3, 1, 0], Streak(2, 2)),
        ([9, 8, 7, 1, 0], Streak(2, 3)),
        ([], Streak(0, 0)),
        ([1, 0, -30], Streak(2, 2)),
    ],
)
def test_a_streak_is_of_study_days_in_a_row(store, days_ago, expected):
    for ago in days_ago:
        answer(store, ago=ago)

    assert expected == streak(store, today=DAY)


def test_after_midnight_it_is_still_the_same_study_day(store):
    for hour in (22, 26):
        answer(store, time=datetime(2026, 11, 20, tzinfo=UTC) + timedelta(hours=hour))

    assert Streak(1, 1) == streak(store, today=date(2026, 11, 20))


def test_a_day_skipped_by_crossing_the_date_line_breaks_nothing(store):
    answer(store, time=datetime(2026, 11, 20, 4, tzinfo=UTC), offset=-8 * 60)
    answer(store, time=datetime(2026, 11, 21, 0, tzinfo=UTC), offset=9 * 60)

    assert [date(2026, 11, 19), date(2026, 11, 21)] == list(store.reviews.tallies())
    assert Streak(2, 2) == streak(store, today=date(2026, 11, 21))


def test_a_day_missed_at_home_breaks_the_streak(store):
    for day in (19, 21):
        answer(store, time=datetime(2026, 11, day, 12, tzinfo=UTC), offset=60)

    assert Streak(1, 1) == streak(store, today=date(2026, 11, 21))


def test_a_day_lived_twice_counts_once(store):
    answer(store, time=datetime(2026, 11, 21, 0, tzinfo=UTC), offset=9 * 60)
    answer(store, time=datetime(2026, 11, 21, 20, tzinfo=UTC), offset=-8 * 60)
    answer(store, time=datetime(2026, 11, 22, 20, tzinfo=UTC), offset=-8 * 60)

    assert Streak(2, 2) == streak(store, today=date(2026, 11, 22))
