"""Packs loaded once and then read from the cache, which knows them by every byte of their files."""

import json
from io import BufferedReader
from pathlib import Path

from tutor import __version__
from tutor.digests import blake2b
from tutor.errors import TutorError
from tutor.knowledge.files import read_regular
from tutor.knowledge.model import KnowledgeBase
from tutor.knowledge.places import list_yaml
from tutor.library.blobs import open_blob, write_blob
from tutor.library.codec import SHAPE, decode_knowledge, encode_knowledge
from tutor.values import dataclass

_MOST_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class OpenedPack:
    """A pack in use."""

    folder: Path
    knowledge: KnowledgeBase
    digest: str
    """Of the program's version and all the pack's files: what is made from the pack may be kept under it. Empty when unknown."""

    @property
    def cache_name(self) -> str:
        """What blobs made from this pack are named after."""
        return self.folder.name


def load_cached(folder: Path, cache_dir: Path) -> KnowledgeBase:
    """Return what the pack in `folder` knows, from the cache when its files haven't changed.

    Raises:
        PackError: when the pack has problems.
    """
    return open_pack(folder, cache_dir).knowledge


def open_pack(folder: Path, cache_dir: Path) -> OpenedPack:
    """Return the pack in `folder` with the digest it is cached under.

    Raises:
        PackError: when the pack has problems.
    """
    folder = folder.absolute()
    digest = digest_pack(folder)
    knowledge = _read(cache_dir, folder.name, digest) if digest else None
    if knowledge is None:
        from tutor.knowledge.loader import load_pack

        knowledge = load_pack(folder)
        if digest:
            rows = (json.dumps(row, separators=(",", ":")) for row in encode_knowledge(knowledge))
            write_blob(cache_dir, f"{folder.name}-pack", digest, "\n".join(rows).encode())
    return OpenedPack(folder, knowledge, digest)


def digest_pack(folder: Path) -> str:
    """Return a digest of the program's version and the names and bytes of a pack's files; empty when one can't be read."""
    digest = blake2b(f"{__version__}\n{SHAPE}\n".encode(), digest_size=16)
    try:
        for path in sorted(list_yaml(folder)):
            name = path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
            data = read_regular(path, most=min(path.stat().st_size, _MOST_BYTES))
            digest.update(b"%d %d\n" % (len(name), len(data)) + name + data)
    except (TutorError, OSError, ValueError):
        return ""
    return digest.hexdigest()


def _read(cache_dir: Path, name: str, digest: str) -> KnowledgeBase | None:
    file = open_blob(cache_dir, f"{name}-pack", digest)
    if file is None:
        return None
    with file:
        try:
            return decode_knowledge(map(json.loads, BufferedReader(file)))
        except (ValueError, TypeError, KeyError, RecursionError, StopIteration):
            return None
