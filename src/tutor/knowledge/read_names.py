"""Reads names.yaml: persons, places, works and terms, and the dates that go with them."""

from tutor.knowledge.dates import DATE_EXAMPLES, is_date
from tutor.knowledge.form import Form, open_forms
from tutor.knowledge.ledger import Kind, Ledger
from tutor.knowledge.model import DatedFact, Name, NameKind
from tutor.knowledge.nodes import Node
from tutor.text import shorten

PRONOUNS = ("he", "she", "it", "they")


def read_names(node: Node | None, ledger: Ledger) -> list[Name]:
    """Return the names of the file; every problem goes into `ledger`."""
    return [_read_name(f) for f in open_forms(node, kind="name", ledger=ledger)]


def _read_name(form: Form) -> Name:
    name = Name(
        id=form.id(Kind.NAME),
        name=form.text("name"),
        kind=form.choice("kind", NameKind),
        aliases=form.texts("aliases", may_flow=True),
        pronoun=form.optional_text("pronoun"),
        gist=form.text("gist"),
        cites=form.cites(least=1),
        when=tuple(_read_fact(f) for f in form.forms("when", kind="date")),
    )
    if name.pronoun and name.pronoun not in PRONOUNS:
        form.complain(f"the pronoun is {name.pronoun!r}", f"one of {', '.join(PRONOUNS)}", field="pronoun")
    form.ledger.forms += form.wordings("name") + form.wordings("aliases")
    form.close()
    return name


def _read_fact(form: Form) -> DatedFact:
    fact = DatedFact(date=form.text("date"), what=form.text("what"), cites=form.cites(least=1))
    if fact.date and not is_date(fact.date):
        form.complain(f"{shorten(fact.date, 30)!r} isn't a date", DATE_EXAMPLES, field="date")
    form.close()
    return fact
