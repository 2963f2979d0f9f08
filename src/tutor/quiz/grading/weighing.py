"""What each word of an accepted wording weighs: words that the question gives away weigh little."""

from functools import lru_cache

from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.names import LEADING_IN
from tutor.quiz.grading.numbers import is_number
from tutor.quiz.grading.polarity import NEGATORS
from tutor.quiz.grading.reading import ARTICLES, Reading, Token
from tutor.quiz.grading.wording import same_sense

_LIGHT = frozenset(
    "make do get go have give take put thing way peopl someth someon person man use want tri say tell said kind sort more most"
    " mani much lot time becom come keep let other both all also just still even veri again good bad big great same realli bring".split()
)
_TURNING = frozenset(
    "stop paus halt ceas end avoid prevent refus reject deni prohibit ban forbid oppos withdraw".split()
)
"""Stems that turn round what follows them: they are never to be left out, though the question has them."""
_TELLING = frozenset(
    "against before after until without beyond under over below above between everything everyone everybody nobody all"
    " each every other own alone themselves himself itself herself oneself".split()
)
"""Small words that say something where a wording has little else: "against the law", "look at everything"."""
_PHRASAL = frozenset("give take put get go bring keep let make come set break turn hold stand look".split())
_PARTICLES = frozenset("up off out down away back over in on after through forward".split())


@lru_cache(maxsize=8192)
def weights_of(wording: Reading, prompt: frozenset[str], *, exact: bool) -> dict[int, float]:
    """Return the weight of each word of a wording that counts, by position; of a name (`exact`) every word counts alike."""
    if exact:
        return {i: 1.0 for i, w in enumerate(wording.words) if w not in ARTICLES and w not in LEADING_IN}
    content = [i for i in wording.content if wording.words[i] not in NEGATORS]
    if all(is_given(wording.stems[i], prompt) for i in content):
        content = [i for i, w in enumerate(wording.words) if w not in NEGATORS and w not in ARTICLES] or list(
            range(len(wording.words))
        )
    weights = {i: _weight(wording.tokens[i], prompt) for i in content}
    if sum(w >= 1 for w in weights.values()) <= 1:
        weights |= {i: 0.6 for i, w in enumerate(wording.words) if w in _TELLING}
    for i in range(len(wording.words) - 1):
        if wording.words[i + 1] in _PARTICLES and wording.stems[i] in _PHRASAL and wording.stems[i] not in prompt:
            weights[i] = 1.0
    return weights


def is_given(stem: str, prompt: frozenset[str]) -> bool:
    """Say whether the prompt already has this word, or one that means the same."""
    return stem in prompt or bool(same_sense(stem) & prompt)


def _weight(token: Token, prompt: frozenset[str]) -> float:
    if is_number(token.word):
        return 2.0
    if token.stem in _TURNING:
        return 1.0
    if is_given(token.stem, prompt):
        return 0.3
    return 0.4 if token.stem in _LIGHT or token.word in FUNCTION_WORDS else 1.0
