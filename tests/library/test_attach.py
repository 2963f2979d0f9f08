"""A learner's copy finds its sections, and is kept whole."""

import hashlib
import os
import textwrap
from pathlib import Path

import pytest

from tutor.errors import DataError, SaveError
from tutor.knowledge.model import Section
from tutor.library.attach import align, drop_copy, fingerprint, load_copy, read_copy, save_copy

ONE = "The sea rises twice a day and falls as often, and nobody on the coast has ever asked it to stop."
TWO = "An old fisher once told me that the moon is a patient teacher; her pupils, he said, are the boats in harbour."
THREE = "Whoever wants to understand tides should first sit still for six hours and look at a single stone."
SECTIONS = [Section(str(i), "t", "g", fingerprint(text)) for i, text in enumerate((ONE, TWO, THREE), 1)]


def test_a_fingerprint_is_the_hash_of_five_bare_words() -> None:
    expected = hashlib.blake2b(b"the us and russia agree").hexdigest()[:8]

    assert (expected,) == fingerprint("The U.S. and Russia agree!")


def test_fewer_than_five_words_have_no_fingerprint() -> None:
    assert fingerprint("only four words here") == ()


def test_case_dashes_quotes_and_line_breaks_dont_change_a_fingerprint() -> None:
    assert fingerprint("a cause-and-effect chain “isn’t” here") == fingerprint(
        "A CAUSE–AND-\nEFFECT chain 'isn't'  here."
    )


def test_each_section_finds_its_passage() -> None:
    found = align(f"{ONE}\n\n{TWO}\n\n{THREE}\n", SECTIONS)

    assert {"1": ONE, "2": TWO, "3": THREE} == found


def test_line_breaks_dont_matter() -> None:
    copy = textwrap.fill(f"{ONE} {TWO} {THREE}", 31)

    assert {"1": ONE, "2": TWO, "3": THREE} == align(copy, SECTIONS)


def test_typos_dont_matter() -> None:
    wrong = [ONE.replace("rises", "rizes"), TWO.replace("teacher", "techer"), THREE.replace("stone", "ston")]

    assert dict(zip("123", wrong, strict=True)) == align(" ".join(wrong), SECTIONS)


def test_what_stands_around_the_essay_stays_out() -> None:
    found = align(f"Home Login Subscribe\n\n{ONE}\n\nAdvertisement: buy boats\n\n{TWO}\n\nRead more", SECTIONS)

    assert {"1": ONE, "2": TWO} == found


def test_another_text_has_no_sections() -> None:
    assert align("Something else entirely, about mountains and the people who climb them.", SECTIONS) == {}


def test_a_pack_without_fingerprints_aligns_nothing() -> None:
    assert align(ONE, [Section("1", "t", "g")]) == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_copy_is_read_in_common_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes("naïve – tides".encode(encoding))

    assert read_copy(path) == "naïve – tides"


def test_a_copy_is_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(b"a\x1b]0;x\r\nb")

    assert read_copy(path) == "a�]0;x\nb"


@pytest.mark.parametrize("content", [b"", b"  \n", b"%PDF\0\0", b"x" * (1024 * 1024 + 1)])
def test_what_is_no_text_of_a_fair_size_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(content)

    with pytest.raises(DataError):
        read_copy(path)


@pytest.mark.parametrize("kind", ["missing", "folder", "fifo", "device", "dangling"])
def test_what_is_no_regular_file_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "copy.txt"
    make = {
        "missing": lambda: None,
        "folder": path.mkdir,
        "fifo": lambda: os.mkfifo(path),
        "device": lambda: path.symlink_to("/dev/zero"),
        "dangling": lambda: path.symlink_to("nowhere"),
    }
    make[kind]()

    with pytest.raises(DataError):
        read_copy(path)


def test_a_kept_copy_is_read_again(tmp_path: Path) -> None:
    save_copy(tmp_path / "attached", "tides", ONE)

    assert load_copy(tmp_path / "attached", "tides") == ONE
    assert load_copy(tmp_path / "attached", "winds") is None


def test_a_new_copy_replaces_the_old_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    save_copy(tmp_path, "tides", ONE)
    path = save_copy(tmp_path, "tides", TWO)

    assert [path] == list(tmp_path.iterdir())
    assert load_copy(tmp_path, "tides") == TWO


def test_a_copy_that_cant_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "attached").write_text("a file")

    with pytest.raises(SaveError):
        save_copy(tmp_path / "attached", "tides", ONE)


def test_when_replacing_fails_the_old_copy_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_copy(tmp_path, "tides", ONE)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tutor.library.writing.os.fsync", fail)
    with pytest.raises(SaveError, match="No space left"):
        save_copy(tmp_path, "tides", TWO)

    assert ["tides.txt"] == [p.name for p in tmp_path.iterdir()]
    assert load_copy(tmp_path, "tides") == ONE


def test_a_copy_can_be_dropped(tmp_path: Path) -> None:
    save_copy(tmp_path, "tides", ONE)

    assert [True, False] == [drop_copy(tmp_path, "tides"), drop_copy(tmp_path, "tides")]
