"""Answering by typing: a few words, all one remembers, or the blanks of a sentence."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, TextArea

from tutor.quiz.questions import Question, Response
from tutor.text import clean
from tutor.tui.widgets.answering import Answered, Resumed, Unfinished
from tutor.tui.widgets.prompt import Prompt


class TypeWords(Vertical):
    """One field for an answer in words."""

    DEFAULT_CSS = """
    TypeWords { height: auto; }
    TypeWords Prompt { margin: 0; background: $surface; }
    """
    HOW: ClassVar[str] = "Type your answer, then Enter."

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question

    @property
    def how(self) -> str:
        """How to answer, in one line."""
        return self.HOW

    def compose(self) -> ComposeResult:
        """Hold one field."""
        yield Prompt(placeholder="In your own words")

    def begin(self) -> None:
        """Let the learner type."""
        self.query_one(Prompt).focus()

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self.post_message(Resumed())

    @on(Prompt.Sent)
    def _sent(self, message: Prompt.Sent) -> None:
        message.stop()
        if message.text:
            self.post_message(Answered(Response(message.text, texts=(message.text,))))
        else:
            self.post_message(Unfinished("Type something, or give up with “I don't know”."))


class FillBlanks(Vertical):
    """A field for each blank; Enter goes on to the next and submits from the last."""

    DEFAULT_CSS = """
    FillBlanks { height: auto; }
    FillBlanks Input { height: 3; border: round $panel; background: $surface; padding: 0 1; }
    FillBlanks Input:focus { border: round $mark; }
    """
    HOW: ClassVar[str] = "Type what each blank holds; Enter goes on to the next."

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question

    @property
    def how(self) -> str:
        """How to answer, in one line."""
        return self.HOW if self.question.blanks > 1 else "Type the missing words, then Enter."

    def compose(self) -> ComposeResult:
        """Hold a field for each blank."""
        for n in range(self.question.blanks):
            placeholder = "The missing words" if self.question.blanks == 1 else f"Blank {n + 1}"
            yield Input(placeholder=placeholder, max_length=500, select_on_focus=False)

    def begin(self) -> None:
        """Let the learner type."""
        self.query(Input).first().focus()

    @on(Input.Changed)
    def _changed(self) -> None:
        self.post_message(Resumed())

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        fields = list(self.query(Input))
        empty = next((f for f in fields if not f.value.strip()), None)
        if message.input is not fields[-1]:
            fields[fields.index(message.input) + 1].focus()
        elif empty is not None:
            empty.focus()
            self.post_message(Unfinished("A blank is still empty."))
        else:
            texts = tuple(clean(f.value).strip() for f in fields)
            self.post_message(Answered(Response("; ".join(texts), texts=texts)))
