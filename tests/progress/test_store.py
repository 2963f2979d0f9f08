from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress_helpers import NOW, derived, make_history, make_review

from tutor.errors import DataError
from tutor.memory import Rating
from tutor.memory import review as review_memory
from tutor.progress.records import Exam, Miss, Overrule, Rest, Session, Turn
from tutor.progress.store import ProgressStore


def test_a_review_is_there_after_reopening(store, reopen):
    review = make_review(1)
    store.record_review(review)
    store.close()

    assert (review,) == reopen().reviews.all()


def test_the_memory_is_what_the_scheduler_says(store):
    review = make_review(1)
    expected = review_memory(None, Rating.GOOD, review.day, seed="sky")

    assert expected == store.record_review(review)


def test_recording_twice_is_recording_once(store):
    store.record_review(make_review(1))
    before = derived(store)
    store.record_review(make_review(1))

    assert (before, 1) == (derived(store), store.reviews.count())


def test_another_review_under_a_known_id_is_refused(store):
    store.record_review(make_review(1))

    with pytest.raises(DataError, match="another record"):
        store.record_review(make_review(1, response="magic"))


def test_a_review_without_a_rating_leaves_the_schedule_alone(store):
    store.record_review(make_review(1))
    before = store.memories("weather")
    store.record_review(make_review(2, days=3, rating=None))

    assert before == store.memories("weather")


def test_rebuilding_gives_the_very_same_rows(store):
    for review in make_history(120):
        store.record_review(review)
    before = derived(store)
    store.rebuild()

    assert before == derived(store)


def test_undoing_leads_back_to_the_rows_of_before(store):
    history = make_history(30)
    for review in history[:-1]:
        store.record_review(review)
    before = derived(store)
    store.record_review(history[-1])
    undone = store.undo("weather", now=NOW)

    assert (history[-1], before) == (undone, derived(store))


def test_undoing_the_only_review_leaves_nothing(store):
    store.record_review(make_review(1))
    store.undo("weather", now=NOW)

    assert derived(store) == [[], []]


def test_undoing_again_takes_back_the_one_before(store):
    for n in (1, 2):
        store.record_review(make_review(n, claim=f"claim-{n}"))
    undone = [store.undo("weather", now=NOW) for _ in range(3)]

    assert [make_review(2, claim="claim-2"), make_review(1, claim="claim-1"), None] == undone


def test_an_undone_review_stays_in_the_log(store):
    store.record_review(make_review(1))
    store.undo("weather", now=NOW)

    assert 1 == store.reviews.count()


def test_taking_back_an_unknown_review_is_refused(store):
    with pytest.raises(DataError, match="no review"):
        store.reviews.void("nothing", NOW)


steps = st.lists(
    st.tuples(
        st.sampled_from(["undo", "a", "b", "c"]), st.sampled_from([None, *Rating]), st.integers(-40, 40), st.booleans()
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(steps)
def test_whatever_was_done_rebuilding_changes_nothing(done):
    with ProgressStore.open(None, now=NOW) as store:
        for n, (what, rating, days, hinted) in enumerate(done):
            if what == "undo":
                store.undo("weather", now=NOW)
            else:
                store.record_review(make_review(n, claim=what, rating=rating, days=days, hinted=hinted))
        before = derived(store)
        store.rebuild()

        assert before == derived(store)


@pytest.mark.parametrize("statement", ["DELETE FROM reviews", "UPDATE reviews SET score = 0", "DELETE FROM voids"])
def test_the_log_can_only_be_added_to(store, statement):
    import sqlite3

    store.record_review(make_review(1))
    store.undo("weather", now=NOW)

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        store.database.run(statement)


def test_a_store_without_a_path_keeps_nothing_on_the_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with ProgressStore.open(None, now=NOW) as store:
        store.record_review(make_review(1))
        kept = store.reviews.all()

    assert ((make_review(1),), []) == (kept, list(tmp_path.iterdir()))


def test_two_stores_on_one_file_lose_nothing(store, reopen):
    other = reopen()
    for n in range(1, 41):
        (store, other)[n % 2].record_review(make_review(n))
    before = derived(store)
    store.rebuild()

    assert (40, before) == (other.reviews.count(), derived(other))


def test_control_characters_never_come_out_of_the_store(store):
    store.record_review(make_review(1, response="\x1b]52;c;eA==\x07 \u202eabc\ud800"))

    assert store.reviews.all()[0].response == "\ufffd]52;c;eA==\ufffd \ufffdabc\ufffd"


def test_control_characters_inside_a_reply_are_made_harmless(store):
    store.transcript.add(
        Turn(id="1", pack="p", conversation="c", time=NOW, who="tutor", text="x", reply={"text": ["\x1b[2J"]})
    )

    assert store.transcript.all()[0].reply == {"text": ["\ufffd[2J"]}


@pytest.mark.parametrize(
    ("log", "record"),
    [
        ("transcript", Turn(id="1", pack="p", conversation="c", time=NOW, who="learner", text="Why?")),
        ("misses", Miss(id="1", pack="p", time=NOW, question="Who?", kind="closest", entry="e", marked=True)),
        ("overrules", Overrule(id="1", pack="p", item="i", response="r", wording="w", time=NOW)),
        (
            "exams",
            Exam(
                id="1", pack="p", time=NOW, day=NOW.date(), asked=3, right=2, score=0.7, seconds=60.0, report={"a": [1]}
            ),
        ),
        ("rests", Rest.of("p", "sky", NOW.date())),
    ],
)
def test_each_log_gives_back_what_it_was_given(store, reopen, log, record):
    getattr(store, log).add(record)

    assert (record,) == getattr(reopen(), log).all("p")


def test_a_resting_claim_can_be_told_twice(store):
    added = [store.rests.add(Rest.of("p", "sky", NOW.date())) for _ in range(2)]

    assert added == [True, False]


def test_a_session_is_resumed_where_it_was_left(store, reopen):
    for n in range(3):
        store.sessions.keep(Session(id="s", pack="p", time=NOW + timedelta(minutes=n), state={"at": n}))

    assert [session.state for session in reopen().sessions.unfinished("p")] == [{"at": 2}]


def test_a_finished_session_is_forgotten(store):
    store.sessions.keep(Session(id="s", pack="p", time=NOW, state={}))
    store.sessions.drop("s")

    assert store.sessions.unfinished("p") == ()


def test_single_values_are_kept(store, reopen):
    store.meta.set("starter", "seen")

    assert (reopen().meta.get("starter"), store.meta.get("other")) == ("seen", None)


def test_resetting_forgets_everything_and_backs_it_up(store, path, backups):
    store.record_review(make_review(1))
    store.undo("weather", now=NOW)
    backup = store.reset(NOW)
    with ProgressStore.open(backup, backups=backups / "none", now=NOW) as kept:
        before = kept.reviews.count()

    assert (before, store.reviews.count(), derived(store)) == (1, 0, [[], []])


def test_after_a_reset_the_log_is_still_append_only(store):
    import sqlite3

    store.reset(NOW)
    store.record_review(make_review(1))

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        store.database.run("DELETE FROM reviews")


@pytest.mark.parametrize(
    "wrong",
    [{"score": 1.1}, {"score": float("nan")}, {"seconds": -1.0}, {"offset": 9999}, {"retention": 1.0}, {"claim": ""}],
)
def test_a_review_out_of_range_can_not_be_made(wrong):
    with pytest.raises(ValueError, match=r"is|are|can't"):
        make_review(1, **wrong)
