"""Making an index from a pack: the terms and postings, the classifier, and the confidence learnt by leaving things out."""

import math
import random
from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from heapq import nlargest
from itertools import accumulate
from pathlib import Path

from tutor.knowledge.model import Entry, Gap, KnowledgeBase
from tutor.matching.meaning import add_up, make_unit
from tutor.matching.normalise import tokens
from tutor.matching.stem import stem
from tutor.retrieval.asking import TELLABLE, Asked, gives, read_asked
from tutor.retrieval.classifier import Example, train
from tutor.retrieval.index import Index
from tutor.retrieval.likeness import build_meanings
from tutor.retrieval.numbers import pack_numbers
from tutor.retrieval.points import Points, build_points
from tutor.retrieval.postings import Postings, build_postings, weigh_rarity
from tutor.retrieval.ranking import LEAST_ASKED, SHAPE, USUALLY_SURE, Trial, calibrate, choose_threshold
from tutor.retrieval.silence import leave_silence
from tutor.retrieval.terms import TURNING_STEMS, NameBook, ask_terms, is_content, is_stem, list_terms, weigh_sort
from tutor.retrieval.values import Falsehood, Phrasings, Target, TargetKind
from tutor.retrieval.vocabulary import count_words
from tutor.values import dataclass

RIVALS = 9
"""Targets an example is taught to be told from, ..."""
TELLING = 6
"""... found by so many of its weightiest terms."""
ASIDE_SHARE = 0.5
"""What "tell me more" adds counts half of a phrasing."""
KIN = 0.6
"""Two answers are kin when one holds at least this share of the other's content."""
HALF_KIN = 0.3
"""From this share on an answer may do for another: nobody can tell from the pack alone whether it would be right."""
SHORTEST_KIN = 6
"""Answers with fewer content words are too short to tell."""

PRIOR = 4.0
"""Phrasings' worth of trust in what is usual."""

LEFT_OUT_PHRASINGS = 0.2
LEFT_OUT_TARGETS = 0.2
"""Shares of phrasings, and of whole entries and gaps, that confidence is learnt on."""
MOST_TRIALS = 1_200
"""Questions confidence is learnt from."""
FEWEST_TRIALS = 40
"""With fewer, nothing is learnt and the starting weights are kept."""
ANSWERED, OUTSIDE, UNFORESEEN, ELSEWHERE = 0.6, 0.2, 0.1, 0.1
"""The learners imagined: most ask what the essay answers; the others what the curator foresaw as a gap, what nobody
foresaw, or something else altogether."""

Progress = Callable[[float], None]
"""Called with how much is done, 0.0-1.0."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a target as terms."""

    target: int
    terms: tuple[str, ...]
    vector: Sequence[float]
    """What it means, of length 1.0."""
    share: float
    is_phrasing: bool


def build_index(kb: KnowledgeBase, *, seed: int = 0, progress: Progress = lambda _: None) -> Index:
    """Return the index of `kb`, the same for the same arguments. Takes seconds; `progress` hears of it."""
    progress(0.0)
    names = NameBook.from_pack(kb)
    texts = _read_texts(kb, names)
    progress(0.1)
    index = _assemble(kb, names, texts)
    progress(0.5)
    trials = _hold_trials(kb, index, texts, random.Random(seed))  # noqa: S311 (a sample, no secret)
    progress(0.8)
    index = replace(index, ranker=calibrate(trials, SHAPE))
    sureness = [index.measure_sureness(t.table, t.about) for t in trials]
    progress(1.0)
    return replace(index, sure=choose_threshold(trials, sureness))


def _read_texts(kb: KnowledgeBase, names: NameBook) -> list[_Text]:
    found = []
    for target, thing in enumerate(_list_things(kb)):
        wordings = [(w, 1.0, True) for w in _list_wordings_of(thing)]
        for text, share, is_phrasing in wordings + _list_asides(thing):
            found.append(_read_text(target, text, names, share=share, is_phrasing=is_phrasing))
    return found


def _read_text(target: int, text: str, names: NameBook, *, share: float = 1.0, is_phrasing: bool = False) -> _Text:
    words = tokens(text)
    terms = ask_terms(words, names) if is_phrasing else list_terms(words, names)
    return _Text(target, tuple(terms), make_unit(add_up(words)), share, is_phrasing)


def _list_things(kb: KnowledgeBase) -> tuple[Entry | Gap, ...]:
    """Return what targets stand for, in their order."""
    return (*kb.entries, *kb.gaps)


def _list_asides(thing: Entry | Gap) -> list[tuple[str, float, bool]]:
    """Return what else an entry's terms are taken from: its answer counts as one more phrasing."""
    if isinstance(thing, Gap):
        return []
    texts = ((thing.answer, 1.0), (thing.more, ASIDE_SHARE), (" ".join(thing.parts), ASIDE_SHARE))
    return [(told, share, False) for text, share in texts if (told := leave_silence(text))]


def _read_denials(kb: KnowledgeBase, names: NameBook) -> list[_Text]:
    return [_read_text(n, d, names) for n, e in enumerate(kb.entries) for d in e.denies]


def _assemble(kb: KnowledgeBase, names: NameBook, texts: Sequence[_Text]) -> Index:
    """Return an index over `texts` alone, its confidence not yet learnt."""
    targets = tuple(
        [Target(TargetKind.ENTRY, e.id) for e in kb.entries] + [Target(TargetKind.GAP, g.id) for g in kb.gaps]
    )
    denials = _read_denials(kb, names)
    counts = Counter(t for text in texts for t in text.terms)
    terms = {t: n for n, t in enumerate(dict.fromkeys([*counts, *(t for d in denials for t in d.terms)]))}
    weights = array("f", (weigh_rarity(len(texts), counts[t]) * weigh_sort(t) for t in terms))
    whole = [t for t in texts if t.share == 1.0]
    index = Index(
        targets=targets,
        vocabulary=count_words(_list_words(kb)),
        names=names,
        terms=terms,
        weights=weights,
        postings=_post(texts, terms, len(targets)),
        phrasings=_list_phrasings(whole, terms, weights),
        meanings=build_meanings([[t.vector for t in whole if t.target == n] for n in range(len(targets))]),
        points=_find_points(kb, texts, terms),
        denials=_list_phrasings(denials, terms, weights),
        classifier=train([], terms=len(terms)),
        false=_find_false(kb, denials, terms),
        asked=_count_asked(kb),
        kin=find_kin(kb, names),
        ranker=SHAPE,
        sure=USUALLY_SURE,
    )
    return replace(index, classifier=train(_make_examples(index, texts), terms=len(terms)))


def _list_words(kb: KnowledgeBase) -> list[list[str]]:
    texts = [w for e in kb.entries for w in (*e.phrasings, e.answer, e.more, *e.parts)]
    texts += [w for g in kb.gaps for w in (*g.questions, g.says)]
    texts += [w for n in kb.names for w in (*n.forms, n.gist)]
    return [tokens(t) for t in texts]


def _post(texts: Sequence[_Text], terms: Mapping[str, int], size: int) -> Postings:
    documents: list[dict[int, float]] = [{} for _ in range(size)]
    for text in texts:
        document = documents[text.target]
        for term in text.terms:
            document[terms[term]] = document.get(terms[term], 0.0) + text.share
    return build_postings(documents, len(terms))


def _find_points(kb: KnowledgeBase, texts: Sequence[_Text], terms: Mapping[str, int]) -> Points:
    """Return what is asked in each gap that no text of the entries near it says."""
    said: list[set[int]] = [set() for _ in _list_things(kb)]
    wordings: list[list[frozenset[int]]] = [[] for _ in said]
    for text in texts:
        numbers = frozenset(terms[t] for t in text.terms)
        said[text.target] |= numbers
        if text.target >= len(kb.entries):
            wordings[text.target].append(numbers)
    numbered = {e.id: n for n, e in enumerate(kb.entries)}
    near = {len(kb.entries) + n: [said[numbered[e]] for e in g.near] for n, g in enumerate(kb.gaps)}
    return build_points(
        [w if all(near.get(n, ())) else [] for n, w in enumerate(wordings)],
        {gap: set[int]().union(*held) for gap, held in near.items()},
    )


def _list_phrasings(texts: Sequence[_Text], terms: Mapping[str, int], weights: Sequence[float]) -> Phrasings:
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


def _make_examples(index: Index, texts: Sequence[_Text]) -> list[Example]:
    examples = []
    for text in texts:
        numbers = [index.terms[t] for t in text.terms]
        telling = sorted(numbers, key=lambda n: -index.weights[n])[:TELLING]
        worth = index.postings.score((n, 1.0) for n in telling)
        rivals = nlargest(RIVALS, worth, key=worth.__getitem__)
        vector = index.make_vector((n, 1.0) for n in numbers)
        examples.append(Example(vector, text.target, tuple(dict.fromkeys([text.target, *rivals]))))
    return examples


def _count_asked(kb: KnowledgeBase) -> "array[float]":
    counts = [Counter(read_asked(tokens(w)) for w in _list_wordings_of(t)) for t in _list_things(kb)]
    total = sum(counts, Counter[Asked]())
    usual = {a: (total[a] + 1) / (total.total() + len(Asked)) for a in Asked}
    told = [_tell_given(t) for t in _list_things(kb)]
    return array(
        "f",
        (
            0.0 if a in given else _compare(count[a], count.total(), usual[a])
            for count, given in zip(counts, told, strict=True)
            for a in Asked
        ),
    )


def _compare(count: int, total: int, usual: float) -> float:
    """Return the log ratio of a share to the usual one, drawn towards it where there is little to count."""
    return min(0.0, max(LEAST_ASKED, math.log((count + PRIOR * usual) / (total + PRIOR) / usual)))


def _tell_given(thing: Entry | Gap) -> frozenset[Asked]:
    return frozenset(a for a in TELLABLE if gives(thing.answer, a)) if isinstance(thing, Entry) else frozenset()


def _list_wordings_of(thing: Entry | Gap) -> tuple[str, ...]:
    return thing.phrasings if isinstance(thing, Entry) else thing.questions


def _find_false(kb: KnowledgeBase, denials: Sequence[_Text], terms: Mapping[str, int]) -> tuple[Falsehood, ...]:
    """Return for each false premise its terms that its entry's own texts don't hold."""
    own = [
        {t for text in (e.question, e.answer, e.more, *e.parts) for t in map(stem, tokens(text))} for e in kb.entries
    ]
    found = []
    for denial in denials:
        strange = [t for t in denial.terms if is_stem(t) and t not in own[denial.target]]
        content = frozenset(terms[t] for t in strange if is_content(t))
        found.append(Falsehood(content, frozenset(terms[t] for t in strange if t in TURNING_STEMS)))
    return tuple(found)


def find_kin(kb: KnowledgeBase, names: NameBook, least: float = KIN) -> dict[int, dict[int, float]]:
    """Return for each entry those whose answers it holds as well: the share of their content words that its answer has."""
    contents = [frozenset(t for t in list_terms(tokens(e.answer), names) if is_content(t)) for e in kb.entries]
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


def _hold_trials(kb: KnowledgeBase, index: Index, texts: Sequence[_Text], chance: random.Random) -> list[Trial]:
    """Return trials from an index that some phrasings, entries and gaps were left out of."""
    entries = len(kb.entries)
    gone = {t for t in range(len(index.targets)) if chance.random() < LEFT_OUT_TARGETS}
    held = [t for t in texts if t.is_phrasing and (t.target in gone or chance.random() < LEFT_OUT_PHRASINGS)]
    left = set(map(id, held))
    rest = [t for t in texts if id(t) not in left and t.target not in gone]
    if len(held) < FEWEST_TRIALS or not rest:
        return []
    chance.shuffle(held)
    smaller = _assemble(kb, index.names, rest)
    wordings = {id(t): w for t, w in zip((t for t in texts if t.is_phrasing), _list_wordings(kb), strict=True)}
    trials, groups = [], []
    alike = find_kin(kb, index.names, HALF_KIN)
    for text in held[:MOST_TRIALS]:
        right = {} if text.target in gone else {text.target: 1.0}
        right |= {e: kept for e, holds in alike.items() if e not in gone and (kept := holds.get(text.target, 0.0))}
        if right and text.target in gone:
            continue
        table, about = smaller.describe(smaller.read(wordings[id(text)]))
        trials.append(Trial(table, about, {t: w for t, w in right.items() if t in table}))
        groups.append("unforeseen" if text.target in gone else "answered" if text.target < entries else "outside")
    for question in read_elsewhere():
        trials.append(Trial(*smaller.describe(smaller.read(question)), right={}))
        groups.append("elsewhere")
    return _balance(trials, groups)


@cache
def read_elsewhere() -> tuple[str, ...]:
    """Return questions that no essay is likely to answer."""
    lines = Path(__file__).with_name("elsewhere.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def _list_wordings(kb: KnowledgeBase) -> list[str]:
    return [w for thing in _list_things(kb) for w in _list_wordings_of(thing)]


def _balance(trials: Sequence[Trial], groups: Sequence[str]) -> list[Trial]:
    """Return `trials` weighted so that each group counts as much as such learners are imagined to ask.

    Where no gaps are foreseen, what they stand for goes unforeseen.
    """
    counts = Counter(groups)
    outside = OUTSIDE if counts["outside"] else 0.0
    unforeseen = UNFORESEEN + OUTSIDE - outside
    wanted = {"answered": ANSWERED, "outside": outside, "unforeseen": unforeseen, "elsewhere": ELSEWHERE}
    return [replace(t, weight=wanted[g] * len(trials) / counts[g]) for t, g in zip(trials, groups, strict=True)]
