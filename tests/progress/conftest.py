import pytest
from progress_helpers import NOW

from tutor.progress.store import ProgressStore


@pytest.fixture(name="path")
def _path(tmp_path):
    return tmp_path / "data" / "progress.db"


@pytest.fixture(name="backups")
def _backups(tmp_path):
    return tmp_path / "data" / "backups"


@pytest.fixture(name="reopen")
def _reopen(path, backups):
    """Opens the store at `path`, as often as wanted."""
    opened = []

    def open_again(now=NOW):
        opened.append(ProgressStore.open(path, backups=backups, now=now))
        return opened[-1]

    yield open_again
    for store in opened:
        store.close()


@pytest.fixture(name="store")
def _store(reopen):
    return reopen()
