"""The quiz: a menu, one card after the other, a summary. Keyboard only."""

from time import monotonic
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Static

from tutor.errors import TutorError
from tutor.text import clean_line
from tutor.tui.commands import QUIZ, make_bindings
from tutor.tui.feedback import draw_feedback, draw_near, draw_settling, draw_summary
from tutor.tui.quiz_menu import Start, draw_menu, list_starts
from tutor.tui.quiz_phases import HIDDEN, Phase, draw_progress
from tutor.tui.screens.base import StudyScreen
from tutor.tui.widgets.answering import Answered, Unfinished
from tutor.tui.widgets.hanging import Hanging
from tutor.tui.widgets.lines import KeyLine
from tutor.tui.widgets.question_card import QuestionCard
from tutor.tui.words import say_count

if TYPE_CHECKING:
    from tutor.quiz import Question, QuizSession
    from tutor.study.quizzing import Marked, QuizRun


class QuizScreen(StudyScreen):
    """One focused card."""

    WHERE = QUIZ
    TITLE_TEXT = "Quiz"
    BINDINGS = make_bindings(QUIZ)

    def __init__(self) -> None:
        super().__init__()
        self.phase = Phase.MENU
        self.quiz: QuizRun | None = None
        """The quiz that is on, if any."""
        self._starts: tuple[Start, ...] = ()
        self._asked: Question | None = None
        self._since = 0.0

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

    def show_study(self) -> None:
        """Take up the quiz that waits; show the menu when none is on."""
        waiting, self.tutor.waiting_quiz = self.tutor.waiting_quiz, None
        if waiting is not None:
            self.phase = Phase.ASKING
            self.run_worker(self._begin(waiting), exclusive=False)
        elif self.phase is Phase.MENU:
            self.run_worker(self._show_menu(), exclusive=False)

    # Menu

    async def _show_menu(self) -> None:
        try:
            self._starts = list_starts(self.study)
        except TutorError as error:
            self.tell(str(error), is_problem=True)
            self._starts = ()
        self._enter(Phase.MENU)
        await self.card.tell("What shall we practise?", Hanging(lambda width: draw_menu(self._starts, width)))

    async def _start(self, how: Start) -> None:
        try:
            quiz = how.begin(self.study)
        except TutorError as error:
            self.tell(str(error), is_problem=True)
        else:
            await self._begin(quiz)

    async def _begin(self, quiz: "QuizRun") -> None:
        if quiz.current is None and not quiz.must_settle:
            self.tell("There is nothing to ask there now.")
            await self._show_menu()
            return
        self.quiz, self._asked = quiz, None
        await self._next()

    def start(self, topic: str) -> None:
        """Begin a quiz on a topic, given by its id, title or alias."""
        self.run_worker(self._start(Start(topic, topic=topic)), exclusive=False)

    # Asking

    async def _next(self) -> None:
        session = self.session
        if session is None:
            await self._show_menu()
        elif session.must_settle:
            await self._settle_again(session)
        elif session.current is None:
            await self._finish()
        else:
            self._enter(Phase.ASKING)
            self._asked = session.current
            self._since = monotonic()
            await self.card.ask(session.current, session.shown_hints)

    @on(Answered)
    async def _answered(self, message: Answered) -> None:
        if self.phase is not Phase.ASKING or self._asked is None:
            return
        assert self.quiz is not None
        marked = self.quiz.answer(message.response, seconds=monotonic() - self._since)
        outcome = marked.outcome
        if outcome.may_retry and outcome.grade is not None:
            self.card.show("feedback", draw_near(outcome.grade.reason))
            self._show_progress()
        elif outcome.must_settle:
            self._enter(Phase.SETTLING)
            await self.card.close(draw_settling(self._asked, message.response.text))
        elif outcome.grade is None:
            await self._next()
        else:
            await self._show_marked(marked, message.response.text)

    @on(Unfinished)
    def _unfinished(self, message: Unfinished) -> None:
        self.card.show("how", message.message)

    async def _show_marked(self, marked: "Marked", response: str) -> None:
        self._asked = marked.question
        self._enter(Phase.TOLD)

        def draw(width: int) -> Content:
            told = draw_feedback(
                marked.question, marked.outcome, response=response, in_days=marked.in_days, width=width
            )
            return Content.assemble(told, "\n\n", ("Enter", "bold $mark"), " goes on")

        await self.card.close(Hanging(draw))

    async def _settle_again(self, session: "QuizSession") -> None:
        last = session.answers[-1]
        self._asked = session.question(session.steps[last.step])
        self._enter(Phase.SETTLING)
        await self.card.ask(self._asked, ())
        await self.card.close(draw_settling(self._asked, last.response))

    async def _settle(self, *, right: bool) -> None:
        assert self.quiz is not None
        response = self.quiz.session.answers[-1].response
        await self._show_marked(self.quiz.settle(right=right), response)

    async def _finish(self) -> None:
        assert self.quiz is not None
        summary = self.quiz.finish()
        self._enter(Phase.OVER)
        is_exam = self.quiz.session.is_exam

        def draw(width: int) -> Content:
            told = draw_summary(summary, self.study.kb, is_exam=is_exam, width=width)
            return Content.assemble(told, "\n\n", ("Enter", "bold $mark"), " back to the menu")

        await self.card.tell("That's it for now", Hanging(draw))

    # Keys

    async def on_key(self, event: events.Key) -> None:
        """Take the keys of menu, feedback and summary."""
        if event.key in {"up", "down", "pageup", "pagedown"}:
            step = 1 if event.key in {"up", "down"} else max(self.card.size.height - 1, 1)
            self.card.scroll_relative(y=step if event.key.endswith("down") else -step, animate=False)
            return
        key = (event.character or event.key).lower() if event.key != "enter" else "enter"
        if self.phase is Phase.MENU:
            start = next(
                (s for s in self._starts if s.key == key), self._starts[0] if key == "enter" and self._starts else None
            )
            if start is not None:
                await self._start(start)
        elif self.phase is Phase.SETTLING and key in {"y", "n"}:
            await self._settle(right=key == "y")
        elif self.phase is Phase.TOLD and key in {"enter", " "}:
            self._asked = None
            await self._next()
        elif self.phase is Phase.OVER:
            await self._leave_summary(key)

    async def _leave_summary(self, key: str) -> None:
        weak = self.session.summary().weak if self.session else ()
        if key == "enter":
            self.quiz = None
            await self._show_menu()
        elif key.isdigit() and 1 <= int(key) <= min(len(weak), 9):
            self._ask_about(weak[int(key) - 1])

    # Commands

    def action_hint(self) -> None:
        """Show the next hint."""
        if self.phase is not Phase.ASKING or self.quiz is None:
            return
        if self.quiz.hint() is None:
            self.tell("There is no further hint.")
        self.card.show_hints(self.quiz.session.shown_hints)

    async def action_skip(self) -> None:
        """Leave the question unanswered."""
        if self.phase is Phase.ASKING and self.quiz is not None:
            self.quiz.skip()
            await self._next()

    async def action_right(self) -> None:
        """Overrule the grade."""
        if self.phase is Phase.SETTLING:
            await self._settle(right=True)
        elif self.phase is Phase.TOLD and self.quiz is not None:
            response = self.quiz.session.answers[-1].response
            await self._show_marked(self.quiz.overrule(), response)

    async def action_undo(self) -> None:
        """Take back the last answer and ask again."""
        if self.quiz is None or self.phase is Phase.MENU or not self.quiz.undo():
            self.tell("There is nothing to take back.")
            return
        await self._next()

    def action_ask(self) -> None:
        """Ask the tutor about the claim of this question."""
        if self.phase is Phase.TOLD and self._asked is not None:
            self._ask_about(self._asked.claim.id)

    def _ask_about(self, claim_id: str) -> None:
        claim = self.study.kb.claim_by_id[claim_id]
        self.tutor.ask_in_chat(entry=next(iter(claim.entries), ""), text=claim.statement)

    async def action_leave(self) -> None:
        """Leave the quiz as it is; from the menu, go back to the chat."""
        if self.phase is Phase.MENU:
            await self.tutor.show("chat")
            return
        if lost := self.rescue():
            self.tell(lost, is_problem=True)
        self.quiz = self._asked = None
        await self._show_menu()

    # Lines around the card

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self.query_one(KeyLine).hidden = frozenset(HIDDEN[phase])
        self._show_progress()
        unsaved = self.quiz.unsaved if self.quiz else 0
        line = self.query_one("#unsaved", Static)
        problem = clean_line(self.quiz.problem) if self.quiz else ""
        line.update(f"! {unsaved} not saved yet ({problem}); tried again with each answer" if unsaved else "")
        line.display = bool(unsaved)

    def _show_progress(self) -> None:
        line = self.query_one("#progress", Static)
        session = self.session
        line.display = session is not None and self.phase is not Phase.MENU
        if session is not None:
            line.update(draw_progress(session, max(min(self.size.width - 40, 40), 8)))
