"""A quiz that is kept: after every answer the review and the place in the quiz are saved together.

run = study.start_quiz(topic="grievances")     # or the unfinished one; run.is_resumed
while run.current:                             # a Question of tutor.quiz
    marked = run.answer(response, seconds=s)   # marked.outcome, .question, .in_days, .is_saved
    # marked.outcome.may_retry: ask again; run.must_settle: show the reference, then run.settle(right=...)
run.finish()                                   # or leave it: it is resumed at the same question
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.errors import DataError
from tutor.knowledge.model import Claim
from tutor.quiz import (
    NameBook,
    Outcome,
    Question,
    QuizSession,
    Response,
    Summary,
    session_from_json,
    session_to_json,
)
from tutor.study.choosing import Chooser
from tutor.study.quiz_keeping import QuizKeeping
from tutor.study.wishes import Sort, Wish

if TYPE_CHECKING:
    from tutor.progress.records import Review
    from tutor.study.reporting import Report


@dataclass(frozen=True, slots=True)
class Marked:
    """What became of an answer."""

    outcome: Outcome
    question: Question
    """The one that was answered."""
    in_days: int | None
    """Study days until the claim is asked again; None when the answer left the schedule alone, or isn't saved yet."""
    is_saved: bool
    """Whether everything answered so far is on the disk (or nothing is to be kept)."""


@dataclass
class QuizRun:
    """One quiz as it goes on. Every call that changes it saves it."""

    report: "Report"
    id: str
    wish: Wish
    session: QuizSession
    reviews: dict[int, str] = field(default_factory=dict)
    """For each answer, by its place in the session, the id of the review it was recorded as."""
    is_resumed: bool = False

    @property
    def current(self) -> Question | None:
        """The question to ask; None when the quiz is over."""
        return self.session.current

    @property
    def must_settle(self) -> bool:
        """The grader wasn't sure: show the reference and call `settle`."""
        return self.session.must_settle

    @property
    def last_question(self) -> Question | None:
        """The question answered last; None before the first answer."""
        answers = self.session.answers
        return self.session.question(self.session.steps[answers[-1].step]) if answers else None

    @property
    def unsaved(self) -> int:
        """How many answers aren't saved yet."""
        return len(self._keeping.unsaved)

    @property
    def problem(self) -> str:
        """Why they aren't; empty when all are."""
        return self._keeping.problem

    def answer(self, response: Response, *, seconds: float) -> Marked:
        """Grade a response to the current question and save what follows."""
        return self._advance(lambda s: s.answer(response, seconds=seconds))

    def give_up(self, *, seconds: float) -> Marked:
        """Take the current question as not known."""
        return self._advance(lambda s: s.give_up(seconds=seconds))

    def settle(self, *, right: bool) -> Marked:
        """Take the learner's word where the grader wasn't sure."""
        marked = self._advance(lambda s: s.settle(right=right))
        if right:
            self._keep_overrule()
        return marked

    def overrule(self) -> Marked:
        """Take "I was right" for the last answer, and keep that the learner said so."""
        marked = self._advance(lambda s: s.overrule())
        self._keep_overrule()
        return marked

    def hint(self) -> str | None:
        """Return the next hint; None when there is none left."""
        self.session, hint = self.session.hint()
        self._save()
        return hint

    def skip(self) -> None:
        """Leave the current question."""
        self.session = self.session.skip()
        self._save()

    def undo(self) -> bool:
        """Take back the last answer or skip, and its review; tell whether there was one."""
        if not self.session.answers:
            return False
        voided = self.reviews.pop(len(self.session.answers) - 1, None)
        self.session = self.session.undo()
        self._save(void=voided)
        return True

    def retry_saving(self, *, also_place: bool = False) -> bool:
        """Try once more to save what isn't saved yet, if anything isn't; tell whether everything is saved now.

        Args:
            also_place: Save the place in the quiz even when no answer waits.
        """
        if also_place or self._keeping.is_waiting:
            self._save()
        return not self.unsaved

    def rescue_unsaved(self) -> Path:
        """Write what couldn't be saved to a file that `progress import` takes, where there is room, and return its path.

        Raises:
            SaveError: It couldn't be written anywhere.
        """
        return self._keeping.rescue()

    def summary(self) -> Summary:
        """Return what the quiz came to so far."""
        return self.session.summary()

    def finish(self) -> Summary:
        """End the quiz, over or not: it won't be resumed. Returns what it came to."""
        summary = self.session.summary()
        if self.session.answers and self.session.is_exam and self.session.is_over:
            self._keeping.keep_exam(summary)
        self._keeping.drop()
        return summary

    def _advance(self, move: Callable[[QuizSession], tuple[QuizSession, Outcome]]) -> Marked:
        answered = self.session
        self.session, outcome = move(answered)
        place = len(self.session.answers) - 1
        question = self.session.question(outcome.step)
        if outcome.may_retry or outcome.must_settle:
            self._save()
            return Marked(outcome, question, None, is_saved=not self.unsaved)
        old = self.reviews.get(place) if outcome.replaces or place in self.reviews else None
        review = self._review_of(place, question, outcome)
        self.reviews[place] = review.id
        self._save(review, void=old)
        return Marked(outcome, question, self._days_until(review), is_saved=not self.unsaved)

    def _review_of(self, place: int, question: Question, outcome: Outcome) -> "Review":
        from tutor.memory import Rating
        from tutor.progress.records import MOST_SECONDS, Review
        from tutor.text import clean, shorten

        answer, report = self.session.answers[place], self.report
        counts = outcome.is_review and outcome.rating is not None and not self._is_done_today(question.claim, place)
        return Review(
            id=report.clock.new_id(),
            pack=report.kb.info.id,
            claim=question.claim.id,
            item=question.item.id,
            kind=str(question.kind),
            prompt=question.prompt,
            response=shorten(clean(answer.response), 20_000),
            verdict=str(answer.verdict or ""),
            score=answer.score,
            rating=Rating(int(outcome.rating)) if counts and outcome.rating else None,
            hinted=outcome.step.hints > 0,
            seconds=min(max(answer.seconds, 0.0), MOST_SECONDS),
            time=report.clock.now(),
            offset=report.clock.offset(),
            day=report.today,
            retention=report.settings.retention,
        )

    def _is_done_today(self, claim: Claim, place: int) -> bool:
        """Say whether another answer has counted for the claim today: a second one is practice and moves nothing."""
        own = self.reviews.get(place)
        found = self.report.keeper.store.reviews.of_claim(self.report.kb.info.id, claim.id)
        return any(r.rating is not None and r.day == self.report.today and r.id != own for r in found)

    def _days_until(self, review: "Review") -> int | None:
        if review.rating is None or self.unsaved:
            return None
        memory = self.report.keeper.store.memories(review.pack).get(review.claim)
        return (memory.due - review.day).days if memory else None

    @cached_property
    def _keeping(self) -> QuizKeeping:
        return QuizKeeping(self.report, self.id)

    def _save(self, review: "Review | None" = None, *, void: str | None = None) -> None:
        self._keeping.save(self._state(), review, void=void)

    def _state(self) -> dict[str, Any]:
        wish = {
            "sort": str(self.wish.sort),
            "about": self.wish.about,
            "entry": self.wish.entry,
            "count": self.wish.count,
        }
        reviews = {str(place): review for place, review in self.reviews.items()}
        return {"wish": wish, "session": session_to_json(self.session), "reviews": reviews}

    def _keep_overrule(self) -> None:
        """Keep what the learner insisted on, where it was typed: a curator may want to accept it."""
        answer, question = self.session.answers[-1], self.last_question
        if question and answer.response.strip() and not question.options and not question.left:
            self._keeping.keep_overrule(question.item.id, answer.response)


def start_quiz(report: "Report", wish: Wish, *, resume: bool) -> QuizRun:
    """Return the unfinished quiz of that sort, or a new one; a quiz that has nothing to ask is over at once.

    What the day brings fits any that was left. A new one takes the place of those of its own sort alone.
    """
    unfinished = list_unfinished(report)
    same = [run for run in unfinished if run.wish.key == wish.key]
    fitting = unfinished if wish.sort is Sort.TODAY else same
    if fitting and resume:
        return fitting[0]
    for replaced in same:
        replaced.finish()
    seed = report.clock.new_seed()
    plan = Chooser(report).plan(wish, seed=seed)
    names, is_exam = NameBook.from_names(report.kb.names), wish.sort is Sort.EXAM
    session = QuizSession.start(report.kb.claim_by_id, plan, names=names, seed=seed, is_exam=is_exam)
    run = QuizRun(report, report.clock.new_id(), wish, session)
    if plan:
        run.retry_saving(also_place=True)
    return run


def list_unfinished(report: "Report") -> tuple[QuizRun, ...]:
    """Return the quizzes that were left, of any sort, the latest first.

    One that can't be read is passed over, and one of an earlier day in which nothing was answered.
    """
    names, found = NameBook.from_names(report.kb.names), []
    for kept in report.keeper.store.sessions.unfinished(report.kb.info.id):
        try:
            run = _read_state(report, kept.id, kept.state or {}, names)
        except (DataError, KeyError, ValueError, TypeError):
            continue
        is_begun = bool(run.session.answers) or report.day_of(kept.time) == report.today
        if is_begun and (run.current or run.must_settle):
            found.append(run)
    return tuple(found)


def _read_state(report: "Report", session_id: str, state: Mapping[str, Any], names: NameBook) -> QuizRun:
    session = session_from_json(state["session"], claims=report.kb.claim_by_id, names=names)
    wish = Wish(Sort(state["wish"]["sort"]), state["wish"]["about"], state["wish"]["entry"], state["wish"]["count"])
    reviews = {int(place): str(review) for place, review in state["reviews"].items()}
    return QuizRun(report, session_id, wish, session, reviews, is_resumed=True)
