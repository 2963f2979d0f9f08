"""Who did what to whom: the names before and after a word, active or passive, and who owns what."""

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.irregular import base_stem
from tutor.quiz.grading.names import NameBook
from tutor.quiz.grading.numbers import is_number
from tutor.quiz.grading.reading import Reading
from tutor.quiz.grading.wording import same_sense

_BE = frozenset("is are was were be been being get got gets".split())
_SAYING = _BE | frozenset("has had have must should could would will can did".split())
_ASKED = frozenset("who whom whose which what".split())
_AUXILIARY = frozenset("did does do was is were are had has have would could should will can".split())


@dataclass(frozen=True, slots=True)
class Deed:
    """A word between two names: who stands on its doing side, who on its suffering side."""

    stem: str
    doer: frozenset[str]
    done_to: frozenset[str]


@dataclass(frozen=True, slots=True)
class Owned:
    """A word that is said to be someone's: "Russia's view"."""

    stem: str
    owner: frozenset[str]


def deeds_of(reading: Reading, names: NameBook, proper: frozenset[str]) -> list[Deed]:
    """Return what is done by one name to another in each sentence; `proper` are stems that count as names, too."""
    spans = _spans(reading, names, proper)
    found = []
    for left, right in zip(spans, spans[1:], strict=False):
        between = range(left[1], right[0])
        same = reading.tokens[left[0]].sentence == reading.tokens[right[0]].sentence
        words = [reading.words[i] for i in between]
        if not same or len(words) > 8 or not words or set(words) <= {"and", "or"} or words[0] == "and":
            continue
        passive = words[-1] in {"by", "from"} or (len(words) > 1 and words[-2] == "by")
        doer, done_to = (right[2], left[2]) if passive else (left[2], right[2])
        found += [Deed(base_stem(w), doer, done_to) for w in words if w not in FUNCTION_WORDS and not is_number(w)]
    return found


def owners_of(reading: Reading, names: NameBook, proper: frozenset[str]) -> list[Owned]:
    """Return what belongs to whom: "Russia's view", "the assumptions of America"."""
    found = []
    for start, end, ids in _spans(reading, names, proper):
        if reading.words[end - 1] in reading.owners and end < len(reading.tokens):
            found += [Owned(reading.stems[i], ids) for i in range(end, min(end + 2, len(reading.tokens)))]
        elif start > 1 and reading.words[start - 1] == "of":
            found.append(Owned(reading.stems[start - 2], ids))
    return found


def subjects_of(reading: Reading, names: NameBook, proper: frozenset[str]) -> list[Owned]:
    """Return of whom words are said: "America was weak and had to be contained" says all of America up to the next name."""
    spans, found = _spans(reading, names, proper), []
    ends = [s[0] for s in spans[1:]] + [len(reading.tokens)]
    for (start, end, ids), stop in zip(spans, ends, strict=False):
        if end < len(reading.tokens) and reading.words[end] in _SAYING:
            same = reading.tokens[start].sentence
            found += [Owned(reading.stems[i], ids) for i in range(end, stop) if reading.tokens[i].sentence == same]
    return found


def is_reversed(truth: Sequence[Deed], said: Sequence[Deed]) -> bool:
    """Say whether the response has a deed of the truth the other way round, and never the right way."""
    return any(
        _is_same_word(t.stem, s.stem) and t.doer & s.done_to and t.done_to & s.doer and not t.doer & t.done_to
        for t in truth
        for s in said
    ) and not any(_is_same_word(t.stem, s.stem) and t.doer & s.doer and t.done_to & s.done_to for t in truth for s in said)


def has_wrong_owner(truth: Sequence[Owned], said: Sequence[Owned]) -> bool:
    """Say whether something that is one name's, or said of one, in the truth is another's in the response."""
    for s in said:
        owners = [t.owner for t in truth if t.stem == s.stem]
        if owners and not any(s.owner & o for o in owners):
            return True
    return False


def statement_of(prompt: Reading, answer: Reading) -> list[str]:
    """Return the words of a "who" question with its answer put in: "Who chose Putin?", "Yeltsin" give "yeltsin chose putin"."""
    words, told = list(prompt.words), list(answer.words)
    at = next((i for i, w in enumerate(words) if w in _ASKED), -1)
    if at < 0 or len(told) > 6:
        return []
    if at + 1 < len(words) and words[at + 1] in _AUXILIARY:
        passive = words[at + 1] in _BE and "by" in words
        return words[at + 2 :] + told if not passive or words[at - 1] == "by" else told + words[at + 1 :]
    return words[:at] + told + words[at + 1 :]


def _spans(reading: Reading, names: NameBook, proper: frozenset[str]) -> list[tuple[int, int, frozenset[str]]]:
    """Return the names of a text as (start, end, ids), those of the book first, else words in `proper`."""
    spans = [(m.start, m.end, m.ids) for m in names.find(reading.words) if m.kinds & {"person", "place", "organisation"}]
    taken = {i for start, end, _ in spans for i in range(start, end)}
    for i, stem in enumerate(reading.stems):
        if i not in taken and (stem in proper or reading.words[i] in reading.capitals) and reading.words[i] not in FUNCTION_WORDS:
            spans.append((i, i + 1, frozenset({f"~{s}" for s in (stem, *_same_names(stem))})))
    return sorted(spans)


def _same_names(stem: str) -> frozenset[str]:
    return frozenset(s for s in same_sense(stem) if " " not in s)


def _is_same_word(left: str, right: str) -> bool:
    return left == right or right in same_sense(left)
