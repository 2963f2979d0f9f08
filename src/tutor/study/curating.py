"""What a curator asks of a pack and of what learners asked it: checks, why a question leads where it does, what is missing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.chat.context import Context
from tutor.curation.findings import Finding, problem
from tutor.errors import Problem
from tutor.knowledge.model import KnowledgeBase
from tutor.retrieval.values import Hit, TargetKind
from tutor.values import dataclass

if TYPE_CHECKING:
    from tutor.chat.responder import Responder
    from tutor.progress.records import Miss, Overrule

_FRESH = Context()
SHOWN = 5
"""Candidates of each kind in an explanation."""
ALIKE = 0.75
"""Likeness, 0.0-1.0, of sorted stems from which two questions stand in one group."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry or a gap that a question may be about."""

    id: str
    question: str
    probability: float
    """0.0-1.0."""
    signals: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a question gets the reply it gets."""

    question: str
    words: tuple[str, ...]
    """Folded and mended."""
    mended: Mapping[str, str]
    """Words that weren't known, and what they were taken for."""
    unknown: tuple[str, ...]
    """Words the pack has no use for."""
    names: tuple[str, ...]
    """Ids of the names found."""
    asked: str
    """Kind of answer asked for."""
    intent: str
    """question, or what else the message was taken for."""
    readings: tuple[str, ...]
    """Ways the message was read; the first is its own words."""
    entries: tuple[Candidate, ...]
    gaps: tuple[Candidate, ...]
    nothing: float
    """Probability, 0.0-1.0, that it is about nothing in the pack."""
    sure: float
    """Probability from which this pack's answers are asserted."""
    denial: str
    """Entry that contradicts a premise the question resembles; empty when none does."""
    decision: str
    """assert, hedge, ask back or decline."""
    why_not: str
    """Of decline, the reason; else empty."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Questions alike that weren't answered for sure."""

    near: str
    """Entry or gap that came nearest; empty when none did."""
    kinds: Mapping[str, int]
    """Kinds of replies they got, with counts; `marked` counts answers the learner said weren't what was asked."""
    questions: tuple[str, ...]
    """The differing ones, the most frequent first."""
    times: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A wording that learners insisted was right."""

    item: str
    wording: str
    times: int


@dataclass(frozen=True, slots=True)
class GapReport:
    """What learners asked or answered that the pack doesn't know yet."""

    missing: tuple[Missing, ...]
    """The most frequent first."""
    proposals: tuple[Proposal, ...]
    """The most frequent first."""


def check_files(folder: Path) -> tuple[Problem, ...]:
    """Return all that is wrong with the files of a pack."""
    from tutor.knowledge.loader import check_pack

    return check_pack(folder)


def check_strictly(kb: KnowledgeBase) -> tuple[Finding, ...]:
    """Return all that a curator should mend or look at."""
    from tutor.curation.report import strict_report

    return strict_report(kb)


def draw_coverage(kb: KnowledgeBase) -> str:
    """Return, section by section, how much there is."""
    from tutor.curation.coverage import coverage

    return coverage(kb)


def find_taken(kb: KnowledgeBase, source: Path) -> tuple[Finding, ...]:
    """Return the runs of words that a pack took from its source.

    Raises:
        DataError: The source can't be read as text.
    """
    from tutor.curation.findings import list_texts
    from tutor.curation.overlap import find_taken_runs
    from tutor.library.attach import read_copy

    texts = ((text.where, text.text) for text in list_texts(kb))
    runs = find_taken_runs(texts, read_copy(source))
    return tuple(
        problem(r.where, f"{r.length} words of the source in a row: {r.words!r}", "use other words") for r in runs
    )


def draw_left_out(kb: KnowledgeBase) -> str:
    """Return which phrasings lead elsewhere when left out, and which gaps would be asserted; takes minutes."""
    from tutor.curation.confusions import report_left_out

    return "\n".join(report_left_out(kb))


def explain(responder: "Responder", text: str, context: Context = _FRESH) -> Explanation:
    """Return why `text` gets the reply it gets after `context`; as the first message of a conversation without one."""
    from tutor.chat.responder import MOST_CHARACTERS
    from tutor.text import clean

    message = clean(text)[:MOST_CHARACTERS]
    understood = responder.listener.understand(message, context)
    found, decision = understood.found, understood.decision
    return Explanation(
        question=message,
        words=found.question.words,
        mended=dict(found.question.mended),
        unknown=found.question.unknown,
        names=found.question.names,
        asked=str(found.question.asked),
        intent=str(responder.read_intent(message, context).kind),
        readings=tuple(r.query for r in responder.listener.list_readings(message, context)),
        entries=_candidates(found.hits, TargetKind.ENTRY, responder.kb),
        gaps=_candidates(found.hits, TargetKind.GAP, responder.kb),
        nothing=found.nothing,
        sure=found.sure,
        denial=found.denial.entry if found.denial else "",
        decision=str(decision.verdict),
        why_not=str(decision.why_not or ""),
    )


def _candidates(hits: Iterable[Hit], kind: TargetKind, kb: KnowledgeBase) -> tuple[Candidate, ...]:
    chosen = [h for h in hits if h.target.kind is kind][:SHOWN]
    return tuple(Candidate(h.target.id, _question_of(h, kb), h.probability, dict(h.signals)) for h in chosen)


def _question_of(hit: Hit, kb: KnowledgeBase) -> str:
    if hit.target.kind is TargetKind.GAP:
        return kb.gap_by_id[hit.target.id].questions[0]
    return kb.entry_by_id[hit.target.id].question


def report_gaps(misses: Iterable["Miss"], overrules: Iterable["Overrule"]) -> GapReport:
    """Return what learners missed, grouped by what came nearest and by likeness, and the wordings they insisted on."""
    by_entry: dict[str, list[Miss]] = {}
    for miss in misses:
        by_entry.setdefault(miss.entry, []).append(miss)
    groups = [_describe(entry, group) for entry, found in by_entry.items() for group in _group(found)]
    insisted = Counter((o.item, o.wording) for o in overrules)
    return GapReport(
        missing=tuple(sorted(groups, key=lambda g: (-g.times, g.near, g.questions))),
        proposals=tuple(Proposal(item, wording, times) for (item, wording), times in insisted.most_common()),
    )


def _group(misses: Iterable["Miss"]) -> list[list["Miss"]]:
    """Put each question into the first group whose first question it resembles."""
    from tutor.matching.similarity import ratio

    groups: list[tuple[str, list[Miss]]] = []
    for miss in misses:
        key = _key(miss.question)
        fitting = next((group for first, group in groups if ratio(first, key) >= ALIKE), None)
        if fitting is None:
            groups.append((key, [miss]))
        else:
            fitting.append(miss)
    return [group for _, group in groups]


def _key(question: str) -> str:
    from tutor.matching.stem import stems

    return " ".join(sorted(set(stems(question)))) or question


def _describe(entry: str, misses: list["Miss"]) -> Missing:
    kinds = Counter("marked" if m.marked else m.kind for m in misses)
    questions = Counter(m.question for m in misses)
    return Missing(entry, dict(kinds), tuple(q for q, _ in questions.most_common()), len(misses))


def draw_reliability(kb: KnowledgeBase) -> str:
    """Return a table of how far the confidences of a pack can be trusted; takes as long as making an index."""
    from tutor.curation.reliability import draw_reliability, measure_reliability

    return "\n".join(draw_reliability(measure_reliability(kb)))
