from datetime import timedelta

import pytest
from progress_helpers import NOW, derived, make_review

from tutor.memory import Rating, retrievability
from tutor.progress.catchup import apply_catchup, plan_catchup
from tutor.progress.records import Rest
from tutor.progress.schedule import Due, Limits, find_due

DAY = NOW.date()
CLAIMS = [f"claim-{n}" for n in range(12)]


def learn(store, claims, *, ago, rating=Rating.GOOD):
    for claim in claims:
        store.record_review(make_review(store.reviews.count() + 1, days=-ago, claim=claim, rating=rating))


def due(store, *, day=DAY, **limits):
    return find_due(store, pack="weather", claims=CLAIMS, day=day, limits=Limits(**limits))


def test_a_new_learner_gets_five_new_claims_in_order(store):
    assert Due(reviews=(), new=tuple(CLAIMS[:5]), held_back=0, resting=0) == due(store)


def test_new_claims_of_today_count_against_the_limit(store):
    learn(store, CLAIMS[:3], ago=0)

    assert due(store).new == ("claim-3", "claim-4")


def test_a_claim_asked_today_rests_until_tomorrow(store):
    learn(store, CLAIMS[:1], ago=0)

    assert (due(store).reviews, due(store, day=DAY + timedelta(days=2)).reviews) == ((), ("claim-0",))


def test_the_weakest_of_the_overdue_comes_first(store):
    learn(store, ["claim-1"], ago=30, rating=Rating.EASY)
    learn(store, ["claim-2"], ago=30, rating=Rating.AGAIN)
    learn(store, ["claim-3"], ago=30)
    learn(store, ["claim-4"], ago=3)
    found = due(store).reviews
    memories = store.memories("weather")

    assert sorted(found, key=lambda claim: retrievability(memories[claim], DAY)) == list(found)
    assert found[0] == "claim-2"
    assert len(found) == 4


def test_past_the_limit_reviews_are_held_back(store):
    learn(store, CLAIMS[:6], ago=20)

    assert (len(due(store, reviews_per_day=4).reviews), due(store, reviews_per_day=4).held_back) == (4, 2)


def test_reviews_done_today_count_against_the_limit(store):
    learn(store, CLAIMS[:6], ago=20)
    learn(store, CLAIMS[:3], ago=0)

    assert len(due(store, reviews_per_day=4).reviews) == 1


def test_a_claim_talked_about_rests_for_the_day(store):
    learn(store, CLAIMS[:2], ago=20)
    store.rests.add(Rest.of("weather", "claim-0", DAY))
    store.rests.add(Rest.of("weather", "claim-7", DAY))
    today, tomorrow = due(store, new_per_day=12), due(store, day=DAY + timedelta(days=1))

    assert (today.reviews, today.resting, "claim-7" in today.new) == (("claim-1",), 2, False)
    assert len(tomorrow.reviews) == 2


def test_claims_that_left_the_pack_are_hidden(store):
    learn(store, ["gone"], ago=20)

    assert (due(store).reviews, list(store.memories("weather"))) == ((), ["gone"])


@pytest.mark.parametrize("days", [1, 3, 7, 20])
def test_a_plan_deals_the_whole_backlog_evenly(store, days):
    learn(store, CLAIMS[:8], ago=40)
    plan = plan_catchup(store, pack="weather", claims=CLAIMS, day=DAY, days=days)
    sizes = [len(claims) for _, claims in plan.days]

    assert (days, 8) == (len(sizes), plan.claims)
    assert max(sizes) - min(sizes) <= 1


def test_looking_at_a_plan_changes_nothing(store):
    learn(store, CLAIMS[:8], ago=40)
    before = derived(store)
    plan_catchup(store, pack="weather", claims=CLAIMS, day=DAY, days=4)

    assert before == derived(store)


def test_a_plan_that_is_kept_decides_the_days(store):
    learn(store, CLAIMS[:8], ago=40)
    plan = plan_catchup(store, pack="weather", claims=CLAIMS, day=DAY, days=4)
    moved = apply_catchup(store, plan, plan_id="plan", time=NOW)

    assert moved == 6
    assert [len(due(store, day=DAY + timedelta(days=n)).reviews) for n in range(4)] == [2, 4, 6, 8]


def test_after_a_plan_rebuilding_gives_the_same_rows(store):
    learn(store, CLAIMS[:8], ago=40)
    plan = plan_catchup(store, pack="weather", claims=CLAIMS, day=DAY, days=4)
    apply_catchup(store, plan, plan_id="plan", time=NOW)
    learn(store, CLAIMS[6:8], ago=-1)
    before = derived(store)
    store.rebuild()

    assert before == derived(store)


def test_undoing_a_review_brings_its_planned_day_back(store):
    learn(store, CLAIMS[:8], ago=40)
    plan = plan_catchup(store, pack="weather", claims=CLAIMS, day=DAY, days=8)
    apply_catchup(store, plan, plan_id="plan", time=NOW)
    before = derived(store)
    learn(store, ["claim-7"], ago=-1)
    store.undo("weather", now=NOW)

    assert before == derived(store)


def test_what_was_reviewed_since_the_plan_was_shown_stays(store):
    learn(store, CLAIMS[:4], ago=40)
    plan = plan_catchup(store, pack="weather", claims=CLAIMS, day=DAY, days=4)
    last = plan.days[3][1][0]
    learn(store, [last], ago=0)
    before = store.memories("weather")[last]
    apply_catchup(store, plan, plan_id="plan", time=NOW)

    assert before == store.memories("weather")[last]
