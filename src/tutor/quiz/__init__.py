"""What to ask and how to mark it: questions, grading, sessions. No I/O.

    plan = plan_items(claims, strengths, seed=seed)              # selection: (claim id, item id), by strength
    session = QuizSession.start(kb.claim_by_id, plan, names=NameBook.from_names(kb.names), seed=seed)
    while session.current:                                       # a Question: prompt, options, left, right, blanks
        response = session.current.read_response(line)           # or a Problem, to be told; a screen makes a Response
        session, outcome = session.answer(response, seconds=s)   # also hint, skip, give_up, undo
        # outcome.may_retry: the same question stands; outcome.must_settle: show the reference, call settle
        # outcome.is_review: record outcome.rating; overrule() gives an outcome that replaces the last one
    session.summary()

`grade_typed` (grading) marks typed answers, `grade_line` a JSON line, `session_to_json` keeps a session.
"""

from tutor.quiz.grade_lines import grade_line
from tutor.quiz.grading import Grade, NameBook, TypedTask, Verdict, grade_typed
from tutor.quiz.outcome import Answer, Outcome, Progress, Rating, Step, Summary, rate
from tutor.quiz.questions import Problem, Question, Response, pose
from tutor.quiz.selection import Rung, Strength, choose_item, plan_items, rung_for
from tutor.quiz.session import QuizSession
from tutor.quiz.session_json import session_from_json, session_to_json

__all__ = [
    "Answer",
    "Grade",
    "NameBook",
    "Outcome",
    "Problem",
    "Progress",
    "Question",
    "QuizSession",
    "Rating",
    "Response",
    "Rung",
    "Step",
    "Strength",
    "Summary",
    "TypedTask",
    "Verdict",
    "choose_item",
    "grade_line",
    "grade_typed",
    "plan_items",
    "pose",
    "rate",
    "rung_for",
    "session_from_json",
    "session_to_json",
]
