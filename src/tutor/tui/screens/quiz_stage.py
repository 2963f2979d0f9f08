"""What stands on the quiz screen: the card, how far the quiz is, what isn't saved yet."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Static

from tutor.errors import TutorError
from tutor.quiz import Verdict
from tutor.text import clean_line
from tutor.tui.feedback import draw_feedback
from tutor.tui.quiz_phases import HIDDEN, Phase, draw_progress
from tutor.tui.screens.base import StudyScreen
from tutor.tui.widgets.hanging import Hanging
from tutor.tui.widgets.lines import KeyLine
from tutor.tui.widgets.question_card import QuestionCard
from tutor.tui.words import say_count

if TYPE_CHECKING:
    from tutor.quiz import QuizSession
    from tutor.study.quizzing import Marked, QuizRun

AROUND = 10
"""Lines that everything but the feedback takes, the question's two or three included."""


class QuizStage(StudyScreen):
    """The card and the lines around it; `phase` is what they wait for, `quiz` what they show."""

    def __init__(self) -> None:
        super().__init__()
        self.phase = Phase.MENU
        self.quiz: QuizRun | None = None
        """The quiz that is on, if any."""

    @property
    def session(self) -> "QuizSession | None":
        """Where that quiz stands."""
        return self.quiz.session if self.quiz else None

    def compose_body(self) -> ComposeResult:
        """Lay out progress, card and what isn't saved."""
        with Center(id="stage"), Vertical(id="column"):
            yield Static("", id="progress", markup=False)
            yield QuestionCard()
            yield Static("", id="unsaved", markup=False)

    def on_mount(self) -> None:
        """See to it that no answer is left unsaved."""
        self.query_one(KeyLine).hidden = frozenset(HIDDEN[self.phase])
        self.tutor.before_leaving = self.rescue

    def rescue(self) -> str:
        """Save what isn't saved yet, or write it to a file, and return what the learner has to know."""
        if self.quiz is None or self.quiz.retry_saving():
            return ""
        told = say_count(self.quiz.unsaved, "answer")
        try:
            path = self.quiz.rescue_unsaved()
        except TutorError as error:
            return f"{told} couldn't be saved: {clean_line(str(error))}"
        return f"{told} couldn't be saved here but kept in {path}: `tutor progress import` takes that file."

    @property
    def card(self) -> QuestionCard:
        """The card."""
        return self.query_one(QuestionCard)

    def enter(self, phase: Phase) -> None:
        """Wait for something else, and show what can be done then."""
        self.phase = phase
        self.query_one(KeyLine).hidden = frozenset(HIDDEN[phase] | (set() if self.has_hints else {"hint"}))
        self.show_progress()
        unsaved = self.quiz.unsaved if self.quiz else 0
        line = self.query_one("#unsaved", Static)
        problem = clean_line(self.quiz.problem) if self.quiz else ""
        line.update(f"! {unsaved} not saved yet ({problem}); tried again with each answer" if unsaved else "")
        line.display = bool(unsaved)

    def show_progress(self) -> None:
        """Show how far the quiz is."""
        line = self.query_one("#progress", Static)
        session = self.session
        line.display = session is not None and self.phase is not Phase.MENU
        if session is not None:
            line.update(draw_progress(session, max(min(self.size.width - 40, 40), 8)))

    @property
    def has_hints(self) -> bool:
        """Whether the current question can be helped with; in an exam none can."""
        session = self.session
        return session is not None and not session.is_exam and bool(session.current and session.current.hints)

    @property
    def is_told_right(self) -> bool:
        """Whether the last answer is marked right, so that there is nothing to overrule."""
        session = self.session
        return session is not None and bool(session.answers) and session.answers[-1].verdict is Verdict.CORRECT

    async def show_marked(self, marked: "Marked", response: str) -> None:
        """Show what came of an answer."""
        self.enter(Phase.TOLD)
        if self.is_told_right:
            self.query_one(KeyLine).hidden |= {"right"}

        def told(width: int, *, is_low: bool) -> Content:
            feedback = draw_feedback(
                marked.question,
                marked.outcome,
                response=response,
                in_days=marked.in_days,
                width=width,
                is_low=is_low,
            )
            return Content.assemble(feedback, "\n" if is_low else "\n\n", ("Enter", "bold $mark"), " goes on")

        def draw(width: int) -> Content:
            loose = told(width, is_low=False)
            fits = loose.get_height({}, width) <= self.size.height - AROUND
            return loose if fits else told(width, is_low=True)

        await self.card.close(Hanging(draw))
