import os
import sqlite3
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from progress_helpers import NOW, derived, make_history, make_review

from tutor.errors import DataError, SaveError
from tutor.progress.backups import list_backups
from tutor.progress.database import DamagedError
from tutor.progress.health import restore_newest_backup
from tutor.progress.store import ProgressStore


@pytest.fixture(name="backed_up")
def _backed_up(reopen):
    """A store of fifty reviews, closed, with a backup of all of them."""
    store = reopen()
    for review in make_history(50):
        store.record_review(review)
    store.keep_daily_backup(NOW)
    store.close()


def empty(path):
    path.write_bytes(b"")


def fill_with_noise(path):
    path.write_bytes(bytes(n * 37 % 251 for n in range(20_000)))


def tear(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def damage_pages(path):
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 64] = os.urandom(64)
    path.write_bytes(content)


def flip_a_bit_in_a_review(path):
    content = path.read_bytes()
    at = content.index(b"scattering")
    path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])


def delete(path):
    path.unlink()


DAMAGES = [empty, fill_with_noise, tear, damage_pages, flip_a_bit_in_a_review]


@pytest.mark.parametrize("harm", [*DAMAGES, delete])
def test_damage_is_told_and_the_backup_offered(path, reopen, backed_up, harm):
    harm(path)

    with pytest.raises(DamagedError) as refused:
        reopen()

    assert "progress restore" in refused.value.hint
    assert str(path) in refused.value.message


@pytest.mark.parametrize("harm", DAMAGES)
def test_the_damaged_file_is_kept_as_it_is(path, reopen, backed_up, harm):
    harm(path)
    damaged = path.read_bytes()
    for _ in range(2):
        with pytest.raises(DamagedError):
            reopen()

    (kept,) = (p for p in path.parent.glob("*.corrupt-2026-11-22*") if not p.name.endswith("-wal"))

    assert kept.read_bytes() == path.read_bytes() == damaged


@pytest.mark.parametrize("harm", [*DAMAGES, delete])
def test_the_newest_backup_brings_everything_back(path, backups, reopen, backed_up, harm):
    harm(path)
    restore_newest_backup(path, backups, NOW)

    assert make_history(50) == list(reopen().reviews.all())


def test_a_damaged_backup_is_passed_over(path, backups, reopen, backed_up):
    store = reopen()
    store.keep_daily_backup(NOW + timedelta(days=1))
    store.close()
    newest, older = list_backups(backups)
    flip_a_bit_in_a_review(newest)
    delete(path)

    assert older == restore_newest_backup(path, backups, NOW)


def test_without_a_sound_backup_nothing_is_restored(path, backups):
    with pytest.raises(DataError, match="no sound backup"):
        restore_newest_backup(path, backups, NOW)


def test_an_empty_file_without_any_backup_is_a_fresh_start(path, reopen):
    path.parent.mkdir(parents=True)
    empty(path)

    assert reopen().reviews.count() == 0


def test_starting_afresh_keeps_the_damaged_file(path, backups, backed_up):
    tear(path)
    with ProgressStore.open_afresh(path, backups=backups, now=NOW) as store:
        count = store.reviews.count()

    assert (count, len(list(path.parent.glob("*.corrupt-2026-11-22")))) == (0, 1)


def test_no_backup_is_made_of_a_damaged_store(path, backups, reopen, backed_up):
    flip_a_bit_in_a_review(path)
    with pytest.raises(DamagedError):
        reopen(NOW + timedelta(days=1))

    assert len(list_backups(backups)) == 1


def test_any_flipped_bit_of_any_review_is_noticed(path, reopen, backed_up):
    content = path.read_bytes()
    places = [i for i in range(len(content)) if content.startswith(b"Why is the sky blue?", i)]
    unnoticed = []
    for n, place in enumerate(places):
        at = place + n % 20
        path.write_bytes(content[:at] + bytes([content[at] ^ (1 << n % 7)]) + content[at + 1 :])
        try:
            reopen().close()
        except DamagedError:
            continue
        unnoticed.append(at)

    assert (len(places) >= 50, unnoticed) == (True, [])


def test_damage_in_an_old_review_is_found_with_the_daily_backup(path, reopen, backed_up, monkeypatch):
    monkeypatch.setattr("tutor.progress.health.NEWEST", 3)
    flip_a_bit_in_a_review(path)

    with pytest.raises(DamagedError) as refused:
        reopen(NOW + timedelta(days=1))

    assert "corrupt-2026-11-23" in refused.value.hint


def test_a_damaged_memory_is_made_again_from_the_reviews(path, reopen, backed_up):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE memories SET due = '2099-01-01' WHERE claim = 'claim-1'")
    store = reopen()
    before = derived(store)
    store.rebuild()

    assert (1, before) == (len(store.notices), derived(store))


def test_a_folder_is_no_store(path, reopen):
    path.mkdir(parents=True)

    with pytest.raises(DataError, match="not a file"):
        reopen()


def test_another_programs_database_is_left_alone(path, reopen):
    path.parent.mkdir(parents=True)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    before = path.read_bytes()

    with pytest.raises(DataError, match="another program"):
        reopen()

    assert before == path.read_bytes()


def test_a_newer_versions_database_is_left_alone(path, reopen, store):
    store.database.run("INSERT INTO migrations VALUES ('m999_of_tomorrow', '2030')")
    store.close()

    with pytest.raises(DataError, match="newer version"):
        reopen()


def test_a_folder_that_can_not_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(SaveError) as refused:
        ProgressStore.open(tmp_path / "file" / "data" / "progress.db", now=NOW)

    assert "--no-history" in refused.value.hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(path, reopen, backed_up):
    path.parent.chmod(0o500)
    path.chmod(0o400)
    try:
        with pytest.raises(SaveError):
            reopen()
    finally:
        path.parent.chmod(0o700)


@pytest.fixture(name="impatient")
def _impatient(monkeypatch):
    monkeypatch.setattr("tutor.progress.database.BUSY_SECONDS", 0.2)


def test_a_locked_store_says_so_and_saves_later(path, impatient, reopen):
    store = reopen()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(SaveError, match="in use"):
        store.record_review(make_review(1))
    holder.execute("ROLLBACK")
    holder.close()
    store.record_review(make_review(1))

    assert store.reviews.count() == 1


def lock_whole(path):
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    return holder


def test_a_store_locked_whole_refuses_to_open(path, impatient, reopen, backed_up):
    holder = lock_whole(path)
    with pytest.raises(SaveError, match="in use"):
        reopen()
    holder.close()

    assert reopen().reviews.count() == 50


@pytest.mark.soak
def test_a_lock_is_never_waited_for_longer_than_five_seconds(path, reopen, backed_up):
    holder = lock_whole(path)
    began = time.monotonic()
    with pytest.raises(SaveError, match="in use"):
        reopen()
    waited = time.monotonic() - began
    holder.close()

    assert waited < 5


FULL_DISK = """
import resource, sys
from pathlib import Path
from progress_helpers import NOW, make_review
from tutor.errors import SaveError
from tutor.progress.pending import PendingWrites
from tutor.progress.store import ProgressStore

path = Path(sys.argv[1])
store = ProgressStore.open(path, now=NOW)
writes = PendingWrites(store)
assert writes.save(make_review(1))
size = path.with_name(path.name + "-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, resource.RLIM_INFINITY))
assert not writes.save(make_review(2)), "saved past the limit"
assert not writes.save(make_review(3, claim="other"))
assert writes.problem
assert store.reviews.count() == 1
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert len(writes.unsaved) == 2 and writes.export(path.with_name("unsaved.jsonl")) == 2
assert writes.retry() == 2 and not writes.unsaved and not writes.problem
assert store.reviews.count() == 3
store.check()
"""


def test_on_a_full_disk_reviews_wait_and_are_saved_later(path):
    ran = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, "")
