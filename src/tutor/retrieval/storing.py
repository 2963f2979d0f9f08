"""An index as bytes and back, so that it needn't be made again: a head as JSON, then the rows of numbers as they are.

Most of it is rows of which a question needs a few: they are left in the file.
"""

import json
import sys
from array import array
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from tutor.inplace import InPlace
from tutor.retrieval.classifier import Classifier
from tutor.retrieval.index import Index
from tutor.retrieval.likeness import Meanings
from tutor.retrieval.numbers import Rows, pack_numbers
from tutor.retrieval.phrases import Phrases
from tutor.retrieval.points import Points
from tutor.retrieval.postings import Postings
from tutor.retrieval.ranking import Ranker
from tutor.retrieval.terms import NameBook
from tutor.retrieval.values import Falsehood, Phrasings, Target, TargetKind
from tutor.retrieval.vocabulary import Vocabulary
from tutor.retrieval.wordings import Wordings

FORMAT = 28
"""Changes whenever what an index holds does."""
_SIZE = 4
"""Bytes that say first of all how long the head is."""


def encode_index(index: Index) -> bytes:
    """Return `index` as bytes."""
    arrays = [rows[:] for rows in _list_rows(index)]
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
    told = json.dumps(head).encode()
    return b"".join([len(told).to_bytes(_SIZE, "big"), told, *arrays])


def decode_index(file: BinaryIO) -> Index:
    """Return the index that `encode_index` wrote, from a file that stands where it begins and is kept open.

    Raises:
        ValueError: When there is none in it, or one that was written by another version or on another kind of machine.
    """
    kept = InPlace(file)
    head = json.loads(file.read(int.from_bytes(file.read(_SIZE), "big")))
    if [head["format"], head["order"]] != [FORMAT, sys.byteorder]:
        raise ValueError("another format")
    rows = _cut(kept, file.tell(), head["arrays"])
    forms, senses, aspects = (
        Phrases({tuple(s.split(" ")): meant for s, meant in table.items()}) for table in head["phrases"]
    )
    targets = tuple([Target(kind, i) for kind, ids in zip(TargetKind, head["targets"], strict=True) for i in ids])
    return Index(
        targets=targets,
        vocabulary=Vocabulary(dict(zip(head["words"], next(rows)[:], strict=True))),
        names=NameBook(forms, senses, head["meanings"], aspects),
        terms={term: number for number, term in enumerate(head["terms"])},
        weights=next(rows)[:],
        postings=Postings(next(rows)[:], next(rows), next(rows), len(targets)),
        phrasings=_take_phrasings(rows),
        wordings=Wordings(next(rows)[:], next(rows)[:]),
        meanings=Meanings(next(rows)[:], next(rows)[:], next(rows), next(rows)[:]),
        points=Points(next(rows)[:], next(rows)[:], next(rows)[:]),
        denials=_take_phrasings(rows),
        classifier=Classifier(next(rows)[:], next(rows), next(rows), head["step"]),
        asked=next(rows)[:],
        false=tuple(Falsehood(frozenset(content), frozenset(turning)) for content, turning in head["false"]),
        kin={entry: dict(zip(others, held, strict=True)) for entry, others, held in head["kin"]},
        ranker=Ranker(tuple(head["ranker"][0]), head["ranker"][1]),
        sure=head["sure"],
    )


def _list_rows(index: Index) -> "Iterator[array[Any] | Rows]":
    yield pack_numbers(list(index.vocabulary.counts.values()))
    yield index.weights
    yield from (index.postings.starts, index.postings.targets, index.postings.worths)
    yield from _rows_of(index.phrasings)
    yield from (index.wordings.signatures, index.wordings.owners)
    yield from (index.meanings.starts, index.meanings.signs, index.meanings.steps, index.meanings.spreads)
    yield from (index.points.owners, index.points.starts, index.points.marks)
    yield from _rows_of(index.denials)
    yield from (index.classifier.starts, index.classifier.targets, index.classifier.weights)
    yield index.asked


def _rows_of(table: Phrasings) -> "Iterator[array[Any] | Rows]":
    yield from (table.starts, table.holders, table.lengths, table.owners)


def _cut(file: InPlace, start: int, shapes: Sequence[tuple[str, int]]) -> Iterator[Rows]:
    for typecode, size in shapes:
        yield Rows(file, typecode, start, start + size)
        start += size


def _take_phrasings(rows: Iterator[Rows]) -> Phrasings:
    return Phrasings(next(rows)[:], next(rows), next(rows)[:], next(rows)[:])
