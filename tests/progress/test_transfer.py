import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress_helpers import NOW, derived, make_history, make_review

from tutor.errors import DataError, SaveError
from tutor.memory import Rating
from tutor.progress.catchup import apply_catchup, plan_catchup
from tutor.progress.records import Exam, Miss, Overrule, Rest, Session, Turn
from tutor.progress.store import ProgressStore
from tutor.progress.transfer import (
    LONGEST_LINE,
    Imported,
    ImportRefusedError,
    export_file,
    export_lines,
    import_file,
    import_lines,
)


def fill(store):
    """One of everything a store can hold."""
    for review in make_history(40):
        store.record_review(review)
    store.undo("weather", now=NOW)
    day = NOW.date() + timedelta(days=90)
    plan = plan_catchup(store, pack="weather", claims=[f"claim-{n}" for n in range(7)], day=day, days=3)
    apply_catchup(store, plan, plan_id="plan", time=NOW)
    store.transcript.add(
        Turn(
            id="t",
            pack="p",
            conversation="c",
            time=NOW,
            who="tutor",
            text="Hi",
            reply={"text": "Hi", "parts": [1.5, None]},
        )
    )
    store.misses.add(Miss(id="m", pack="p", time=NOW, question="Who?", kind="closest"))
    store.overrules.add(Overrule(id="o", pack="p", item="i", response="r", wording="w", time=NOW))
    store.exams.add(Exam(id="e", pack="p", time=NOW, day=NOW.date(), asked=3, right=2, score=0.7, seconds=60.0))
    store.rests.add(Rest.of("p", "sky", NOW.date()))
    store.sessions.keep(Session(id="s", pack="p", time=NOW, state={"at": 2}))


def fresh():
    return ProgressStore.open(None, now=NOW)


def test_a_round_trip_loses_nothing(store):
    fill(store)
    lines = list(export_lines(store))
    with fresh() as other:
        import_lines(other, lines)

        assert (lines, derived(store)) == (list(export_lines(other)), derived(other))


texts = st.text(max_size=30)
reviews = st.builds(
    make_review,
    st.integers(1, 30),
    days=st.integers(-400, 400),
    claim=st.sampled_from("abc"),
    rating=st.sampled_from([None, *Rating]),
    response=texts,
    prompt=texts,
    score=st.floats(0, 1),
    seconds=st.floats(0, 86400),
    offset=st.integers(-720, 840),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(reviews, max_size=12, unique_by=lambda review: review.id))
def test_any_reviews_make_the_round_trip(history):
    with fresh() as store, fresh() as other:
        for review in history:
            store.record_review(review)
        import_lines(other, export_lines(store))

        assert (store.reviews.all(), derived(store)) == (other.reviews.all(), derived(other))


def test_importing_twice_is_importing_once(store):
    fill(store)
    lines = list(export_lines(store))
    with fresh() as other:
        first = import_lines(other, lines)
        before = derived(other)
        second = import_lines(other, lines)

        assert (Imported(0, first.added), before) == (second, derived(other))


def test_duplicate_lines_count_once(store):
    store.record_review(make_review(1))
    lines = list(export_lines(store))
    with fresh() as other:
        assert Imported(added=1, known=1) == import_lines(other, [*lines, lines[-1]])


def test_reviews_of_two_machines_are_put_in_the_order_of_time():
    odd = [make_review(n, days=n, rating=Rating(1 + n % 4)) for n in range(1, 20, 2)]
    even = [make_review(n, days=n, rating=Rating(1 + n % 4)) for n in range(2, 20, 2)]
    with fresh() as one, fresh() as other, fresh() as both:
        for store, history in ((one, odd), (other, even), (both, sorted(odd + even, key=lambda r: r.time))):
            for review in history:
                store.record_review(review)
        import_lines(one, export_lines(other))

        assert derived(both) == derived(one)


def test_a_clock_that_ran_ahead_stays_in_the_order_of_answering():
    ahead, later = make_review(1, days=3650), make_review(2)
    with fresh() as store, fresh() as other:
        for review in (ahead, later):
            store.record_review(review)
        import_lines(other, export_lines(store))

        assert ((ahead, later), derived(store)) == (other.reviews.all(), derived(other))


def test_a_session_that_went_on_here_is_not_set_back(store):
    store.sessions.keep(Session(id="s", pack="p", time=NOW, state={"at": 2}))
    with fresh() as other:
        other.sessions.keep(Session(id="s", pack="p", time=NOW, state={"at": 5}))
        import_lines(other, export_lines(store))

        assert [session.state for session in other.sessions.unfinished("p")] == [{"at": 5}]


def line(**changes):
    with fresh() as store:
        store.record_review(make_review(7))
        shown = json.loads(list(export_lines(store))[1])
    return json.dumps({**shown, **changes})


WRONG = {
    "torn": (line()[:50], "torn"),
    "not an object": ("[1]", "object"),
    "nested": ("[" * 100_000, "nested too deep"),
    "no record": ('{"a": 1}', "'record' is none of"),
    "strange record": (line(record="recipe"), "'record' is none of"),
    "list as record": (line(record=[]), "'record' is none of"),
    "score": (line(score=7), "score is 0.0-1.0"),
    "huge number": (line(score=10**400), "score"),
    "not a number": (line(score=0.5).replace("0.5", "NaN"), "NaN"),
    "text for a number": (line(seconds="3"), "seconds: not a number"),
    "number for a text": (line(prompt=3), "prompt: not a text"),
    "true for a number": (line(offset=True), "offset"),
    "rating": (line(rating=9), "rating"),
    "time": (line(time="yesterday"), "time"),
    "time without zone": (line(time="2026-11-22T12:00:00"), "time"),
    "day": (line(day="2026-99-99"), "day"),
    "missing field": (line().replace('"item"', '"itme"'), "field"),
    "unknown field": (line(extra=1), "unknown field 'extra'"),
    "escape sequence": (line(response="\x1b]0;x\x07"), "control characters"),
    "bidi": (line(response="\u202eabc"), "control characters"),
    "surrogate": (line(response="\ud800"), "control characters"),
    "Latin-1": ("caf\xe9".encode("latin-1"), "UTF-8"),
    "long": ('"' + "x" * LONGEST_LINE + '"', "longer than"),
    "void of nothing": (json.dumps({"record": "void", "id": "x", "time": NOW.isoformat()}), "isn't there"),
    "other program": ('{"record": "header", "app": "other", "format": 1}', "another program"),
    "newer format": ('{"record": "header", "app": "essay-tutor", "format": 2}', "format 2"),
    "same id, other content": (line(id=make_review(1).id), "another record"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_line_is_named_and_nothing_is_taken(store, name):
    wrong, expected = WRONG[name]
    store.record_review(make_review(1))
    with pytest.raises(ImportRefusedError) as refused:
        import_lines(store, [line(id="new"), wrong, line(id="newer")])
    (problem,) = refused.value.problems

    assert expected in problem.what
    assert (problem.line, store.reviews.count()) == (2, 1)


def test_every_wrong_line_is_told(store):
    with pytest.raises(ImportRefusedError) as refused:
        import_lines(store, [line(), "x", line(), "y"])

    assert [problem.line for problem in refused.value.problems] == [2, 4]


def test_a_file_of_nothing_but_mistakes_is_not_read_to_its_end(store):
    with pytest.raises(ImportRefusedError) as refused:
        import_lines(store, ("x" for _ in range(10**9)))

    assert len(refused.value.problems) == 100


def test_foreign_claims_are_kept_and_hurt_nothing(store):
    import_lines(store, [line(pack="another", claim="unheard-of")])

    assert list(store.memories("another")) == ["unheard-of"]


def test_empty_lines_and_a_byte_order_mark_are_no_problem(store):
    assert Imported(added=1, known=0) == import_lines(store, [b"\xef\xbb\xbf" + line().encode(), b"\n", b""])


def test_a_file_makes_the_round_trip(store, tmp_path):
    fill(store)
    written = export_file(store, tmp_path / "out.jsonl")
    with fresh() as other:
        assert Imported(added=written, known=0) == import_file(other, tmp_path / "out.jsonl")


def test_an_export_that_fails_leaves_the_old_file(store, tmp_path, monkeypatch):
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    store.record_review(make_review(1))

    def fail(path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tutor.progress.files.sync", fail)
    with pytest.raises(SaveError, match="no space left"):
        export_file(store, target)

    assert ("old", [target]) == (target.read_text(), list(tmp_path.glob("*out*")))


def test_an_export_where_no_folder_can_be_is_told(store, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(SaveError):
        export_file(store, tmp_path / "file" / ".." / "file" / "out.jsonl")


def test_what_is_no_file_can_not_be_imported(store, tmp_path):
    with pytest.raises(DataError, match="not a file"):
        import_file(store, tmp_path)


def test_a_file_past_a_gigabyte_is_refused(store, tmp_path):
    with (tmp_path / "huge.jsonl").open("wb") as file:
        file.truncate(2**30 + 1)

    with pytest.raises(DataError, match="larger than 1 GB"):
        import_file(store, tmp_path / "huge.jsonl")
