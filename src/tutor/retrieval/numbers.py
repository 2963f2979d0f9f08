"""Rows of numbers in as few bytes as they need."""

from array import array
from collections.abc import Sequence

_FEW = 1 << 16


def pack_numbers(numbers: Sequence[int]) -> "array[int]":
    """Return `numbers`, all at least 0, with 16 bits each where that is enough, else with 32."""
    return array("H" if max(numbers, default=0) < _FEW else "I", numbers)
