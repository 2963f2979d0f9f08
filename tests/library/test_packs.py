"""Which packs there are, and which one is meant."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.errors import UsageError
from tutor.library import packs
from tutor.library.packs import find_packs, resolve_pack
from tutor.locations import Locations

Make = Callable[..., Path]


@pytest.fixture
def shipped(tmp_path: Path, make_pack: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "shipped"
    make_pack(folder / "b", name="winds", title="On Winds")
    make_pack(folder / "a", name="tides", title="On Tides")
    monkeypatch.setattr(packs, "find_shipped_packs", lambda: folder)
    return folder


def test_shipped_packs_come_first_and_then_the_learners_own(
    shipped: Path, locations: Locations, make_pack: Make
) -> None:
    make_pack(locations.packs / "mine", name="mine", title="Mine")
    (locations.packs / "no-pack").mkdir()

    found = find_packs(locations)

    assert ["tides", "winds", "mine"] == [p.id for p in found]
    assert ["On Tides", "On Winds", "Mine"] == [p.title for p in found]
    assert [True, True, False] == [p.is_shipped for p in found]


def test_a_shipped_folder_that_is_itself_a_pack_is_found(
    tmp_path: Path, locations: Locations, make_pack: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_pack(tmp_path / "knowledge")
    monkeypatch.setattr(packs, "find_shipped_packs", lambda: folder)

    assert [folder] == [p.folder for p in find_packs(locations)]


def test_a_pack_whose_pack_yaml_is_broken_is_known_by_its_folder(shipped: Path, locations: Locations) -> None:
    (shipped / "a" / "pack.yaml").write_bytes(b"\xff\x00\x1b[2J")

    assert find_packs(locations)[0].id == "a"


def test_without_a_wish_the_first_shipped_pack_is_meant(shipped: Path, locations: Locations) -> None:
    assert shipped / "a" == resolve_pack(None, locations)


def test_a_folder_is_meant_by_its_path(shipped: Path, locations: Locations, tmp_path: Path) -> None:
    assert tmp_path == resolve_pack(str(tmp_path), locations)


def test_a_pack_is_meant_by_its_id(shipped: Path, locations: Locations) -> None:
    assert shipped / "b" == resolve_pack("winds", locations)


def test_the_learners_own_pack_wins_over_a_shipped_one_of_the_same_id(
    shipped: Path, locations: Locations, make_pack: Make
) -> None:
    own = make_pack(locations.packs / "mine", name="winds")

    assert own == resolve_pack("winds", locations)


@pytest.mark.parametrize("wanted", ["nothing", "", "\0", "a\x1b]0;x"])
def test_a_pack_that_isnt_there_is_refused_with_those_there_are(
    shipped: Path, locations: Locations, wanted: str
) -> None:
    with pytest.raises(UsageError) as caught:
        resolve_pack(wanted, locations)

    assert "tides, winds" in caught.value.hint
    assert "\x1b" not in str(caught.value)


def test_a_path_to_something_else_is_left_to_the_loader(shipped: Path, locations: Locations, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    assert tmp_path / "file" == resolve_pack(str(tmp_path / "file"), locations)


def test_with_no_pack_at_all_that_is_said(
    locations: Locations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "find_shipped_packs", lambda: tmp_path / "none")

    with pytest.raises(UsageError, match="no pack comes with this program"):
        resolve_pack(None, locations)
