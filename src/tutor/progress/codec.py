"""How a record becomes a row and a line of JSON, and back; and the checksum that tells when a row was altered.

SQLite notices few flipped bits of its own content, so every row carries a checksum over all its fields.
"""

import json
import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, cast, get_args, get_origin, get_type_hints

from tutor.digests import blake2b
from tutor.memory import Rating
from tutor.text import clean
from tutor.values import dataclass

T = TypeVar("T")

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode

Stored = str | int | float | None
"""What a column holds."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How values of one type are kept."""

    store: Callable[[Any], Stored]
    load: Callable[[Any], Any]
    read: Callable[[Any], Any]
    """From JSON, strictly: raises ValueError for anything but what `show` gives."""
    show: Callable[[Stored], Any] = lambda stored: stored
    """The stored value as a JSON value."""


class Codec(Generic[T]):
    """The stored form of one kind of record."""

    def __init__(self, kind: type[T]) -> None:
        hints = get_type_hints(kind)
        self.kind = kind
        self.columns = tuple(f.name for f in fields(kind))  # type: ignore[arg-type]
        self._shapes = tuple(_shape(hints[name]) for name in self.columns)

    def store(self, record: T) -> tuple[Stored, ...]:
        """Return the row of `record`, its text cleaned, the checksum last."""
        row = tuple(shape.store(getattr(record, name)) for name, shape in zip(self.columns, self._shapes, strict=True))
        return (*row, checksum(row))

    def load(self, row: Sequence[Stored]) -> T:
        """Return the record of a row with its checksum.

        Raises:
            ValueError: The row isn't as it was written.
        """
        values = row[:-1]
        if not self.agrees(row):
            raise ValueError(f"{self.kind.__name__.lower()} {values[0]!r}: its checksum doesn't agree")
        return self.kind(**{n: s.load(v) for n, s, v in zip(self.columns, self._shapes, values, strict=True)})

    def agrees(self, row: Sequence[Stored]) -> bool:
        """Whether a row with its checksum is as it was written."""
        return checksum(row[:-1]) == row[-1]

    def show(self, row: Sequence[Stored]) -> dict[str, Any]:
        """Return the JSON object of a row with its checksum."""
        return {n: s.show(v) for n, s, v in zip(self.columns, self._shapes, row[:-1], strict=True)}

    def read(self, shown: Mapping[str, Any]) -> T:
        """Return the record of a JSON object.

        Raises:
            ValueError: A field is missing, unknown, of another type or out of its range.
        """
        if strange := sorted(set(shown) ^ set(self.columns)):
            state = "unknown" if strange[0] in shown else "missing"
            raise ValueError(f"{state} field {strange[0]!r}")
        values = {n: _named(n, s.read, shown[n]) for n, s in zip(self.columns, self._shapes, strict=True)}
        return self.kind(**values)


def codec_of(kind: type[T]) -> Codec[T]:
    """Return the one codec of a kind of record."""
    return cast("Codec[T]", _codec(cast("Hashable", kind)))


@cache
def _codec(kind: Hashable) -> Codec[Any]:
    return Codec(cast("type[Any]", kind))


def checksum(row: Sequence[Stored]) -> int:
    """Return 64 bits over all values of a row, as the signed number SQLite keeps."""
    text = _encode(list(row))
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def write_time(moment: datetime) -> str:
    """Return an aware time as text that sorts as time does."""
    if moment.tzinfo is None:
        raise ValueError("times are aware")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _clean(text: str) -> str:
    """Return `text` cleaned; most of it is plain, and a million rows feel the difference."""
    return text if text.isascii() and text.isprintable() else clean(text)


def _named(name: str, read: Callable[[Any], Any], value: object) -> object:
    try:
        return read(value)
    except (ValueError, OverflowError) as problem:
        raise ValueError(f"{name}: {problem}") from None


def _read_text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")  # noqa: TRY004 - every refusal of a line is a ValueError
    if _clean(value) != value:
        raise ValueError("holds control characters or text that isn't normalised")
    return value


def _read_int(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 2**63:
        raise ValueError("not a whole number that can be kept")
    return value


def _read_float(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("not a number")
    return float(value)


def _read_bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("not true or false")  # noqa: TRY004 - every refusal of a line is a ValueError
    return value


def _read_time(value: object) -> datetime:
    moment = datetime.fromisoformat(_read_text(value))
    if moment.tzinfo is None:
        raise ValueError("a time without its offset from UTC")
    return moment.astimezone(UTC)


def _read_object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not an object")  # noqa: TRY004 - every refusal of a line is a ValueError
    if _clean_json(value) != value:
        raise ValueError("holds control characters or text that isn't normalised")
    return value


def _dump(value: Mapping[str, Any]) -> str:
    return _encode(_clean_json(value))


def _clean_json(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(str(key)): _clean_json(inner) for key, inner in value.items()}
    return [_clean_json(inner) for inner in value] if isinstance(value, list | tuple) else value


_SHAPES: dict[object, Shape] = {
    str: Shape(_clean, _clean, _read_text),
    int: Shape(int, int, _read_int),
    float: Shape(lambda value: float(value) + 0.0, float, _read_float),  # SQLite knows no -0.0
    bool: Shape(int, bool, _read_bool, bool),
    datetime: Shape(write_time, datetime.fromisoformat, _read_time),
    date: Shape(date.isoformat, date.fromisoformat, lambda value: date.fromisoformat(_read_text(value))),
    Rating: Shape(int, Rating, lambda value: Rating(_read_int(value))),
    Mapping: Shape(_dump, json.loads, _read_object, lambda stored: json.loads(str(stored))),
}


def _shape(hint: object) -> Shape:
    if not isinstance(hint, UnionType):
        return _SHAPES[get_origin(hint) or hint]
    (inner,) = (arg for arg in get_args(hint) if arg is not NoneType)
    shape = _shape(inner)
    return Shape(*(_or_none(step) for step in (shape.store, shape.load, shape.read, shape.show)))


def _or_none(step: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else step(value)
