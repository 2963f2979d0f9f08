"""How the learner is doing and what is due; progress taken out, brought in, mended and reset."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.errors import SaveError
from tutor.knowledge.model import KnowledgeBase
from tutor.study.clock import Clock
from tutor.study.keeping import Keeper
from tutor.study.knowing import Library
from tutor.study.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.progress.catchup import CatchupPlan
    from tutor.progress.records import Review
    from tutor.progress.schedule import Due
    from tutor.progress.statistics import Statistics
    from tutor.progress.transfer import Imported


@dataclass
class Report:
    """What is kept of one learner with one pack, looked at and looked after."""

    library: Library
    keeper: Keeper
    clock: Clock
    settings: Settings

    @property
    def kb(self) -> KnowledgeBase:
        """What the pack knows."""
        return self.library.kb

    @property
    def today(self) -> date:
        """The study day it is."""
        return self.clock.study_day(self.settings.day_turn)

    def day_of(self, moment: datetime) -> date:
        """Return the study day a moment belongs to on the learner's clock as it is now."""
        from tutor.memory.days import study_day

        return study_day(moment, timedelta(minutes=self.clock.offset()), self.settings.day_turn)

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims that can be asked, in the pack's order."""
        return tuple(c.id for c in self.kb.claims if c.items)

    def statistics(self) -> "Statistics":
        """Return everything a learner would look at."""
        from tutor.progress.statistics import compute_statistics
        from tutor.study.sealing import find_sealed

        found = compute_statistics(
            self.keeper.store,
            pack=self.kb.info.id,
            groups={c.id: (c.topics, c.cites) for c in self.kb.claims if c.items},
            day=self.today,
            target=self.settings.retention,
            turn_hour=self.settings.day_turn,
            sealed=find_sealed(self.keeper.store, self.kb.info.id),
        )
        reading_order = {label: place for place, label in enumerate(self.kb.section_by_id)}
        return replace(found, sections=tuple(sorted(found.sections, key=lambda s: reading_order[s.group])))

    def due(self) -> "Due":
        """Return what today still asks for."""
        from tutor.progress.schedule import Limits, find_due

        limits = Limits(self.settings.new_per_day, self.settings.reviews_per_day)
        return find_due(self.keeper.store, pack=self.kb.info.id, claims=self.claims, day=self.today, limits=limits)

    def count_missed(self) -> int:
        """Return how many claims went wrong the last time they were asked."""
        from tutor.study.choosing import Chooser

        return len(Chooser(self).missed)

    def next_due(self) -> date | None:
        """Return the next study day after today on which something comes due; None when nothing will."""
        days = [m.due for claim, m in self.keeper.store.memories(self.kb.info.id).items() if claim in set(self.claims)]
        return min((max(day, self.today) for day in days), default=None)

    def recall(self) -> Mapping[str, float]:
        """Return how well each claim asked before is known today, 0.0-1.0; what was just missed isn't."""
        from tutor.progress.statistics import measure_recall
        from tutor.study.sealing import find_sealed

        store, pack = self.keeper.store, self.kb.info.id
        rows = {row.claim: row for row in store.reviews.memory_rows(pack)}
        return measure_recall(store, rows, pack=pack, day=self.today, sealed=find_sealed(store, pack))

    def plan_catchup(self, days: int) -> "CatchupPlan":
        """Return how the backlog would be spread over `days` days; keeps nothing."""
        from tutor.progress.catchup import plan_catchup

        return plan_catchup(self.keeper.store, pack=self.kb.info.id, claims=self.claims, day=self.today, days=days)

    def apply_catchup(self, plan: "CatchupPlan") -> int:
        """Keep a plan that was shown and return how many claims it moved."""
        from tutor.progress.catchup import apply_catchup

        return apply_catchup(self.keeper.kept, plan, plan_id=self.clock.new_id(), time=self.clock.now())

    def export_lines(self) -> "Iterator[str]":
        """Yield everything kept as lines of JSON."""
        from tutor.progress.transfer import export_lines

        return export_lines(self.keeper.kept)

    def export(self, path: Path) -> int:
        """Write everything kept to a file, whole or not at all, and return how many records that were.

        Raises:
            SaveError: It couldn't be written; what stood there still does.
        """
        from tutor.progress.transfer import export_file

        return export_file(self.keeper.kept, path)

    def bring_in(self, path: Path) -> "Imported":
        """Take the records of an exported file, all or none.

        Raises:
            DataError: The file can't be read, or some of its lines are wrong.
            SaveError: It couldn't be kept.
        """
        from tutor.progress.transfer import import_file

        return import_file(self.keeper.kept, path)

    def rebuild(self) -> int:
        """Make every memory again from the reviews and return how many there are."""
        return self.keeper.kept.rebuild()

    def undo(self) -> "Review | None":
        """Take back the latest answer and return it; None when there is none."""
        return self.keeper.kept.undo(self.kb.info.id, now=self.clock.now())

    def reset(self) -> Path | None:
        """Forget everything kept and return the path of the backup made before, if one could be."""
        from tutor.errors import DataError
        from tutor.progress.store import ProgressStore

        now, places = self.clock.now(), self.keeper.locations
        try:
            return self.keeper.kept.reset(now)
        except DataError:
            ProgressStore.open_afresh(places.progress, backups=places.backups, now=now).close()
            return None

    def restore(self) -> Path:
        """Put the newest sound backup in the place of what is kept, which is kept aside; return the backup's path."""
        from tutor.progress.health import restore_newest_backup

        places = self.keeper.locations
        if not self.keeper.history:
            raise SaveError("nothing is kept, so nothing can be restored", "leave out --no-history")
        return restore_newest_backup(places.progress, places.backups, self.clock.now())

    def statements(self, claims: Sequence[str]) -> list[str]:
        """Return what claims say, in the order given."""
        return [self.kb.claim_by_id[c].statement for c in claims]
