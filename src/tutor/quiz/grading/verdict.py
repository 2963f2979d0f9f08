"""The verdict on a typed answer, from its points and from what the answer says as a whole."""

from collections.abc import Sequence

from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.bags import is_bag
from tutor.quiz.grading.copies import copied_wholes, denied_share, swaps_names
from tutor.quiz.grading.doubts import denies_all, doubt, may_be_paraphrase, more_to_say
from tutor.quiz.grading.filler import is_no_answer
from tutor.quiz.grading.judging import CROSSED, Judged, State, judge
from tutor.quiz.grading.mending import mend
from tutor.quiz.grading.names import NameBook
from tutor.quiz.grading.points import Fit, Heard, fit
from tutor.quiz.grading.polarity import denies_twice
from tutor.quiz.grading.reading import ARTICLES, Reading, read
from tutor.quiz.grading.roles import deeds_of, has_wrong_owner, is_reversed, owners_of, subjects_of
from tutor.quiz.grading.tails import has_alternative
from tutor.quiz.grading.truth import Truth, truth_of
from tutor.quiz.grading.values import Grade, TypedTask, Verdict
from tutor.text import clean_line

_WHOLE = 0.9
"""Coverage from which a whole accepted answer counts for all its points."""
_MOSTLY = 0.3
"""Share of a copied answer that is denied from which all of it is wrong."""


def grade_typed(task: TypedTask, response: str, names: NameBook) -> Grade:
    """Return how `response` does on `task`.

    Each key point is made, missed or contradicted; all made is correct, some partial, none incorrect. What
    might be right in words the item doesn't know is unsure.
    """
    heard = read(clean_line(response))
    truth = truth_of(task)
    if _is_verbatim(heard, truth):
        return _all_made(truth, "The answer is right.")
    if not heard.tokens or is_no_answer(heard.text):
        return _none_made(truth, "No answer was given.")
    heard = mend(heard, truth.vocabulary, names)
    if _is_verbatim(heard, truth):
        return _all_made(truth, "The answer is right.")
    if _only_repeats(heard, truth):
        return _none_made(truth, "It only repeats the question.")
    return _weigh(Heard(heard, names), truth, names)


def _weigh(heard: Heard, truth: Truth, names: NameBook) -> Grade:
    against = _whole_objection(heard, truth, names)
    judged = [judge(p, heard, truth, names) for p in truth.points]
    if against:
        return _none_made(truth, against, contradicted=True)
    if any(j.why == CROSSED for j in judged):
        return _none_made(truth, CROSSED, contradicted=True)
    judged = [_without_denied_company(j, judged, heard.reading) for j in judged]
    if _says_a_whole(heard, truth, judged, names):
        judged = [Judged(j.point, State.MADE, j.fit) for j in judged]
    if has_alternative(heard.reading, truth, [j.fit for j in judged if j.state is State.MADE]):
        return _none_made(truth, "It offers something else beside the right answer.", contradicted=True)
    if all(j.state is State.MADE for j in judged):
        against = _spoilt_copy(copied_wholes(heard, truth, names), heard.reading, truth, names)
        if against:
            return _none_made(truth, against, contradicted=True)
    return _conclude(judged, heard, truth, names)


def _spoilt_copy(copies: Sequence[Fit], reading: Reading, truth: Truth, names: NameBook) -> str:
    """Return why an answer that makes every point, and nearly copies a right one, is wrong; empty when it isn't."""
    if swaps_names(copies, reading, names):
        return "It says of one what is true of another."
    return "It denies what is right." if denied_share(copies, reading, truth) > _MOSTLY else ""


def _without_denied_company(one: Judged, judged: Sequence[Judged], reading: Reading) -> Judged:
    """Return a made point as missed when all that makes it stands in a statement that is denied for another point."""
    denied = {
        reading.tokens[p].segment
        for j in judged
        if j.state is State.CONTRADICTED and j.fit.flipped
        for _, p in j.fit.pairs
    }
    own = {reading.tokens[p].segment for _, p in one.fit.pairs}
    return Judged(one.point, State.MISSED, one.fit) if one.state is State.MADE and own <= denied else one


def _whole_objection(heard: Heard, truth: Truth, names: NameBook) -> str:
    """Return why the answer can't be right whatever its points say; empty when nothing speaks against it as a whole."""
    reading = heard.reading
    if denies_all(reading, truth) and not denies_twice(reading.words):
        return "It denies what it says."
    if is_reversed(truth.deeds(names), deeds_of(reading, names, truth.proper)):
        return "It turns round who did what."
    if has_wrong_owner(truth.owners(names), owners_of(reading, names, truth.proper)):
        return "It gives to one what belongs to another."
    if has_wrong_owner(truth.subjects(names), subjects_of(reading, names, truth.proper)):
        return "It says of one what is true of another."
    return "It is a list of words, not an answer." if is_bag(reading, truth) else ""


def _is_verbatim(heard: Reading, truth: Truth) -> bool:
    said = _plain(heard)
    wordings = (*truth.wholes, *(truth.points[0].wordings if len(truth.points) == 1 else ()))
    return bool(said) and any(said == _plain(w) for w in wordings)


def _plain(reading: Reading) -> list[str]:
    return [w for w in reading.words if w not in ARTICLES] or list(reading.words)


def _only_repeats(heard: Reading, truth: Truth) -> bool:
    """Say whether nothing is said that the prompt doesn't say: most of it, and no wording of a point."""
    said = {t.stem for t in heard.tokens if t.word not in FUNCTION_WORDS}
    asked = {t.stem for t in truth.prompt.tokens if t.word not in FUNCTION_WORDS}
    points = [{w.stems[i] for i in w.content} for w in truth.texts]
    if not said:
        return not any(set(w.stems) & {t.stem for t in heard.tokens} for w in truth.texts)
    return said <= asked and (said == asked or not any(p <= said for p in points))


def _says_a_whole(heard: Heard, truth: Truth, judged: Sequence[Judged], names: NameBook) -> bool:
    if any(j.state is State.CONTRADICTED for j in judged):
        return False
    fits = (fit(w, heard, truth, names) for w in truth.wholes)
    return any(f.is_said and f.coverage >= _WHOLE for f in fits)


def _conclude(judged: Sequence[Judged], heard: Heard, truth: Truth, names: NameBook) -> Grade:
    states = [j.state for j in judged]
    made, doubtful = states.count(State.MADE), states.count(State.DOUBTFUL)
    lost = len(states) - made - doubtful
    score = (made + doubtful / 2) / len(states)
    if made == len(states):
        why = doubt(judged, heard, truth, names)
        return _grade(Verdict.UNSURE if why else Verdict.CORRECT, 1.0, judged, why or "The answer is right.")
    if made and lost and more_to_say(judged, heard, truth) >= lost:
        return _grade(Verdict.UNSURE, score, judged, "It may say more in other words.")
    return _conclude_short(judged, heard, truth, names)


def _conclude_short(judged: Sequence[Judged], heard: Heard, truth: Truth, names: NameBook) -> Grade:
    """Return the grade of an answer that doesn't make every point."""
    states = [j.state for j in judged]
    made, doubtful = states.count(State.MADE), states.count(State.DOUBTFUL)
    score = (made + doubtful / 2) / len(states)
    against = states.count(State.CONTRADICTED)
    if against > made + doubtful or (against and not made):
        return _grade(Verdict.INCORRECT, 0.0, judged, _told(judged))
    if made and made + doubtful < len(states):
        return _grade(Verdict.PARTIAL, score, judged, _told(judged))
    if doubtful or may_be_paraphrase(judged, heard, truth, names):
        return _grade(Verdict.UNSURE, score, judged, "It may say this in other words.")
    return _grade(Verdict.INCORRECT, 0.0, judged, _told(judged))


def _told(judged: Sequence[Judged]) -> str:
    why = next((j.why for j in judged if j.why), "")
    missed = sum(j.state is not State.MADE for j in judged)
    if why:
        return f"{why[0].upper()}{why[1:]}."
    return "The point is missing." if len(judged) == 1 else f"{missed} of {len(judged)} points missing."


def _texts(judged: Sequence[Judged], *states: State) -> tuple[str, ...]:
    return tuple(j.point for j in judged if j.state in states)


def _grade(verdict: Verdict, score: float, judged: Sequence[Judged], reason: str) -> Grade:
    return Grade(
        verdict=verdict,
        score=score,
        matched=_texts(judged, State.MADE),
        missed=_texts(judged, State.MISSED, State.DOUBTFUL),
        contradicted=_texts(judged, State.CONTRADICTED),
        reason=reason,
    )


def _all_made(truth: Truth, reason: str) -> Grade:
    return Grade(Verdict.CORRECT, 1.0, matched=tuple(p.text for p in truth.points), reason=reason)


def _none_made(truth: Truth, reason: str, *, contradicted: bool = False) -> Grade:
    texts = tuple(p.text for p in truth.points)
    if contradicted:
        return Grade(Verdict.INCORRECT, 0.0, contradicted=texts, reason=reason)
    return Grade(Verdict.INCORRECT, 0.0, missed=texts, reason=reason)
