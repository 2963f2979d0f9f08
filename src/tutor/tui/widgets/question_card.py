"""The one card of the quiz: how it asks, what it asks, hints, the answer, and what came of it."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tutor.knowledge.model import ItemKind
from tutor.quiz.questions import Question
from tutor.text import clean
from tutor.tui.widgets.answering import AnswerList
from tutor.tui.widgets.arranging import FindPairs, PutInOrder
from tutor.tui.widgets.choosing import HOW_TRUE_FALSE, ChooseMany, ChooseOne
from tutor.tui.widgets.hanging import Hanging
from tutor.tui.widgets.typing import FillBlanks, TypeWords

KIND_TITLES = {
    ItemKind.CHOICE: "Choose one",
    ItemKind.TRUE_FALSE: "True or false?",
    ItemKind.GAP: "Fill the blanks",
    ItemKind.SHORT: "In a few words",
    ItemKind.MANY: "Choose all that apply",
    ItemKind.ORDER: "Put in order",
    ItemKind.MATCH: "Find the pairs",
    ItemKind.RECALL: "Say all you remember",
}

AnyAnswer = AnswerList | TypeWords | FillBlanks
_WIDGETS: dict[ItemKind, type[AnswerList] | type[TypeWords] | type[FillBlanks]] = {
    ItemKind.CHOICE: ChooseOne,
    ItemKind.TRUE_FALSE: ChooseOne,
    ItemKind.MANY: ChooseMany,
    ItemKind.ORDER: PutInOrder,
    ItemKind.MATCH: FindPairs,
    ItemKind.GAP: FillBlanks,
    ItemKind.SHORT: TypeWords,
    ItemKind.RECALL: TypeWords,
}


def how_to_answer(kind: ItemKind) -> str:
    """Return in a line how questions of a kind are answered."""
    return HOW_TRUE_FALSE if kind is ItemKind.TRUE_FALSE else _WIDGETS[kind].HOW


class QuestionCard(VerticalScroll, can_focus=False):
    """One question, ready to be answered."""

    DEFAULT_CSS = """
    QuestionCard { height: auto; max-height: 1fr; scrollbar-size-vertical: 1; }
    QuestionCard #inside { height: auto; padding: 1 3; }
    QuestionCard Static { height: auto; }
    QuestionCard #kind { color: $mark; text-style: bold; }
    QuestionCard #asked { margin-bottom: 1; text-style: bold; }
    QuestionCard #hints { color: $closest; margin-bottom: 1; display: none; }
    QuestionCard #how { color: $quiet; margin-top: 1; }
    QuestionCard #feedback { margin-top: 1; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.answer: AnyAnswer | None = None

    def compose(self) -> ComposeResult:
        """Hold the texts; the way to answer is put between them with each question."""
        with Vertical(id="inside"):
            for name in ("kind", "asked", "hints", "how", "feedback"):
                yield Static("", id=name, markup=False)

    async def ask(self, question: Question, hints: tuple[str, ...]) -> None:
        """Show a question and let the learner answer."""
        await self._drop_answer()
        self.show("kind", KIND_TITLES[question.kind])
        self.show("asked", clean(question.prompt))
        self.show_hints(hints)
        self.show("feedback", "")
        self.answer = _WIDGETS[question.kind](question)
        await self.query_one("#inside").mount(self.answer, before="#how")
        self.show("how", self.answer.how)
        if isinstance(self.answer, AnswerList):
            self.answer.focus(scroll_visible=False)
        else:
            self.answer.begin()
        self.scroll_home(animate=False)

    def show_hints(self, hints: tuple[str, ...]) -> None:
        """Show the hints given so far."""
        self.show("hints", "\n".join(f"Hint: {clean(h)}" for h in hints))

    async def close(self, feedback: Content | Hanging) -> None:
        """Show what came of the answer and take no more keys."""
        await self._drop_answer()
        self.show("how", "")
        self.show("feedback", feedback)
        self.scroll_home(animate=False)

    async def tell(self, title: str, text: Content | Hanging) -> None:
        """Show a text instead of a question."""
        await self._drop_answer()
        for name in ("asked", "hints", "how"):
            self.show(name, "")
        self.show("kind", title)
        self.show("feedback", text)
        self.scroll_home(animate=False)

    def show(self, name: str, text: str | Content | Hanging) -> None:
        """Set one of the texts; an empty one takes no room."""
        static = self.query_one(f"#{name}", Static)
        static.update(Content(text) if isinstance(text, str) else text)
        static.display = bool(text)

    async def _drop_answer(self) -> None:
        if self.answer is not None:
            await self.answer.remove()
            self.answer = None
