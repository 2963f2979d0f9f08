"""A quiz session as a value: each call returns the session that follows, so that a line face and a screen drive it alike."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from tutor.knowledge.model import AnyItem, Claim, ItemKind
from tutor.quiz.grading import Grade, NameBook, Verdict
from tutor.quiz.outcome import Answer, Outcome, Progress, Rating, Step, Summary, rate
from tutor.quiz.questions import Question, Response, pose
from tutor.values import dataclass

REPEAT_AFTER = 4
"""Steps after which a missed item comes back, if there are as many."""
NEAR_MISS = 0.5
"""Score from which a partly right typed answer may be tried once more."""

_TYPED = frozenset({ItemKind.GAP, ItemKind.SHORT, ItemKind.RECALL})


@dataclass(frozen=True)
class QuizSession:
    """Questions in order, where we are, and what was answered."""

    claims: Mapping[str, Claim]
    """The pack's claims by id; not saved with the session."""
    steps: tuple[Step, ...]
    names: NameBook = field(default_factory=NameBook)
    position: int = 0
    answers: tuple[Answer, ...] = ()
    is_exam: bool = False
    """No feedback until the end, no retry, no review."""

    @classmethod
    def start(
        cls,
        claims: Mapping[str, Claim],
        plan: Sequence[tuple[str, str]],
        *,
        names: NameBook,
        seed: int,
        is_exam: bool = False,
    ) -> "QuizSession":
        """Return a session over `plan` (claim and item ids); `seed` shuffles the options."""
        steps = tuple(Step(claim, item, seed + i) for i, (claim, item) in enumerate(plan))
        return cls(claims=claims, steps=steps, names=names, is_exam=is_exam)

    @property
    def is_over(self) -> bool:
        """Nothing is left to ask."""
        return self.position >= len(self.steps)

    @property
    def must_settle(self) -> bool:
        """The last answer is unsure: `settle` is due."""
        last = self.answers[-1] if self.answers else None
        return last is not None and last.verdict is Verdict.UNSURE and last.rating is None and not self.is_exam

    @property
    def current(self) -> Question | None:
        """The question to ask, shuffled as it always was; None when the session is over."""
        return None if self.is_over else self.question(self.steps[self.position])

    @property
    def step(self) -> Step | None:
        """The step of the current question."""
        return None if self.is_over else self.steps[self.position]

    @property
    def progress(self) -> Progress:
        """How far the session is."""
        right = sum(a.verdict is Verdict.CORRECT for a in self.answers)
        return Progress(min(self.position, len(self.steps)), len(self.steps), right)

    @property
    def shown_hints(self) -> tuple[str, ...]:
        """The hints shown for the current question."""
        return self.current.hints[: self.steps[self.position].hints] if self.current else ()

    def question(self, step: Step) -> Question:
        """Return a step's question."""
        claim = self.claims[step.claim]
        return pose(_item(claim, step.item), claim, seed=step.seed)

    def answer(self, response: Response, *, seconds: float) -> tuple["QuizSession", Outcome]:
        """Grade `response` to the current question and move on, unless a retry or `settle` is due."""
        question, step = self._asked()
        grade = question.grade(response, self.names)
        if not self.is_exam and not step.retried and _is_near(grade, question.kind):
            again = replace(step, retried=True)
            return self._with_step(again), Outcome(again, grade, None, is_review=False, may_retry=True)
        return self._count(grade, response.text, seconds)

    def give_up(self, *, seconds: float) -> tuple["QuizSession", Outcome]:
        """Show the reference: counts as wrong."""
        question, _ = self._asked()
        grade = Grade(Verdict.INCORRECT, 0.0, missed=(question.reference,), reason="No answer was given.")
        return self._count(grade, "", seconds)

    def hint(self) -> tuple["QuizSession", str | None]:
        """Return the next hint, or None when there is none left or the session is an exam."""
        question, step = self._asked()
        if self.is_exam or step.hints >= len(question.hints):
            return self, None
        return self._with_step(replace(step, hints=step.hints + 1)), question.hints[step.hints]

    def skip(self) -> "QuizSession":
        """Move on without an answer: nothing is reviewed."""
        self._asked()
        skipped = Answer(self.position, "", None, 0.0, None, 0.0)
        return replace(self, answers=(*self.answers, skipped), position=self.position + 1)

    def settle(self, *, right: bool) -> tuple["QuizSession", Outcome]:
        """Take the learner's word where the grader wasn't sure; unhinted right is Good, wrong is Again."""
        if not self.must_settle:
            raise ValueError("nothing is to be settled")
        return self._reverdict(right=right, overruled=right, replaces=False)

    def overrule(self) -> tuple["QuizSession", Outcome]:
        """Take "I was right" for the last answer; its review, if one was recorded, is to be replaced."""
        if not self.answers or self.answers[-1].verdict is None or self.is_exam:
            raise ValueError("there is no answer to overrule")
        return self._reverdict(right=True, overruled=True, replaces=not self.must_settle)

    def undo(self) -> "QuizSession":
        """Return the session as it was before the last answer or skip; unchanged when there is none."""
        if not self.answers:
            return self
        last = self.answers[-1]
        steps = [s for i, s in enumerate(self.steps) if i != last.repeat_at]
        steps[last.step] = replace(steps[last.step], retried=False)
        return replace(self, steps=tuple(steps), answers=self.answers[:-1], position=last.step)

    def summary(self) -> Summary:
        """Return what the session came to so far."""
        first = [a for a in self.answers if not self.steps[a.step].is_repeat]
        counted = [a for a in first if a.verdict is not None]
        scored = first if self.is_exam else counted
        verdicts = [a.verdict for a in counted]
        right, partial = verdicts.count(Verdict.CORRECT), verdicts.count(Verdict.PARTIAL)
        return Summary(
            asked=len(counted),
            right=right,
            partial=partial,
            wrong=len(counted) - right - partial,
            skipped=len(first) - len(counted),
            score=sum(a.score for a in scored) / len(scored) if scored else 0.0,
            seconds=sum(a.seconds for a in self.answers),
            weak=tuple(dict.fromkeys(self.steps[a.step].claim for a in counted if a.verdict is not Verdict.CORRECT)),
        )

    def _asked(self) -> tuple[Question, Step]:
        if self.must_settle:
            raise ValueError("the last answer has to be settled first")
        if self.current is None:
            raise ValueError("the session is over")
        return self.current, self.steps[self.position]

    def _with_step(self, step: Step) -> "QuizSession":
        steps = (*self.steps[: self.position], step, *self.steps[self.position + 1 :])
        return replace(self, steps=steps)

    def _count(self, grade: Grade, text: str, seconds: float) -> tuple["QuizSession", Outcome]:
        question, step = self._asked()
        rating = rate(grade, question.kind, hinted=step.hints > 0, seconds=seconds, retried=step.retried)
        told = Answer(self.position, text, grade.verdict, grade.score, rating, seconds)
        after = replace(self, answers=(*self.answers, told), position=self.position + 1)
        if self.is_exam:
            return after, Outcome(step, None, None, is_review=False)
        if rating is None:
            return after, Outcome(step, grade, None, is_review=False, must_settle=True)
        after = after.with_repeat() if rating is Rating.AGAIN else after
        return after, Outcome(step, grade, rating, is_review=not step.is_repeat)

    def _reverdict(self, *, right: bool, overruled: bool, replaces: bool) -> tuple["QuizSession", Outcome]:
        last = self.answers[-1]
        step = self.steps[last.step]
        verdict = Verdict.CORRECT if right else Verdict.INCORRECT
        grade = Grade(verdict, float(right), reason="As you say.")
        rating = (Rating.HARD if step.hints else Rating.GOOD) if right else Rating.AGAIN
        changed = replace(last, verdict=verdict, score=grade.score, rating=rating, overruled=overruled, repeat_at=-1)
        steps = tuple(s for i, s in enumerate(self.steps) if i != last.repeat_at)
        after = replace(self, steps=steps, answers=(*self.answers[:-1], changed))
        after = after if right else after.with_repeat()
        return after, Outcome(
            step, grade, rating, is_review=not step.is_repeat, replaces=replaces and not step.is_repeat
        )

    def with_repeat(self) -> "QuizSession":
        """Return the session with the last step coming back later, once; a repeat missed again comes back as well."""
        last = self.answers[-1]
        missed = self.steps[last.step]
        at = min(last.step + 1 + REPEAT_AFTER, len(self.steps))
        again = Step(missed.claim, missed.item, missed.seed + 1_000_003, is_repeat=True)
        steps = (*self.steps[:at], again, *self.steps[at:])
        return replace(self, steps=steps, answers=(*self.answers[:-1], replace(last, repeat_at=at)))


def _is_near(grade: Grade, kind: ItemKind) -> bool:
    """Say whether a typed answer earns the free retry: unsure, or half right and nothing contradicted."""
    near = grade.verdict is Verdict.PARTIAL and grade.score >= NEAR_MISS and not grade.contradicted
    return kind in _TYPED and (near or grade.verdict is Verdict.UNSURE)


def _item(claim: Claim, item_id: str) -> AnyItem:
    return next(i for i in claim.items if item_id == i.id or item_id in i.was)
