"""Which files make up a pack, and which only look as if they did."""

import os
from collections.abc import Iterator
from pathlib import Path

from tutor.knowledge.ledger import Ledger, Place
from tutor.text import clean_line
from tutor.values import dataclass

PACK = "pack.yaml"
OUTSIDE = "outside.yaml"
NAMES = "names.yaml"
CLAIMS = "claims.yaml"
ENTRIES = "entries"

_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The files of one pack, in the order they are read."""

    folder: Path
    pack: Path
    entries: tuple[Path, ...]
    outside: Path | None
    names: Path | None
    claims: Path | None

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file there is."""
        return tuple(f for f in (self.pack, *self.entries, self.outside, self.names, self.claims) if f)

    def shown(self, file: Path) -> str:
        """Return a file's path as the pack's author would write it."""
        return clean_line(file.relative_to(self.folder).as_posix())


def find_files(folder: Path) -> PackFiles:
    """Return the files of the pack in `folder`, without opening any.

    Raises:
        OSError: when the folder can't be listed.
    """
    listed = set(os.listdir(folder))  # noqa: PTH208  (names alone are enough, and cost less)
    entries = folder / ENTRIES
    found = sorted(os.listdir(entries)) if ENTRIES in listed and entries.is_dir() else []  # noqa: PTH208
    optional = {name: folder / name if name in listed else None for name in (OUTSIDE, NAMES, CLAIMS)}
    return PackFiles(
        folder=folder,
        pack=folder / PACK,
        entries=tuple(entries / n for n in found if n.endswith(".yaml") and not n.startswith(".")),
        outside=optional[OUTSIDE],
        names=optional[NAMES],
        claims=optional[CLAIMS],
    )


def check_files(files: PackFiles, ledger: Ledger) -> None:
    """Note that a pack has no entries, and every YAML file in it that nothing reads."""
    if not files.entries:
        ledger.complain(Place(ENTRIES, 0, 0), "no entries", f"a pack has at least one file {ENTRIES}/NAME.yaml")
    known = set(files.all)
    for stray in sorted(list_yaml(files.folder) - known):
        place = Place(files.shown(stray), 0, 0)
        names = ", ".join((PACK, OUTSIDE, NAMES, CLAIMS, f"{ENTRIES}/NAME.yaml"))
        ledger.complain(place, "unknown file", f"a pack has {names}")


def list_yaml(folder: Path) -> set[Path]:
    """Return every YAML file in a folder and the folders in it; hidden ones are nobody's."""
    return {path for path in _walk(folder) if path.name.lower().endswith(_ENDINGS) and not path.name.startswith(".")}


def _walk(folder: Path) -> Iterator[Path]:
    for base, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(base, name) for name in names)
