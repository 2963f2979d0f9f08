"""Frozen dataclasses made in a fourth of the time: a start makes a hundred kinds of them.

The library writes and compiles six methods for each kind. Here that is one, and the others are shared; the rest is the
library's own, so that `field`, `fields`, `replace` and inheritance work as with any dataclass.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool = False, kw_only: bool = False) -> Callable[[type], type]:
        """Make a class a frozen dataclass. Every field counts in comparisons and has a part in the hash."""
        assert frozen

        def make(kind: type) -> type:
            made = dataclasses.dataclass(kind, init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)
            values = property(attrgetter(*(f.name for f in dataclasses.fields(made))))
            for name, method in {"_values": values, "__init__": _promise_init(made), **_SHARED}.items():
                if name not in vars(kind):
                    setattr(made, name, method)
            return made

        return make


def _promise_init(kind: type) -> Callable[..., None]:
    """Return what puts the method itself in its place when the first value is made: of many kinds a run makes none."""

    def init(self: object, *values: object, **named: object) -> None:
        kind.__init__ = _write_init(kind)  # type: ignore[misc]
        kind.__init__(self, *values, **named)  # type: ignore[misc]

    return init


def _write_init(kind: type) -> Callable[..., None]:
    """Return the method that takes the fields' values and sets them."""
    fields = dataclasses.fields(kind)
    taken = sorted((f for f in fields if f.init), key=lambda f: bool(f.kw_only))
    takes = [_write_parameter(f) for f in taken]
    placed = sum(not f.kw_only for f in taken)
    if placed < len(takes):
        takes.insert(placed, "*")
    lines = [f"_set(self, {f.name!r}, {_write_value(f)})" for f in fields]
    if hasattr(kind, "__post_init__"):
        lines.append("self.__post_init__()")
    scope: dict[str, Any] = {f"_{f.name}": _given(f) for f in fields}
    scope.update(_set=object.__setattr__, _unset=dataclasses.MISSING)
    exec(f"def __init__(self, {', '.join(takes)}):\n " + "\n ".join(lines), scope)  # noqa: S102 - as the library does
    return scope["__init__"]  # type: ignore[no-any-return]


def _given(field: dataclasses.Field[Any]) -> object:
    """Return a field's default, or what makes it."""
    return field.default if field.default is not dataclasses.MISSING else field.default_factory


def _write_parameter(field: dataclasses.Field[Any]) -> str:
    if field.default is not dataclasses.MISSING:
        return f"{field.name}=_{field.name}"
    return field.name if field.default_factory is dataclasses.MISSING else f"{field.name}=_unset"


def _write_value(field: dataclasses.Field[Any]) -> str:
    if field.default_factory is not dataclasses.MISSING:
        return f"_{field.name}() if {field.name} is _unset else {field.name}"
    return field.name if field.init else f"_{field.name}"


class _Value:
    """The methods that all kinds share."""

    _values: Any

    def __repr__(self) -> str:
        shown = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)  # type: ignore[arg-type]
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __eq__(self, other: object) -> bool:
        return self._values == other._values if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((self._values,))

    def __getstate__(self) -> list[Any]:
        return [getattr(self, name) for name in self.__dataclass_fields__]  # type: ignore[attr-defined]

    def __setstate__(self, state: list[Any]) -> None:
        for name, value in zip(self.__dataclass_fields__, state, strict=True):  # type: ignore[attr-defined]
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED = {name: method for name, method in vars(_Value).items() if callable(method)}
