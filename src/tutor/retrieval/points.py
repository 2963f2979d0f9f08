"""What makes a question one that the pack can't answer: the point of a gap.

"Who directed the film?" is a gap beside an entry about the film because of "who directed"; "What did the film do?" shares
everything else with it. A gap is meant only when its point is said.
"""

from array import array
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from tutor.retrieval.numbers import pack_numbers
from tutor.values import dataclass

UNSAID = -0.5
"""What speaks against a gap of whose point nothing is said."""


@dataclass(frozen=True, slots=True)
class Points:
    """Of each target its wordings' points, as term numbers; entries have none."""

    owners: "array[int]"
    """Of each target the first of its wordings; one more at the end."""
    starts: "array[int]"
    """Of each wording the first of its marks; one more at the end."""
    marks: "array[int]"

    def measure(self, target: int, said: AbstractSet[int], weights: Sequence[float]) -> float:
        """Return how much of a gap's point is said: of its wordings the one that is said most counts.

        Above 0.0 up to 1.0, `UNSAID` when nothing of it is said, and 0.0 for an entry.
        """
        wordings = range(self.owners[target], self.owners[target + 1])
        return (max(self._measure(w, said, weights) for w in wordings) or UNSAID) if wordings else 0.0

    def _measure(self, wording: int, said: AbstractSet[int], weights: Sequence[float]) -> float:
        marks = self.marks[self.starts[wording] : self.starts[wording + 1]]
        part = sum(weights[m] for m in marks if m in said)
        return part / sum(weights[m] for m in marks) if part else 0.0


def build_points(wordings: Sequence[Sequence[AbstractSet[int]]], known: Mapping[int, AbstractSet[int]]) -> Points:
    """Return the points of each target's wordings: what they say that the entries nearby don't.

    Args:
        wordings: Of each target what its wordings say, as term numbers; nothing for an entry.
        known: Of each gap what the entries near it say.
    """
    owners, starts = array("I", [0]), array("I", [0])
    marks: list[int] = []
    for target, said in enumerate(wordings):
        for terms in said:
            marks.extend(sorted(terms - known.get(target, frozenset())))
            starts.append(len(marks))
        owners.append(len(starts) - 1)
    return Points(owners, starts, pack_numbers(marks))
