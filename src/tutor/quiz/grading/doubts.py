"""What speaks for leaving it open whether an answer is right: a denial, a rival, words that may be a paraphrase."""

from collections import Counter
from collections.abc import Sequence

from tutor.matching.irregular import base_stem
from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.copies import copied_wholes, denied_share, difference
from tutor.quiz.grading.judging import Judged, State
from tutor.quiz.grading.names import NameBook, is_name
from tutor.quiz.grading.points import Heard
from tutor.quiz.grading.polarity import asks_for_denial, denies_as_whole
from tutor.quiz.grading.reading import ARTICLES, Reading
from tutor.quiz.grading.tails import foreign_names, foreign_numbers, is_other_way, is_rivalled
from tutor.quiz.grading.truth import Truth
from tutor.quiz.grading.weighing import is_given

_SMALL = ARTICLES | frozenset(
    "in on at of to for by with and or is was were did do does had has it he she they what who that".split()
)
_LONG_CLAUSE = 3
"""New words from which a clause that makes no point may still be one in other words."""
_A_LIST = 3
"""Points from which an answer that makes none, not even perhaps, is no paraphrase of them all."""
_LONG_PARAPHRASE = 4
"""New words from which an answer that shares none with the reference may still be the reference in other words."""


def doubt(judged: Sequence[Judged], heard: Heard, truth: Truth, names: NameBook) -> str:
    """Return why an answer that makes every point may be wrong all the same; empty when nothing tells."""
    if denies_all(heard.reading, truth) or _denies_the_question(heard.reading, truth):
        return "It denies what the question says."
    if is_other_way(heard, truth) or _leaves_denial_out(heard.reading, truth):
        return "It may say the opposite of what was asked."
    if len(judged) > 1 and any(is_rivalled(j.fit, heard.reading, truth, names) for j in judged):
        return "It names something else beside the right answer."
    copies = copied_wholes(heard, truth, names)
    if denied_share(copies, heard.reading, truth):
        return "It denies a part of the right answer."
    return difference(copies, heard, truth, names)


def denies_all(reading: Reading, truth: Truth) -> bool:
    """Say whether the response denies all it says, where neither the prompt nor a right answer does."""
    return denies_as_whole(reading.words) and not any(denies_as_whole(t.words) for t in (truth.prompt, *truth.wholes))


def _denies_the_question(reading: Reading, truth: Truth) -> bool:
    """Say whether the response denies what the prompt and every right answer take for granted."""
    if asks_for_denial(truth.prompt.words) or any(t.negated for w in truth.wholes for t in w.tokens):
        return False
    asked = {t.word for t in truth.prompt.tokens if t.word not in _SMALL}
    rightly = {s for s, negated in truth.answered if negated}
    denied = {t.word for t in reading.tokens if t.negated and t.word not in _SMALL and t.stem not in rightly} & asked
    return len(denied) > 1 or bool(denied - FUNCTION_WORDS)


def _leaves_denial_out(reading: Reading, truth: Truth) -> bool:
    """Say whether a whole sentence, without denial, answers a question that asks what was not done."""
    told = bool(reading.words) and reading.words[0] in {"he", "she", "they", "it", "we", "i"}
    return told and asks_for_denial(truth.prompt.words) and not any(t.negated for t in reading.tokens)


def may_be_paraphrase(judged: Sequence[Judged], heard: Heard, truth: Truth, names: NameBook) -> bool:
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


def _describes(reading: Reading, truth: Truth) -> bool:
    """Say whether the response opens as a description of what was asked for: "the country whose capital ..."."""
    first = next((t for t in reading.tokens if t.word not in FUNCTION_WORDS), None)
    asked = truth.given - {base_stem(w) for w in FUNCTION_WORDS}
    return (
        first is not None and reading.words[0] in ARTICLES and is_given(first.stem, asked) and len(reading.tokens) > 3
    )


def more_to_say(judged: Sequence[Judged], heard: Heard, truth: Truth) -> int:
    """Return how many clauses that made no point are long enough to be a missed point in other words."""
    if any(j.state is State.CONTRADICTED for j in judged):
        return 0
    used = {heard.reading.tokens[p].clause for j in judged if j.state is State.MADE for _, p in j.fit.pairs}
    left = Counter(
        t.clause
        for t in heard.reading.tokens
        if t.clause not in used and t.word not in FUNCTION_WORDS and t.stem not in truth.given
    )
    return sum(count >= _LONG_CLAUSE for count in left.values())
