"""What all rooms' tests share: a small pack with every kind of item, and one index of the shipped pack a session."""

import fcntl
import os
from pathlib import Path

import pytest

SMALL_PACK = Path(__file__).parent / "tui" / "pack"


@pytest.fixture(scope="session")
def small_pack() -> Path:
    """Folder of a pack of eight claims, one for each kind of item."""
    return SMALL_PACK


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory) -> Path:
    """Cache folder that holds the shipped pack and its index, which take seconds to make."""
    from tutor.study.study import Study

    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    home = shared / "warm-home"
    with (shared / "warm-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one worker makes it, the others find it made
        study = Study.open(history=False, environ={"TUTOR_HOME": str(home)})
        study.prepare()
        study.close()
    return home / "cache"


@pytest.fixture
def home(tmp_path: Path, warm_cache: Path) -> Path:
    """A fresh TUTOR_HOME that needn't make the index of the shipped pack again."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "cache").symlink_to(warm_cache)
    return folder
