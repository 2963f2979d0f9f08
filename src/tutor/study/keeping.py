"""The learner's store, opened when something is first kept, and a study without one when it can't be."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tutor.errors import SaveError
from tutor.locations import Locations
from tutor.study.clock import Clock

if TYPE_CHECKING:
    from tutor.progress.store import ProgressStore


@dataclass
class Keeper:
    """Opens the store once. Where it can't be written the learner studies on, without anything being kept."""

    locations: Locations
    clock: Clock
    history: bool
    notices: list[str] = field(default_factory=list)
    """What the learner should hear of, once."""
    problem: SaveError | None = None
    """Why nothing can be kept although it was wanted; None when all is well."""

    @cached_property
    def store(self) -> "ProgressStore":
        """The store.

        Raises:
            DataError: The learner's data is there but can't be used.
        """
        from tutor.progress.store import ProgressStore

        now = self.clock.now()
        if not self.history:
            return ProgressStore.open(None, now=now)
        try:
            store = ProgressStore.open(self.locations.progress, backups=self.locations.backups, now=now)
        except SaveError as error:
            self.notices.append(f"nothing can be kept: {error}")
            self.history, self.problem = False, error
            return ProgressStore.open(None, now=now)
        self.notices.extend(store.notices)
        return store

    @property
    def kept(self) -> "ProgressStore":
        """The store, where it is one that lasts.

        Raises:
            DataError: The learner's data is there but can't be used.
            SaveError: Nothing is kept.
        """
        store = self.store
        if self.problem:
            raise self.problem
        if not self.history:
            raise SaveError("nothing is kept", "leave out --no-history, or set history to true")
        return store

    def close(self) -> None:
        """Let go of the store if it was ever opened."""
        if "store" in self.__dict__:
            self.store.close()
