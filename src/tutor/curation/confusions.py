"""Where a pack's phrasings lead when they are left out, and which gaps would be answered: reports, never failures.

Phrasings that resemble each other would raise these figures and make a pack worse: read the worst, don't chase the rate.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tutor.curation.findings import Finding, warning
from tutor.curation.leaving_out import Outcome, ask_each_once
from tutor.knowledge.model import KnowledgeBase
from tutor.retrieval.values import TargetKind
from tutor.text import shorten
from tutor.values import dataclass

HANDS = 4
"""A quarter of the wordings is left out at a time."""
MOST_EXAMPLES = 3
_LONGEST_EXAMPLE = 80
"""Characters."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """Questions of one entry that lead to another thing when they are left out."""

    owner: str
    """Id of the entry they belong to."""
    led_to: str
    """Id of the entry or gap they lead to."""
    asserted: int
    """Of them, how many would be answered from there: learners would be told something they didn't ask."""
    questions: tuple[str, ...]
    """The surest first."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Questions of a gap that would be answered although the essay doesn't say."""

    gap: str
    asked: int
    """Questions of the gap that were tried."""
    answers: tuple[tuple[str, str], ...]
    """Each question with the id of the entry that would answer it, the surest first."""


@dataclass(frozen=True, slots=True)
class Confusions:
    """Where left-out wordings lead."""

    asked: int
    """Phrasings of entries that were tried."""
    recognised: int
    """Of them, how many lead to their entry, or to one that holds its answer."""
    confusions: tuple[Confusion, ...]
    """The worst first: by how many would be answered wrongly, then by how many there are."""
    gap_questions: int
    """Questions of gaps that were tried."""
    leaks: tuple[Leak, ...]
    """The worst first."""


def find_confusions(kb: KnowledgeBase, *, hands: int = HANDS, seed: int = 0) -> Confusions:
    """Return where every wording of `kb` leads when it is left out. Makes `hands` indexes: takes that many times as long."""
    return sort_outcomes(list(ask_each_once(kb, hands=hands, seed=seed)))


def sort_outcomes(outcomes: Sequence[Outcome]) -> Confusions:
    """Return the outcomes of left-out wordings as confusions and leaks, the worst first."""
    surest = sorted(outcomes, key=lambda o: -o.confidence)
    inside = [o for o in surest if o.wording.kind is TargetKind.ENTRY]
    outside = [o for o in surest if o.wording.kind is TargetKind.GAP]
    lost = [o for o in inside if not _is_recognised(o)]
    return Confusions(
        asked=len(inside),
        recognised=len(inside) - len(lost),
        confusions=_pair_up(lost),
        gap_questions=len(outside),
        leaks=_find_leaks(outside),
    )


def _is_recognised(outcome: Outcome) -> bool:
    """Say whether the likeliest thing is an entry that answers it."""
    return outcome.led_to == outcome.entry and outcome.right > 0.0


def _pair_up(lost: Iterable[Outcome]) -> tuple[Confusion, ...]:
    pairs: defaultdict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in lost:
        pairs[outcome.wording.owner, outcome.led_to].append(outcome)
    found = [
        Confusion(owner, led_to, sum(o.is_asserted for o in held), tuple(o.wording.text for o in held))
        for (owner, led_to), held in pairs.items()
    ]
    return tuple(sorted(found, key=lambda c: (-c.asserted, -len(c.questions), c.owner, c.led_to)))


def _find_leaks(outside: Iterable[Outcome]) -> tuple[Leak, ...]:
    by_gap: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outside:
        by_gap[outcome.wording.owner].append(outcome)
    leaks = [
        Leak(gap, len(held), tuple((o.wording.text, o.entry) for o in held if o.is_asserted))
        for gap, held in by_gap.items()
    ]
    return tuple(sorted((x for x in leaks if x.answers), key=lambda x: (-len(x.answers), x.gap)))


def report_left_out(kb: KnowledgeBase, *, hands: int = HANDS, most: int = 20) -> list[str]:
    """Return both reports on a pack as lines. Takes `hands` times as long as making its index."""
    found = find_confusions(kb, hands=hands)
    return [*draw_confusions(found, most=most), *draw_leaks(found, most=most)]


def draw_confusions(found: Confusions, *, most: int = 20) -> list[str]:
    """Return the counts and the `most` worst confusions with examples, as lines."""
    share = f" ({found.recognised / found.asked:.0%})" if found.asked else ""
    lines = [f"left out, {found.recognised} of {found.asked} phrasings{share} still lead to their entry"]
    for c in found.confusions[:most]:
        lines.append(f"{c.owner} -> {c.led_to or 'nothing'}: {len(c.questions)}, of them {c.asserted} asserted")
        lines += [f"    {shorten(q, _LONGEST_EXAMPLE)}" for q in c.questions[:MOST_EXAMPLES]]
    return [*lines, *_tell_rest(len(found.confusions) - most, "confusions")]


def draw_leaks(found: Confusions, *, most: int = 20) -> list[str]:
    """Return the counts and the `most` worst gaps with examples, as lines."""
    asserted = sum(len(leak.answers) for leak in found.leaks)
    lines = [f"left out, {asserted} of {found.gap_questions} questions of gaps would be answered"]
    for leak in found.leaks[:most]:
        lines.append(f"{leak.gap}: {len(leak.answers)} of {leak.asked} asserted")
        lines += [f"    {shorten(q, _LONGEST_EXAMPLE)} -> {entry}" for q, entry in leak.answers[:MOST_EXAMPLES]]
    return [*lines, *_tell_rest(len(found.leaks) - most, "gaps")]


def _tell_rest(count: int, what: str) -> list[str]:
    return [f"and {count} more {what}"] if count > 0 else []


def warn_of_leaks(found: Confusions) -> tuple[Finding, ...]:
    """Return a warning for each gap whose questions would be answered, the worst first."""
    return tuple(
        warning(
            leak.gap,
            f"left out, {len(leak.answers)} of {leak.asked} questions would be answered from {leak.answers[0][1]}",
        )
        for leak in found.leaks
    )
