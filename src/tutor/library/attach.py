"""A learner's own copy of the essay: kept beside their progress, and aligned with the pack's sections.

A pack carries no text of the essay, only hashes of its five-word shingles. They are enough to find where in a
copy each section stands, whatever its line breaks, and though some of its words are misspelt.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from tutor.digests import blake2b
from tutor.errors import DataError, SaveError
from tutor.knowledge.files import FileRefusedError, read_regular
from tutor.knowledge.model import Section
from tutor.library.writing import replace_file
from tutor.text import clean, clean_line
from tutor.values import dataclass

MOST_BYTES = 1024 * 1024
"""Size of a copy: a long essay is a tenth of it."""

SHINGLE = 5
"""Words hashed together."""

_WIDEST_BREAK = 25
"""Words without a match that a section may still run across: a few typos spoil some shingles each."""
_LEAST_SHARE = 0.2
"""Of a section's fingerprints, how many must be found before it counts as found."""
_FARTHEST_EDGE = 15
"""Words by which a passage is widened at most to begin and end with a sentence."""

_CHUNK = re.compile(r"[^\s\-\u2010-\u2015]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_BLANK_LINE = re.compile(r"[^\S\n]*\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    ends_sentence: bool
    """Also at a blank line."""


def fingerprint(text: str) -> tuple[str, ...]:
    """Return the hash of each run of five words, in order; nothing for fewer than five words.

    The words are those of `bare_words`; the hash is the first eight hexadecimal digits of BLAKE2b of the words
    joined by spaces.
    """
    return tuple(_hashes(_read_words(text)))


def bare_words(text: str) -> list[str]:
    """Return what stands between spaces or dashes, in lower case, without anything but letters and digits."""
    return [word.text for word in _read_words(text)]


def align(text: str, sections: Iterable[Section]) -> dict[str, str]:
    """Return the passage of each section that can be found in a copy of the essay, by label, in the sections' order."""
    words = _read_words(text)
    places = defaultdict(list)
    for i, value in enumerate(_hashes(words)):
        places[value].append(i)
    spans = {}
    for section in sections:
        if span := _find_span(set(section.fingerprints), places):
            spans[section.id] = span
    return {label: _cut(text, words, _widen(words, span, spans.values())) for label, span in spans.items()}


def read_copy(path: Path) -> str:
    """Return the text of a learner's file, cleaned.

    Raises:
        DataError: when it isn't a text file of at most `MOST_BYTES`.
    """
    shown = clean_line(str(path))
    try:
        data = read_regular(path, most=MOST_BYTES)
    except FileRefusedError as error:
        raise DataError(f"{shown}: {error.message}", "give a text file of the essay") from error
    text = _decode(data)
    if "\0" in text or not text.strip():
        raise DataError(f"{shown}: {'not a text file' if text.strip() else 'empty'}", "give a text file of the essay")
    return clean(text)


def save_copy(folder: Path, pack: str, text: str) -> Path:
    """Keep a copy as the text attached to a pack, whole or not at all, and return where.

    Raises:
        SaveError: when it can't be written.
    """
    path = _path(folder, pack)
    try:
        replace_file(path, clean(text).encode(), must_last=True)
    except OSError as error:
        raise SaveError(
            f"the copy wasn't kept ({error.strerror or error})", f"check {clean_line(str(folder))}"
        ) from error
    return path


def load_copy(folder: Path, pack: str) -> str | None:
    """Return the text attached to a pack, or None when there is none.

    Raises:
        DataError: when what stands in its place can't be read.
    """
    path = _path(folder, pack)
    return read_copy(path) if path.exists() or path.is_symlink() else None


def drop_copy(folder: Path, pack: str) -> bool:
    """Remove the text attached to a pack; tell whether there was one.

    Raises:
        SaveError: when it can't be removed.
    """
    try:
        _path(folder, pack).unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise SaveError(f"the copy wasn't removed ({error.strerror or error})") from error
    return True


def _path(folder: Path, pack: str) -> Path:
    return folder / f"{re.sub('[^a-z0-9-]', '_', pack)}.txt"


def _decode(data: bytes) -> str:
    """Return the text of UTF-8 or UTF-16 with a mark, or else of the old Western code page."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _read_words(text: str) -> list[_Word]:
    words = []
    for match in _CHUNK.finditer(text):
        folded = unicodedata.normalize("NFKC", match.group()).casefold()
        bare = "".join(c for c in folded if c.isalnum())
        if bare:
            is_last = bool(_SENTENCE_END.search(match.group()) or _BLANK_LINE.match(text, match.end()))
            words.append(_Word(bare, match.start(), match.end(), is_last))
    return words


def _hashes(words: Sequence[_Word]) -> list[str]:
    texts = [w.text for w in words]
    runs = (" ".join(texts[i : i + SHINGLE]) for i in range(len(texts) - SHINGLE + 1))
    return [blake2b(run.encode("utf-8", "replace")).hexdigest()[:8] for run in runs]


def _find_span(wanted: set[str], places: dict[str, list[int]]) -> tuple[int, int] | None:
    """Return the first and last word of the run of a copy that holds most of the wanted hashes."""
    found = sorted({(i, value) for value in wanted for i in places.get(value, ())})
    runs: list[list[tuple[int, str]]] = []
    for place in found:
        if runs and place[0] - runs[-1][-1][0] <= _WIDEST_BREAK:
            runs[-1].append(place)
        else:
            runs.append([place])
    best = max(runs, key=lambda run: len({value for _, value in run}), default=[])
    if not best or len({value for _, value in best}) < _LEAST_SHARE * len(wanted):
        return None
    return best[0][0], best[-1][0] + SHINGLE - 1


def _widen(words: Sequence[_Word], span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Return the span grown to whole sentences, not into other sections."""
    first, last = span
    others = [other for other in taken if other != span]
    floor = max((end + 1 for _, end in others if end < first), default=0)
    ceiling = min((start - 1 for start, _ in others if start > last), default=len(words) - 1)
    start = first
    while start > max(floor, first - _FARTHEST_EDGE) and not words[start - 1].ends_sentence:
        start -= 1
    end = last
    while end < min(ceiling, last + _FARTHEST_EDGE) and not words[end].ends_sentence:
        end += 1
    return start, end


def _cut(text: str, words: Sequence[_Word], span: tuple[int, int]) -> str:
    return " ".join(text[words[span[0]].start : words[span[1]].end].split())
