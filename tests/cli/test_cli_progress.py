import json


def test_an_export_is_imported_elsewhere_without_loss(tutor, tmp_path, monkeypatch):
    tutor("quiz", stdin="/show\n/show\n/leave\n")
    kept = tmp_path / "progress.jsonl"
    tutor("progress", "export", str(kept))
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "other"))
    ran = tutor("progress", "import", str(kept))

    assert 0 == ran.code
    assert kept.read_text() == tutor("progress", "export", "-").out


def test_importing_twice_is_importing_once(tutor, tmp_path):
    tutor("quiz", stdin="/show\n/leave\n")
    kept = tmp_path / "progress.jsonl"
    tutor("progress", "export", str(kept))

    assert tutor("progress", "import", str(kept)).out.startswith("0 records taken")


def test_a_torn_import_names_its_line_and_takes_nothing(tutor, tmp_path):
    torn = tmp_path / "torn.jsonl"
    torn.write_text('{"record": "rest", "id"')
    ran = tutor("progress", "import", str(torn))

    assert 5 == ran.code
    assert "line 1" in ran.err


def test_an_export_that_cannot_be_written_ends_with_six(tutor, tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("here first")
    ran = tutor("progress", "export", str(blocker / "progress.jsonl"))

    assert 6 == ran.code
    assert "here first" == blocker.read_text()


def test_rebuilding_gives_the_same_statistics(tutor):
    tutor("quiz", stdin="/show\n/show\n/leave\n")
    before = tutor("stats", "--json").out
    ran = tutor("progress", "rebuild")

    assert "2 memories made again from the answers\n" == ran.out
    assert before == tutor("stats", "--json").out


def test_undo_takes_back_the_latest_answer_once(tutor):
    tutor("quiz", stdin="/show\n/leave\n")

    assert tutor("progress", "undo").out.startswith("Taken back: ")
    assert "There is no answer to take back.\n" == tutor("progress", "undo").out


def test_a_reset_without_a_terminal_needs_yes(tutor):
    tutor("quiz", stdin="/show\n/leave\n")
    ran = tutor("progress", "reset")

    assert 2 == ran.code
    assert 1 == json.loads(tutor("stats", "--json").out)["answers"]


def test_a_reset_forgets_after_a_backup_that_can_be_restored(tutor):
    tutor("quiz", stdin="/show\n/leave\n")
    reset = tutor("progress", "reset", "--yes")
    forgotten = json.loads(tutor("stats", "--json").out)["answers"]
    tutor("progress", "restore", "--yes")

    assert "before-reset" in reset.out
    assert (0, 1) == (forgotten, json.loads(tutor("stats", "--json").out)["answers"])


def test_damaged_progress_is_refused_with_a_way_out(tutor, small_home):
    tutor("quiz", stdin="/show\n/leave\n")
    (small_home / "data" / "progress.db").write_bytes(b"no database at all " * 300)
    (small_home / "data" / "progress.db-wal").unlink(missing_ok=True)
    ran = tutor("stats")

    assert 5 == ran.code
    assert "tutor progress re" in ran.err
    assert "Traceback" not in ran.err


def test_a_reset_helps_out_of_damage_and_keeps_what_was_there(tutor, small_home):
    tutor("quiz", stdin="/show\n/leave\n")
    (small_home / "data" / "progress.db").write_bytes(b"no database at all " * 300)
    tutor("progress", "reset", "--yes")

    assert 0 == tutor("stats").code
    assert list((small_home / "data").glob("progress.db.corrupt-*"))


def test_nothing_overdue_is_said(tutor):
    assert "Nothing is overdue.\n" == tutor("progress", "catchup", "3").out


def test_catching_up_over_no_days_is_a_usage_error(tutor):
    assert 2 == tutor("progress", "catchup", "0").code


def test_without_history_there_is_nothing_to_export(tutor):
    assert 6 == tutor("--no-history", "progress", "export", "-").code


def test_data_where_tells_every_folder(tutor, small_home):
    places = json.loads(tutor("data", "where", "--json").out)

    assert {"data", "config", "state", "cache"} == places.keys()
    assert str(small_home / "data") == places["data"]


def test_data_clear_removes_what_is_kept_and_nothing_else(tutor, small_home):
    tutor("ask", "Who was Ada Finch?")
    tutor("settings", "new_per_day", "3")
    mine = small_home / "data" / "packs" / "mine" / "pack.yaml"
    mine.parent.mkdir(parents=True)
    mine.write_text("id: mine")
    ran = tutor("data", "clear", "--yes", pack=None)

    assert 0 == ran.code
    assert [mine] == [p for p in small_home.rglob("*") if p.is_file()]


def test_data_clear_without_a_terminal_needs_yes(tutor, small_home):
    tutor("ask", "Who was Ada Finch?")

    assert 2 == tutor("data", "clear", pack=None).code
    assert (small_home / "data" / "progress.db").exists()
