"""What is said after an answer and at the end of a quiz; the pictures are words first."""

from textual.content import Content

from tutor.citing import say_sections
from tutor.quiz import Grade, Outcome, Question, QuizSession, Summary, Verdict
from tutor.text import clean, clean_line
from tutor.tui.marking import draw_rows, list_rows
from tutor.tui.widgets.hanging import hang
from tutor.tui.words import say_count, say_days

_VERDICTS = {
    Verdict.CORRECT: ("✓ Right", "$sure"),
    Verdict.PARTIAL: ("◐ Partly right", "$closest"),
    Verdict.INCORRECT: ("✗ Not right", "$weak"),
    Verdict.UNSURE: ("? I can't tell", "$mark"),
}

_NOTHING_NEW = frozenset({"The answer is right.", "The answer is wrong.", "Partly right.", "The point is missing."})
"""Reasons that say no more than the verdict and the answer below it."""


def draw_feedback(  # noqa: PLR0913 - each is a thing to be shown
    question: Question, outcome: Outcome, *, response: str, in_days: int | None, width: int, is_low: bool = False
) -> Content:
    """Return what came of an answer: verdict, points, the right answer, why, where, and when it comes back.

    Args:
        question: What was asked.
        outcome: What came of it.
        response: What the learner answered.
        in_days: Study days until the claim comes back; None when the answer left the schedule alone.
        width: Columns there are.
        is_low: Whether lines are few, so that none is left empty.
    """
    grade = outcome.grade
    if grade is None:
        return Content.styled("Noted. Results come at the end.", "$quiet")
    word, colour = _VERDICTS[grade.verdict]
    parts = [Content.assemble((word, f"bold {colour}"), f"  {clean(grade.reason)}" if _adds(grade.reason) else "")]
    if rows := list_rows(question, response):
        parts.append(draw_rows(rows, width))
    else:
        parts += _draw_said(question, grade, response, width)
    if question.item.explain:
        parts.append(Content(clean(question.item.explain)))
    parts.append(_draw_where(question, outcome, in_days))
    return Content("\n" if is_low else "\n\n").join(parts)


def _draw_said(question: Question, grade: Grade, response: str, width: int) -> list[Content]:
    """Return what was said, which points that made, and the answer where it says something else."""
    parts = [Content.assemble(("You said: ", "$quiet"), clean(response))] if response else []
    if len(grade.matched) + len(grade.missed) > 1 and response:
        parts.append(Content("\n").join(_draw_points(grade, width)))
    if clean_line(response).casefold() != clean_line(question.reference).casefold():
        parts.append(Content.assemble(("Answer: ", "bold"), clean(question.reference)))
    return parts


def _adds(reason: str) -> bool:
    return bool(reason) and reason not in _NOTHING_NEW


def _draw_points(grade: Grade, width: int) -> list[Content]:
    marks = [(("✓ ", "$sure"), p, " · said") for p in grade.matched]
    marks += [
        (("✗ ", "$weak"), p, " · the opposite was said" if p in grade.contradicted else " · missing")
        for p in grade.missed
    ]
    return [hang(Content.styled(*mark), Content.assemble(clean_line(p), (w, "$quiet")), width) for mark, p, w in marks]


def _draw_where(question: Question, outcome: Outcome, in_days: int | None) -> Content:
    cites = question.item.cites or question.claim.cites
    where = say_sections(cites)
    when = f"Comes back {say_days(in_days)}." if in_days is not None else ""
    if outcome.step.is_repeat:
        when = "A repeat: the first answer counts."
    return Content.assemble((where, "$mark"), "   " if where and when else "", (when, "$quiet"))


def draw_near(reason: str) -> Content:
    """Return what is said to an answer that may be tried once more."""
    return Content.assemble(("◐ Nearly. ", "bold $closest"), clean(reason), "  Nothing is counted yet: try once more.")


def draw_settling(question: Question, response: str) -> Content:
    """Return the question to the learner where the grader can't tell."""
    return Content("\n\n").join(
        [
            Content.assemble(
                ("? I can't tell whether that says the same. Does it?   ", "bold $mark"),
                ("Y", "bold $mark"),
                " yes   ",
                ("N", "bold $mark"),
                " no",
            ),
            Content.assemble(("You said: ", "$quiet"), clean(response)),
            Content.assemble(("Answer: ", "bold"), clean(question.reference)),
        ]
    )


def draw_summary(summary: Summary, session: QuizSession, *, width: int) -> Content:
    """Return what a session came to, with the weak claims numbered; of an exam also each answer."""
    told = f"{summary.right} right, {summary.partial} partly, {summary.wrong} not yet"
    skipped = f", {summary.skipped} skipped" if summary.skipped else ""
    minutes = max(round(summary.seconds / 60), 1)
    filled = round(summary.score * 24)
    parts = [
        Content.assemble(
            (f"{summary.score:.0%}", "bold $mark"), "  ", ("━" * filled, "$sure"), ("─" * (24 - filled), "$quiet")
        ),
        Content(f"{say_count(summary.asked, 'question')} in {say_count(minutes, 'minute')}: {told}{skipped}."),
    ]
    if session.is_exam:
        parts.append(Content.styled("An exam: the schedule is as it was.", "$quiet"))
    if summary.weak:
        weak = [session.claims[c].statement for c in summary.weak[:9]]
        rows = [
            hang(Content.styled(f"{n} ", "bold $mark"), Content(clean_line(s)), width) for n, s in enumerate(weak, 1)
        ]
        parts.append(
            Content("\n").join(
                [Content.styled("Worth another look; a number asks the tutor about it:", "$quiet"), *rows]
            )
        )
    else:
        parts.append(Content("Nothing was missed."))
    if session.is_exam:
        parts += [_draw_examined(session, n, width) for n in range(len(session.answers))]
    return Content("\n\n").join(parts)


def _draw_examined(session: QuizSession, n: int, width: int) -> Content:
    """Return what became of one answer of an exam."""
    answer = session.answers[n]
    question = session.question(session.steps[answer.step])
    word, colour = _VERDICTS[answer.verdict] if answer.verdict else ("– Skipped", "$quiet")
    rows = [
        hang(Content.styled(f"{n + 1}. ", "bold $mark"), Content(clean_line(question.prompt)), width),
        Content.styled(word, colour),
    ]
    if answer.response:
        rows.append(Content.assemble(("You said: ", "$quiet"), clean(answer.response)))
    if answer.verdict is not Verdict.CORRECT:
        rows.append(Content.assemble(("Answer: ", "bold"), clean(question.reference)))
    return Content("\n").join(rows)
