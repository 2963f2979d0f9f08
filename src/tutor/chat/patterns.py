"""Patterns over folded words, read from a data file: small enough to be read by whoever adds one.

A pattern is words with `a|b` for alternatives, `(some words|others)` for alternatives of several words,
`[optional words|others]`, `a/b` for one of these words inside an alternative, and `*` for up to three words of any kind.
A word in capitals stands for the alternatives that a line `WORD: a|b` of the file gives it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tutor.values import dataclass

_ITEM = re.compile(r"\[([^\]]+)\]|\(([^)]+)\)|(\S+)")
_WORD = re.compile(r"\w+")
_DEFINITION = re.compile(r"(?P<name>[A-Z]{2,}): (?P<words>.+)")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_ANY = r"(?:\w+ ){0,3}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a data file. It is compiled when a text is first one that it may match."""

    line: str
    words: frozenset[str]
    """Every word it can match; empty when it can match any."""
    needed: tuple[frozenset[str], ...] = ()
    """When it can match any: sets of words, of each of which a text must hold one."""

    def may_match(self, words: frozenset[str]) -> bool:
        """Say whether a text of these words may be this pattern."""
        return words <= self.words or (not self.words and not any(map(words.isdisjoint, self.needed)))

    def matches(self, said: str) -> bool:
        """Say whether `said`, folded words joined by single spaces, is this pattern whole."""
        return compile_pattern(self.line).fullmatch(said + " ") is not None


@cache
def compile_pattern(line: str) -> re.Pattern[str]:
    """Return a regular expression that a text of folded words, each followed by one space, must match whole."""
    return re.compile("".join(_compile_item(*item) for item in _ITEM.findall(line)))


def _compile_item(optional: str, group: str, word: str) -> str:
    if "*" in (optional, group, word):
        return _ANY
    alternatives = "|".join(_compile_words(a) for a in (optional or group or word).split("|"))
    return f"(?:{alternatives})" + ("?" if optional else "")


def _compile_words(words: str) -> str:
    return "".join(f"(?:{'|'.join(re.escape(w) for w in word.split('/'))}) " for word in words.split())


@cache
def load_patterns(name: str) -> Mapping[str, tuple[Pattern, ...]]:
    """Return the patterns of a data file beside this module by their heading (`= heading`), in the file's order."""
    found: dict[str, list[Pattern]] = {}
    names: dict[str, str] = {}
    heading = ""
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            heading = line[2:].strip()
            found[heading] = []
        elif definition := _DEFINITION.fullmatch(line):
            names[definition["name"]] = definition["words"].replace("|", "/")
        elif line.strip() and not line.startswith("#"):
            found[heading].append(_read_pattern(line, names))
    return {heading: tuple(patterns) for heading, patterns in found.items()}


def _read_pattern(line: str, names: Mapping[str, str]) -> Pattern:
    whole = _CAPITALS.sub(lambda m: names[m.group()], line)
    if "*" not in whole:
        return Pattern(whole, frozenset(_WORD.findall(whole)))
    needed = (group or word for _, group, word in _ITEM.findall(whole))
    return Pattern(whole, frozenset(), tuple(frozenset(_WORD.findall(n)) for n in needed if n and "*" not in n))


def matches(patterns: tuple[Pattern, ...], said: str) -> bool:
    """Say whether a text of folded words, joined by single spaces, is one of `patterns` whole."""
    words = frozenset(said.split())
    return any(p.matches(said) for p in patterns if p.may_match(words))


def take_off(patterns: tuple[Pattern, ...], said: Sequence[str], *, at_end: bool = False) -> Sequence[str]:
    """Return `said` without the longest start (or end) that is one of `patterns`; what would leave nothing stays."""
    for rest in range(1, len(said)):
        edge, left = (said[rest:], said[:rest]) if at_end else (said[: len(said) - rest], said[len(said) - rest :])
        if matches(patterns, " ".join(edge)):
            return left
    return said
