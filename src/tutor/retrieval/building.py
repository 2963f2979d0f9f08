"""Making an index from a pack: the terms and postings, the classifier, and the confidence learnt by leaving things out."""

import math
import random
from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from heapq import nlargest
from itertools import accumulate

from tutor.knowledge.model import Entry, Gap, KnowledgeBase
from tutor.matching.normalise import tokens
from tutor.matching.stem import stem
from tutor.retrieval.asking import TELLABLE, Asked, find_asking, gives, read_asked
from tutor.retrieval.classifier import Example, train
from tutor.retrieval.index import Index
from tutor.retrieval.likeness import Meanings, Row, build_meanings
from tutor.retrieval.numbers import pack_numbers
from tutor.retrieval.points import Points, build_points
from tutor.retrieval.postings import Postings, build_postings, weigh_rarity
from tutor.retrieval.ranking import LEAST_ASKED, SHAPE, USUALLY_SURE, calibrate, choose_threshold
from tutor.retrieval.terms import TURNING_STEMS, NameBook, is_content, is_stem, list_terms, weigh_sort
from tutor.retrieval.texts import Text, list_things, read_denials, read_texts
from tutor.retrieval.trials import hold_out, make_trials
from tutor.retrieval.values import Falsehood, Phrasings, Target, TargetKind
from tutor.retrieval.vocabulary import Vocabulary, count_words
from tutor.retrieval.wordings import build_wordings
from tutor.values import dataclass

RIVALS = 9
"""Targets an example is taught to be told from, ..."""
TELLING = 6
"""... found by so many of its weightiest terms."""
KIN = 0.4
"""Two answers are kin when one holds at least this share of the other's content."""
HALF_KIN = 0.3
"""From this share on an answer may do for another: nobody can tell from the pack alone whether it would be right."""
SHORTEST_KIN = 6
"""Answers with fewer content words are too short to tell."""

PRIOR = 25.0
"""Phrasings' worth of trust in what is usual."""

Progress = Callable[[float], None]
"""Called with how much is done, 0.0-1.0."""


@dataclass(frozen=True, slots=True)
class _Pack:
    """What the index of a pack shares with the one that things are left out of."""

    kb: KnowledgeBase
    names: NameBook
    texts: Sequence[Text]
    denials: Sequence[Text]
    vocabulary: Vocabulary
    asked: "array[float]"
    strange: Sequence[Sequence[str]]
    """Of each denial the stems that its entry's own texts don't hold."""
    kin: Mapping[int, Mapping[int, float]]


def build_index(kb: KnowledgeBase, *, seed: int = 0, progress: Progress = lambda _: None) -> Index:
    """Return the index of `kb`, the same for the same arguments. Takes seconds; `progress` hears of it."""
    progress(0.0)
    pack = _read_pack(kb)
    progress(0.3)
    index = _assemble(pack, pack.texts)
    progress(0.6)
    held = hold_out(pack.texts, len(index.targets), random.Random(seed))  # noqa: S311 (a sample, no secret)
    smaller = _assemble(pack, held.rest) if held.asked else index
    progress(0.9)
    trials = make_trials(held, smaller, find_kin(kb, pack.names, HALF_KIN)) if held.asked else []
    index = replace(index, ranker=calibrate(trials, SHAPE))
    sureness = [index.measure_sureness(t.table) for t in trials]
    progress(1.0)
    return replace(index, sure=choose_threshold(trials, sureness))


def _read_pack(kb: KnowledgeBase) -> _Pack:
    names = NameBook.from_pack(kb)
    texts, denials = read_texts(kb, names), read_denials(kb, names)
    return _Pack(
        kb=kb,
        names=names,
        texts=texts,
        denials=denials,
        vocabulary=count_words([*(t.words for t in texts if t.is_phrasing), *map(tokens, _list_told(kb))]),
        asked=_count_asked(kb, texts),
        strange=_find_strange(kb, denials),
        kin=find_kin(kb, names),
    )


def _list_told(kb: KnowledgeBase) -> list[str]:
    """Return the pack's texts that nobody asks."""
    told = [text for e in kb.entries for text in (e.answer, e.more, *e.parts)]
    told += [g.says for g in kb.gaps]
    return told + [text for n in kb.names for text in (*n.forms, n.gist)]


def _assemble(pack: _Pack, texts: Sequence[Text]) -> Index:
    """Return an index over `texts` alone, its confidence not yet learnt."""
    kb = pack.kb
    targets = tuple(
        [Target(TargetKind.ENTRY, e.id) for e in kb.entries] + [Target(TargetKind.GAP, g.id) for g in kb.gaps]
    )
    counts = Counter(t for text in texts for t in text.terms)
    terms = {t: n for n, t in enumerate(dict.fromkeys([*counts, *(t for d in pack.denials for t in d.terms)]))}
    weights = array("f", (weigh_rarity(len(texts), counts[t]) * weigh_sort(t) for t in terms))
    whole = [t for t in texts if t.share == 1.0]
    index = Index(
        targets=targets,
        vocabulary=pack.vocabulary,
        names=pack.names,
        terms=terms,
        weights=weights,
        postings=_post(texts, terms, len(targets)),
        phrasings=_list_phrasings(whole, terms, weights),
        wordings=build_wordings((t.words, t.target) for t in whole),
        meanings=_list_meanings(whole, len(targets)),
        points=_find_points(kb, texts, terms),
        denials=_list_phrasings(pack.denials, terms, weights),
        classifier=train([], terms=len(terms)),
        false=tuple(_find_false(strange, terms) for strange in pack.strange),
        asked=pack.asked,
        kin=pack.kin,
        ranker=SHAPE,
        sure=USUALLY_SURE,
    )
    return replace(index, classifier=train(_make_examples(index, texts), terms=len(terms)))


def _list_meanings(texts: Sequence[Text], targets: int) -> Meanings:
    rows: list[list[Row]] = [[] for _ in range(targets)]
    for text in texts:
        rows[text.target].append(text.meaning)
    return build_meanings(rows)


def _post(texts: Sequence[Text], terms: Mapping[str, int], size: int) -> Postings:
    documents: list[dict[int, float]] = [{} for _ in range(size)]
    for text in texts:
        document = documents[text.target]
        for term in text.terms:
            document[terms[term]] = document.get(terms[term], 0.0) + text.share
    return build_postings(documents, len(terms))


def _find_points(kb: KnowledgeBase, texts: Sequence[Text], terms: Mapping[str, int]) -> Points:
    """Return what is asked in each gap that no text of the entries near it says."""
    said: list[set[int]] = [set() for _ in list_things(kb)]
    wordings: list[list[frozenset[int]]] = [[] for _ in said]
    for text in texts:
        numbers = frozenset(terms[t] for t in text.terms)
        said[text.target] |= numbers
        if text.target >= len(kb.entries):
            wordings[text.target].append(numbers)
    numbered = {e.id: n for n, e in enumerate(kb.entries)}
    near = {len(kb.entries) + n: [said[numbered[e]] for e in g.near if e in numbered] for n, g in enumerate(kb.gaps)}
    return build_points(
        [w if all(near.get(n, ())) else [] for n, w in enumerate(wordings)],
        {gap: set[int]().union(*held) for gap, held in near.items()},
    )


def _list_phrasings(texts: Sequence[Text], terms: Mapping[str, int], weights: Sequence[float]) -> Phrasings:
    rows: list[list[int]] = [[] for _ in terms]
    lengths, owners = array("f"), list[int]()
    for text in texts:
        numbers = [terms[t] for t in text.terms if t in terms]
        for n in numbers:
            rows[n].append(len(owners))
        lengths.append(math.sqrt(sum(weights[n] ** 2 for n in numbers)) or 1.0)
        owners.append(text.target)
    starts = array("I", accumulate(map(len, rows), initial=0))
    return Phrasings(starts, pack_numbers([h for row in rows for h in row]), lengths, pack_numbers(owners))


def _make_examples(index: Index, texts: Sequence[Text]) -> list[Example]:
    examples = []
    for text in texts:
        numbers = [index.terms[t] for t in text.terms]
        telling = sorted(numbers, key=index.weights.__getitem__, reverse=True)[:TELLING]
        worth = index.postings.score((n, 1.0) for n in telling)
        rivals = nlargest(RIVALS, worth, key=worth.__getitem__)
        vector = index.make_vector((n, 1.0) for n in numbers)
        examples.append(Example(vector, text.target, tuple(dict.fromkeys([text.target, *rivals]))))
    return examples


def _count_asked(kb: KnowledgeBase, texts: Sequence[Text]) -> "array[float]":
    counts = [Counter[Asked]() for _ in list_things(kb)]
    for text in texts:
        if text.is_phrasing:
            counts[text.target][read_asked(tokens(find_asking(text.wording)))] += 1
    total = sum(counts, Counter[Asked]())
    usual = {a: (total[a] + 1) / (total.total() + len(Asked)) for a in Asked}
    told = [_tell_given(t) for t in list_things(kb)]
    shares = (
        0.0 if a in given else _compare(count[a], count.total(), usual[a])
        for count, given in zip(counts, told, strict=True)
        for a in Asked
    )
    return array("f", shares)


def _compare(count: int, total: int, usual: float) -> float:
    """Return the log ratio of a share to the usual one, drawn towards it where there is little to count."""
    return min(0.0, max(LEAST_ASKED, math.log((count + PRIOR * usual) / (total + PRIOR) / usual)))


def _tell_given(thing: Entry | Gap) -> frozenset[Asked]:
    return frozenset(a for a in TELLABLE if gives(thing.answer, a)) if isinstance(thing, Entry) else frozenset()


def _find_strange(kb: KnowledgeBase, denials: Sequence[Text]) -> list[list[str]]:
    """Return of each false premise its stems that its entry's own texts don't hold."""
    told = [(e.question, e.answer, e.more, *e.parts) for e in kb.entries]
    own = {n: {stem(w) for text in told[n] for w in tokens(text)} for n in {d.target for d in denials}}
    return [[t for t in d.terms if is_stem(t) and t not in own[d.target]] for d in denials]


def _find_false(strange: Sequence[str], terms: Mapping[str, int]) -> Falsehood:
    """Return what is false about a premise, by its strange stems."""
    content = frozenset(terms[t] for t in strange if is_content(t))
    return Falsehood(content, frozenset(terms[t] for t in strange if t in TURNING_STEMS))


def find_kin(kb: KnowledgeBase, names: NameBook, least: float = KIN) -> dict[int, dict[int, float]]:
    """Return for each entry those whose answers it holds as well: the share of their content words that its answer has."""
    contents = [[t for t in list_terms(tokens(e.answer), names) if is_content(t)] for e in kb.entries]
    holders: dict[str, list[int]] = {}
    for entry, content in enumerate(contents):
        for term in content:
            holders.setdefault(term, []).append(entry)
    kin: dict[int, dict[int, float]] = {}
    for other, content in enumerate(contents):
        shared = Counter(e for term in content for e in holders[term] if e != other)
        for entry, count in shared.items():
            if count >= least * max(len(content), SHORTEST_KIN):
                kin.setdefault(entry, {})[other] = count / len(content)
    return kin
