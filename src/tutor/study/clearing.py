"""What the program keeps of a learner, found and removed. Only files the program made, known by name, are ever touched."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tutor.errors import SaveError
from tutor.locations import Locations


def find_kept(locations: Locations) -> tuple[Path, ...]:
    """Return every file kept of the learner: progress, backups, attached texts, settings, exports and the cache."""
    places = (
        (locations.data, "progress.db*"),
        (locations.data, ".progress.db*"),
        (locations.backups, "progress-*.db*"),
        (locations.attached, "*.txt"),
        (locations.config, locations.settings.name),
        (locations.state, "tutor-*"),
        (locations.cache, "*.blob"),
    )
    return tuple(path for folder, pattern in places for path in _files(folder, pattern))


def remove(paths: Iterable[Path]) -> None:
    """Remove files, and the folders they leave empty.

    Raises:
        SaveError: One couldn't be removed.
    """
    folders = set()
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise SaveError(f"{path}: can't be removed ({error.strerror or error})", "mend its permissions") from error
        folders.add(path.parent)
    for folder in sorted(folders, key=lambda f: -len(f.parts)):
        with suppress(OSError):
            folder.rmdir()


def _files(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(p for p in folder.glob(pattern) if p.is_file() or p.is_symlink())
    except OSError:
        return []
