"""An index as bytes and back, so that it needn't be made again: a line of JSON, then the arrays of numbers as they are."""

import json
import sys
from array import array
from collections.abc import Iterator
from typing import Any

from tutor.retrieval.asking import Asked
from tutor.retrieval.classifier import Classifier
from tutor.retrieval.index import Index
from tutor.retrieval.likeness import Meanings
from tutor.retrieval.points import Points
from tutor.retrieval.postings import Postings
from tutor.retrieval.ranking import Ranker
from tutor.retrieval.terms import NameBook
from tutor.retrieval.values import Falsehood, Phrasings, Target, TargetKind
from tutor.retrieval.vocabulary import Vocabulary

FORMAT = 16
"""Changes whenever what an index holds does."""


def encode_index(index: Index) -> bytes:
    """Return `index` as bytes."""
    arrays = list(_arrays(index))
    head = {
        "format": FORMAT,
        "order": sys.byteorder,
        "arrays": [[a.typecode, len(a) * a.itemsize] for a in arrays],
        "targets": [[t.kind, t.id] for t in index.targets],
        "words": list(index.vocabulary.counts),
        "counts": list(index.vocabulary.counts.values()),
        "forms": [[" ".join(stems), name] for stems, name in index.names.forms.items()],
        "senses": [[" ".join(stems), sense] for stems, sense in index.names.senses.items()],
        "meanings": [[stem, *senses] for stem, senses in index.names.meanings.items()],
        "terms": list(index.terms),
        "asked": [[shares[a] for a in Asked] for shares in index.asked],
        "false": [[sorted(f.content), sorted(f.turning)] for f in index.false],
        "kin": [[entry, list(held), list(held.values())] for entry, held in index.kin.items()],
        "sure": index.sure,
        "ranker": [index.ranker.candidate, index.ranker.nothing],
    }
    return json.dumps(head).encode() + b"\n" + b"".join(a.tobytes() for a in arrays)


def decode_index(data: bytes) -> Index:
    """Return the index that `encode_index` wrote.

    Raises:
        ValueError: When `data` isn't one, or was written by another version or on another kind of machine.
    """
    end = data.index(b"\n")
    head = json.loads(data[:end])
    if [head["format"], head["order"]] != [FORMAT, sys.byteorder]:
        raise ValueError("another format")
    arrays = _cut(data, end + 1, head["arrays"])
    forms, senses = ({tuple(stems.split(" ")): name for stems, name in head[key]} for key in ("forms", "senses"))
    meanings = {stem: tuple(found) for stem, *found in head["meanings"]}
    return Index(
        targets=tuple(Target(TargetKind(kind), name) for kind, name in head["targets"]),
        vocabulary=Vocabulary(dict(zip(head["words"], head["counts"], strict=True))),
        names=NameBook(forms, senses, meanings, max(map(len, (*forms, *senses)), default=0)),
        terms={term: number for number, term in enumerate(head["terms"])},
        weights=next(arrays),
        postings=Postings(next(arrays), next(arrays), next(arrays)),
        phrasings=Phrasings(next(arrays), next(arrays), next(arrays), next(arrays)),
        meanings=Meanings(next(arrays), next(arrays), next(arrays), next(arrays)),
        points=Points(next(arrays), next(arrays), next(arrays)),
        denials=Phrasings(next(arrays), next(arrays), next(arrays), next(arrays)),
        classifier=Classifier(next(arrays), next(arrays), next(arrays)),
        asked=tuple(dict(zip(Asked, shares, strict=True)) for shares in head["asked"]),
        false=tuple(Falsehood(frozenset(content), frozenset(turning)) for content, turning in head["false"]),
        kin={entry: dict(zip(others, held, strict=True)) for entry, others, held in head["kin"]},
        ranker=Ranker(*map(tuple, head["ranker"])),
        sure=head["sure"],
    )


def _arrays(index: Index) -> Iterator["array[Any]"]:
    yield index.weights
    yield from (index.postings.starts, index.postings.targets, index.postings.worths)
    yield from _arrays_of(index.phrasings)
    yield from (index.meanings.starts, index.meanings.signs, index.meanings.steps, index.meanings.spreads)
    yield from (index.points.owners, index.points.starts, index.points.marks)
    yield from _arrays_of(index.denials)
    yield from (index.classifier.starts, index.classifier.targets, index.classifier.weights)


def _arrays_of(table: Phrasings) -> Iterator["array[Any]"]:
    yield from (table.starts, table.holders, table.lengths, table.owners)


def _cut(data: bytes, start: int, shapes: list[tuple[str, int]]) -> Iterator["array[Any]"]:
    for typecode, size in shapes:
        cut = array(typecode)
        cut.frombytes(memoryview(data)[start : start + size])
        start += size
        yield cut
