"""Words thrown together in the hope that some are right: no sentence, no list, no answer."""

from tutor.matching.irregular import base_stem
from tutor.matching.stem import FUNCTION_WORDS, stem
from tutor.quiz.grading.reading import Reading
from tutor.quiz.grading.truth import Truth

_MANY = 14
"""Content words that, with hardly a small word between them, are no sentence, though some of them are verbs."""
_SOME = 6
"""Content words that are no sentence when no small word, no comma and no verb stands among them."""
_A_LIST = 3
"""Points from which words without commas may be a list of them."""
_NOUN_ENDINGS = ("ense", "ence", "th", "er", "est", "s", "en")
"""Endings of irregular forms that are no verbs."""


def is_bag(reading: Reading, truth: Truth) -> bool:
    """Say whether a response is a bag of keywords."""
    content = [t for t in reading.tokens if t.word not in FUNCTION_WORDS]
    clauses = len({t.clause for t in reading.tokens})
    if len(content) >= _MANY and clauses < 4 and len(content) > 0.85 * len(reading.tokens):
        return sum(t.stem not in truth.stems for t in content) > len(content) / 2
    bare = clauses == 1 and len(content) == len(reading.tokens) >= _SOME
    return bare and len(truth.points) < _A_LIST and not any(_is_verb(t.word) for t in content)


def _is_verb(word: str) -> bool:
    """Say whether a word looks like a verb that could make a sentence: a past form."""
    return word.endswith("ed") or (base_stem(word) != stem(word) and not word.endswith(_NOUN_ENDINGS))
