"""How much of one accepted wording a response says, and whether it says it of the right things and with the right sign."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.names import LEADING_IN, STRICT_KINDS, NameBook, is_name
from tutor.quiz.grading.numbers import is_number
from tutor.quiz.grading.polarity import NEGATORS
from tutor.quiz.grading.reading import ARTICLES, Reading, Token
from tutor.quiz.grading.truth import Truth
from tutor.quiz.grading.wording import is_family, other_side, phrases, same_sense

MATCHED = 0.74
"""Coverage from which a wording counts as said."""
DOUBTFUL = 0.34
"""Coverage from which a wording may have been said in other words."""

_AVERTED_QUALITY = 0.4
"""What is left of a word that the response wants avoided and the wording doesn't."""
_LIGHT = frozenset(
    "make do get go have give take put thing way peopl someth someon person man use want tri say tell said kind sort more most"
    " mani much lot time becom come keep let other both all also just still even veri again good bad big great same realli bring".split()
)
_PHRASAL = frozenset("give take put get go bring keep let make come set break turn hold stand look".split())
_PARTICLES = frozenset("up off out down away back over in on after through forward".split())
_SIDES = {
    a: frozenset(bs.split())
    for a, bs in (
        ("off", "on to onto"), ("on", "off"), ("onto", "off"), ("up", "down"), ("down", "up"), ("with", "against"),
        ("for", "against"), ("against", "for with"), ("before", "after"), ("after", "before"), ("above", "below under"),
        ("below", "above over"), ("over", "under below"), ("under", "over above"), ("inside", "outside"), ("outside", "inside"),
        ("into", "out"), ("away", "toward towards"), ("toward", "away"), ("towards", "away"),
    )
}  # fmt: skip


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
    opposed: bool = False
    """A word of the wording is replaced by its opposite."""
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
        return self.coverage >= (0.89 if self.exact else MATCHED) and self.complete and not self.is_contradicted

    @cached_property
    def is_contradicted(self) -> bool:
        """The response says the contrary of this."""
        return (self.flipped > 0.5 and self.coverage >= 0.45) or (self.opposed and self.coverage >= 0.3) or self.opposed

    @cached_property
    def is_doubtful(self) -> bool:
        """The response may say this in other words."""
        if self.is_said or self.is_contradicted or self.exact or self.spare <= 0:
            return False
        return self.coverage >= DOUBTFUL and self.novelty > 0.2


def fit(wording: Reading, heard: Heard, truth: Truth, names: NameBook) -> Fit:
    """Return how well a response fits `wording`; words that the question gives away weigh little."""
    prompt = truth.common
    exact = is_name(wording, names)
    weights = _weights(wording, prompt, exact=exact)
    named = _named(wording, heard, names)
    phrased = _phrased(wording, heard)
    pairs, got, new, new_all, opposed = [], 0.0, 0.0, 0.0, False
    for i, weight in weights.items():
        token = wording.tokens[i]
        places, quality = _places(token, heard, exact=exact)
        if not places and i in named:
            places, quality = [named[i]], 1.0
        if not places and i in phrased:
            places, quality = [phrased[i]], 0.9
        is_new = not is_given(token.stem, prompt)
        new_all += weight if is_new else 0.0
        if not places:
            opposed = opposed or _is_opposed(token, heard, truth)
            continue
        best = _same_sign(token, places, heard.reading)
        pairs.append((i, best))
        quality *= _AVERTED_QUALITY if _is_averted_only(token, heard.reading.tokens[best]) else 1.0
        got += weight * quality
        new += weight * quality if is_new else 0.0
    total = sum(weights.values())
    return Fit(
        wording=wording,
        coverage=got / total if total else 0.0,
        novelty=new / new_all if new_all else (got / total if total else 0.0),
        flipped=_flipped(pairs, weights, wording, heard.reading, prompt),
        opposed=opposed or _is_other_way(pairs, wording, heard),
        complete=_is_complete(wording, heard, prompt, names),
        exact=exact,
        spare=len(heard.reading.tokens) - len({j for _, j in pairs}) - (1 if heard.reading.words[0] in ARTICLES else 0),
        pairs=tuple(pairs),
    )


def _flipped(
    pairs: Sequence[tuple[int, int]], weights: dict[int, float], wording: Reading, said: Reading, prompt: frozenset[str]
) -> float:
    """Return the share of what is said that has the other sign, judged by the words that tell most."""
    content = [p for p in pairs if wording.words[p[0]] not in FUNCTION_WORDS]
    telling = [p for p in content if not is_given(wording.stems[p[0]], prompt)] or content or pairs
    total = sum(weights[i] for i, _ in telling)
    turned = sum(weights[i] for i, j in telling if _is_turned(wording.tokens[i], said.tokens[j]))
    return turned / total if total else 0.0


def _is_turned(wanted: Token, said: Token) -> bool:
    return (
        wanted.negated != said.negated
        and not (wanted.averted and said.negated)
        and not (wanted.negated and said.averted)
    )


def _is_averted_only(wanted: Token, said: Token) -> bool:
    return said.averted and not wanted.averted and not wanted.negated


@lru_cache(maxsize=8192)
def _weights(wording: Reading, prompt: frozenset[str], *, exact: bool) -> dict[int, float]:
    """Return the weight of each word of a wording that counts, by position; of a name (`exact`) every word counts alike."""
    if exact:
        return {i: 1.0 for i, w in enumerate(wording.words) if w not in ARTICLES and w not in LEADING_IN}
    content = [i for i in wording.content if wording.words[i] not in NEGATORS]
    if all(is_given(wording.stems[i], prompt) for i in content):
        content = [i for i, w in enumerate(wording.words) if w not in NEGATORS and w not in ARTICLES] or list(
            range(len(wording.words))
        )
    weights = {i: _weight(wording.tokens[i], prompt) for i in content}
    for i in range(len(wording.words) - 1):
        if wording.words[i + 1] in _PARTICLES and wording.stems[i] in _PHRASAL and wording.stems[i] not in prompt:
            weights[i] = 1.0
    return weights


def is_given(stem: str, prompt: frozenset[str]) -> bool:
    """Say whether the prompt already has this word, or one that means the same."""
    return stem in prompt or bool(same_sense(stem) & prompt)


def _weight(token: Token, prompt: frozenset[str]) -> float:
    if is_number(token.word):
        return 2.0
    if is_given(token.stem, prompt):
        return 0.3
    return 0.4 if token.stem in _LIGHT or token.word in FUNCTION_WORDS else 1.0


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
    return next((p for p in places if reading.tokens[p].negated == token.negated), places[0])


def _is_opposed(token: Token, heard: Heard, truth: Truth) -> bool:
    """Say whether the response has an opposite of `token`, with the same sign, that no right answer has."""
    others = [o for o in other_side(token.stem) if o in heard.at and o not in truth.answered]
    return any(heard.reading.tokens[p].negated == token.negated for o in others for p in heard.at[o])


def _is_other_way(pairs: Iterable[tuple[int, int]], wording: Reading, heard: Heard) -> bool:
    """Say whether a word is led by the opposite preposition wherever it stands: "off its knees", "to its knees"."""
    for i, j in pairs:
        here = _leading(wording, i)
        there = [_leading(heard.reading, k) for k in heard.at.get(wording.stems[i], [j])]
        sides = frozenset[str]().union(*(_SIDES.get(p, frozenset()) for p in here))
        if sides and all(t & sides and not here & t for t in there):
            return True
    return False


def _leading(reading: Reading, position: int) -> frozenset[str]:
    before = reading.tokens[max(0, position - 2) : position]
    return frozenset(t.word for t in before if t.word in _SIDES or t.word == "to") & (frozenset(_SIDES) | {"to", "out"})


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
