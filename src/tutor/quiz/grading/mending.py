"""Slips of the pen mended against the words an item is about. A word that is English, or another name, is no slip."""

import re
from collections.abc import Collection
from functools import lru_cache

from tutor.matching.english import is_english
from tutor.matching.irregular import base_stem
from tutor.matching.similarity import allowed_slips, nearest_words, slips_between
from tutor.quiz.grading.names import NameBook
from tutor.quiz.grading.numbers import is_number
from tutor.quiz.grading.reading import Reading, from_words
from tutor.quiz.grading.sound import sound_alike
from tutor.quiz.grading.wording import other_side, same_sense

_REVERSING = (
    "un",
    "in",
    "im",
    "ir",
    "il",
    "dis",
    "non",
    "anti",
    "mis",
    "pre",
    "post",
    "de",
    "re",
    "over",
    "under",
    "ex",
    "sub",
)
_SHORT = 4
"""Words up to this length are mended by sound or a swap only."""


def mend(reading: Reading, vocabulary: Collection[str], names: NameBook) -> Reading:
    """Return `reading` with misspelt words replaced by the words of `vocabulary` (folded) or of names they stand for."""
    mended = [_mend_word(w, vocabulary, names) for w in reading.words]
    if tuple(mended) == reading.words:
        return reading
    pieces = zip(mended, reading.tokens, strict=True)
    found = [(w, t.clause, t.sentence) for new, t in pieces for w in new.split()]
    fixed = from_words(reading.text, found)
    capitals = reading.capitals | {
        w for new, old in zip(mended, reading.words, strict=True) if old in reading.capitals for w in new.split()
    }
    owners = reading.owners | {new for new, old in zip(mended, reading.words, strict=True) if old in reading.owners}
    return Reading(fixed.text, fixed.tokens, capitals, owners)


def _mend_word(word: str, vocabulary: Collection[str], names: NameBook) -> str:
    if word in vocabulary or word in names.words or is_number(word) or len(word) < 3 or not word.isalpha():
        return word
    split = _split(word, vocabulary)
    if split:
        return split
    stem = base_stem(word)
    doubled = next((v for v in vocabulary if _undoubled(v) == _undoubled(word)), "")
    swapped = next((v for v in vocabulary if len(v) == len(word) > _SHORT and _is_swap(word, v)), "")
    if doubled or swapped:
        return doubled or swapped
    whole = _cut_short(word, vocabulary)
    if whole:
        return whole
    if is_english(word) or same_sense(stem) or other_side(stem) or any(base_stem(v) == stem for v in vocabulary):
        return word
    return _nearest(word, vocabulary) or _nearest(word, sorted(names.words)) or _stem_slip(word, vocabulary) or word


def _cut_short(word: str, vocabulary: Collection[str]) -> str:
    """Return the one long word that begins with `word`, which is no word itself: "diplom" for "diplomacy"."""
    if len(word) < _SHORT or is_english(word):
        return ""
    begun = {base_stem(v): v for v in vocabulary if v.startswith(word) and len(v) > len(word) + 1}
    return next(iter(begun.values())) if len(begun) == 1 else ""


def _is_swap(word: str, target: str) -> bool:
    """Say whether two neighbouring letters changed places: so even an English word is a slip ("untied", "united")."""
    return sorted(word) == sorted(target) and slips_between(word, target) == 1


@lru_cache(maxsize=8192)
def _undoubled(word: str) -> str:
    """Return `word` with doubled letters written once: "cary" is "carry"."""
    return re.sub(r"(.)\1+", r"\1", word)


def _stem_slip(word: str, vocabulary: Collection[str]) -> str:
    """Return the word whose stem lies one slip from the stem of `word`, both being long."""
    stem = base_stem(word)
    near = [
        v for v in vocabulary if len(v) > _SHORT + 1 and len(stem) > _SHORT and slips_between(base_stem(v), stem) == 1
    ]
    return near[0] if near and not _is_reversed(word, near[0]) else ""


def _nearest(word: str, vocabulary: Collection[str]) -> str:
    most = allowed_slips(word)
    near = [v for v in nearest_words(word, vocabulary, max(most, 1)) if _may_be(word, v)]
    if near:
        return near[0]
    alike = [v for v in vocabulary if len(v) > 2 and sound_alike(word, v) and slips_between(word, v) <= most + 2]
    return min(alike, key=lambda v: slips_between(word, v), default="")


def _may_be(word: str, target: str) -> bool:
    """Say whether `word` may be a slip for `target`: never a reversing prefix, and short words must sound alike or swap."""
    if is_number(target) or len(target) < 3 or _is_reversed(word, target):
        return False
    if min(len(word), len(target)) > _SHORT:
        return True
    return sound_alike(word, target) or sorted(word) == sorted(target) or len(word) != len(target)


def _is_reversed(word: str, target: str) -> bool:
    long, short = (word, target) if len(word) > len(target) else (target, word)
    return any(long == prefix + short or _adds(prefix, long, short) for prefix in _REVERSING)


def _adds(prefix: str, long: str, short: str) -> bool:
    rest = long.removeprefix(prefix)
    return rest != long and len(rest) > 2 and not short.startswith(prefix) and slips_between(rest, short) <= 1


def _split(word: str, vocabulary: Collection[str]) -> str:
    """Return the two words of the vocabulary that `word` is when written together, or nothing."""
    return next(
        (
            f"{word[:i]} {word[i:]}"
            for i in range(3, len(word) - 2)
            if word[:i] in vocabulary and word[i:] in vocabulary
        ),
        "",
    )
