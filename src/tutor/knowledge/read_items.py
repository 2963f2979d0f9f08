"""Reads the quiz items of a claim: one function for each kind."""

import re
from collections.abc import Callable, Iterable
from typing import TypedDict

from tutor.knowledge.form import Form
from tutor.knowledge.ledger import Kind
from tutor.knowledge.model import (
    AnyItem,
    ChoiceItem,
    Distractor,
    GapItem,
    ItemKind,
    ManyItem,
    MatchItem,
    OrderItem,
    Point,
    RecallItem,
    ShortItem,
    TrueFalseItem,
)
from tutor.matching.normalise import tokens

_BLANK = re.compile(r"\{\{([^{}]*)\}\}")


class _Common(TypedDict):
    id: str
    prompt: str
    explain: str
    cites: tuple[str, ...]
    hints: tuple[str, ...]
    was: tuple[str, ...]


def read_item(form: Form) -> AnyItem | None:
    """Return the item, or None when its kind can't be told; every problem goes into the form's ledger."""
    form.where = ""
    name = form.id(Kind.ITEM)
    kind = form.choice("kind", ItemKind)
    if form.optional_text("kind") != kind:
        return None
    common = _Common(
        id=name,
        prompt=form.optional_text("prompt") if kind is ItemKind.GAP else form.text("prompt"),
        explain=form.text("explain"),
        cites=form.cites(),
        hints=form.texts("hints"),
        was=form.texts("was", may_flow=True),
    )
    for former in common["was"]:
        form.ledger.former.setdefault(former, []).append(form.place_of("was"))
    item = _READERS[kind](form, common)
    form.close()
    return item


def _read_choice(form: Form, common: _Common) -> ChoiceItem:
    item = ChoiceItem(**common, answer=form.text("answer"), distractors=_read_distractors(form, "distractors"))
    _refuse_repeats(form, "distractors", (d.text for d in item.distractors), what="distractors has")
    _refuse_shared(form, "distractors", [item.answer], [d.text for d in item.distractors])
    return item


def _read_true_false(form: Form, common: _Common) -> TrueFalseItem:
    answer = form.text("answer")
    if answer and answer not in ("true", "false"):
        form.complain(f"answer is {answer!r}", "true or false", field="answer")
    return TrueFalseItem(**common, answer=answer == "true")


def _read_gap(form: Form, common: _Common) -> GapItem:
    text = form.text("text")
    pieces = _BLANK.split(text)
    blanks = tuple(tuple(a.strip() for a in piece.split("|")) for piece in pieces[1::2])
    if text and not blanks:
        form.complain("text has no blank", "write {{answer|other spelling}} where the blank is", field="text")
    if any("{{" in piece or "}}" in piece for piece in pieces[::2]):
        form.complain("text has a blank that isn't closed", "{{answer|other spelling}}", field="text")
    if any(not accepted for blank in blanks for accepted in blank):
        form.complain("text has a blank with an empty answer", "{{answer|other spelling}}", field="text")
    return GapItem(**common, fragments=tuple(pieces[::2]), blanks=blanks)


def _read_short(form: Form, common: _Common) -> ShortItem:
    return ShortItem(
        **common,
        reference=form.text("reference"),
        accept=form.texts("accept"),
        points=tuple(_read_point(f) for f in form.forms("points", kind="point")),
    )


def _read_many(form: Form, common: _Common) -> ManyItem:
    item = ManyItem(**common, correct=form.texts("correct", least=1), wrong=_read_distractors(form, "wrong"))
    _refuse_repeats(form, "correct", item.correct, what="correct has")
    _refuse_repeats(form, "wrong", (d.text for d in item.wrong), what="wrong has")
    _refuse_shared(form, "wrong", item.correct, [d.text for d in item.wrong])
    return item


def _read_order(form: Form, common: _Common) -> OrderItem:
    item = OrderItem(**common, sequence=form.texts("sequence", least=2))
    _refuse_repeats(form, "sequence", item.sequence, what="sequence has")
    return item


def _read_match(form: Form, common: _Common) -> MatchItem:
    item = MatchItem(**common, pairs=form.pairs("pairs"), extra=form.texts("extra"))
    _refuse_repeats(form, "pairs", (left for left, _ in item.pairs), what="pairs has on the left")
    rights = [*(right for _, right in item.pairs), *item.extra]
    _refuse_repeats(form, "pairs", rights, what="pairs and extra have on the right")
    return item


def _read_recall(form: Form, common: _Common) -> RecallItem:
    return RecallItem(**common, points=tuple(_read_point(f) for f in form.forms("points", kind="point", least=1)))


def _read_point(form: Form) -> Point:
    point = Point(point=form.text("point"), accept=form.texts("accept"), cites=form.cites())
    form.close()
    return point


def _read_distractors(form: Form, field: str) -> tuple[Distractor, ...]:
    found = []
    for each in form.forms(field, kind="wrong option", least=1):
        found.append(Distractor(text=each.text("text"), why=each.optional_text("why")))
        each.close()
    return tuple(found)


_READERS: dict[ItemKind, Callable[[Form, _Common], AnyItem]] = {
    ItemKind.CHOICE: _read_choice,
    ItemKind.TRUE_FALSE: _read_true_false,
    ItemKind.GAP: _read_gap,
    ItemKind.SHORT: _read_short,
    ItemKind.MANY: _read_many,
    ItemKind.ORDER: _read_order,
    ItemKind.MATCH: _read_match,
    ItemKind.RECALL: _read_recall,
}


def _refuse_repeats(form: Form, field: str, texts: Iterable[str], *, what: str) -> None:
    seen = set()
    for text in texts:
        if _same(text) in seen:
            form.complain(f"{what} {text!r} twice", "no two alike", field=field)
        seen.add(_same(text))


def _refuse_shared(form: Form, field: str, right: Iterable[str], wrong: Iterable[str]) -> None:
    correct = {_same(text) for text in right}
    for text in wrong:
        if _same(text) in correct:
            form.complain(f"{text!r} is right and wrong at once", "take it out of one", field=field)


def _same(text: str) -> str:
    """Return what two options share when a learner can't tell them apart."""
    return " ".join(tokens(text)) or text.casefold()
