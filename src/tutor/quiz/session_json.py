"""Sessions as plain JSON values, so that one stopped in any way is resumed at the same question."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from tutor.errors import DataError
from tutor.knowledge.model import Claim
from tutor.quiz.grading import NameBook, Verdict
from tutor.quiz.outcome import Answer, Rating, Step
from tutor.quiz.session import QuizSession

FORMAT = 1


def session_to_json(session: QuizSession) -> dict[str, Any]:
    """Return a session as plain values."""
    return {
        "format": FORMAT,
        "is_exam": session.is_exam,
        "position": session.position,
        "steps": [asdict(s) for s in session.steps],
        "answers": [
            {
                **asdict(a),
                "verdict": None if a.verdict is None else str(a.verdict),
                "rating": None if a.rating is None else int(a.rating),
            }
            for a in session.answers
        ],
    }


def session_from_json(values: Mapping[str, Any], *, claims: Mapping[str, Claim], names: NameBook) -> QuizSession:
    """Return the session that `session_to_json` told of; steps whose claim or item left the pack are left out.

    Raises:
        DataError: The values aren't a session.
    """
    try:
        if values["format"] != FORMAT:
            raise DataError("the unfinished quiz was saved by another version", "start a new one")
        steps = [Step(**s) for s in values["steps"]]
        answers = [_answer(a) for a in values["answers"]]
        session = QuizSession(
            claims=claims,
            steps=tuple(steps),
            names=names,
            position=int(values["position"]),
            answers=tuple(answers),
            is_exam=bool(values["is_exam"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError("the unfinished quiz can't be read", "start a new one") from error
    _check(session)
    return _without_vanished(session)


def _answer(values: Mapping[str, Any]) -> Answer:
    verdict, rating = values["verdict"], values["rating"]
    return Answer(
        **{
            **values,
            "verdict": None if verdict is None else Verdict(verdict),
            "rating": None if rating is None else Rating(rating),
        }
    )


def _check(session: QuizSession) -> None:
    count = len(session.steps)
    fits = 0 <= session.position <= count and all(0 <= a.step < count and a.repeat_at < count for a in session.answers)
    if not fits:
        raise DataError("the unfinished quiz can't be read", "start a new one")


def _without_vanished(session: QuizSession) -> QuizSession:
    kept = [i for i, s in enumerate(session.steps) if _is_known(s, session.claims)]
    if len(kept) == len(session.steps):
        return session
    places = {old: new for new, old in enumerate(kept)}
    answers = tuple(
        Answer(
            places[a.step],
            a.response,
            a.verdict,
            a.score,
            a.rating,
            a.seconds,
            a.overruled,
            places.get(a.repeat_at, -1),
        )
        for a in session.answers
        if a.step in places
    )
    return QuizSession(
        claims=session.claims,
        steps=tuple(session.steps[i] for i in kept),
        names=session.names,
        position=sum(i < session.position for i in kept),
        answers=answers,
        is_exam=session.is_exam,
    )


def _is_known(step: Step, claims: Mapping[str, Claim]) -> bool:
    claim = claims.get(step.claim)
    return claim is not None and any(step.item == i.id or step.item in i.was for i in claim.items)
