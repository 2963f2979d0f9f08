"""A study of the small pack on a clock that stands still until it is moved."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from tutor.quiz import Response
from tutor.study.clock import Clock
from tutor.study.quizzing import QuizRun
from tutor.study.study import Study

NOON = datetime(2030, 5, 6, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class StandingClock(Clock):
    """A clock that only `forward` moves."""

    moved: list[timedelta] = field(default_factory=list)
    ids: "count[int]" = field(default_factory=count)
    name: str = "id"

    def now(self) -> datetime:
        return NOON + sum(self.moved, timedelta())

    def offset(self) -> int:
        return 0

    def new_id(self) -> str:
        return f"{self.name}-{next(self.ids)}"

    def new_seed(self) -> int:
        return 7

    def forward(self, **by: float) -> None:
        self.moved.append(timedelta(**by))


def open_study(home: Path, pack: Path, clock: Clock) -> Study:
    return Study.open(pack=str(pack), environ={"TUTOR_HOME": str(home)}, clock=clock)


def answer_rightly(run: QuizRun):
    """Answer the current question with its own reference."""
    question = run.current
    assert question
    reference = "; ".join(question.left) or question.reference
    if question.left:
        pairs = dict(question.item.pairs)
        picks = tuple(question.right.index(pairs[left]) for left in question.left)
        return run.answer(Response(reference, picks), seconds=20)
    if question.options:
        wanted = _wanted(question)
        return run.answer(Response(reference, tuple(question.options.index(w) for w in wanted)), seconds=20)
    texts = tuple(blank[0] for blank in getattr(question.item, "blanks", ())) or (reference,)
    return run.answer(Response(reference, texts=texts), seconds=20)


def _wanted(question) -> tuple[str, ...]:
    item = question.item
    for name in ("correct", "sequence"):
        if hasattr(item, name):
            return tuple(getattr(item, name))
    return (question.reference,)
