"""The strict report: everything a curator should mend or look at, in one list."""

from collections.abc import Callable, Iterator

from tutor.curation.coverage import check_sections
from tutor.curation.findings import Finding, Severity
from tutor.curation.likeness import check_likeness
from tutor.curation.quizzing import (
    check_balance,
    check_distractors,
    check_give_aways,
    check_items_of_claims,
    check_lengths,
)
from tutor.curation.wording import check_answers, check_characters, check_phrasing_counts, check_quotations
from tutor.knowledge.model import KnowledgeBase

CHECKS: tuple[Callable[[KnowledgeBase], Iterator[Finding]], ...] = (
    check_sections,
    check_answers,
    check_quotations,
    check_characters,
    check_phrasing_counts,
    check_likeness,
    check_items_of_claims,
    check_distractors,
    check_lengths,
    check_give_aways,
    check_balance,
)
"""In the order they are reported."""


def strict_report(knowledge: KnowledgeBase) -> tuple[Finding, ...]:
    """Return all findings about a pack, problems first, each kind in the order of the checks and the pack."""
    findings = [finding for check in CHECKS for finding in check(knowledge)]
    return tuple(sorted(findings, key=lambda f: f.severity is not Severity.PROBLEM))
