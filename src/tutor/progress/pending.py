"""Reviews that couldn't be saved yet: kept, tried again, and given to the learner on leaving."""

from pathlib import Path

from tutor.errors import SaveError
from tutor.progress.records import Review
from tutor.progress.store import ProgressStore
from tutor.progress.transfer import show_record, write_lines


class PendingWrites:
    """Saves reviews in the order they were given, also when some of them have to wait."""

    def __init__(self, store: ProgressStore) -> None:
        self._store = store
        self._waiting: list[Review] = []
        self.problem = ""
        """Why the last attempt failed; empty when nothing waits."""

    @property
    def unsaved(self) -> tuple[Review, ...]:
        """The reviews that aren't on the disk yet."""
        return tuple(self._waiting)

    def save(self, review: Review) -> bool:
        """Save a review after all that wait; False when it has to wait itself."""
        self._waiting.append(review)
        self.retry()
        return not self._waiting

    def hold(self, review: Review, problem: str) -> None:
        """Let a review wait that has just been found impossible to save; tried again with the next one."""
        self._waiting.append(review)
        self.problem = problem

    def retry(self) -> int:
        """Try to save what waits and return how many reviews were saved."""
        saved = 0
        while self._waiting:
            try:
                self._store.record_review(self._waiting[0])
            except SaveError as problem:
                self.problem = str(problem)
                return saved
            del self._waiting[0]
            saved += 1
        self.problem = ""
        return saved

    def forget(self, review_id: str) -> bool:
        """Take back a review that still waits; False when it doesn't."""
        before = len(self._waiting)
        self._waiting = [review for review in self._waiting if review.id != review_id]
        return len(self._waiting) < before

    def export(self, path: Path) -> int:
        """Write what waits to a file that `progress import` takes, and return how many reviews that were.

        Raises:
            SaveError: It couldn't be written there either.
        """
        return write_lines((show_record(review) for review in self._waiting), path)
