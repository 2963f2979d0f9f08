"""Patterns over folded words, read from a data file: small enough to be read by whoever adds one.

A pattern is words with `a|b` for alternatives, `[optional words]` and `*` for up to three words of any kind.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_ITEM = re.compile(r"\[([^\]]+)\]|(\S+)")
_ANY = r"(?:\w+ ){0,3}"


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return a regular expression that a text of folded words, each followed by one space, must match whole."""
    return re.compile("".join(_compile_item(optional, word) for optional, word in _ITEM.findall(pattern)))


def _compile_item(optional: str, word: str) -> str:
    if "*" in (optional, word):
        return _ANY
    alternatives = "|".join(re.escape(a).replace(r"\ ", " ") for a in (optional or word).split("|"))
    return f"(?:(?:{alternatives}) )" + ("?" if optional else "")


@cache
def load_patterns(name: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """Return the patterns of a data file beside this module by their heading (`= heading`), in the file's order."""
    found: dict[str, list[re.Pattern[str]]] = {}
    heading = ""
    for line in files("tutor.chat").joinpath(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            heading = line[2:].strip()
            found[heading] = []
        elif line.strip() and not line.startswith("#"):
            found[heading].append(compile_pattern(line))
    return {heading: tuple(patterns) for heading, patterns in found.items()}


def matches(patterns: tuple[re.Pattern[str], ...], said: str) -> bool:
    """Say whether a text of folded words, joined by single spaces, is one of `patterns` whole."""
    return any(p.fullmatch(said + " ") for p in patterns)
