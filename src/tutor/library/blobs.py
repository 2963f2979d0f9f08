"""Bytes kept in the cache under the digest of what they were made from. Whatever is wrong with the cache, there is no blob."""

import contextlib
import re
import zlib
from collections.abc import Iterable, Iterator
from io import FileIO
from pathlib import Path

from tutor.library.writing import replace_file

KEPT = 3
"""Blobs kept of one name, the newest."""

MOST_BYTES = 256 * 1024 * 1024

_ENDING = ".blob"
_CHECKSUM_BYTES = 4
_PIECE = 64 * 1024
"""Bytes summed up at a time."""


def open_blob(cache_dir: Path, name: str, digest: str) -> FileIO | None:
    """Return what `write_blob` kept under this name and digest as an open file that stands where the data begins.

    None when it is missing, broken or unreadable.
    """
    with contextlib.suppress(OSError, ValueError):
        path = _path(cache_dir, name, digest)
        if path.is_file() and path.stat().st_size <= MOST_BYTES:
            file = path.open("rb", buffering=0)
            checksum = file.read(_CHECKSUM_BYTES)
            if checksum == _checksum(digest, iter(lambda: file.read(_PIECE), b"")):
                file.seek(_CHECKSUM_BYTES)
                return file
            file.close()
    return None


def write_blob(cache_dir: Path, name: str, digest: str, data: bytes) -> None:
    """Keep `data` under a name and digest, whole or not at all, and drop all but the newest few of that name.

    A cache that can't be written is no fault: the next reader makes the data again.
    """
    with contextlib.suppress(OSError, ValueError):
        path = _path(cache_dir, name, digest)
        replace_file(path, _checksum(digest, [data]) + data, must_last=False)
        _drop_older(path, name)


def _path(cache_dir: Path, name: str, digest: str) -> Path:
    return cache_dir / f"{_safe(name)}.{_safe(digest)}{_ENDING}"


def _safe(text: str) -> str:
    return re.sub(r"[^a-zA-Z0-9_-]", "_", text)[:80]


def _checksum(digest: str, pieces: Iterable[bytes]) -> bytes:
    total = zlib.crc32(digest.encode())
    for piece in pieces:
        total = zlib.crc32(piece, total)
    return total.to_bytes(_CHECKSUM_BYTES, "big")


def _drop_older(kept: Path, name: str) -> None:
    """Drop blobs past the newest `KEPT`; `kept` itself stays, whatever its age."""
    others = sorted(_others(kept, name), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in others[KEPT - 1 :]:
        path.unlink(missing_ok=True)


def _others(kept: Path, name: str) -> Iterator[Path]:
    prefix = f"{_safe(name)}."
    for path in kept.parent.iterdir():
        if path != kept and path.name.startswith(prefix) and path.name.endswith(_ENDING) and path.is_file():
            yield path
