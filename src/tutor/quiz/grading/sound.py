"""How a word sounds, roughly: enough to know "Kadafi" for Qaddafi."""

import re
from functools import lru_cache

_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:kn|gn)", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"^x", "s"),
        (r"ph", "f"),
        (r"gh(?=t|$)", ""),
        (r"qu", "kv"),
        (r"tsch|tch|ch|cz", "j"),
        (r"sch|sh", "s"),
        (r"tion|sion", "sn"),
        (r"c(?=[eiy])", "s"),
        (r"ck|[cq]", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"v|w(?=[aeiou])", "v"),
        (r"dg", "j"),
        (r"[aeiouyhw]", ""),
        (r"(.)\1+", r"\1"),
    )
)
_FEWEST = 2


@lru_cache(maxsize=16384)
def sound_of(word: str) -> str:
    """Return the consonants of a folded word as they sound; empty when fewer than two are left."""
    for pattern, sound in _RULES:
        word = pattern.sub(sound, word)
    return word if len(word) >= _FEWEST else ""


def sound_alike(left: str, right: str) -> bool:
    """Say whether two folded words have the same consonants and begin alike (both with a vowel, or neither)."""
    key = sound_of(left)
    return bool(key) and key == sound_of(right) and (left[0] in "aeiou") == (right[0] in "aeiou")
