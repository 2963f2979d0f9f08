"""How much of one accepted wording a response says, and whether it says it of the right things and with the right sign."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.names import STRICT_KINDS, NameBook, is_name
from tutor.quiz.grading.numbers import is_number
from tutor.quiz.grading.opposing import counts_other, is_limited_otherwise, is_opposed, is_other_way
from tutor.quiz.grading.reading import ARTICLES, Reading, Token
from tutor.quiz.grading.truth import Truth
from tutor.quiz.grading.weighing import is_given, weights_of
from tutor.quiz.grading.wording import is_family, phrases, same_sense
from tutor.values import dataclass

MATCHED = 0.74
"""Coverage from which a wording counts as said."""
DOUBTFUL = 0.34
"""Coverage from which a wording may have been said in other words."""

_CONTRARY = 0.5
"""Share of a wording, said or turned to its opposite, from which it is spoken against."""
_AVERTED_QUALITY = 0.4
"""What is left of a word that the response wants avoided and the wording doesn't."""
_DEMONYM = frozenset({"", "n", "an", "ian", "ish", "i"})


class Heard:
    """A response made ready to be compared: its stems, phrases and numbers, each with where it stands."""

    def __init__(self, reading: Reading, names: NameBook) -> None:
        self.reading = reading
        self.at: dict[str, list[int]] = {}
        for i, stem in enumerate(reading.stems):
            self.at.setdefault(stem, []).append(i)
        for phrase, start, _ in phrases(reading.stems):
            self.at.setdefault(phrase, []).append(start)
        self.at_word: dict[str, list[int]] = {}
        for i, word in enumerate(reading.words):
            self.at_word.setdefault(word, []).append(i)
        self.mentions = names.find(reading.words)
        told = [m for m in self.mentions if m.kinds & STRICT_KINDS or m.end - m.start > 1]
        self.fits: dict[Reading, Fit] = {}
        """What was found of each wording; one response is only ever compared with one task."""
        self.name_at = {i: m.end - 1 for m in told for i in m.ids}


@dataclass(frozen=True)
class Fit:
    """How well a response fits one wording."""

    wording: Reading
    coverage: float
    """Share of the wording's weight that the response says, 0.0-1.0."""
    novelty: float
    """Same, of the words that aren't in the prompt; 0.0-1.0."""
    flipped: float = 0.0
    """Share of what is said that is said with the other sign, 0.0-1.0."""
    opposed: float = 0.0
    """Share of the wording's weight that is replaced by an opposite, 0.0-1.0."""
    complete: bool = True
    """Every number and name that the prompt doesn't give is there."""
    exact: bool = False
    """The wording is a name: nothing of it may be missing."""
    spare: int = 0
    """Words of the response beyond those that this wording accounts for, which might stand for what is missing."""
    pairs: tuple[tuple[int, int], ...] = ()
    """Positions in the wording and in the response that say the same."""

    @cached_property
    def is_said(self) -> bool:
        """The response says this, as it is."""
        if self.flipped >= 0.5:
            return False
        return self.coverage >= (0.89 if self.exact else MATCHED) and self.complete and not self.opposed

    @cached_property
    def is_contradicted(self) -> bool:
        """The response says the contrary of this."""
        if self.flipped > 0.5 and self.coverage >= 0.45:
            return True
        return self.opposed > 0 and self.coverage + self.opposed >= _CONTRARY

    @cached_property
    def is_doubtful(self) -> bool:
        """The response may say this in other words."""
        if self.is_said or self.is_contradicted or self.exact or self.spare <= 0:
            return False
        return self.coverage >= DOUBTFUL and self.novelty > 0.2


def fit(wording: Reading, heard: Heard, truth: Truth, names: NameBook) -> Fit:
    """Return how well a response fits `wording`; words that the question gives away weigh little."""
    if wording not in heard.fits:
        heard.fits[wording] = _fit(wording, heard, truth, names)
    return heard.fits[wording]


def _fit(wording: Reading, heard: Heard, truth: Truth, names: NameBook) -> Fit:
    prompt, said = truth.common, heard.reading
    exact = is_name(wording, names)
    weights = weights_of(wording, prompt, exact=exact)
    matched = _match(wording, weights, heard, names, exact=exact)
    pairs = {i: place for i, (place, _) in matched.items() if not _is_amiss(wording, i, said, place, truth)}
    scored = {i: weights[i] * matched[i][1] for i in pairs}
    new = {i: w for i, w in weights.items() if not is_given(wording.stems[i], prompt)}
    total, total_new = sum(weights.values()), sum(new.values())
    coverage = sum(scored.values()) / total if total else 0.0
    beside = frozenset(said.tokens[j].segment for j in pairs.values())
    opposed = sum(
        w
        for i, w in weights.items()
        if (i not in pairs or said.tokens[pairs[i]].negated != wording.tokens[i].negated)
        and is_opposed(wording.tokens[i], heard.at, said, truth, beside)
    )
    return Fit(
        wording=wording,
        coverage=coverage,
        novelty=sum(w for i, w in scored.items() if i in new) / total_new if total_new else coverage,
        flipped=_flipped(tuple(pairs.items()), weights, wording, said, prompt),
        opposed=_share_opposed(opposed, total, tuple(pairs.items()), wording, heard)
        or float(any(_is_contrary(wording, i, said, place, truth) for i, (place, _) in matched.items())),
        complete=_is_complete(wording, heard, prompt, names)
        and all(i in pairs for i in weights if is_number(wording.words[i])),
        exact=exact,
        spare=len(said.tokens) - len(set(pairs.values())) - (1 if said.words[0] in ARTICLES else 0),
        pairs=tuple(pairs.items()),
    )


def _match(
    wording: Reading, weights: Iterable[int], heard: Heard, names: NameBook, *, exact: bool
) -> dict[int, tuple[int, float]]:
    """Return for each word that counts and is said its place in the response and how nearly it is the same, 0.0-1.0."""
    named, phrased = _named(wording, heard, names), _phrased(wording, heard)
    found = {}
    for i in weights:
        token = wording.tokens[i]
        places, quality = _places(token, heard, exact=exact)
        if not places and i in named:
            places, quality = [named[i]], 1.0
        if not places and i in phrased:
            places, quality = [phrased[i]], 0.9
        if places:
            best = _same_sign(token, places, heard.reading)
            averted = _is_averted_only(token, heard.reading.tokens[best])
            found[i] = (best, quality * (_AVERTED_QUALITY if averted else 1.0))
    return found


def _is_amiss(wording: Reading, i: int, said: Reading, j: int, truth: Truth) -> bool:
    """Say whether a word is said, but of another thing, or without the "not only" that it needs."""
    wanted, token = wording.tokens[i], said.tokens[j]
    return (wanted.limit < 0 and token.limit >= 0 and not token.negated) or _is_contrary(wording, i, said, j, truth)


def _is_contrary(wording: Reading, i: int, said: Reading, j: int, truth: Truth) -> bool:
    return is_limited_otherwise(wording.tokens[i], said.tokens[j]) or counts_other(wording, i, said, j, truth)


def _share_opposed(
    opposed: float, total: float, pairs: Sequence[tuple[int, int]], wording: Reading, heard: Heard
) -> float:
    if is_other_way(pairs, wording, heard.reading, heard.at):
        return 1.0
    return opposed / total if total else 0.0


def _flipped(
    pairs: Sequence[tuple[int, int]], weights: dict[int, float], wording: Reading, said: Reading, prompt: frozenset[str]
) -> float:
    """Return the share of what is said that has the other sign, judged by the words that tell most."""
    content = [p for p in pairs if wording.words[p[0]] not in FUNCTION_WORDS]
    telling = [p for p in content if not is_given(wording.stems[p[0]], prompt)] or content or pairs
    total = sum(weights[i] for i, _ in telling)
    turned = sum(weights[i] for i, j in telling if is_turned(wording.tokens[i], said.tokens[j]))
    return turned / total if total else 0.0


def is_turned(wanted: Token, said: Token) -> bool:
    """Say whether one word is denied and the other isn't; what is averted may stand for what is denied."""
    return (
        wanted.negated != said.negated
        and not (wanted.averted and said.negated)
        and not (wanted.negated and said.averted)
    )


def _is_averted_only(wanted: Token, said: Token) -> bool:
    return said.averted and not wanted.averted and not wanted.negated


def _places(token: Token, heard: Heard, *, exact: bool) -> tuple[list[int], float]:
    """Return where the response says `token`, and how nearly the same it is, 0.0-1.0."""
    if is_number(token.word) or token.word == "one":
        other = {"one": "1", "1": "one"}.get(token.word, "")
        return heard.at_word.get(token.word) or heard.at_word.get(other, []), 1.0
    if token.stem in heard.at:
        return heard.at[token.stem], 1.0
    if exact:
        return [p for stem, ps in heard.at.items() if _is_demonym(token.stem, stem) for p in ps], 0.9
    for sense in same_sense(token.stem):
        if sense in heard.at:
            return [p for s in same_sense(token.stem) for p in heard.at.get(s, [])], 0.9
    near = [p for stem, ps in heard.at.items() if " " not in stem and is_family(token.stem, stem) for p in ps]
    return near, 0.85


def _is_demonym(left: str, right: str) -> bool:
    long, short = (left, right) if len(left) > len(right) else (right, left)
    return len(short) > 3 and long.startswith(short) and long[len(short) :] in _DEMONYM


def _named(wording: Reading, heard: Heard, names: NameBook) -> dict[int, int]:
    """Return for each word of a name in the wording where the response has the same name in any form."""
    found = {}
    for mention in names.find(wording.words):
        places = [heard.name_at[i] for i in mention.ids if i in heard.name_at]
        found.update({p: places[0] for p in range(mention.start, mention.end) if places})
    return found


def _phrased(wording: Reading, heard: Heard) -> dict[int, int]:
    """Return for each word of a phrase in the wording where the response has its synonym."""
    found = {}
    for phrase, start, end in phrases(wording.stems):
        places = [p for sense in same_sense(phrase) for p in heard.at.get(sense, [])]
        found.update({i: places[0] for i in range(start, end) if places})
    return found


def _same_sign(token: Token, places: Sequence[int], reading: Reading) -> int:
    return min(
        places, key=lambda p: (reading.tokens[p].negated != token.negated, reading.tokens[p].limit != token.limit)
    )


def _is_complete(wording: Reading, heard: Heard, prompt: frozenset[str], names: NameBook) -> bool:
    numbers = [t.word for t in wording.tokens if is_number(t.word)]
    if any(n not in heard.at_word for n in numbers):
        return False
    wanted = [m for m in names.find(wording.words) if any(s not in prompt for s in wording.stems[m.start : m.end])]
    strict = [m for m in wanted if "term" not in m.kinds]
    return all(
        any(i in heard.name_at for i in m.ids) or _all_said(wording.stems[m.start : m.end], heard) for m in strict
    )


def _all_said(stems: Sequence[str], heard: Heard) -> bool:
    return all(s in heard.at or s in ARTICLES or any(x in heard.at for x in same_sense(s)) for s in stems)
