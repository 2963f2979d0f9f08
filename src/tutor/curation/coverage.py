"""How much of the essay the pack covers, section by section."""

from collections import Counter
from collections.abc import Iterator

from tutor.curation.findings import Finding, warning
from tutor.knowledge.model import KnowledgeBase
from tutor.text import shorten
from tutor.values import dataclass

FEWEST_ENTRIES = 3
"""Of a section."""
FEWEST_CLAIMS = 1
"""Of a section."""

_BAR = 20
"""Characters of the longest bar."""
_LONGEST_LABEL = 12


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    """What of a pack cites one section."""

    label: str
    entries: int
    phrasings: int
    gaps: int
    claims: int
    items: int


def count_coverage(knowledge: KnowledgeBase) -> tuple[SectionCoverage, ...]:
    """Return the counts of each section, in reading order; what cites two sections counts in both."""
    entries = Counter(label for e in knowledge.entries for label in e.cites)
    phrasings: Counter[str] = Counter()
    for entry in knowledge.entries:
        phrasings.update(dict.fromkeys(entry.cites, len(entry.phrasings)))
    gaps = Counter(label for g in knowledge.gaps for label in g.cites)
    claims = Counter(label for c in knowledge.claims for label in c.cites)
    items = Counter(label for c in knowledge.claims for i in c.items for label in i.cites or c.cites)
    return tuple(
        SectionCoverage(s.id, entries[s.id], phrasings[s.id], gaps[s.id], claims[s.id], items[s.id])
        for s in knowledge.info.sections
    )


def coverage(knowledge: KnowledgeBase) -> str:
    """Return the counts as a small table; the bar is of the entries."""
    rows = count_coverage(knowledge)
    most = max((row.entries for row in rows), default=0) or 1
    lines = [f"{'section':<{_LONGEST_LABEL}} entries phrasings  gaps claims items"]
    for row in rows:
        counts = f"{row.entries:>7} {row.phrasings:>9} {row.gaps:>5} {row.claims:>6} {row.items:>5}"
        bar = "#" * round(_BAR * row.entries / most)
        lines.append(f"{shorten(row.label, _LONGEST_LABEL):<{_LONGEST_LABEL}} {counts}  {bar}".rstrip())
    return "\n".join(lines)


def check_sections(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Yield sections about which little can be asked."""
    for row in count_coverage(knowledge):
        if row.entries < FEWEST_ENTRIES:
            yield warning(row.label, f"the section has {row.entries} entries", f"at least {FEWEST_ENTRIES}")
        if knowledge.claims and row.claims < FEWEST_CLAIMS:
            yield warning(row.label, "no claim cites the section", f"at least {FEWEST_CLAIMS}")
