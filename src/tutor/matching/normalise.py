"""The one way text is made comparable: folded, expanded and cut into tokens."""

import re
import unicodedata
from functools import lru_cache

from tutor.matching.numbers import fold_numbers
from tutor.matching.shorthand import expand_shorthand

_TRANSLATE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": " "}
)
_DOUBLED = re.compile("'{2,}")
"""Apostrophes in a row stand for a quotation mark."""
_COUNTRY = re.compile(r"\bU\.\s?S\.(?:\s?A\.?)?|\bUSA?\b(?![a-z])")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_SHORT_YEAR = re.compile(r"(?<![\w'])'(\d\d)\b(?!')")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_CONTRACTIONS = (
    (re.compile(r"\b(?:can't|cannot)\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bain't\b"), "is not"),
    (re.compile(r"\b(do|does|did|is|are|was|were|has|have|had|could|would|should|must|need)n'?t\b"), r"\1 not"),
    (re.compile(r"\blet's\b"), "let us"),
    (re.compile(r"\b(what|who|where|when|why|how|that|there|it|he|she|here)'s\b"), r"\1 is"),
    (re.compile(r"\b(what|who|where|when|why|how)s\b"), r"\1 is"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"'s?\b"), ""),
)
_TOKEN = re.compile(r"[^\W_]+")
KEPT = 512
"""Texts whose words are remembered: understanding a message reads it, and what it leans on, over and over."""
_PIVOT = 30
"""Two-digit years below this are of the 2000s."""

_BEFORE_PRONOUN_US = frozenset("tell give let teach show remind help for all both ask make wants of".split())


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Return `text` in lower case without accents, width variants, curly quotes, contractions or dotted initials.

    Folding twice is the same as folding once, and text that differs only in such ways folds to the same.
    """
    compatible = _DOUBLED.sub('"', unicodedata.normalize("NFKC", text).translate(_TRANSLATE))
    lower = _COUNTRY.sub("usa", compatible).casefold()
    bare = lower if lower.isascii() else _strip_accents(lower)
    bare = _INITIALS.sub(lambda m: m.group().replace(".", ""), bare)
    bare = _SHORT_YEAR.sub(_lengthen_year, bare)
    bare = _THOUSANDS.sub("", bare)
    for pattern, replacement in _CONTRACTIONS:
        bare = pattern.sub(replacement, bare)
    return bare


def _strip_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def tokens(text: str) -> list[str]:
    """Return the words of `text`, folded, in order; number words become digits ("nineteen ninety-nine" is "1999")."""
    return list(_read_tokens(text))


@lru_cache(maxsize=KEPT)
def _read_tokens(text: str) -> tuple[str, ...]:
    return tuple(fold_numbers(expand_shorthand(_read_us(_TOKEN.findall(fold(text))))))


def _lengthen_year(match: re.Match[str]) -> str:
    short = match.group(1)
    return ("20" if int(short) < _PIVOT else "19") + short


def _read_us(found: list[str]) -> list[str]:
    """Read "us" as the country unless a verb or preposition before it makes it the pronoun."""
    return [
        "usa" if word == "us" and (i == 0 or found[i - 1] not in _BEFORE_PRONOUN_US) else word
        for i, word in enumerate(found)
    ]
