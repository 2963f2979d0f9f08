"""What the cache keeps, and what it forgets without a word."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.library.blobs import KEPT, open_blob, write_blob


def read_blob(cache_dir, name, digest) -> bytes | None:
    file = open_blob(cache_dir, name, digest)
    if file is None:
        return None
    with file:
        return file.read()


def test_what_was_kept_is_read(tmp_path: Path) -> None:
    write_blob(tmp_path / "cache", "pack", "d1", b"data")

    assert read_blob(tmp_path / "cache", "pack", "d1") == b"data"


def test_an_opened_blob_stands_where_its_data_begins(tmp_path: Path) -> None:
    write_blob(tmp_path, "pack", "d1", b"data")

    with open_blob(tmp_path, "pack", "d1") as file:
        assert b"data" == file.read()


def test_another_digest_is_another_blob(tmp_path: Path) -> None:
    write_blob(tmp_path, "pack", "d1", b"data")

    assert read_blob(tmp_path, "pack", "d2") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(min_size=1, max_size=40), st.data())
def test_a_flipped_bit_is_noticed(tmp_path: Path, content: bytes, data: st.DataObject) -> None:
    write_blob(tmp_path, "pack", "d1", content)
    (path,) = tmp_path.iterdir()
    written = bytearray(path.read_bytes())
    bit = data.draw(st.integers(0, len(written) * 8 - 1))
    written[bit // 8] ^= 1 << bit % 8
    path.write_bytes(written)

    assert read_blob(tmp_path, "pack", "d1") is None


@pytest.mark.parametrize("content", [b"", b"abc", b"\0" * 100])
def test_a_torn_file_is_no_blob(tmp_path: Path, content: bytes) -> None:
    write_blob(tmp_path, "pack", "d1", b"data")
    next(tmp_path.iterdir()).write_bytes(content)

    assert read_blob(tmp_path, "pack", "d1") is None


def test_a_folder_or_fifo_in_its_place_is_no_blob(tmp_path: Path) -> None:
    (tmp_path / "pack.d1.blob").mkdir()
    os.mkfifo(tmp_path / "pack.d2.blob")

    assert [read_blob(tmp_path, "pack", d) for d in ("d1", "d2")] == [None, None]


def test_a_cache_that_cant_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    write_blob(tmp_path / "file", "pack", "d1", b"data")

    assert read_blob(tmp_path / "file", "pack", "d1") is None


def test_a_name_cant_leave_the_cache(tmp_path: Path) -> None:
    write_blob(tmp_path / "cache", "../out", "../../d", b"data")

    assert [p.parent for p in tmp_path.rglob("*.blob")] == [tmp_path / "cache"]
    assert read_blob(tmp_path / "cache", "../out", "../../d") == b"data"


def test_only_the_newest_few_of_a_name_are_kept(tmp_path: Path) -> None:
    for i in range(KEPT + 3):
        write_blob(tmp_path, "pack", f"d{i}", b"data")
        os.utime(tmp_path / f"pack.d{i}.blob", (i, i))
    write_blob(tmp_path, "other", "d", b"data")

    names = sorted(p.name for p in tmp_path.iterdir())
    newest = [f"pack.d{i}.blob" for i in range(3, KEPT + 3)]
    assert names == ["other.d.blob", *newest]
