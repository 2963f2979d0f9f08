"""Replacing a file whole or not at all."""

import contextlib
import os
from pathlib import Path


def replace_file(path: Path, content: bytes, *, must_last: bool) -> None:
    """Write `content` beside `path` and put it in its place; `must_last` waits until the disk has it.

    Raises:
        OSError: when that isn't possible; then the old file, if any, is untouched.
    """
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            if must_last:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    if must_last:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last too; not every system lets a folder be opened."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
