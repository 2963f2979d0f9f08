import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from progress_helpers import NOW, derived

from tutor.progress.store import ProgressStore

RECORD = """
import sys
from pathlib import Path
from progress_helpers import NOW, make_review
from tutor.progress.store import ProgressStore

store = ProgressStore.open(Path(sys.argv[1]), now=NOW)
first = int(sys.argv[2])
for n in range(first, first + 100_000):
    store.record_review(make_review(n, claim=f"claim-{n % 13}", days=n % 400))
    print(n, flush=True)
"""


def record_until_killed(path, *, first, lines):
    """Record reviews in a process that is killed after about so many, and return the numbers it acknowledged."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen(
        [sys.executable, "-c", RECORD, str(path), str(first)], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        seen = [process.stdout.readline() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        seen += process.stdout.readlines()
    return [int(line) for line in seen if line.endswith("\n")]


def kill_often(path, kills):
    chance = random.Random(kills)
    acknowledged = []
    for n in range(kills):
        acknowledged += record_until_killed(path, first=1 + n * 1_000_000, lines=chance.randrange(12))
    return acknowledged


def check_nothing_was_lost(path, acknowledged):
    with ProgressStore.open(path, now=NOW) as store:
        store.check()
        kept = [UUID(review.id).int for review in store.reviews.all()]
        before = derived(store)
        store.rebuild()
        after = derived(store)

    assert set(acknowledged) <= set(kept)
    assert len(set(kept)) == len(kept)
    assert before == after


def test_twenty_kills_lose_no_acknowledged_review(path):
    check_nothing_was_lost(path, kill_often(path, 20))


@pytest.mark.soak
def test_two_hundred_kills_lose_no_acknowledged_review(path):
    check_nothing_was_lost(path, kill_often(path, 200))
