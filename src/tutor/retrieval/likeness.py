"""How like in meaning a question is to what is known: the vectors of every known wording, and of each target's centre.

A wording's vector is kept twice: as signs, one bit a dimension, to see at a glance which wordings of a target may be
near (the fewer bits differ, the smaller the angle: Charikar 2002), and in small steps, to measure those few.
"""

import math
import operator
from array import array
from collections.abc import Collection, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import accumulate
from typing import NamedTuple

from tutor.matching.meaning import DIMENSIONS, make_unit
from tutor.retrieval.numbers import Numbers
from tutor.values import dataclass

STEPS = 400
"""Steps in 1.0."""
MOST_STEPS = 127
"""A single dimension of a vector of length 1.0 hardly ever exceeds so many of them."""
MEASURED = 3
"""Wordings of a target that are measured: those whose signs differ least."""
FEW = 10
"""With so many wordings their centre counts half of what it would alone."""
_HALF = 64
"""Bits of a sign vector's halves."""


class Likeness(NamedTuple):
    """How like in meaning a question is to a target, by cosines."""

    nearest: float
    """To its nearest wording."""
    steady: float
    """On average to its nearest few."""
    central: float
    """To its centre, beyond what its own wordings have on average and as a share of that; less the more wordings there are,
    since the centre of many says little beside those near by."""


@dataclass(frozen=True)
class Meanings:
    """Vectors in rows: one of each target's centre, then those of its wordings, target by target."""

    starts: "array[int]"
    """Of each target the first row of its wordings, counted from 0 behind the centres; one more at the end."""
    signs: "array[int]"
    """Of each row two numbers of 64 bits: a bit is 1 where the vector is above 0."""
    steps: Numbers
    """Of each row its vector of length 1.0 in `STEPS`."""
    spreads: "array[float]"
    """Of each target the mean cosine of its wordings with their centre; the more they differ the smaller."""

    @cached_property
    def _central(self) -> list[int]:
        """The signs of the centres, which every question is held against."""
        return self._read_bits(0, len(self.starts) - 1)

    def _read_bits(self, first: int, end: int) -> list[int]:
        """Return the signs of rows, each as one number."""
        signs = self.signs[2 * first : 2 * end]
        return [high << _HALF | low for high, low in zip(signs[::2], signs[1::2], strict=True)]

    def list_central(self, vector: Sequence[float], most: int) -> list[int]:
        """Return the targets whose centres are nearest to `vector`, at most `most`."""
        signs = _read_signs(vector)
        apart = [(signs ^ bits).bit_count() for bits in self._central]
        return nsmallest(most, range(len(apart)), key=apart.__getitem__)

    def measure(self, vector: Sequence[float], targets: Collection[int]) -> dict[int, Likeness]:
        """Return how like `vector` is to each of `targets`.

        Args:
            vector: Of length 1.0, or all zeros when no word of the question has a meaning.
            targets: Numbers of targets.
        """
        signs, centres = _read_signs(vector), len(self.starts) - 1
        found = {}
        for target in targets:
            first, end = centres + self.starts[target], centres + self.starts[target + 1]
            apart = [(signs ^ bits).bit_count() for bits in self._read_bits(first, end)]
            near = sorted(range(end - first), key=apart.__getitem__)[:MEASURED]
            known = self._read_steps(first, end)
            cosines = [_multiply(vector, known, row) for row in near] or [0.0]
            excess = _multiply(vector, self._read_steps(target, target + 1), 0) / self.spreads[target] - 1.0
            central = excess * FEW / (FEW + end - first)
            found[target] = Likeness(max(cosines), sum(cosines) / len(cosines), central)
        return found

    def _read_steps(self, first: int, end: int) -> "array[int]":
        return self.steps[first * DIMENSIONS : end * DIMENSIONS]


def _multiply(vector: Sequence[float], steps: Sequence[int], row: int) -> float:
    start = row * DIMENSIONS
    product: float = sum(map(operator.mul, vector, steps[start : start + DIMENSIONS]))
    return product / STEPS


class Row(NamedTuple):
    """A vector, and the two ways in which it is kept."""

    vector: Sequence[float]
    """Of length 1.0, or all zeros."""
    signs: int
    steps: "array[int]"


def make_row(vector: Sequence[float]) -> Row:
    """Return a vector with its signs and steps."""
    steps = [round(v * STEPS) for v in vector]
    if max(map(abs, steps)) > MOST_STEPS:
        steps = [max(-MOST_STEPS, min(MOST_STEPS, step)) for step in steps]
    return Row(array("d", vector), _read_signs(vector), array("b", steps))


def build_meanings(targets: Sequence[Sequence[Row]]) -> Meanings:
    """Return the meanings of each target's wordings."""
    totals = [[math.fsum(column) for column in zip(*(w.vector for w in ws), strict=True)] for ws in targets]
    centres = [make_row(make_unit(total or [0.0] * DIMENSIONS)) for total in totals]
    signs, steps = array("Q"), array("b")
    for row in (*centres, *(w for wordings in targets for w in wordings)):
        signs.extend((row.signs >> _HALF, row.signs & (1 << _HALF) - 1))
        steps.extend(row.steps)
    starts = array("I", accumulate(map(len, targets), initial=0))
    return Meanings(starts, signs, steps, array("f", map(_measure_spread, totals, map(len, targets))))


def _measure_spread(total: Sequence[float], count: int) -> float:
    """Return the length of the mean of `count` wordings: as they have length 1.0, that is their mean cosine with it."""
    return math.hypot(*total) / count if any(total) else 1.0


def _read_signs(vector: Sequence[float]) -> int:
    return int("".join(["1" if v > 0 else "0" for v in vector]), 2)
