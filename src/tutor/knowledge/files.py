"""Reading files that somebody else wrote: regular files only, and never more of them than was allowed."""

import os
import stat
from pathlib import Path

from tutor.errors import TutorError


class FileRefusedError(TutorError):
    """A file can't be read, or isn't one that should be."""


def read_regular(path: Path, *, most: int) -> bytes:
    """Return the bytes of a regular file.

    A FIFO or a device is refused before it is opened, so that reading never hangs.

    Raises:
        FileRefusedError: when it isn't a regular file, can't be read, or holds more than `most` bytes.
    """
    try:
        _refuse_special(path.stat())
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123  (a descriptor, opened so that it can't block)
            _refuse_special(os.fstat(descriptor))
            data = file.read(most + 1)
    except FileNotFoundError:
        what = "a link that leads nowhere" if path.is_symlink() else "no such file"
        raise FileRefusedError(what) from None
    except (OSError, ValueError) as error:
        raise FileRefusedError(f"can't be read ({getattr(error, 'strerror', None) or error})") from error
    if len(data) > most:
        raise FileRefusedError(f"larger than {most:,} bytes", "split it")
    return data


def _refuse_special(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FileRefusedError("a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise FileRefusedError("not a regular file")
