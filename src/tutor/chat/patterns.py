"""Patterns over folded words, read from a data file: small enough to be read by whoever adds one.

A pattern is words with `a|b` for alternatives, `[optional words]` and `*` for up to three words of any kind.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ITEM = re.compile(r"\[([^\]]+)\]|(\S+)")
_WORD = re.compile(r"\w+")
_ANY = r"(?:\w+ ){0,3}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a data file. It is compiled when a text first holds no other words than its own."""

    line: str
    words: frozenset[str]
    """Every word it can match; empty when it can match any."""

    def matches(self, said: str, words: frozenset[str]) -> bool:
        """Say whether `said`, folded words joined by single spaces, is this pattern whole; `words` are its words."""
        return (not self.words or words <= self.words) and compile_pattern(self.line).fullmatch(said + " ") is not None


@cache
def compile_pattern(line: str) -> re.Pattern[str]:
    """Return a regular expression that a text of folded words, each followed by one space, must match whole."""
    return re.compile("".join(_compile_item(optional, word) for optional, word in _ITEM.findall(line)))


def _compile_item(optional: str, word: str) -> str:
    if "*" in (optional, word):
        return _ANY
    alternatives = "|".join(re.escape(a).replace(r"\ ", " ") for a in (optional or word).split("|"))
    return f"(?:(?:{alternatives}) )" + ("?" if optional else "")


@cache
def load_patterns(name: str) -> Mapping[str, tuple[Pattern, ...]]:
    """Return the patterns of a data file beside this module by their heading (`= heading`), in the file's order."""
    found: dict[str, list[Pattern]] = {}
    heading = ""
    for line in files("tutor.chat").joinpath(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            heading = line[2:].strip()
            found[heading] = []
        elif line.strip() and not line.startswith("#"):
            found[heading].append(Pattern(line, frozenset() if "*" in line else frozenset(_WORD.findall(line))))
    return {heading: tuple(patterns) for heading, patterns in found.items()}


def matches(patterns: tuple[Pattern, ...], said: str) -> bool:
    """Say whether a text of folded words, joined by single spaces, is one of `patterns` whole."""
    words = frozenset(said.split())
    return any(p.matches(said, words) for p in patterns)
