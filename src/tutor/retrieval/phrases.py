"""Phrases of several words found in a text."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from tutor.values import dataclass


@dataclass(frozen=True)
class Phrases:
    """Phrases, given as stems, and what each stands for."""

    meant: Mapping[tuple[str, ...], str]

    def locate(self, stems: Sequence[str]) -> list[tuple[str, int, int]]:
        """Return what the phrases in `stems` stand for, each with where it begins and has ended; of overlapping ones the longest."""
        found = []
        i = 0
        while i < len(stems):
            most = min(self._longest.get(stems[i], 0), len(stems) - i)
            length = next((n for n in range(most, 0, -1) if tuple(stems[i : i + n]) in self.meant), 0)
            if length:
                found.append((self.meant[tuple(stems[i : i + length])], i, i + length))
            i += length or 1
        return found

    def find(self, stems: Sequence[str]) -> list[str]:
        """Return what `locate` finds, without where."""
        return [meant for meant, _, _ in self.locate(stems)]

    @cached_property
    def _longest(self) -> dict[str, int]:
        """The most words of a phrase by its first."""
        longest: dict[str, int] = {}
        for phrase in self.meant:
            longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
        return longest
