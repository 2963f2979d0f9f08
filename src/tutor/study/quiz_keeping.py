"""What is kept of a quiz: reviews together with the place reached, or, while nothing can be written, what waits."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from tutor.errors import SaveError
from tutor.quiz import Summary

if TYPE_CHECKING:
    from tutor.progress.pending import PendingWrites
    from tutor.progress.records import Review
    from tutor.study.reporting import Report

_MOST = 100_000
"""Reviews looked for where nothing can be kept."""


@dataclass
class QuizKeeping:
    """Keeps one quiz. An answer and the place after it are one transaction: a kill leaves both or neither."""

    report: "Report"
    quiz: str
    """The quiz's id."""
    unvoided: list[str] = field(default_factory=list)
    """Reviews to be taken back as soon as that can be saved."""

    @cached_property
    def _pending(self) -> "PendingWrites":
        from tutor.progress.pending import PendingWrites

        return PendingWrites(self.report.keeper.store)

    @property
    def unsaved(self) -> "tuple[Review, ...]":
        """The reviews that aren't on the disk yet although they should be, in order."""
        if self.report.keeper.problem:
            return self.report.keeper.store.reviews.newest(self.report.kb.info.id, _MOST)[::-1]
        return self._pending.unsaved

    @property
    def problem(self) -> str:
        """Why they aren't; empty when all are."""
        return str(self.report.keeper.problem or self._pending.problem)

    @property
    def is_waiting(self) -> bool:
        """Whether anything is still to be written."""
        return bool(self.unsaved or self.unvoided)

    def save(self, state: Mapping[str, Any], review: "Review | None" = None, *, void: str | None = None) -> None:
        """Save the place reached with an answer, and take back the review `void`; what can't be saved waits."""
        if void is not None and not self._pending.forget(void):
            self.unvoided.append(void)
        try:
            self._write(state, review)
        except SaveError as error:
            if review is not None:
                self._pending.hold(review, str(error))
        else:
            self.unvoided.clear()
            self._pending.retry()

    def _write(self, state: Mapping[str, Any], review: "Review | None") -> None:
        from tutor.progress.records import Session

        store, now = self.report.keeper.store, self.report.clock.now()
        with store.database.atomic():
            for waiting in (*self._pending.unsaved, *([review] if review else [])):
                store.record_review(waiting)
            for taken_back in self.unvoided:
                store.reviews.void(taken_back, now)
            store.sessions.keep(Session(id=self.quiz, pack=self.report.kb.info.id, time=now, state=state))

    def rescue(self) -> Path:
        """Write what waits to a file that `progress import` takes, where there is room, and return its path.

        Raises:
            SaveError: It couldn't be written anywhere.
        """
        from tutor.progress.transfer import show_record, write_lines

        name = f"tutor-unsaved-{self.report.clock.now():%Y%m%dT%H%M%S}.jsonl"
        lines = [show_record(review) for review in self.unsaved]
        *places, last = (self.report.keeper.locations.state, Path.cwd(), Path(gettempdir()))
        for place in places:
            with suppress(SaveError):
                write_lines(lines, place / name)
                return place / name
        write_lines(lines, last / name)
        return last / name

    def keep_overrule(self, item: str, response: str) -> None:
        """Keep that the learner insisted on a typed answer."""
        from tutor.progress.records import Overrule

        clock, pack = self.report.clock, self.report.kb.info.id
        kept = Overrule(id=clock.new_id(), pack=pack, item=item, response=response, wording=response, time=clock.now())
        self._attempt(lambda: self.report.keeper.store.overrules.add(kept))

    def keep_exam(self, summary: Summary) -> None:
        """Keep how an exam went."""
        from tutor.progress.records import Exam

        report = self.report
        exam = Exam(
            id=self.quiz,
            pack=report.kb.info.id,
            time=report.clock.now(),
            day=report.today,
            asked=summary.asked + summary.skipped,
            right=summary.right,
            score=summary.score,
            seconds=summary.seconds,
            report={"weak": list(summary.weak)},
        )
        self._attempt(lambda: report.keeper.store.exams.add(exam))

    def drop(self) -> None:
        """Forget the place reached: the quiz won't be resumed."""
        self._attempt(lambda: self.report.keeper.store.sessions.drop(self.quiz))

    def _attempt(self, write: Callable[[], object]) -> None:
        """Write what the learner can do without; when it can't be written, say so."""
        try:
            write()
        except SaveError as error:
            self.report.keeper.notices.append(str(error))
