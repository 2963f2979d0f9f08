"""The quiz: a menu, one card after the other, a summary. Keyboard only."""

from time import monotonic
from typing import TYPE_CHECKING

from textual import events, on
from textual.content import Content

from tutor.citing import read_label
from tutor.errors import TutorError
from tutor.tui.commands import QUIZ, make_bindings
from tutor.tui.feedback import draw_near, draw_settling, draw_summary
from tutor.tui.quiz_menu import Start, draw_menu, list_starts, say_rest
from tutor.tui.quiz_phases import Phase
from tutor.tui.screens.quiz_stage import QuizStage
from tutor.tui.widgets.answering import Answered, Resumed, Unfinished
from tutor.tui.widgets.hanging import Hanging

if TYPE_CHECKING:
    from tutor.quiz import Question, QuizSession
    from tutor.study.quizzing import Marked, QuizRun


class QuizScreen(QuizStage):
    """One focused card."""

    WHERE = QUIZ
    TITLE_TEXT = "Quiz"
    BINDINGS = make_bindings(QUIZ)

    def __init__(self) -> None:
        super().__init__()
        self._starts: tuple[Start, ...] = ()
        self._asked: Question | None = None
        self._since = 0.0

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
            self._starts, rest = list_starts(self.study), say_rest(self.study)
        except TutorError as error:
            self._starts, rest = (), str(error)
        self.enter(Phase.MENU)
        await self.card.tell("What shall we practise?", Hanging(lambda width: draw_menu(self._starts, rest, width)))

    async def _start(self, how: Start) -> None:
        try:
            quiz = how.begin(self.study)
        except TutorError as error:
            self.tell(str(error), is_problem=True)
            if self.quiz is None:
                await self._show_menu()
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
        """Begin a quiz on a topic, given by its id, title or alias, or on a section, given by its label."""
        label = read_label(topic)
        is_section = label in self.study.kb.section_by_id
        start = Start(label, section=label) if is_section else Start(topic, topic=topic)
        if self.phase is Phase.MENU:
            self.phase = Phase.ASKING  # or the screen, once it comes up, would put its menu over the quiz
        self.run_worker(self._start(start), exclusive=False)

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
            self.enter(Phase.ASKING)
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
            self.show_progress()
        elif outcome.must_settle:
            self.enter(Phase.SETTLING)
            await self.card.close(draw_settling(self._asked, message.response.text))
        elif outcome.grade is None:
            await self._next()
        else:
            await self._show_marked(marked, message.response.text)

    @on(Unfinished)
    def _unfinished(self, message: Unfinished) -> None:
        self.card.show("how", Content.styled(f"! {message.message}", "bold $closest"))

    @on(Resumed)
    def _resumed(self) -> None:
        if self.card.answer is not None:
            self.card.show("how", self.card.answer.how)

    async def _show_marked(self, marked: "Marked", response: str) -> None:
        self._asked = marked.question
        await self.show_marked(marked, response)

    async def _settle_again(self, session: "QuizSession") -> None:
        last = session.answers[-1]
        self._asked = session.question(session.steps[last.step])
        self.enter(Phase.SETTLING)
        await self.card.ask(self._asked, ())
        await self.card.close(draw_settling(self._asked, last.response))

    async def _settle(self, *, right: bool) -> None:
        assert self.quiz is not None
        response = self.quiz.session.answers[-1].response
        await self._show_marked(self.quiz.settle(right=right), response)

    async def _finish(self) -> None:
        assert self.quiz is not None
        summary = self.quiz.finish()
        self.enter(Phase.OVER)
        session = self.quiz.session

        def draw(width: int) -> Content:
            told = draw_summary(summary, session, width=width)
            return Content.assemble(told, "\n\n", ("Enter", "bold $mark"), " back to the menu")

        await self.card.tell("That's it for now", Hanging(draw))

    # Keys

    async def on_key(self, event: events.Key) -> None:
        """Take the keys of menu, feedback and summary."""
        if event.key in {"up", "down", "pageup", "pagedown"}:
            step = 1 if event.key in {"up", "down"} else max(self.card.size.height - 1, 1)
            self.card.scroll_relative(y=step if event.key.endswith("down") else -step, animate=False)
        elif not await self._take_key(event):
            return
        # Left to go on, the same key press would reach the field that the next question has just focused.
        event.stop()
        event.prevent_default()

    async def _take_key(self, event: events.Key) -> bool:
        """Do what a key means in this phase; returns False when it means nothing."""
        key = (event.character or event.key).lower() if event.key != "enter" else "enter"
        if self.phase is Phase.MENU:
            first = self._starts[0] if key == "enter" and self._starts else None
            start = next((s for s in self._starts if s.key == key), first)
            if start is None:
                return False
            await self._start(start)
        elif self.phase is Phase.SETTLING and key in {"y", "n"}:
            await self._settle(right=key == "y")
        elif self.phase is Phase.TOLD and key in {"enter", " "}:
            self._asked = None
            await self._next()
        elif self.phase is Phase.OVER:
            await self._leave_summary(key)
        else:
            return False
        return True

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
        if self.quiz.session.is_exam:
            self.tell("Exams have no hints.")
        elif self.quiz.hint() is None:
            self.tell("There is no further hint." if self.has_hints else "There is no hint for this question.")
        self.card.show_hints(self.quiz.session.shown_hints)

    async def action_show(self) -> None:
        """Show the answer; the claim counts as not known."""
        if self.phase is not Phase.ASKING or self.quiz is None:
            return
        marked = self.quiz.give_up(seconds=monotonic() - self._since)
        await (self._next() if marked.outcome.grade is None else self._show_marked(marked, ""))

    async def action_skip(self) -> None:
        """Leave the question unanswered."""
        if self.phase is Phase.ASKING and self.quiz is not None:
            self.quiz.skip()
            await self._next()

    async def action_right(self) -> None:
        """Overrule the grade."""
        if self.phase is Phase.SETTLING:
            await self._settle(right=True)
        elif self.phase is Phase.TOLD and self.quiz is not None and not self.is_told_right:
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
