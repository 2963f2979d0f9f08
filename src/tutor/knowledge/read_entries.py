"""Reads entries/*.yaml and outside.yaml: what the essay answers, and what it doesn't."""

from tutor.knowledge.form import Form, open_forms
from tutor.knowledge.ledger import Kind, Ledger
from tutor.knowledge.model import Entry, Gap, WhyNot
from tutor.knowledge.nodes import Node

CURATED_REASONS = (WhyNot.SILENT, WhyNot.TOUCHES, WhyNot.OPINION, WhyNot.NEWS)
"""The kinds of "no" that a curator writes; the others are found while asking."""


def read_entries(node: Node | None, ledger: Ledger) -> list[Entry]:
    """Return the entries of one file; every problem goes into `ledger`."""
    return [_read_entry(f) for f in open_forms(node, kind="entry", ledger=ledger)]


def read_gaps(node: Node | None, ledger: Ledger) -> list[Gap]:
    """Return the gaps of outside.yaml; every problem goes into `ledger`."""
    return [_read_gap(f) for f in open_forms(node, kind="gap", ledger=ledger)]


def _read_entry(form: Form) -> Entry:
    entry = Entry(
        id=form.id(Kind.ENTRY),
        question=form.text("question"),
        also=form.texts("also"),
        answer=form.text("answer"),
        more=form.optional_text("more"),
        parts=form.texts("parts"),
        cites=form.cites(least=1),
        topics=form.ids("topics", Kind.TOPIC),
        names=form.ids("names", Kind.NAME),
        next=form.ids("next", Kind.ENTRY),
        denies=form.texts("denies"),
    )
    _note_phrasings(form, "question", "also")
    form.close()
    return entry


def _read_gap(form: Form) -> Gap:
    gap = Gap(
        id=form.id(Kind.GAP),
        questions=form.texts("questions", least=1),
        says=form.text("says"),
        why_not=form.choice("why_not", WhyNot, among=CURATED_REASONS),
        near=form.ids("near", Kind.ENTRY),
        cites=form.cites(),
    )
    _note_phrasings(form, "questions")
    form.close()
    return gap


def _note_phrasings(form: Form, *fields: str) -> None:
    for field in fields:
        for wording in form.wordings(field):
            form.ledger.see_phrasing(wording)
