"""An index as bytes and back, so that it needn't be made again: a line of JSON, then the arrays of numbers as they are."""

import json
import sys
from array import array
from collections.abc import Iterator
from typing import Any

from tutor.retrieval.classifier import Classifier
from tutor.retrieval.index import Index
from tutor.retrieval.likeness import Meanings
from tutor.retrieval.numbers import pack_numbers
from tutor.retrieval.phrases import Phrases
from tutor.retrieval.points import Points
from tutor.retrieval.postings import Postings
from tutor.retrieval.ranking import Ranker
from tutor.retrieval.terms import NameBook
from tutor.retrieval.values import Falsehood, Phrasings, Target, TargetKind
from tutor.retrieval.vocabulary import Vocabulary
from tutor.retrieval.wordings import Wordings

FORMAT = 25
"""Changes whenever what an index holds does."""


def encode_index(index: Index) -> bytes:
    """Return `index` as bytes."""
    arrays = list(_arrays(index))
    head = {
        "format": FORMAT,
        "order": sys.byteorder,
        "arrays": [[a.typecode, len(a) * a.itemsize] for a in arrays],
        "targets": [[t.id for t in index.targets if t.kind is kind] for kind in TargetKind],
        "words": list(index.vocabulary.counts),
        "phrases": [
            {" ".join(stems): meant for stems, meant in table.meant.items()}
            for table in (index.names.forms, index.names.senses, index.names.aspects)
        ],
        "meanings": dict(index.names.meanings),
        "terms": list(index.terms),
        "false": [[sorted(f.content), sorted(f.turning)] for f in index.false],
        "kin": [[entry, list(held), list(held.values())] for entry, held in index.kin.items()],
        "sure": index.sure,
        "step": index.classifier.step,
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
    forms, senses, aspects = (
        Phrases({tuple(s.split(" ")): meant for s, meant in table.items()}) for table in head["phrases"]
    )
    targets = tuple([Target(kind, i) for kind, ids in zip(TargetKind, head["targets"], strict=True) for i in ids])
    return Index(
        targets=targets,
        vocabulary=Vocabulary(dict(zip(head["words"], next(arrays), strict=True))),
        names=NameBook(forms, senses, head["meanings"], aspects),
        terms={term: number for number, term in enumerate(head["terms"])},
        weights=next(arrays),
        postings=Postings(next(arrays), next(arrays), next(arrays), len(targets)),
        phrasings=Phrasings(next(arrays), next(arrays), next(arrays), next(arrays)),
        wordings=Wordings(next(arrays), next(arrays)),
        meanings=Meanings(next(arrays), next(arrays), next(arrays), next(arrays)),
        points=Points(next(arrays), next(arrays), next(arrays)),
        denials=Phrasings(next(arrays), next(arrays), next(arrays), next(arrays)),
        classifier=Classifier(next(arrays), next(arrays), next(arrays), head["step"]),
        asked=next(arrays),
        false=tuple(Falsehood(frozenset(content), frozenset(turning)) for content, turning in head["false"]),
        kin={entry: dict(zip(others, held, strict=True)) for entry, others, held in head["kin"]},
        ranker=Ranker(tuple(head["ranker"][0]), head["ranker"][1]),
        sure=head["sure"],
    )


def _arrays(index: Index) -> Iterator["array[Any]"]:
    yield pack_numbers(list(index.vocabulary.counts.values()))
    yield index.weights
    yield from (index.postings.starts, index.postings.targets, index.postings.worths)
    yield from _arrays_of(index.phrasings)
    yield from (index.wordings.signatures, index.wordings.owners)
    yield from (index.meanings.starts, index.meanings.signs, index.meanings.steps, index.meanings.spreads)
    yield from (index.points.owners, index.points.starts, index.points.marks)
    yield from _arrays_of(index.denials)
    yield from (index.classifier.starts, index.classifier.targets, index.classifier.weights)
    yield index.asked


def _arrays_of(table: Phrasings) -> Iterator["array[Any]"]:
    yield from (table.starts, table.holders, table.lengths, table.owners)


def _cut(data: bytes, start: int, shapes: list[tuple[str, int]]) -> Iterator["array[Any]"]:
    for typecode, size in shapes:
        cut = array(typecode)
        cut.frombytes(memoryview(data)[start : start + size])
        start += size
        yield cut
