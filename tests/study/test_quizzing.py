import os
import signal
import subprocess
import sys
from dataclasses import replace

import pytest
from study_helpers import StandingClock, answer_rightly, open_study

from tutor.errors import SaveError, UsageError
from tutor.memory import Rating
from tutor.quiz import Verdict


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def study(tmp_path, small_pack, clock):
    opened = open_study(tmp_path / "home", small_pack, clock)
    yield opened
    opened.close()


@pytest.fixture
def reviews(study):
    return lambda: study.keeper.store.reviews.all(study.kb.info.id)


def test_every_kind_of_item_is_right_when_answered_with_its_reference(study):
    run = study.start_quiz(exam=8)
    while run.current:
        answer_rightly(run)

    assert [Verdict.CORRECT] * 8 == [a.verdict for a in run.session.answers]


def test_a_right_answer_is_recorded_with_everything_known_of_it(study, reviews):
    marked = answer_rightly(study.start_quiz())
    review = reviews()[0]

    assert marked.is_saved
    assert marked.in_days >= 1
    assert (marked.question.claim.id, marked.question.item.id) == (review.claim, review.item)
    assert (marked.question.prompt, "correct", Rating.GOOD) == (review.prompt, review.verdict, review.rating)
    assert (20.0, 0, study.report.today) == (review.seconds, review.offset, review.day)


def test_a_quiz_is_gone_on_with_at_the_same_question(study, tmp_path, small_pack, clock):
    run = study.start_quiz()
    answer_rightly(run)
    study.close()
    again = open_study(tmp_path / "home", small_pack, clock).start_quiz()

    assert again.is_resumed
    assert (run.current.item.id, run.current.options) == (again.current.item.id, again.current.options)


def test_a_claim_is_practised_by_all_its_items_and_then_by_its_topic(study, monkeypatch):
    claim = study.kb.claims[1]
    claim = replace(claim, items=(*claim.items, replace(claim.items[0], id="second")))
    claims = tuple(claim if c.id == claim.id else c for c in study.kb.claims)
    pack = replace(study.library.pack, knowledge=replace(study.kb, claims=claims))
    monkeypatch.setitem(vars(study.library), "pack", pack)
    steps = study.start_quiz(claim=claim.id).session.steps
    own, others = steps[: len(claim.items)], steps[len(claim.items) :]

    assert {(claim.id, i.id) for i in claim.items} == {(s.claim, s.item) for s in own}
    assert others
    assert claim.id not in {s.claim for s in others}
    assert all(set(study.kb.claim_by_id[s.claim].topics) & set(claim.topics) for s in others)


def test_an_exam_tells_nothing_of_its_misses_before_its_end(study):
    run = study.start_quiz()
    while run.current:
        answer_rightly(run)
    run.finish()
    before = (study.report.count_missed(), study.report.recall(), study.statistics().topics)
    exam = study.start_quiz(exam=3)
    exam.give_up(seconds=5)
    exam.give_up(seconds=5)

    assert before == (study.report.count_missed(), study.report.recall(), study.statistics().topics)

    exam.give_up(seconds=5)
    exam.finish()

    assert 3 == study.report.count_missed()
    assert before[1] != study.report.recall()


def test_a_finished_quiz_is_not_gone_on_with(study):
    run = study.start_quiz()
    answer_rightly(run)
    run.finish()

    assert not study.start_quiz().is_resumed


def test_an_untouched_quiz_of_yesterday_is_planned_anew(study, clock):
    study.start_quiz()
    clock.forward(days=1)

    assert not study.start_quiz().is_resumed


def test_a_missed_item_comes_back_and_the_repeat_moves_nothing(study, reviews):
    run = study.start_quiz(section="2")
    run.give_up(seconds=5)
    answer_rightly(run)

    assert run.current is None
    assert [Rating.AGAIN, None] == [r.rating for r in reviews()]


def test_a_hinted_answer_is_at_most_hard(study, reviews):
    run = study.start_quiz(section="1")
    run.hint()
    answer_rightly(run)

    assert (True, Rating.HARD) == (reviews()[0].hinted, reviews()[0].rating)


def test_overruling_replaces_the_review(study, reviews):
    run = study.start_quiz()
    run.give_up(seconds=5)
    run.overrule()
    counting = study.keeper.store.reviews.newest(study.kb.info.id, 9)

    assert 2 == len(reviews())
    assert [Rating.GOOD] == [r.rating for r in counting]


def test_undo_leaves_the_memory_as_it_was(study):
    run = study.start_quiz()
    answer_rightly(run)
    run.undo()

    assert {} == study.keeper.store.memories(study.kb.info.id)
    assert 0 == run.session.progress.done


def test_undo_of_nothing_is_told(study):
    assert not study.start_quiz().undo()


def test_a_claim_answered_today_can_be_practised_without_moving_its_schedule(study, reviews):
    for _ in range(2):
        run = study.start_quiz(section="2", resume=False)
        answer_rightly(run)
        run.finish()

    assert [Rating.GOOD, None] == [r.rating for r in reviews()]


def test_claims_of_an_entry_come_first(study):
    run = study.start_quiz(topic="light", entry="finch")

    assert ["who-did-what", "finch-forty-years"] == [step.claim for step in run.session.steps[:2]]


def test_talking_about_an_entry_lets_its_claims_rest_for_the_day(study, clock):
    study.open_entry("satellites")
    today = study.due()
    clock.forward(days=1)

    assert (1, 0) == (today.resting, study.due().resting)


def test_what_is_due_is_asked_before_what_is_new(study, clock):
    first = study.start_quiz(section="4")
    answer_rightly(first)
    first.finish()
    clock.forward(days=60)

    assert "satellites-cheaper" == study.start_quiz().session.steps[0].claim


def test_an_unknown_section_is_refused_with_the_known_ones(study):
    with pytest.raises(UsageError, match="headline, 1, 2"):
        study.start_quiz(section="99")


@pytest.fixture
def broken_disk(study, monkeypatch):
    """Lets every write fail until told otherwise."""
    store = study.keeper.store
    real, state = store.database.atomic, {"full": True}

    def atomic():
        if state["full"]:
            raise SaveError("the disk is full", "free some space")
        return real()

    monkeypatch.setattr(store.database, "atomic", atomic)
    return state


def test_an_answer_that_cannot_be_saved_is_shown_as_not_saved_and_kept(study, broken_disk, reviews):
    run = study.start_quiz()
    marked = answer_rightly(run)

    assert (False, None, 1) == (marked.is_saved, marked.in_days, run.unsaved)
    assert "the disk is full" in run.problem
    assert () == reviews()


def test_what_waits_is_saved_with_the_next_answer_in_order(study, broken_disk, reviews):
    run = study.start_quiz()
    first = answer_rightly(run)
    broken_disk["full"] = False
    second = answer_rightly(run)

    assert second.is_saved
    assert [first.question.claim.id, second.question.claim.id] == [r.claim for r in reviews()]


def test_an_answer_taken_back_before_it_was_saved_is_never_saved(study, broken_disk, reviews):
    run = study.start_quiz()
    answer_rightly(run)
    run.undo()
    broken_disk["full"] = False
    run.retry_saving()

    assert (0, ()) == (run.unsaved, reviews())


def test_what_was_never_saved_is_rescued_into_a_file_that_can_be_imported(study, broken_disk, reviews):
    run = study.start_quiz()
    answer_rightly(run)
    path = run.rescue_unsaved()
    broken_disk["full"] = False
    study.report.bring_in(path)

    assert 1 == len(reviews())


_ANSWERING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from study_helpers import answer_rightly, open_study
from tutor.study.clock import Clock
study = open_study(Path(sys.argv[1]), Path(sys.argv[2]), Clock())
run = study.start_quiz(exam=40) if sys.argv[4] == "exam" else study.start_quiz()
print(len(run.session.answers), flush=True)
while run.current:
    answer_rightly(run)
    print(len(run.session.answers), flush=True)
"""


@pytest.mark.parametrize("answers", [1, 2, 3])
def test_a_killed_quiz_has_every_answer_that_was_shown_and_goes_on_there(tmp_path, small_pack, answers):
    helpers = os.path.dirname(__file__)  # noqa: PTH120 - a text is needed
    command = [sys.executable, "-c", _ANSWERING, str(tmp_path / "home"), str(small_pack), helpers, "today"]
    clock = StandingClock(name="later")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = [process.stdout.readline() for _ in range(answers + 1)]
        process.send_signal(signal.SIGKILL)
        told += process.stdout.readlines()
    study = open_study(tmp_path / "home", small_pack, clock)
    run, kept = study.start_quiz(), study.keeper.store.reviews.all(study.kb.info.id)
    study.close()

    assert int(told[-1]) <= len(kept)
    assert not run.is_resumed or len(kept) == len(run.session.answers)
    assert len({r.claim for r in kept}) == len(kept)
