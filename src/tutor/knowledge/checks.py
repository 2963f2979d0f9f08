"""Structural checks over a whole pack: ids, references, phrasings, names and the shape of the argument."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from tutor.knowledge.ledger import Kind, Ledger, Place, Wording
from tutor.knowledge.model import Claim, Role
from tutor.matching.normalise import tokens


def check_ledger(ledger: Ledger) -> None:
    """Note every id defined twice, and every wording that stands twice or belongs to two."""
    _check_ids(ledger)
    _check_phrasings(ledger)
    _check_forms(ledger)


def check_argument(claims: Iterable[Claim], ledger: Ledger) -> None:
    """Note a second thesis, an answer to what is no objection, and claims that support or answer each other in a circle."""
    by_id = {c.id: c for c in claims}
    theses = [c for c in by_id.values() if c.role is Role.THESIS]
    for second in theses[1:]:
        what = f"a second thesis; the first is {theses[0].id} ({_place(ledger, theses[0].id)})"
        ledger.complain(_place(ledger, second.id), what, "make it a claim that supports it", where=second.id)
    for claim in by_id.values():
        answered = by_id.get(claim.answers)
        if answered and answered.role is not Role.OBJECTION:
            what = f"answers {answered.id}, whose role is {answered.role}"
            ledger.complain(_place(ledger, claim.id), what, "only an objection is answered", where=claim.id)
    _check_circles(by_id, ledger, lambda c: c.supports, "supports")
    _check_circles(by_id, ledger, lambda c: c.answers, "answers")


def _place(ledger: Ledger, claim: str) -> Place:
    return ledger.defined[Kind.CLAIM][claim][0]


def _check_circles(by_id: dict[str, Claim], ledger: Ledger, leads_to: Callable[[Claim], str], verb: str) -> None:
    """Each claim leads to at most one other, so a walk that comes back to a claim of its own walk has found a circle."""
    finished: set[str] = set()
    for start in by_id:
        walk: dict[str, None] = {}
        at = start
        while at in by_id and at not in finished and at not in walk:
            walk[at] = None
            at = leads_to(by_id[at])
        if at in walk:
            circle = [*list(walk)[list(walk).index(at) :], at]
            what = f"{verb} itself: {' -> '.join(circle)}"
            ledger.complain(_place(ledger, at), what, "the chain must end", where=at)
        finished.update(walk)


def _check_ids(ledger: Ledger) -> None:
    answering: dict[str, list[Place]] = {}
    for kind in (Kind.ENTRY, Kind.GAP):
        for name, places in ledger.defined[kind].items():
            answering.setdefault(name, []).extend(places)
    for found in (answering, *(ledger.defined[k] for k in Kind if k not in (Kind.ENTRY, Kind.GAP))):
        for name, places in found.items():
            for first, second in pairwise(places):
                ledger.complain(second, f"the id stands twice ({first} and {second})", "rename one", where=name)
    for name, places in ledger.former.items():
        taken = [*ledger.defined[Kind.ITEM].get(name, []), *places]
        if len(taken) > 1:
            ledger.complain(taken[-1], f"was names {name!r}, which is another item's too ({taken[0]})", "keep one")


def check_references(ledger: Ledger) -> None:
    """Note every id used that nothing of its kind has: of use only when every file was read whole."""
    for kind, name, place, where in ledger.references:
        if name not in ledger.defined[kind]:
            known = sorted(ledger.defined[kind]) if kind is not Kind.SECTION else list(ledger.defined[kind])
            ledger.complain(place, f"there is no {kind} {name!r}", _suggest(name, known), where=where)


def _suggest(name: str, known: list[str]) -> str:
    import difflib

    if near := difflib.get_close_matches(name, known, n=1):
        return f"did you mean {near[0]}?"
    return f"there are {', '.join(known)}" if 0 < len(known) <= 30 else ""


def _check_phrasings(ledger: Ledger) -> None:
    for first, second in _collisions(ledger, ledger.phrasings):
        if first.where == second.where:
            if first.text.casefold() != second.text.casefold():
                continue
            what, instead = f"{second.text!r} stands twice ({first.place} and {second.place})", "take one out"
        else:
            what = f"{second.text!r} is also a question of {first.where} ({first.place} and {second.place})"
            instead = "only one can answer it"
        ledger.complain(second.place, what, instead, where=second.where)


def _check_forms(ledger: Ledger) -> None:
    for first, second in _collisions(ledger, ledger.forms):
        if first.where != second.where:
            what = f"{second.text!r} is also a form of {first.where} ({first.place} and {second.place})"
            ledger.complain(second.place, what, "only one can be meant by it", where=second.where)


def _collisions(ledger: Ledger, wordings: Iterable[Wording]) -> Iterable[tuple[Wording, Wording]]:
    """Yield each wording that reads like an earlier one, after that one; wordings without a word are problems."""
    seen: dict[tuple[str, ...], Wording] = {}
    for wording in wordings:
        read = tuple(tokens(wording.text))
        if not read:
            if wording.text:
                ledger.complain(wording.place, f"{wording.text!r} has no word in it", where=wording.where)
        elif read in seen:
            yield seen[read], wording
        else:
            seen[read] = wording
