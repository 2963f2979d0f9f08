"""The verdict on a typed answer, from its points and from what the answer says as a whole."""

from collections import Counter
from collections.abc import Sequence

from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.filler import is_no_answer
from tutor.quiz.grading.irregular import base_stem
from tutor.quiz.grading.judging import Judged, State, judge
from tutor.quiz.grading.mending import mend
from tutor.quiz.grading.names import NameBook, is_name
from tutor.quiz.grading.points import Heard, fit
from tutor.quiz.grading.polarity import asks_for_denial, denies_as_whole, denies_twice
from tutor.quiz.grading.reading import ARTICLES, Reading, read
from tutor.quiz.grading.roles import deeds_of, has_wrong_owner, is_reversed, owners_of, subjects_of
from tutor.quiz.grading.tails import foreign_names, foreign_numbers, has_alternative, is_other_way, is_rivalled
from tutor.quiz.grading.truth import Truth, truth_of
from tutor.quiz.grading.values import Grade, TypedTask, Verdict
from tutor.quiz.grading.weighing import is_given
from tutor.text import clean_line

_WHOLE = 0.9
"""Coverage from which a whole accepted answer counts for all its points."""
_BAG = 14
"""Content words that, with hardly a small word between them, are no sentence."""
_SMALL = ARTICLES | frozenset(
    "in on at of to for by with and or is was were did do does had has it he she they what who that".split()
)
_LONG_CLAUSE = 3
"""New words from which a clause that makes no point may still be one in other words."""
_A_LIST = 3
"""Points from which an answer that makes none, not even perhaps, is no paraphrase of them all."""
_LONG_PARAPHRASE = 4
"""New words from which an answer that shares none with the reference may still be the reference in other words."""


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
    if _says_a_whole(heard, truth, judged, names):
        judged = [Judged(j.point, State.MADE, j.fit) for j in judged]
    if has_alternative(heard.reading, truth, [j.fit for j in judged if j.state is State.MADE]):
        return _none_made(truth, "It offers something else beside the right answer.", contradicted=True)
    return _conclude(judged, heard, truth, names)


def _whole_objection(heard: Heard, truth: Truth, names: NameBook) -> str:
    """Return why the answer can't be right whatever its points say; empty when nothing speaks against it as a whole."""
    reading = heard.reading
    if _denies_all(reading, truth) and not denies_twice(reading.words):
        return "It denies what it says."
    if is_reversed(truth.deeds(names), deeds_of(reading, names, truth.proper)):
        return "It turns round who did what."
    if has_wrong_owner(truth.owners(names), owners_of(reading, names, truth.proper)):
        return "It gives to one what belongs to another."
    if has_wrong_owner(truth.subjects(names), subjects_of(reading, names, truth.proper)):
        return "It says of one what is true of another."
    return "It is a list of words, not an answer." if _is_bag(reading, truth) else ""


def _denies_all(reading: Reading, truth: Truth) -> bool:
    """Say whether the response denies all it says, where neither the prompt nor a right answer does."""
    return denies_as_whole(reading.words) and not any(denies_as_whole(t.words) for t in (truth.prompt, *truth.wholes))


def _is_bag(reading: Reading, truth: Truth) -> bool:
    content = [t for t in reading.tokens if t.word not in FUNCTION_WORDS]
    clauses = len({t.clause for t in reading.tokens})
    strange = sum(t.stem not in truth.stems for t in content)
    return (
        len(content) >= _BAG
        and len(content) > 0.85 * len(reading.tokens)
        and clauses < 4
        and strange > len(content) / 2
    )


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
        doubt = _doubt(judged, heard, truth, names)
        return _grade(Verdict.UNSURE if doubt else Verdict.CORRECT, 1.0, judged, doubt or "The answer is right.")
    if made and lost and _has_more_to_say(judged, heard, truth):
        return _grade(Verdict.UNSURE, score, judged, "It may say more in other words.")
    return _conclude_short(judged, heard, truth, names)


def _conclude_short(judged: Sequence[Judged], heard: Heard, truth: Truth, names: NameBook) -> Grade:
    """Return the grade of an answer that doesn't make every point."""
    states = [j.state for j in judged]
    made, doubtful = states.count(State.MADE), states.count(State.DOUBTFUL)
    score = (made + doubtful / 2) / len(states)
    if states.count(State.CONTRADICTED) > made + doubtful:
        return _grade(Verdict.INCORRECT, 0.0, judged, _told(judged))
    if made and made + doubtful < len(states):
        return _grade(Verdict.PARTIAL, score, judged, _told(judged))
    if doubtful or _may_be_paraphrase(judged, heard, truth, names):
        return _grade(Verdict.UNSURE, score, judged, "It may say this in other words.")
    return _grade(Verdict.INCORRECT, 0.0, judged, _told(judged))


def _doubt(judged: Sequence[Judged], heard: Heard, truth: Truth, names: NameBook) -> str:
    """Return why an answer that makes every point may be wrong all the same; empty when nothing tells."""
    if _denies_all(heard.reading, truth) or _denies_the_question(heard.reading, truth):
        return "It denies what the question says."
    if is_other_way(heard, truth) or _leaves_denial_out(heard.reading, truth):
        return "It may say the opposite of what was asked."
    if len(judged) > 1 and any(is_rivalled(j.fit, heard.reading, truth, names) for j in judged):
        return "It names something else beside the right answer."
    return ""


def _may_be_paraphrase(judged: Sequence[Judged], heard: Heard, truth: Truth, names: NameBook) -> bool:
    """Say whether an answer that makes no point is long enough, and free enough of rivals, to be one in other words."""
    if (
        any(j.state is State.CONTRADICTED for j in judged)
        or len(judged) >= _A_LIST
        or foreign_numbers(heard.reading, truth)
    ):
        return False
    if _describes(heard.reading, truth):
        return True
    if foreign_names(heard.reading, truth, names):
        return False
    new = [t for t in heard.reading.tokens if t.word not in FUNCTION_WORDS and t.stem not in truth.given]
    named = any(is_name(w, names) for p in truth.points for w in p.wordings)
    describes = bool({"who", "whose", "where", "which", "that"} & set(heard.reading.words[:5]))
    return (len(new) >= 2 and describes) if named else len(new) >= _LONG_PARAPHRASE


def _denies_the_question(reading: Reading, truth: Truth) -> bool:
    """Say whether the response denies what the prompt and every right answer take for granted."""
    if asks_for_denial(truth.prompt.words) or any(t.negated for w in truth.wholes for t in w.tokens):
        return False
    asked = {t.word for t in truth.prompt.tokens if t.word not in _SMALL}
    denied = {t.word for t in reading.tokens if t.negated and t.word not in _SMALL} & asked
    return len(denied) > 1 or bool(denied - FUNCTION_WORDS)


def _leaves_denial_out(reading: Reading, truth: Truth) -> bool:
    """Say whether a whole sentence, without denial, answers a question that asks what was not done."""
    told = bool(reading.words) and reading.words[0] in {"he", "she", "they", "it", "we", "i"}
    return told and asks_for_denial(truth.prompt.words) and not any(t.negated for t in reading.tokens)


def _has_more_to_say(judged: Sequence[Judged], heard: Heard, truth: Truth) -> bool:
    """Say whether a clause that made no point is long enough to be a missed point in other words."""
    if any(j.state is State.CONTRADICTED for j in judged):
        return False
    used = {heard.reading.tokens[p].clause for j in judged if j.state is State.MADE for _, p in j.fit.pairs}
    left = Counter(
        t.clause
        for t in heard.reading.tokens
        if t.clause not in used and t.word not in FUNCTION_WORDS and t.stem not in truth.given
    )
    return any(count >= _LONG_CLAUSE for count in left.values())


def _describes(reading: Reading, truth: Truth) -> bool:
    """Say whether the response opens as a description of what was asked for: "the country whose capital ..."."""
    first = next((t for t in reading.tokens if t.word not in FUNCTION_WORDS), None)
    asked = truth.given - {base_stem(w) for w in FUNCTION_WORDS}
    return (
        first is not None and reading.words[0] in ARTICLES and is_given(first.stem, asked) and len(reading.tokens) > 3
    )


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
