"""Common English words, so that a real word is never taken for a slip of the pen."""

from functools import cache
from pathlib import Path

from tutor.matching.stem import FUNCTION_WORDS


@cache
def _listing() -> str:
    return Path(__file__).with_name("english.txt").read_text(encoding="ascii")


def is_english(word: str) -> bool:
    """Say whether a folded word is among the 20,000 commonest English words (film subtitles, by pyspellchecker, MIT)."""
    return word in FUNCTION_WORDS or f"\n{word}\n" in _listing()
