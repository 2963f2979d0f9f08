"""Questions, marks and summaries of a quiz as plain lines."""

from collections.abc import Iterator

from tutor.citing import bracket
from tutor.knowledge.model import ItemKind
from tutor.quiz import Grade, Question, QuizSession, Summary, Verdict
from tutor.study.quizzing import Marked

LETTERS = "abcdefghijklmnopqrstuvwxyz"

_HOW = {
    ItemKind.CHOICE: "Type the number of the right answer.",
    ItemKind.TRUE_FALSE: "Type true or false.",
    ItemKind.MANY: "Type the numbers of all that are right, such as 1 3.",
    ItemKind.GAP: "Type what belongs in the blank.",
    ItemKind.SHORT: "Answer in a few words.",
    ItemKind.ORDER: "Type the numbers in the right order, such as 3 1 2.",
    ItemKind.MATCH: "Pair numbers with letters, such as 1b 2a.",
    ItemKind.RECALL: "Say all you remember, on one line.",
}

_VERDICTS = {
    Verdict.CORRECT: "Right.",
    Verdict.PARTIAL: "Partly right.",
    Verdict.INCORRECT: "Not right.",
    Verdict.UNSURE: "I'm not sure about that.",
}


def show_question(question: Question) -> Iterator[str]:
    """Yield a question with what can be chosen and how to answer."""
    yield question.prompt
    if question.kind is not ItemKind.TRUE_FALSE:
        yield from (f"  {number}. {option}" for number, option in enumerate(question.options, 1))
    yield from (f"  {number}. {text}" for number, text in enumerate(question.left, 1))
    yield from (f"  {letter}. {text}" for letter, text in zip(LETTERS, question.right, strict=False))
    several = "Type what belongs in the blanks, separated by semicolons."
    yield several if question.blanks > 1 and question.kind is ItemKind.GAP else _HOW[question.kind]


def show_marked(marked: Marked) -> Iterator[str]:
    """Yield what became of an answer: the verdict, what was missed, what is right, the lesson and when it comes again."""
    grade, question = marked.outcome.grade, marked.question
    if grade is None:
        yield "Noted."
        return
    yield from show_grade(grade)
    if marked.outcome.may_retry:
        yield "Try once more; this didn't count."
        return
    if grade.verdict is not Verdict.CORRECT:
        yield f"The answer: {question.reference}"
    if marked.outcome.must_settle:
        return
    yield f"{question.item.explain}{show_sections(question)}"
    if marked.in_days is not None:
        yield f"Asked again {say_days(marked.in_days)}."


def show_grade(grade: Grade) -> Iterator[str]:
    """Yield a verdict, its reason and the points."""
    verdict = _VERDICTS[grade.verdict]
    said = {verdict, "The answer is right.", "Partly right.", "The answer is wrong.", "Right."}
    yield verdict if not grade.reason or grade.reason in said else f"{verdict} {grade.reason}"
    if grade.verdict is not Verdict.CORRECT:
        for title, points in (("You had", grade.matched), ("Contradicted", grade.contradicted)):
            if points:
                yield f"{title}: {'; '.join(points)}"


def show_sections(question: Question) -> str:
    """Return the sections a question rests on, in brackets, with a space before."""
    return bracket(question.item.cites or question.claim.cites)


def say_days(days: int) -> str:
    """Return an interval in study days in words."""
    if days <= 1:
        return "tomorrow" if days == 1 else "today"
    if days < 60:
        return f"in {days} days"
    return f"in {round(days / 30)} months" if days < 730 else f"in {round(days / 365)} years"


def show_summary(session: QuizSession, summary: Summary) -> Iterator[str]:
    """Yield what a quiz came to, with the claims to look at again; of an exam also each answer."""
    if session.is_exam:
        yield from _show_report(session)
    told = [
        f"{summary.right} right",
        f"{summary.partial} partly right",
        f"{summary.wrong} wrong",
        f"{summary.skipped} skipped",
    ]
    yield f"{summary.asked} answered: {', '.join(t for t in told if not t.startswith('0 ')) or 'none'}. Score {summary.score:.0%}."
    if summary.weak:
        yield "Worth another look:"
        yield from (f"  {session.claims[claim].statement}" for claim in summary.weak)


def _show_report(session: QuizSession) -> Iterator[str]:
    for number, answer in enumerate(session.answers, 1):
        question = session.question(session.steps[answer.step])
        verdict = _VERDICTS[answer.verdict] if answer.verdict else "Skipped."
        yield f"{number}. {question.prompt}"
        yield f"   {verdict} The answer: {question.reference}{show_sections(question)}"
