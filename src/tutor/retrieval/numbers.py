"""Rows of numbers in as few bytes as they need."""

from array import array
from collections.abc import Sequence
from typing import Any, TypeAlias

from tutor.inplace import InPlace


class Rows:
    """Many numbers that stay in a file: of an array of them, what can be had are slices, within it and counted from its start."""

    def __init__(self, file: InPlace, typecode: str, start: int, end: int) -> None:
        self._file = file
        self._typecode = typecode
        self._start = start
        self._size = array(typecode).itemsize
        self._count = (end - start) // self._size

    def __getitem__(self, part: slice) -> "array[Any]":
        first, end = part.start or 0, self._count if part.stop is None else part.stop
        return array(self._typecode, self._file.read(self._start + first * self._size, (end - first) * self._size))


Numbers: TypeAlias = "array[int] | Rows"
"""Whole numbers that only slices are taken of."""
Fractions: TypeAlias = "array[float] | Rows"
"""The same for numbers that aren't whole."""

_FEW = 1 << 16


def pack_numbers(numbers: Sequence[int]) -> "array[int]":
    """Return `numbers`, all at least 0, with 16 bits each where that is enough, else with 32."""
    return array("H" if max(numbers, default=0) < _FEW else "I", numbers)
