"""Who did what to whom: the names before and after a word, active or passive, and who owns what."""

from collections.abc import Sequence

from tutor.matching.irregular import base_stem
from tutor.matching.stem import FUNCTION_WORDS, stem
from tutor.quiz.grading.names import NameBook
from tutor.quiz.grading.numbers import is_number
from tutor.quiz.grading.reading import Reading
from tutor.quiz.grading.wording import same_sense
from tutor.values import dataclass

_REACH = 8
"""Words between two names at most."""
_ACTING = frozenset({"person", "place", "organisation"})

Span = tuple[int, int, frozenset[str]]
"""A name: where it begins and ends, and its ids."""

_BE = frozenset("is are was were be been being get got gets".split())
_SAYING = _BE | frozenset("has had have must should could would will can did".split())
_DESCRIBING = frozenset("a an the which who its his her their then".split())
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
    aside = _asides(reading)
    spans = [s for s in _spans(reading, names, proper) if reading.tokens[s[0]].clause not in aside]
    found = [d for span in spans for d in _done_by(reading, span)]
    for left, right in zip(spans, [*spans[1:], None], strict=False):
        found += _between(reading, left, right, aside)
    return found


def _asides(reading: Reading) -> frozenset[int]:
    """Return the clauses put between a name and its verb to describe it: "Norway, a friend of Denmark, attacked"."""
    starts = {t.clause: i for i, t in reversed(list(enumerate(reading.tokens)))}
    return frozenset(
        clause
        for clause, i in starts.items()
        if clause + 1 in starts
        and i
        and reading.words[i] in _DESCRIBING
        and reading.tokens[i].sentence == reading.tokens[starts[clause + 1]].sentence
        and _may_be_verb(reading.words[starts[clause + 1]])
    )


def _may_be_verb(word: str) -> bool:
    return word in _SAYING or _is_participle(word)


def _between(reading: Reading, left: Span, right: Span | None, aside: frozenset[int]) -> list[Deed]:
    """Return the deeds told between two names, or after the last one when it is said to suffer them."""
    sentence = reading.tokens[left[0]].sentence
    if right is None or reading.tokens[right[0]].sentence != sentence:
        stop, doer, done_to = left[1] + _REACH, frozenset[str](), left[2]
    else:
        stop, doer, done_to = right[0], left[2], right[2]
    told = [t.word for t in reading.tokens[left[1] : stop] if t.sentence == sentence and t.clause not in aside]
    if not told or len(told) > _REACH or told[0] in {"and", "or"}:
        return []
    if told[-1] == "by":
        doer, done_to = done_to, left[2]
    elif told[0] in _BE and any(_is_participle(w) for w in told[1:3]):
        doer, done_to = frozenset(), left[2]
    elif right is None or doer == frozenset():
        return []
    return [Deed(base_stem(w), doer, done_to) for w in told if w not in FUNCTION_WORDS and not is_number(w)]


def _done_by(reading: Reading, span: Span) -> list[Deed]:
    """Return the deeds told before "by" and a name: "was bombed by Serbia"."""
    start, _, ids = span
    if start < 2 or reading.words[start - 1] != "by":
        return []
    words = reading.words[max(0, start - 3) : start - 1]
    return [Deed(base_stem(w), ids, frozenset()) for w in words if _is_participle(w)]


def _is_participle(word: str) -> bool:
    return word not in FUNCTION_WORDS and (word.endswith(("ed", "en")) or base_stem(word) != stem(word))


def owners_of(reading: Reading, names: NameBook, proper: frozenset[str]) -> list[Owned]:
    """Return what belongs to whom: "Russia's view", "the assumptions of America"."""
    found = []
    for start, end, ids in _spans(reading, names, proper):
        if reading.words[end - 1] in reading.owners and end < len(reading.tokens):
            owned = range(end, min(end + 2, len(reading.tokens)))
            same = reading.tokens[end - 1].clause
            found += [
                Owned(reading.stems[i], ids)
                for i in owned
                if reading.words[i] not in FUNCTION_WORDS and reading.tokens[i].clause == same
            ]
        elif start > 1 and reading.words[start - 1] == "of":
            found.append(Owned(reading.stems[start - 2], ids))
    return found


def subjects_of(reading: Reading, names: NameBook, proper: frozenset[str]) -> list[Owned]:
    """Return of whom words are said: "America was weak and had to be contained" says all of America up to the next name."""
    spans, found = _spans(reading, names, proper), []
    ends = [s[0] for s in spans[1:]] + [len(reading.tokens)]
    for (start, end, ids), stop in zip(spans, ends, strict=False):
        if end < len(reading.tokens) and reading.words[end] in _SAYING:
            same = reading.tokens[start].clause
            found += [Owned(reading.stems[i], ids) for i in range(end, stop) if reading.tokens[i].clause == same]
    return found


def is_reversed(truth: Sequence[Deed], said: Sequence[Deed]) -> bool:
    """Say whether the response has a deed of the truth the other way round, and never the right way."""
    shared = [(t, s) for s in said for t in truth if _is_same_word(t.stem, s.stem)]
    return any(_is_turned(t, s) for t, s in shared) and not any(_agrees(t, s) for t, s in shared)


def _is_turned(truth: Deed, said: Deed) -> bool:
    """Say whether the sides are swapped; a side that isn't told counts as swapped when the other one is."""
    crossed = (bool(truth.doer & said.done_to), bool(truth.done_to & said.doer))
    untold = (not truth.doer or not said.done_to, not truth.done_to or not said.doer)
    return any(crossed) and all(c or u for c, u in zip(crossed, untold, strict=True)) and not truth.doer & truth.done_to


def _agrees(truth: Deed, said: Deed) -> bool:
    return bool(truth.doer & said.doer) or bool(truth.done_to & said.done_to)


def has_wrong_owner(truth: Sequence[Owned], said: Sequence[Owned]) -> bool:
    """Say whether something that is one name's, or said of one, in the truth is another's in the response."""
    for s in said:
        owners = [t.owner for t in truth if t.stem == s.stem]
        if owners and not any(s.owner & o for o in owners):
            return True
    return False


def statements_of(prompt: Reading, answer: Reading) -> list[list[str]]:
    """Return the words of a question with its answer put in, in each way it may go: "yeltsin chose putin"."""
    words, told = list(prompt.words), list(answer.words)
    at = next((i for i, w in enumerate(words) if w in _ASKED), -1)
    if at < 0 or len(told) > _REACH:
        return []
    helper = next((i for i in range(at + 1, min(at + 4, len(words))) if words[i] in _AUXILIARY), -1)
    if helper < 0 or helper + 1 >= len(words):
        return [words[:at] + told + words[at + 1 :]]
    if words[helper] in _BE and _is_participle(words[helper + 1]):
        return [words[:at] + told + words[helper:]]
    verb_done = words[helper : helper + 1] if words[helper] in _BE else []
    named = prompt.capitals | FUNCTION_WORDS
    verb = next((i for i in range(helper + 2, len(words)) if words[i] not in named), len(words) - 1)
    subject, rest = words[helper + 1 : verb], words[verb:]
    begin = [*words[:at], *subject, *verb_done]
    return [[*begin, *rest[:1], *told, *rest[1:]], [*begin, *rest, *told]]


def _spans(reading: Reading, names: NameBook, proper: frozenset[str]) -> list[Span]:
    """Return the names of a text in order, those of the book and words in `proper`; neighbours count as one name."""
    spans: list[Span] = [
        (m.start, m.end, m.ids | _marks(" ".join(reading.stems[m.start : m.end])))
        for m in names.find(reading.words)
        if m.kinds & _ACTING
    ]
    taken = {i for start, end, _ in spans for i in range(start, end)}
    for i, word in enumerate(reading.words):
        if i not in taken and word not in FUNCTION_WORDS and (reading.stems[i] in proper or word in reading.capitals):
            spans.append((i, i + 1, _marks(reading.stems[i])))
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: s[:2]):
        near = (
            merged and merged[-1][1] == span[0] and reading.tokens[span[0]].clause == reading.tokens[span[0] - 1].clause
        )
        if near and reading.words[span[0] - 1] not in reading.owners:
            merged[-1] = (merged[-1][0], span[1], merged[-1][2] | span[2])
        else:
            merged.append(span)
    return merged


def _marks(unit: str) -> frozenset[str]:
    """Return marks of a name that the book may not know, shared with its synonyms: "america" and "american"."""
    return frozenset(f"~{s}" for s in (unit, *same_sense(unit)))


def _is_same_word(left: str, right: str) -> bool:
    return left == right or right in same_sense(left)
