"""A pack is read from its files once, and again when a byte of them changed."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.errors import PackError
from tutor.knowledge import loader
from tutor.knowledge.loader import load_pack
from tutor.library.cache import digest_pack, load_cached, open_pack

Make = Callable[..., Path]


@pytest.fixture
def pack(tmp_path: Path, make_pack: Make) -> Path:
    return make_pack(tmp_path / "tides")


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose files were read."""
    seen: list[Path] = []

    def load(folder: Path) -> object:
        seen.append(folder)
        return load_pack(folder)

    monkeypatch.setattr(loader, "load_pack", load)
    return seen


def test_a_pack_is_read_from_its_files_once(pack: Path, tmp_path: Path, loads: list[Path]) -> None:
    first = load_cached(pack, tmp_path / "cache")
    second = load_cached(pack, tmp_path / "cache")

    assert first == second
    assert [pack] == loads


@pytest.mark.parametrize("change", ["content", "new file", "renamed file", "stray file"])
def test_a_changed_pack_is_read_again(pack: Path, tmp_path: Path, loads: list[Path], change: str) -> None:
    load_cached(pack, tmp_path / "cache")
    entries = pack / "entries"
    changes = {
        "content": lambda: (entries / "a.yaml").write_text((entries / "a.yaml").read_text().replace("moon", "Moon")),
        "new file": lambda: (pack / "names.yaml").write_text("[]"),
        "renamed file": lambda: (entries / "a.yaml").rename(entries / "b.yaml"),
        "stray file": lambda: (pack / "claim.yaml").write_text("[]"),
    }
    changes[change]()

    if change == "stray file":
        with pytest.raises(PackError):
            load_cached(pack, tmp_path / "cache")
    else:
        load_cached(pack, tmp_path / "cache")

    assert [pack, pack] == loads


@pytest.mark.parametrize("content", [b"", b"\0" * 50, b"x" * 4 + b"[1, 2]"])
def test_a_broken_cache_is_made_again_without_a_word(
    pack: Path, tmp_path: Path, loads: list[Path], content: bytes
) -> None:
    cache = tmp_path / "cache"
    before = load_cached(pack, cache)
    next(cache.iterdir()).write_bytes(content)

    assert before == load_cached(pack, cache)
    assert before == load_cached(pack, cache)
    assert [pack, pack] == loads


def test_well_kept_nonsense_is_made_again(pack: Path, tmp_path: Path, loads: list[Path]) -> None:
    from tutor.library.blobs import write_blob

    write_blob(tmp_path, "tides-pack", digest_pack(pack), b'[1, 2, "3"]')

    assert load_cached(pack, tmp_path).entries[0].id == "pull"


def test_a_cache_that_cant_be_written_is_ignored(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("not a folder")

    assert load_cached(pack, tmp_path / "cache").info.id == "tides"


def test_a_pack_with_problems_is_refused_however_often_it_is_opened(pack: Path, tmp_path: Path) -> None:
    (pack / "names.yaml").write_text("- id: X\n")

    for _ in range(2):
        with pytest.raises(PackError):
            load_cached(pack, tmp_path / "cache")


def test_another_version_of_the_program_reads_the_files_again(
    pack: Path, tmp_path: Path, loads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_cached(pack, tmp_path / "cache")
    monkeypatch.setattr("tutor.library.cache.__version__", "0.0.0")

    load_cached(pack, tmp_path / "cache")

    assert [pack, pack] == loads


def test_an_opened_pack_tells_the_digest_of_its_files(pack: Path, tmp_path: Path) -> None:
    assert digest_pack(pack) == open_pack(pack, tmp_path).digest


def test_a_pack_that_cant_be_read_has_no_digest(tmp_path: Path, pack: Path) -> None:
    (pack / "names.yaml").symlink_to("nowhere")

    assert digest_pack(pack) == ""


def test_reading_the_cache_loads_neither_yaml_nor_the_checks(pack: Path, tmp_path: Path) -> None:
    load_cached(pack, tmp_path / "cache")
    code = (
        "import sys, pathlib; from tutor.library.cache import load_cached\n"
        "load_cached(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))\n"
        "print(sorted({'yaml', 'tutor.knowledge.checks', 'tutor.matching'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(pack), str(tmp_path / "cache")], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"
