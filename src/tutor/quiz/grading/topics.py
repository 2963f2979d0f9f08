"""Points that set two things side by side: what is said of the one must not be said of the other."""

import re
from collections.abc import Sequence
from functools import lru_cache

from tutor.matching.irregular import base_stem
from tutor.matching.normalise import tokens
from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.points import Fit
from tutor.quiz.grading.reading import ARTICLES, Reading
from tutor.quiz.grading.truth import Truth

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_LEAD = 3
"""Words at the start of a point among which its topic stands."""
_EARLY = frozenset("first begin start origin initi earli once".split())
_LATE = frozenset("later after middl end afterward final sinc then now".split())

Topics = tuple[frozenset[str], ...]
"""For each point the stems that tell its topic from that of the others."""


@lru_cache(maxsize=512)
def topics_of(truth: Truth) -> Topics:
    """Return the topics of points that the question sets side by side; all empty when it doesn't.

    A topic is a name, or a quoted word, of the question at the head of one point and in no other ("Norway ...", "Sweden ..."), or the
    time when one comes early and one late.
    """
    texts = [p.wordings[0] for p in truth.points]
    marked = _marked(truth.prompt)
    heads = [_head(text) & marked for text in texts]
    told = tuple(frozenset(head) - _others(texts, i) for i, head in enumerate(heads))
    if sum(map(bool, told)) == len(texts) > 1:
        return told
    times = tuple(next((t for t in (_EARLY, _LATE) if t & set(text.stems)), frozenset[str]()) for text in texts)
    return times if set(times) == {_EARLY, _LATE} else tuple(frozenset[str]() for _ in texts)


def _marked(prompt: Reading) -> frozenset[str]:
    """Return the stems of the question that are names or stand in quotation marks."""
    quoted = " ".join(_QUOTED.findall(prompt.text))
    return frozenset(map(base_stem, (*prompt.capitals, *tokens(quoted))))


def _head(text: Reading) -> set[str]:
    """Return the stems at the start of a point; none when a pronoun or the like stands there."""
    if text.words[0] in FUNCTION_WORDS - ARTICLES:
        return set()
    return {t.stem for t in text.tokens[:_LEAD] if t.word not in FUNCTION_WORDS}


def is_crossed(at: int, said: Fit, response: Reading, truth: Truth) -> bool:
    """Say whether what fits point number `at` is said of the topic of another point."""
    topics = topics_of(truth)
    own, others = topics[at], frozenset[str]().union(*topics[:at], *topics[at + 1 :])
    places = [j for i, j in said.pairs if said.wording.stems[i] not in own | others | truth.given]
    return bool(own and places) and all(_is_under(j, others, own, response) for j in places)


def _is_under(place: int, others: frozenset[str], own: frozenset[str], response: Reading) -> bool:
    """Say whether the last topic told before `place` in its sentence is another's, and the right one isn't beside it."""
    token = response.tokens[place]
    before = [t.stem for t in response.tokens[:place] if t.sentence == token.sentence and t.stem in own | others]
    beside = {t.stem for t in response.tokens if t.segment == token.segment}
    return bool(before) and before[-1] in others and not own & beside


def _others(texts: Sequence[Reading], i: int) -> frozenset[str]:
    return frozenset(s for k, text in enumerate(texts) if k != i for s in text.stems)
