"""Study: joins the rooms for a face. The only thing the command line and the interface call."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tutor.knowledge.model import KnowledgeBase, Section
from tutor.locations import Locations, find_locations
from tutor.study.clock import Clock
from tutor.study.keeping import Keeper
from tutor.study.knowing import Library
from tutor.study.settings import Settings, load_settings
from tutor.study.talking import Talk


@dataclass
class Study:
    """One learner studying one pack."""

    locations: Locations
    settings: Settings
    library: Library
    keeper: Keeper
    clock: Clock

    @classmethod
    def open(
        cls, *, pack: str | None = None, history: bool = True, environ: Mapping[str, str] | None = None, clock: Clock | None = None
    ) -> "Study":
        """Return a study; nothing heavy is loaded before it is needed.

        Args:
            pack: Path or id of the pack; None for the settings' or the shipped one.
            history: Whether anything is kept.
            environ: The environment; the process's own when None.
            clock: What time it is; the real one when None.

        Raises:
            DataError: The settings file can't be used.
        """
        locations = find_locations(os.environ if environ is None else environ)
        loaded = load_settings(locations.settings)
        clock = clock or Clock()
        keeper = Keeper(locations, clock, history and loaded.settings.history, notices=list(loaded.warnings))
        return cls(locations, loaded.settings, Library(locations, pack or loaded.settings.pack or None), keeper, clock)

    @property
    def kb(self) -> KnowledgeBase:
        """What the pack knows."""
        return self.library.kb

    @cached_property
    def talk(self) -> Talk:
        """The conversation."""
        return Talk(self.library, self.keeper, self.clock)

    def prepare(self, progress: Callable[[float], None] | None = None) -> None:
        """Load the pack and its index; the first time for a pack this takes seconds, and `progress` hears of it."""
        if progress is not None:
            self.library.on_progress = progress
        _ = self.library.responder

    def section(self, label: str) -> Section:
        """Return a section by its label."""
        return self.kb.section_by_id[label]

    @cached_property
    def passages(self) -> Mapping[str, str]:
        """The learner's own copy of the essay by section; empty when none is attached."""
        from tutor.library.attach import align, load_copy

        text = load_copy(self.locations.attached, self.kb.info.id)
        return align(text, self.kb.info.sections) if text else {}

    def passage(self, label: str) -> str:
        """Return the learner's own text of a section; empty when there is none."""
        return self.passages.get(label, "")

    def attach(self, path: Path) -> int:
        """Keep the learner's own copy of the essay and return in how many sections it was recognised.

        Raises:
            DataError: The file can't be read as text.
        """
        from tutor.library.attach import align, read_copy, save_copy

        text = read_copy(path)
        found = align(text, self.kb.info.sections)
        save_copy(self.locations.attached, self.kb.info.id, text)
        self.__dict__.pop("passages", None)
        return len(found)

    def close(self) -> None:
        """Let go of the learner's data."""
        self.keeper.close()
