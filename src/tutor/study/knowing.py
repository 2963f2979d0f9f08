"""The pack in use and its index, from the cache when they are there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.locations import Locations

if TYPE_CHECKING:
    from tutor.chat.responder import Responder
    from tutor.knowledge.model import KnowledgeBase
    from tutor.library.cache import OpenedPack
    from tutor.retrieval.index import Index


@dataclass
class Library:
    """What the chosen pack knows. Nothing is read before it is needed."""

    locations: Locations
    wanted: str | None
    """Path or id of the pack; None for the one that comes with the program."""
    on_progress: Callable[[float], None] = lambda _: None
    """Hears how far the making of an index is, 0.0-1.0; not called when it comes from the cache."""

    @cached_property
    def folder(self) -> Path:
        """The pack's folder."""
        from tutor.library.packs import resolve_pack

        return resolve_pack(self.wanted, self.locations)

    @cached_property
    def pack(self) -> "OpenedPack":
        """The pack.

        Raises:
            PackError: The pack has problems.
        """
        from tutor.library.cache import open_pack

        return open_pack(self.folder, self.locations.cache)

    @property
    def kb(self) -> "KnowledgeBase":
        """What the pack knows."""
        return self.pack.knowledge

    @cached_property
    def index(self) -> "Index":
        """The pack's index; the first time it takes seconds to make."""
        from tutor.library.blobs import open_blob, write_blob
        from tutor.retrieval.storing import FORMAT, decode_index, encode_index

        name, digest = f"{self.pack.cache_name}-index", f"{self.pack.digest}-{FORMAT}"
        kept = open_blob(self.locations.cache, name, digest) if self.pack.digest else None
        if kept is not None:
            try:
                return decode_index(kept)
            except (ValueError, KeyError, TypeError, StopIteration):
                pass
        from tutor.retrieval.building import build_index

        index = build_index(self.kb, progress=self.on_progress)
        if self.pack.digest:
            write_blob(self.locations.cache, name, digest, encode_index(index))
        return index

    @cached_property
    def responder(self) -> "Responder":
        """What answers questions from the pack."""
        from tutor.chat.responder import Responder

        return Responder(self.kb, self.index)
