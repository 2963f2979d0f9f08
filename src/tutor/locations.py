"""Every path the program uses. Nothing else in the tree composes a path to the learner's or the program's files."""

import os
from collections.abc import Mapping
from pathlib import Path

from tutor.values import dataclass

APP = "essay-tutor"
HOME_VARIABLE = "TUTOR_HOME"


@dataclass(frozen=True, slots=True)
class Locations:
    """Where this learner's things are. Folders may not exist yet: whoever writes makes them."""

    data: Path
    """What must not be lost: progress, packs, attached texts."""
    config: Path
    """Settings."""
    state: Path
    """What is nice to keep: exports and copies that had no other place to go."""
    cache: Path
    """What can be made again: parsed packs and their indexes."""

    @property
    def progress(self) -> Path:
        """The database of reviews, transcript and questions."""
        return self.data / "progress.db"

    @property
    def backups(self) -> Path:
        """Folder of the database's backups."""
        return self.data / "backups"

    @property
    def packs(self) -> Path:
        """Folder of the learner's own packs."""
        return self.data / "packs"

    @property
    def attached(self) -> Path:
        """Folder of the learner's own copies of essays."""
        return self.data / "attached"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"


def find_locations(environ: Mapping[str, str] | None = None) -> Locations:
    """Return the learner's locations: below `TUTOR_HOME` when it is set, else where the platform keeps such things."""
    environ = os.environ if environ is None else environ
    if home := environ.get(HOME_VARIABLE):
        base = Path(home)
        return Locations(data=base / "data", config=base / "config", state=base / "state", cache=base / "cache")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP, appauthor=False)
    return Locations(
        data=Path(dirs.user_data_dir),
        config=Path(dirs.user_config_dir),
        state=Path(dirs.user_state_dir),
        cache=Path(dirs.user_cache_dir),
    )


def find_shipped_packs() -> Path:
    """Return the folder of the packs that come with the program: beside the package when installed, else of the checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "packs"
    return installed if installed.is_dir() else package.parent.parent / "knowledge"
