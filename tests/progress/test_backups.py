from datetime import UTC, datetime, timedelta

import pytest
from progress_helpers import NOW, make_review

from tutor.errors import SaveError
from tutor.progress.backups import list_backups, made_at, make_backup, thin_backups
from tutor.progress.migrations import MIGRATIONS, migrate, pending
from tutor.progress.store import ProgressStore


def test_a_store_in_use_gets_one_backup_a_day(reopen, backups):
    reopen().record_review(make_review(1))
    for hours in (0, 1, 24, 25, 48):
        reopen(NOW + timedelta(hours=hours)).close()

    assert [NOW + timedelta(days=n) for n in (2, 1, 0)] == [made_at(backup) for backup in list_backups(backups)]


def test_an_empty_store_needs_no_backup(reopen, backups):
    for _ in range(2):
        reopen().close()

    assert list_backups(backups) == ()


def test_a_backup_is_one_file_and_whole(store, backups):
    store.record_review(make_review(1))
    backup = make_backup(store.database, backups, NOW)
    with ProgressStore.open(backup, backups=backups / "none", now=NOW) as copy:
        found = copy.reviews.all()

    assert found == (make_review(1),)


def test_a_backup_leaves_nothing_else_behind(store, backups):
    backup = make_backup(store.database, backups, NOW)

    assert [backup] == list(backups.iterdir())


def test_a_backup_that_can_not_be_written_is_told(store, tmp_path):
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(SaveError):
        make_backup(store.database, tmp_path / "file", NOW)


def test_studying_goes_on_when_the_daily_backup_fails(path, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    backups = tmp_path / "file" / "backups"
    with ProgressStore.open(path, backups=backups, now=NOW) as store:
        store.record_review(make_review(1))
    with ProgressStore.open(path, backups=backups, now=NOW) as store:
        told = store.notices

    assert len(told) == 1


def test_thinning_keeps_days_then_weeks_then_months(backups):
    backups.mkdir(parents=True)
    for days in range(800):
        moment = datetime(2026, 11, 22, tzinfo=UTC) - timedelta(days=days)
        (backups / f"progress-{moment:%Y%m%dT%H%M%S}Z.db").touch()
    thin_backups(backups)
    ages = [(datetime(2026, 11, 22, tzinfo=UTC) - made_at(backup)).days for backup in list_backups(backups)]

    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert 300 < ages[-1] < 400
    assert 7 + 2 + 10 <= len(ages) <= 7 + 4 + 12


def test_thinning_leaves_what_was_made_for_a_reason(store, backups):
    kept = make_backup(store.database, backups, NOW - timedelta(days=3000), why="before-m002")
    for days in range(30):
        make_backup(store.database, backups, NOW - timedelta(days=days))
    thin_backups(backups)

    assert kept in list_backups(backups)


def m002_add_a_table(database):
    database.run("CREATE TABLE extra (a)")


def m003_fail(database):
    database.run("CREATE TABLE half (a)")
    raise RuntimeError("stopped")


def test_what_is_pending_is_listed_in_order(store):
    assert pending(store.database, (*MIGRATIONS, m002_add_a_table, m003_fail)) == ("m002_add_a_table", "m003_fail")


def test_a_migration_runs_once(store):
    steps = (*MIGRATIONS, m002_add_a_table)
    ran = [migrate(store.database, NOW, steps) for _ in range(2)]

    assert ran == [("m002_add_a_table",), ()]


def test_a_migration_that_fails_leaves_neither_tables_nor_record(store):
    steps = (*MIGRATIONS, m002_add_a_table, m003_fail)
    with pytest.raises(RuntimeError):
        migrate(store.database, NOW, steps)
    tables = {name for (name,) in store.database.rows("SELECT name FROM sqlite_master")}

    assert (pending(store.database, steps), "extra" in tables, "half" in tables) == (("m003_fail",), True, False)


def test_before_a_migration_there_is_a_backup(reopen, backups, monkeypatch):
    store = reopen()
    store.record_review(make_review(1))
    store.close()
    steps = (*MIGRATIONS, m002_add_a_table)
    monkeypatch.setattr("tutor.progress.opening.pending", lambda database: pending(database, steps))
    monkeypatch.setattr("tutor.progress.opening.migrate", lambda database, now: migrate(database, now, steps))
    reopen()

    assert any(backup.name.endswith("-before-m002.db") for backup in list_backups(backups))


def keep_and_fail(store, key):
    with store.database.atomic():
        with store.database.atomic():
            store.meta.set(key, "lost")
        raise RuntimeError


def test_an_inner_part_that_fails_leaves_the_outer_whole(store):
    with store.database.atomic():
        store.meta.set("outer", "kept")
        with pytest.raises(RuntimeError):
            keep_and_fail(store, "inner")

    assert (store.meta.get("outer"), store.meta.get("inner")) == ("kept", None)


def test_when_the_whole_fails_nothing_is_kept(store):
    with pytest.raises(RuntimeError):
        keep_and_fail(store, "inner")

    assert store.meta.get("inner") is None
