"""Words brought to their stems, and the words that carry no subject."""

import sys
from functools import cache, lru_cache
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

from tutor.matching.normalise import tokens

if TYPE_CHECKING:
    from snowballstemmer.english_stemmer import EnglishStemmer

FUNCTION_WORDS = frozenset(
    """a about after again all also am an and any anything are as at back be because been before being but by can
    could did do does doing done down each either else even ever every few for from further get go got had has have
    having he her here hers herself him himself his how i if in into is it its itself just let like lot many may me
    might more most much must my myself no nor not now of off oh ok okay on once one only onto or other our ours out
    over own please quite rather really same shall she should so some somebody someone something such than thanks that
    the their theirs them themselves then there these they thing this those though thus to together too under until up
    upon very was we well were what whatever when where whether which while who whoever whom whose why will with within
    without would yes yet you your yours yourself anybody anyone
    anywhere everybody everyone everything everywhere nobody none nothing nowhere somewhere somehow exactly actually
    basically maybe perhaps simply per via whereby ought""".split()
)
"""Words that carry no subject of their own."""


@cache
def _stemmer() -> "EnglishStemmer":
    """Return the one stemmer of the package that is needed; the package's own start loads those of thirty languages."""
    if "snowballstemmer" not in sys.modules and (spec := find_spec("snowballstemmer")):
        sys.modules["snowballstemmer"] = module_from_spec(spec)
    from snowballstemmer.english_stemmer import EnglishStemmer

    return EnglishStemmer()


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of one folded word (Snowball English, Porter 2)."""
    return str(_stemmer().stemWord(word))


def stems(text: str) -> list[str]:
    """Return the stems of all words of `text`, in order."""
    return [stem(t) for t in tokens(text)]


def content_words(text: str) -> list[str]:
    """Return the folded words of `text` that carry its subject, in order."""
    return [t for t in tokens(text) if t not in FUNCTION_WORDS]
