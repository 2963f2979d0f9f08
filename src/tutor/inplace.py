"""Files that are looked into rather than read: of what they hold only the pieces asked for are ever in memory."""

import os
from io import UnsupportedOperation
from threading import Lock
from typing import BinaryIO


class InPlace:
    """A file that stays open as long as somebody looks into it, from whatever thread.

    Mapped into memory it would seem simpler, but a system maps far more than the piece that is looked at.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._lock = Lock()
        self._descriptor = _find_descriptor(file)

    def __del__(self) -> None:
        self._file.close()

    def read(self, start: int, size: int) -> bytes:
        """Return `size` bytes from `start` on."""
        if self._descriptor is not None:
            return os.pread(self._descriptor, size, start)
        with self._lock:
            self._file.seek(start)
            return self._file.read(size)


def _find_descriptor(file: BinaryIO) -> int | None:
    """Return what the system reads the file by without moving to a place first, twice as fast; None where it can't."""
    if not hasattr(os, "pread"):
        return None
    try:
        return file.fileno()
    except UnsupportedOperation:
        return None
