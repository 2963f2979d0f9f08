"""Numbers in answers: ranges, signs, thousands and millions brought to one spelling. Digits agree exactly or not at all."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_SHORT_RANGE = re.compile(r"\b(1\d|20)(\d\d)\s?[-–—/]\s?(\d\d)\b(?!\d|[-–—/])")
_QUOTED_YEAR = re.compile(r"(?<=\d)\s?[-–—/]\s?['’‘](?=\d\d\b)")
_WITH = re.compile(r"\bw/(?!\w/)", re.IGNORECASE)
_SIGN = re.compile(r"(?<![\w)])[-−](?=\d)")
_EXPONENT = re.compile(r"\b([1-9])[eE]([1-9])\b")
_PERCENT = re.compile(r"(?<=\d)\s?%")
_TIMES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_ORDINALS = {
    w: str(i)
    for i, w in enumerate(
        "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
        " seventeenth eighteenth nineteenth twentieth".split(),
        3,
    )
}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_PLURAL = re.compile(r"(\d+)s")
_MOST_DIGITS = 400


def spell_out(text: str) -> str:
    """Return `text` with short ranges, signs, exponents and "&" written so that they survive tokenising."""
    text = _SHORT_RANGE.sub(r"\1\2 - \1\3", text)
    text = _WITH.sub("with ", text)
    text = _QUOTED_YEAR.sub(" - '", text)
    text = _EXPONENT.sub(lambda m: m.group(1) + "0" * int(m.group(2)), text)
    text = _PERCENT.sub(" percent", _SIGN.sub("minus ", text))
    return text.replace("&", " and ").replace("+", " and ").replace("/", " / or ")


def join_numbers(found: Sequence[str]) -> list[str]:
    """Return folded words with signs, ordinals and large units joined to their digits ("2 million" is "2000000")."""
    out: list[str] = []
    for word in found:
        if out and word in _TIMES and is_number(out[-1]) and len(out[-1]) < _MOST_DIGITS:
            out[-1] += "0" * _TIMES[word]
        elif word.isdigit() and out and out[-1] == "minus":
            out[-1] = "-" + _plain(word)
        else:
            out.append(_plain(word))
    return out


def _plain(word: str) -> str:
    if word in _ORDINALS:
        return _ORDINALS[word]
    match = _ORDINAL.fullmatch(word)
    digits = match.group(1) if match else word
    return (digits.lstrip("0") or "0") if digits.isdecimal() else digits


@lru_cache(maxsize=16384)
def is_number(word: str) -> bool:
    """Say whether a word is a number, with a sign or plural ending or without ("1999", "-5", "1960s")."""
    return word.lstrip("-").isdecimal() or bool(_PLURAL.fullmatch(word))


def numbers_in(words: Iterable[str]) -> list[str]:
    """Return the numbers among folded words, in order."""
    return [w for w in words if is_number(w)]


def are_same_sort(left: str, right: str) -> bool:
    """Say whether two numbers could answer the same question: both look like years, or neither does."""
    return _is_year(left) == _is_year(right)


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in {"15", "16", "17", "18", "19", "20", "21"}
