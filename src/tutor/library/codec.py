"""Knowledge as plain JSON values and back, for the cache. Imports neither yaml nor the checks.

A value becomes the list of its fields in the order they are declared; tuples become lists. Reading trusts its
input to be what `encode_*` made: the cache proves that with a digest and a checksum.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from itertools import islice
from typing import Any

from tutor.knowledge import model
from tutor.knowledge.model import (
    AnyItem,
    Claim,
    DatedFact,
    Distractor,
    Entry,
    Gap,
    ItemKind,
    KnowledgeBase,
    Name,
    NameKind,
    PackInfo,
    Point,
    Role,
    Section,
    Topic,
    WhyNot,
)

Row = list[Any]

_CODED = (
    *(PackInfo, Topic, Section, Entry, Gap, Name, DatedFact, Claim, Point, Distractor),
    *(model.ChoiceItem, model.TrueFalseItem, model.GapItem, model.ShortItem),
    *(model.ManyItem, model.OrderItem, model.MatchItem, model.RecallItem),
)

SHAPE = ";".join(f"{c.__name__}({','.join(c.__dataclass_fields__)})" for c in _CODED)
"""Which values there are and their fields: part of the cache's key, so that a model that grew isn't misread."""

_FIELDS = {c: tuple(f.name for f in fields(c) if f.init) for c in _CODED}


def encode_knowledge(knowledge: KnowledgeBase) -> Iterator[Row]:
    """Yield a pack's knowledge as plain values: how many there are of each, what it says of itself, and each by itself."""
    parts = (knowledge.entries, knowledge.gaps, knowledge.names, knowledge.claims)
    yield [len(part) for part in parts]
    yield _plain(knowledge.info)
    for part in parts:
        yield from map(_plain, part)


def decode_knowledge(rows: Iterable[Row]) -> KnowledgeBase:
    """Return what `encode_knowledge` was given. No more than one of `rows` is held at a time.

    Raises:
        ValueError, TypeError, KeyError: when they are something else.
    """
    coming = iter(rows)
    entries, gaps, names, claims = next(coming)
    return KnowledgeBase(
        info=_info(next(coming)),
        entries=tuple([Entry(*_frozen(r)) for r in islice(coming, entries)]),
        gaps=tuple([_gap(r) for r in islice(coming, gaps)]),
        names=tuple([_name(r) for r in islice(coming, names)]),
        claims=tuple([_claim(r) for r in islice(coming, claims)]),
    )


def _plain(value: Any) -> Any:  # noqa: ANN401  (any value of the model)
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    names = _FIELDS.get(type(value))
    if names is None:
        return value
    row = [_plain(getattr(value, name)) for name in names]
    return [getattr(value, "kind"), *row] if isinstance(value, model.Item) else row  # noqa: B009  (only its kinds have it)


def _frozen(row: Row) -> list[Any]:
    """Return the row with its lists, and the lists in them, as tuples."""
    return [_freeze(v) if type(v) is list else v for v in row]


def _freeze(values: Row) -> tuple[Any, ...]:
    if values and type(values[0]) is list:
        return tuple([_freeze(v) for v in values])
    return tuple(values)


def _info(row: Row) -> PackInfo:
    name, title, author, about, language, version, topics, sections, starters, synonyms = row
    return PackInfo(
        *(name, title, author, about, language, version),
        topics=tuple([Topic(*_frozen(r)) for r in topics]),
        sections=tuple([Section(*_frozen(r)) for r in sections]),
        starters=_freeze(starters),
        synonyms=_freeze(synonyms),
    )


_WHY_NOT = {str(why): why for why in WhyNot}


def _gap(row: Row) -> Gap:
    name, questions, says, why_not, near, cites = _frozen(row)
    return Gap(name, questions, says, _WHY_NOT[why_not], near, cites)


def _name(row: Row) -> Name:
    *plain, when = row
    name, text, kind, gist, cites, aliases, pronoun = _frozen(plain)
    facts = tuple([DatedFact(*_frozen(r)) for r in when])
    return Name(name, text, NameKind(kind), gist, cites, aliases, pronoun, facts)


def _claim(row: Row) -> Claim:
    *plain, items = row
    name, statement, role, cites, supports, answers, held_by, entries, topics = _frozen(plain)
    arguments = (name, statement, Role(role), cites, supports, answers, held_by, entries, topics)
    return Claim(*arguments, tuple([_item(r) for r in items]))


def _item(row: Row) -> AnyItem:
    kind, *values = row
    type_, decode = _ITEMS[kind]
    named = dict(zip(_FIELDS[type_], values, strict=True))
    for field, value in named.items():
        if type(value) is list:
            named[field] = decode[field](value) if field in decode else _freeze(value)
    return type_(**named)


def _points(rows: Row) -> tuple[Point, ...]:
    return tuple([Point(*_frozen(r)) for r in rows])


def _distractors(rows: Row) -> tuple[Distractor, ...]:
    return tuple([Distractor(*r) for r in rows])


_ITEMS: dict[str, tuple[type[AnyItem], dict[str, Callable[[Row], tuple[Any, ...]]]]] = {
    ItemKind.CHOICE: (model.ChoiceItem, {"distractors": _distractors}),
    ItemKind.TRUE_FALSE: (model.TrueFalseItem, {}),
    ItemKind.GAP: (model.GapItem, {}),
    ItemKind.SHORT: (model.ShortItem, {"points": _points}),
    ItemKind.MANY: (model.ManyItem, {"wrong": _distractors}),
    ItemKind.ORDER: (model.OrderItem, {}),
    ItemKind.MATCH: (model.MatchItem, {}),
    ItemKind.RECALL: (model.RecallItem, {"points": _points}),
}
