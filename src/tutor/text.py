"""Text at the boundaries: what comes in from files, terminals and databases is made harmless here."""

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

MOST_MARKS = 4
"""Combining marks kept on one letter; more than that is never language and breaks a terminal's columns."""

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u2028\u2029"  # line and paragraph separators
    "\ud800-\udfff]"  # lone surrogates
)
_NEWLINES = re.compile("\r\n?")
_COMBINING = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARKS = re.compile(f"({_COMBINING}{{{MOST_MARKS}}}){_COMBINING}+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(
    r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])"
    r"|(?:(?<=[!?])|(?<=[a-z]{4}\.))\s+(?=[a-z])"  # typed in a hurry; shorter words may be abbreviations
)


def clean(text: str) -> str:
    """Return `text` safe to show, store and compare: NFC, newlines as line ends, no control characters.

    Control characters (other than tab and newline), bidirectional controls, line separators and lone
    surrogates become U+FFFD, so that nothing a pack, a file or a learner holds can steer a terminal.
    Cleaning twice is the same as cleaning once.
    """
    safe = _UNSAFE.sub(REPLACEMENT, _NEWLINES.sub("\n", text))
    return _MARKS.sub(r"\1", unicodedata.normalize("NFC", safe))


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line: every run of white space becomes one space."""
    return " ".join(clean(text).split())


def shorten(text: str, most: int) -> str:
    """Return `text` in at most `most` characters, cut at a word where that is possible and marked with an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rsplit(" ", 1)[0] or cut).rstrip(" ,;:") + "…"


def words(text: str) -> list[str]:
    """Return the words of `text` as they stand, without punctuation."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`, in order and stripped."""
    return [s.strip() for s in _SENTENCE_END.split(text) if s.strip()]
