"""The plain quiz: a question, a line, a mark. Everything the interface's quiz can do, as lines."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from tutor.cli.plain import show_reply
from tutor.cli.plain_question import show_marked, show_question, show_summary
from tutor.errors import SaveError
from tutor.quiz import Problem, Verdict
from tutor.study.quizzing import Marked, QuizRun
from tutor.study.study import Study

_HELP = """?       a hint (the answer then counts as hard)
/show   show the answer; counts as not known
/skip   leave this question
/right  I was right: overrule the last mark
/undo   take back the last answer
/ask    what the essay says about the last question
/leave  stop; the quiz goes on from here next time"""

_WORDS = {"hint": "?", "skip": "/skip", "i was right": "/right", "undo": "/undo", "leave": "/leave", "quit": "/leave"}
"""What may be typed without a slash."""
_LEAVING = ("/leave", "/quit", "/exit", "/q")
_SETTLE = "Were you right? Type yes or no."


@dataclass
class PlainQuiz:
    """Asks by lines whoever types them."""

    study: Study
    quiz: QuizRun
    put: Callable[[str], None]
    asked_at: datetime = field(init=False)
    """When the question in view was shown."""

    def run(self, lines: Iterator[str]) -> str:
        """Ask until the quiz is over, the lines end or the learner leaves; return a last line that wasn't for the quiz."""
        if self._is_over:
            self._put_all(tell_nothing(self.study, self.quiz))
            return ""
        if self.quiz.is_resumed:
            self.put(f"Going on where you stopped ({self.quiz.wish.sort}); `tutor quiz --restart` begins anew.")
        self.put("Type ? for a hint, /help for more, /leave to stop.")
        self._show_current()
        left_over = ""
        for line in lines:
            command = _read_command(line)
            if command in _LEAVING or (self._is_over and command not in ("/right", "/undo", "/ask", "/help")):
                left_over = "" if command in _LEAVING else line
                break
            self._turn(line.strip(), command)
        self._conclude()
        return left_over

    @property
    def _is_over(self) -> bool:
        return self.quiz.current is None and not self.quiz.must_settle

    @property
    def _place(self) -> tuple[object, ...]:
        """What changes when another question is to be shown, or the same one again."""
        return len(self.quiz.session.answers), self.quiz.session.step, self.quiz.must_settle

    def _turn(self, line: str, command: str) -> None:
        before = self._place
        self._put_all(self._take(line, command))
        hinted = command == "?"
        if self._place != before and not hinted:
            self._show_current()
        else:
            self._prompt()

    def _take(self, line: str, command: str) -> Iterator[str]:
        if command == "?":
            yield from self._hint()
        elif command.startswith("/"):
            yield from self._obey(command)
        elif self.quiz.must_settle:
            yield from self._settle(line)
        else:
            yield from self._answer(line)

    def _answer(self, line: str) -> Iterator[str]:
        question = self.quiz.current
        assert question
        response = question.read_response(line) if line else Problem("Type an answer, or /show to see it.")
        if isinstance(response, Problem):
            yield response.message
        else:
            yield from self._tell(self.quiz.answer(response, seconds=self._seconds()))

    def _settle(self, line: str) -> Iterator[str]:
        word = line.casefold()
        if word in ("y", "yes", "n", "no"):
            yield from self._tell(self.quiz.settle(right=word.startswith("y")))
        else:
            yield _SETTLE

    def _hint(self) -> Iterator[str]:
        hint = None if self.quiz.must_settle else self.quiz.hint()
        none = "There is no further hint." if self.quiz.session.shown_hints else "There is no hint for this question."
        yield f"Hint: {hint}" if hint else none

    def _obey(self, command: str) -> Iterator[str]:
        if command in ("/show", "/skip") and self.quiz.must_settle:
            return iter((_SETTLE,))
        obeyed: dict[str, Callable[[], Iterable[str]]] = {
            "/help": _HELP.splitlines,
            "/show": lambda: self._tell(self.quiz.give_up(seconds=self._seconds())),
            "/skip": self._skip,
            "/right": self._overrule,
            "/undo": lambda: ["Taken back." if self.quiz.undo() else "There is nothing to take back."],
            "/ask": self._tell_about,
        }
        unknown = f"There is no command {command}; /help lists them."
        return iter(obeyed[command]() if command in obeyed else (unknown,))

    def _skip(self) -> Iterator[str]:
        self.quiz.skip()
        yield "Skipped."

    def _overrule(self) -> Iterator[str]:
        answers = self.quiz.session.answers
        if self.quiz.session.is_exam or not answers or answers[-1].verdict is None:
            yield "There is no mark to overrule."
        elif answers[-1].verdict is Verdict.CORRECT:
            yield "It is marked right already."
        else:
            yield from self._tell(self.quiz.overrule())

    def _tell_about(self) -> Iterator[str]:
        question = self.quiz.last_question
        if question is None or self.quiz.session.is_exam:
            yield "Answer a question first." if question is None else "Not in an exam."
        elif question.claim.entries:
            yield from show_reply(self.study.open_entry(question.claim.entries[0]))
        else:
            yield question.claim.statement

    def _tell(self, marked: Marked) -> Iterator[str]:
        yield from show_marked(marked)
        if not marked.is_saved:
            why = f": {self.quiz.problem}" if self.quiz.unsaved == 1 else ""
            yield f"Not saved yet ({self.quiz.unsaved} waiting){why}"

    def _show_current(self) -> None:
        self.asked_at = self.study.clock.now()
        progress, question = self.quiz.session.progress, self.quiz.current
        if self.quiz.must_settle:
            if self.quiz.is_resumed and (last := self.quiz.last_question):
                self._put_all(
                    (
                        last.prompt,
                        f"You answered: {self.quiz.session.answers[-1].response}",
                        f"The answer: {last.reference}",
                    )
                )
            self.put(_SETTLE)
        elif question:
            self.put("")
            self.put(f"Question {progress.done + 1} of {progress.total}")
            self._put_all(show_question(question))
            self._put_all(f"Hint: {hint}" for hint in self.quiz.session.shown_hints)
        else:
            self.put("That was the last one. Enter ends the quiz; /right or /undo are for the last answer.")
        self._prompt()

    def _conclude(self) -> None:
        if self._is_over:
            self._put_all(show_summary(self.quiz.session, self.quiz.finish()))
        else:
            self.put("Stopped; the quiz goes on from here next time." if not self.quiz.unsaved else "Stopped.")
        if not self.quiz.retry_saving():
            self._put_all(self._rescue())

    def _rescue(self) -> Iterator[str]:
        """Give the learner what couldn't be saved."""
        yield f"Answers that could not be saved: {self.quiz.unsaved}; {self.quiz.problem}"
        try:
            path = self.quiz.rescue_unsaved()
        except SaveError as error:
            yield f"They couldn't be written anywhere else either: {error}"
        else:
            yield f"They are in {path}; `tutor progress import {path}` takes them when there is room again."

    def _put_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.put(line)

    def _prompt(self) -> None:
        if sys.stdin.isatty():
            print("Answer: ", end="", flush=True)

    def _seconds(self) -> float:
        return max((self.study.clock.now() - self.asked_at).total_seconds(), 0.0)


def tell_nothing(study: Study, quiz: QuizRun) -> Iterator[str]:
    """Yield why there is nothing to ask, and what else could be asked."""
    due = study.due()
    yield f"There is nothing to ask ({quiz.wish.say()})."
    if quiz.wish.is_of_today and (upcoming := study.report.next_due()):
        yield f"Next on {upcoming}."
    if quiz.wish.is_of_today and due.resting:
        from tutor.cli.commands.due import say_resting

        yield say_resting(due.resting)
    if due.held_back:
        yield f"{due.held_back} more are due but past the day's limit; `tutor settings reviews_per_day N` changes that."
    asked = {topic for claim in study.kb.claims for topic in claim.topics}
    topics = ", ".join(t.id for t in study.kb.info.topics if t.id in asked)
    yield f"You can practise a topic ({topics}) or take an exam." if topics else "You can take an exam."


def _read_command(line: str) -> str:
    """Return what a line commands; an answer is returned as it is."""
    plain = " ".join(line.split())
    return plain.casefold() if plain.startswith("/") else _WORDS.get(plain.casefold().rstrip(".!"), plain)
