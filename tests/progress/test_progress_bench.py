"""How long it takes with a thousand to a million reviews; run with `pytest -m bench -s`."""

import statistics as figures
import time
from datetime import timedelta

import pytest
from progress_helpers import NOW, make_review

from tutor.memory import Rating
from tutor.progress.statistics import compute_statistics
from tutor.progress.store import ProgressStore

SIZES = [10**3, 10**4, 10**5, 10**6]
CLAIMS = 300


def fill_quickly(store, reviews):
    """Put reviews in the log without deriving anything, then derive everything."""
    codec, columns = store.reviews.codec, len(store.reviews.codec.columns) + 3
    history = (
        make_review(n, claim=f"claim-{n % CLAIMS}", days=n * 1500 // reviews, rating=Rating(1 + n * 7 % 11 % 4))
        for n in range(1, reviews + 1)
    )
    marks = ", ".join("?" * columns)
    with store.database.atomic():
        rows = ((n, n, *codec.store(review)) for n, review in enumerate(history, 1))
        store.database.run_many(f"INSERT INTO reviews VALUES ({marks})", rows)
        store.rebuild()


def seconds(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@pytest.mark.bench
@pytest.mark.parametrize("reviews", SIZES)
def test_a_large_store_opens_and_tells_its_statistics_quickly(path, backups, reviews):
    with ProgressStore.open(path, backups=backups, now=NOW) as store:
        filled = seconds(lambda: fill_quickly(store, reviews))
        store.keep_daily_backup(NOW)
    stores = []
    opened = seconds(lambda: stores.append(ProgressStore.open(path, backups=backups, now=NOW)))
    (store,) = stores
    groups = {f"claim-{n}": (["t"], ["1"]) for n in range(CLAIMS)}
    told = seconds(
        lambda: compute_statistics(
            store, pack="weather", groups=groups, day=NOW.date() + timedelta(days=1500), target=0.9
        )
    )
    recorded = figures.median(
        seconds(lambda n=n: store.record_review(make_review(reviews + n, days=1501, claim=f"claim-{n}")))
        for n in range(1, 101)
    )
    size = path.stat().st_size / 2**20
    store.close()
    print(  # noqa: T201 - the table is what a bench is for
        f"\n{reviews:>9,} reviews, {size:6.1f} MiB: opened {opened * 1e3:6.1f} ms, statistics {told * 1e3:6.1f} ms,"
        f" recorded {recorded * 1e3:5.2f} ms (median), rebuilt {filled:6.1f} s"
    )

    assert opened < 0.3
    assert told < 1.0
    assert recorded < 0.005
