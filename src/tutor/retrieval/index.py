"""The index of a pack: the numbers made once from its texts, and the features of a question against them."""

import math
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from heapq import nlargest

from tutor.matching.meaning import add_up, make_unit
from tutor.matching.normalise import tokens
from tutor.matching.stem import stem
from tutor.retrieval.asking import CARRIERS, Asked, find_asking, read_asked, read_sought
from tutor.retrieval.classifier import Classifier, Vector
from tutor.retrieval.likeness import Likeness, Meanings
from tutor.retrieval.points import Points
from tutor.retrieval.postings import Postings
from tutor.retrieval.ranking import Features, Ranker
from tutor.retrieval.terms import (
    ASKED,
    ASPECT,
    MEANING,
    SOUGHT,
    NameBook,
    ask_terms,
    is_content,
    list_terms,
    weigh_sort,
)
from tutor.retrieval.values import Denial, Falsehood, Hit, Phrasings, Question, SearchResult, Target, TargetKind
from tutor.retrieval.vocabulary import Vocabulary
from tutor.retrieval.wordings import Wordings
from tutor.values import dataclass

MOST_WORDS = 120
"""Words of a question that are read; the rest of a longer one is left out."""
CANDIDATES = 16
"""Targets that BM25 hands on."""
KINDRED = 8
"""Targets that meaning hands on, ..."""
LEAST_KINDRED = 0.3
"""... when a wording of theirs is at least so like the question (cosine)."""
CONTEXT_SHARE = 0.5
"""What a word from the conversation counts beside a word of the question."""
MEANT_SHARE = 0.5
"""How well a text holds a word when it only has one that may stand for it."""
CARRIER_SHARE = 0.3
"""What a word that questions are wrapped in counts beside one that says what they are about."""
FAINT = 0.15
"""Terms with a smaller part of the question's vector don't look for near phrasings."""
CROWDED = 5_000
"""Nor do terms that stand in more phrasings than this."""
LEAST_LIKE = 0.5
"""Cosine a question must have with a false premise that it takes for granted, ..."""
NEARLY = 0.8
"""... and as a share of its cosine with the nearest known phrasing."""
MOST_OF_IT = 0.7
"""How much of the premise such a question says."""
LIKELY = 0.05
"""Only entries that are at least so likely can deny what a question takes for granted."""
KEPT_SEARCHES, KEPT_WORDS = 16, 128
"""Latest searches, and words, that are remembered."""


@dataclass(frozen=True)
class Index:
    """Everything needed to look a question up. Made by `build_index`; holds no texts, only words and numbers."""

    targets: tuple[Target, ...]
    vocabulary: Vocabulary
    names: NameBook
    terms: Mapping[str, int]
    """Each known term's number."""
    weights: "array[float]"
    """Of each term: its rarity among the phrasings, times what its sort counts."""
    postings: Postings
    phrasings: Phrasings
    wordings: Wordings
    meanings: Meanings
    points: Points
    """What makes each gap one."""
    denials: Phrasings
    """The false premises that entries deny."""
    false: tuple[Falsehood, ...]
    """Of each such premise what is false about it."""
    classifier: Classifier
    asked: "array[float]"
    """Of each target how readily it is asked for each kind of answer, in the order of `Asked`; see `Features.asked`."""
    kin: Mapping[int, Mapping[int, float]]
    """Of an entry the other entries whose answers it holds as well, with how much of them, 0.0-1.0."""
    ranker: Ranker
    sure: float
    """Probability from which an answer may be asserted, as tried on the pack itself."""

    def read(self, text: str, context: str = "") -> Question:
        """Return `text` as the index reads it, with `context` (earlier words of the conversation) beside it."""
        words, mended = self.vocabulary.mend(tokens(text)[:MOST_WORDS])
        asking = [mended.get(w, w) for w in tokens(find_asking(text))[:MOST_WORDS]]
        terms = ask_terms(words, self.names, asking)
        beside = tokens(context)[:MOST_WORDS]
        return Question(
            words=tuple(words),
            mended=mended,
            asked=read_asked(asking),
            sought=read_sought(asking),
            names=tuple(dict.fromkeys(self.names.find([stem(w) for w in words]))),
            unknown=tuple(w for w in dict.fromkeys(words) if w not in self.vocabulary.counts),
            terms=tuple(terms),
            beside=tuple(beside),
            context=tuple(t for t in list_terms(beside, self.names) if t not in set(terms)),
        )

    def search(self, query: str, limit: int = 5, *, context: str = "") -> SearchResult:
        """Return the likeliest targets for `query`, best first, each with a calibrated probability and its signals.

        The probabilities of all targets and of "nothing" sum to 1.0; an entry is also given what its kin got, since
        its answer holds theirs. Ties keep the pack's order. `context` is what the conversation was about: it may
        decide between targets, but needn't be accounted for.
        """
        return self._searches(query, context, limit)

    def _search(self, query: str, context: str, limit: int) -> SearchResult:
        question = self.read(query, context)
        table = self.describe(question)
        shares, nothing = self.ranker.share_out(table)
        sure = self._add_kin(shares)
        best = sorted(sure, key=lambda t: (-sure[t], t))
        kinds = [[t for t in best if self.targets[t].kind is kind][:limit] for kind in TargetKind]
        hits = tuple(Hit(self.targets[t], sure[t], table[t].as_signals()) for t in best if t in {*kinds[0], *kinds[1]})
        return SearchResult(
            question, hits, nothing, self.sure, self._find_denial(question, {t for t in best if sure[t] >= LIKELY})
        )

    def measure_sureness(self, table: Mapping[int, Features]) -> float:
        """Return the probability of the likeliest entry, or 0.0 when a gap is likelier."""
        sure = self._add_kin(self.ranker.share_out(table)[0])
        best = max(sure, key=lambda t: (sure[t], -t), default=None)
        return sure[best] if best is not None and self.targets[best].kind is TargetKind.ENTRY else 0.0

    def _add_kin(self, shares: Mapping[int, float]) -> dict[int, float]:
        """Return `shares` with what each entry's kin got added to its own."""
        return {
            t: min(1.0, share + sum(shares.get(k, 0.0) * held for k, held in self.kin.get(t, {}).items()))
            for t, share in shares.items()
        }

    def describe(self, question: Question) -> dict[int, Features]:
        """Return the features of each candidate target."""
        known = self._number(question)
        worth = self.postings.score((n, share * weigh_sort(t)) for t, n, share in known if t[0] not in (ASKED, SOUGHT))
        meant = make_unit(add_up(question.beside, share=CONTEXT_SHARE, total=add_up(question.words)))
        verbatim = self.wordings.find_owners(question.words)
        likeness = self._propose(worth, meant, verbatim)
        candidates = list(likeness)
        vector = self.make_vector((n, share) for _, n, share in known)
        learnt = self.classifier.score(vector, candidates)
        own = {self.terms[t] for t in question.terms if t in self.terms}
        accounts = self._account(question, candidates)
        highest = max(worth.values(), default=1.0)
        kind = list(Asked).index(question.asked)
        return {
            t: Features(
                verbatim=float(t in verbatim),
                learnt=learnt[t],
                worth=worth.get(t, 0.0) / highest,
                alike=likeness[t].nearest,
                steady=likeness[t].steady,
                central=likeness[t].central,
                covered=accounts.covered[t],
                asked=self.asked[t * len(Asked) + kind],
                unfound=accounts.unfound[t],
                pointed=self.points.measure(t, own, self.weights),
            )
            for t in candidates
        }

    def _propose(
        self, worth: Mapping[int, float], meant: Sequence[float], known: Collection[int]
    ) -> dict[int, Likeness]:
        """Return the targets to weigh: those `known` to be asked so, whose words are the question's, or that mean the like."""
        wordy = nlargest(CANDIDATES, worth, key=worth.__getitem__)
        kindred = self.meanings.list_central(meant, KINDRED) if any(meant) else []
        likeness = self.meanings.measure(meant, dict.fromkeys([*sorted(known), *wordy, *kindred]))
        return {t: like for t, like in likeness.items() if t in worth or like.nearest >= LEAST_KINDRED}

    def make_vector(self, numbered: Iterable[tuple[int, float]]) -> list[tuple[int, float]]:
        """Return terms (numbers with shares) as a vector of length 1.0."""
        weighted = [(n, share * self.weights[n]) for n, share in numbered]
        length = math.sqrt(sum(w * w for _, w in weighted)) or 1.0
        return [(n, w / length) for n, w in weighted]

    def _number(self, question: Question) -> list[tuple[str, int, float]]:
        """Return the known terms with their numbers and shares: 1.0 for the question's own."""
        own = [(t, self.terms[t], 1.0) for t in question.terms if t in self.terms]
        return own + [(t, self.terms[t], CONTEXT_SHARE) for t in question.context if t in self.terms]

    def account_for(self, text: str, target: Target) -> float:
        """Return the share of the content of `text` that a target's texts account for, 0.0-1.0; 1.0 when it has none."""
        number = self._numbers[target]
        return self._account(self.read(text), [number]).covered[number]

    def _find_denial(self, question: Question, likely: Collection[int]) -> Denial | None:
        """Return the false premise that `question` takes for granted, among those of `likely` targets.

        It must be nearly as like the premise as like any known phrasing, and say what is false about it.
        """
        own = {self.terms[t] for t in question.terms if t in self.terms}
        vector = self.make_vector((n, 1.0) for n in sorted(own))
        length = math.sqrt(sum(self.weights[n] ** 2 for n in own))
        likeness = _measure(self.denials, vector, self.weights)
        echoed = [
            d for d, x in likeness.items() if x >= LEAST_LIKE and x * length >= MOST_OF_IT * self.denials.lengths[d]
        ]
        meant = [d for d in echoed if self.denials.owners[d] in likely and self.false[d].is_said(own)]
        nearest = max(meant, key=lambda d: (likeness[d], -d), default=None)
        if nearest is None:
            return None
        known = max(_measure(self.phrasings, vector, self.weights).values(), default=0.0)
        if likeness[nearest] < NEARLY * known:
            return None
        return Denial(self.targets[self.denials.owners[nearest]].id, likeness[nearest])

    def _account(self, question: Question, candidates: Sequence[int]) -> "Accounts":
        """Hold each content word of `question` against what the candidates' texts say."""
        words = [w for w in dict.fromkeys(question.words) if is_content(stem(w))]
        values = {w: self._weigh(w)[0] for w in words}
        held = {w: self._weigh(w)[1] for w in words}
        sought = [w for w in question.sought if w in held]
        covered = {t: _share(words, values, [held[w].get(t, 0.0) for w in words]) for t in candidates}
        unfound = {t: 1.0 - _share(sought, values, [held[w].get(t, 0.0) for w in sought]) for t in candidates}
        return Accounts(covered, unfound)

    @cached_property
    def _numbers(self) -> Mapping[Target, int]:
        return {target: number for number, target in enumerate(self.targets)}

    @cached_property
    def _searches(self) -> Callable[[str, str, int], SearchResult]:
        """The search, with the latest remembered: some of the ways to read a message look up the same."""
        return lru_cache(maxsize=KEPT_SEARCHES)(self._search)

    @cached_property
    def _weigh(self) -> Callable[[str], tuple[float, Mapping[int, float]]]:
        """What a word counts and the targets that hold it, remembered: the ways to read a message share most words."""
        return lru_cache(maxsize=KEPT_WORDS)(lambda word: (self._value(word), self._find_holders(word)))

    @cached_property
    def _rarest(self) -> float:
        return max(self.weights, default=1.0)

    def _value(self, word: str) -> float:
        """Return what a word counts: its rarity, the greatest for one the pack doesn't have, less when it only carries."""
        number = self.terms.get(stem(word))
        return (self._rarest if number is None else self.weights[number]) * (CARRIER_SHARE if word in CARRIERS else 1.0)

    def _find_holders(self, word: str) -> dict[int, float]:
        """Return the targets whose texts hold a word or its name, or at least one that may stand for it, with how well."""
        held: dict[int, float] = {}
        for term in list_terms([word], self.names):
            if term in self.terms and not term.startswith(ASPECT):
                well = MEANT_SHARE if term.startswith(MEANING) else 1.0
                held |= {t: well for t in self.postings.holders(self.terms[term]) if held.get(t, 0.0) < well}
        return held


def _multiply(table: Phrasings, vector: Vector, weights: Sequence[float]) -> dict[int, float]:
    """Return the product with `vector` of each wording that shares a term with it."""
    found: dict[int, float] = {}
    for term, value in vector:
        start, end = table.starts[term], table.starts[term + 1]
        if value >= FAINT and end - start <= CROWDED:
            step = value * weights[term]
            for wording in table.holders[start:end]:
                found[wording] = found.get(wording, 0.0) + step
    return found


def _measure(table: Phrasings, vector: Vector, weights: Sequence[float]) -> dict[int, float]:
    """Return the cosine with `vector` of each wording that shares a term with it."""
    return {wording: product / table.lengths[wording] for wording, product in _multiply(table, vector, weights).items()}


def _share(words: Sequence[str], values: Mapping[str, float], held: Sequence[float]) -> float:
    """Return how much of what `words` are worth is held, 0.0-1.0; 1.0 when there are no words."""
    if not words:
        return 1.0
    return sum(values[w] * well for w, well in zip(words, held, strict=True)) / sum(values[w] for w in words)


@dataclass(frozen=True, slots=True)
class Accounts:
    """Which of a question's content the candidates account for."""

    covered: Mapping[int, float]
    unfound: Mapping[int, float]
