"""Similarities of words and texts, all from 0.0 (nothing in common) to 1.0 (the same)."""

from collections.abc import Collection, Iterable

_SHORTEST_MENDED = 4
_LONG_WORD = 8


def ratio(left: str, right: str) -> float:
    """Return the share of characters two texts have in common, in order."""
    from rapidfuzz import fuzz

    return fuzz.ratio(left, right) / 100


def token_set_ratio(left: str, right: str) -> float:
    """Return how alike two texts are as sets of words: 1.0 when one's words are all in the other."""
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(left, right) / 100


def allowed_slips(word: str) -> int:
    """Return how many slips of the pen (insert, delete, change, swap) still leave `word` recognisable."""
    if len(word) < _SHORTEST_MENDED or any(c.isdigit() for c in word):
        return 0
    return 1 if len(word) < _LONG_WORD else 2


def slips_between(left: str, right: str) -> int:
    """Return how many slips (insert, delete, change, swap of neighbours) lie between two words."""
    from rapidfuzz.distance import OSA

    return OSA.distance(left, right)


def nearest_words(word: str, vocabulary: Collection[str], slips: int | None = None) -> list[str]:
    """Return the words of `vocabulary` fewest slips away from `word`, best first and ties in the vocabulary's order.

    `slips` is the most that are forgiven; None takes `allowed_slips(word)`. Only the words at the smallest
    distance found are returned; an empty list when none is near enough.
    """
    most = allowed_slips(word) if slips is None else slips
    if most == 0:
        return [word] if word in vocabulary else []
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=most, limit=8)
    least = min((score for _, score, _ in found), default=0)
    return [choice for choice, score, _ in found if score == least]


def character_grams(words: Iterable[str], size: int = 3) -> set[str]:
    """Return the runs of `size` characters in each of `words`, with its ends marked."""
    return {
        padded[i : i + size] for w in words for padded in (f"^{w}$",) for i in range(max(1, len(padded) - size + 1))
    }
