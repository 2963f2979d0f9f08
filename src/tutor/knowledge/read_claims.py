"""Reads claims.yaml: the essay's argument, claim by claim, each with its quiz items."""

from tutor.knowledge.form import Form, open_forms
from tutor.knowledge.ledger import Kind, Ledger
from tutor.knowledge.model import Claim, Role
from tutor.knowledge.nodes import Node
from tutor.knowledge.read_items import read_item

OTHERS = "others"
"""Who holds a view the author argues against, when the essay doesn't say."""


def read_claims(node: Node | None, ledger: Ledger) -> list[Claim]:
    """Return the claims of the file; every problem goes into `ledger`."""
    return [_read_claim(f) for f in open_forms(node, kind="claim", ledger=ledger)]


def _read_claim(form: Form) -> Claim:
    claim = Claim(
        id=form.id(Kind.CLAIM),
        statement=form.text("statement"),
        role=form.choice("role", Role),
        supports=form.reference("supports", Kind.CLAIM),
        answers=form.reference("answers", Kind.CLAIM),
        held_by=_read_holder(form),
        entries=form.ids("entries", Kind.ENTRY),
        cites=form.cites(least=1),
        topics=form.ids("topics", Kind.TOPIC),
        items=tuple(item for f in form.forms("items", kind="item") if (item := read_item(f))),
    )
    form.close()
    return claim


def _read_holder(form: Form) -> str:
    holder = form.optional_text("held_by")
    return holder if holder == OTHERS else form.reference("held_by", Kind.NAME)
