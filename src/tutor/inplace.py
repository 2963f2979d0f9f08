"""Files that are looked into rather than read: of what they hold only the pieces asked for are ever in memory."""

from threading import Lock
from typing import BinaryIO


class InPlace:
    """A file that stays open as long as somebody looks into it, from whatever thread.

    Mapped into memory it would seem simpler, but a system maps far more than the piece that is looked at.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._lock = Lock()

    def __del__(self) -> None:
        self._file.close()

    def read(self, start: int, size: int) -> bytes:
        """Return `size` bytes from `start` on."""
        with self._lock:
            self._file.seek(start)
            return self._file.read(size)
