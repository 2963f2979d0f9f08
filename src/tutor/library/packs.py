"""Which packs there are, and which one is meant."""

import os
import re
from pathlib import Path

from tutor.errors import TutorError, UsageError
from tutor.knowledge.files import read_regular
from tutor.knowledge.places import PACK
from tutor.locations import Locations, find_shipped_packs
from tutor.text import clean_line
from tutor.values import dataclass

_HEAD_BYTES = 20 * 1024 * 1024
_HEAD_FIELD = re.compile(r"^(id|title):[ ]+(.+?)[ ]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PackPlace:
    """A pack that was found; whether its files are right shows when it is loaded."""

    id: str
    """As pack.yaml says; the folder's name when that can't be read."""
    title: str
    folder: Path
    is_shipped: bool


def find_packs(locations: Locations) -> tuple[PackPlace, ...]:
    """Return the packs that come with the program and the learner's own, each group by folder name."""
    shipped = [_look(folder, is_shipped=True) for folder in _pack_folders(find_shipped_packs())]
    own = [_look(folder, is_shipped=False) for folder in _pack_folders(locations.packs)]
    return (*shipped, *own)


def resolve_pack(wanted: str | None, locations: Locations) -> Path:
    """Return the folder of the pack that is meant: by path, by id (the learner's own first), or the first shipped one.

    A path that leads to something other than a folder is returned too: loading it says what is wrong.

    Raises:
        UsageError: when there is no such pack.
    """
    if wanted and _is_folder(wanted):
        return Path(wanted)
    packs = find_packs(locations)
    if wanted is None:
        if packs:
            return packs[0].folder
        raise UsageError("no pack comes with this program", f"put one into {locations.packs}")
    for place in sorted(packs, key=lambda p: p.is_shipped):
        if place.id == wanted:
            return place.folder
    if wanted and (os.sep in wanted or os.path.lexists(wanted)):
        return Path(wanted)
    there = ", ".join(dict.fromkeys(p.id for p in packs))
    raise UsageError(f"no pack {clean_line(wanted)!r}", f"a folder, or one of {there}" if there else "give its folder")


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _pack_folders(base: Path) -> list[Path]:
    """Return `base` itself when it is a pack, and the packs in it."""
    try:
        inner = sorted(base.iterdir()) if base.is_dir() else []
        return [folder for folder in (base, *inner) if (folder / PACK).is_file()]
    except OSError:
        return []


def _look(folder: Path, *, is_shipped: bool) -> PackPlace:
    """Read id and title from the lines of pack.yaml as they stand: a list of packs isn't worth loading yaml."""
    try:
        path = folder / PACK
        head = read_regular(path, most=min(path.stat().st_size, _HEAD_BYTES)).decode("utf-8-sig", errors="replace")
    except (TutorError, OSError):
        head = ""
    found = {name: clean_line(value.strip("\"'")) for name, value in reversed(_HEAD_FIELD.findall(head))}
    name = found.get("id") or clean_line(folder.name)
    return PackPlace(id=name, title=found.get("title", name), folder=folder, is_shipped=is_shipped)
