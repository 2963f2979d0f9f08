"""The law that a question which says its own subject means the same whatever was said before it."""

from pond_pack import POND, pond_index, pond_responder
from tutor.chat.context import Context
from tutor.chat.following import read_message
from tutor.chat.reply import Reply
from tutor.matching.normalise import tokens
from tutor.matching.stem import stem

ASKING = frozenset("who whom whose what which when where why how".split())
NEARLY_ALL = 0.97


def _names_of(text: str) -> set[str]:
    return set(pond_index().names.find([stem(w) for w in tokens(text)]))


def _list_plain_questions() -> list[str]:
    """Return the pack's own wordings that hold a name and a question word."""
    wordings = [q for e in POND.entries for q in e.phrasings] + [q for g in POND.gaps for q in g.questions]
    return [q for q in wordings if _names_of(q) and not ASKING.isdisjoint(tokens(q))]


def _ask(question: str, context: Context) -> Reply:
    return pond_responder().respond(question, context)[0]


def test_a_question_with_its_own_subject_is_answered_as_in_a_fresh_conversation() -> None:
    kept = []
    for entry in POND.entries:
        _, after = pond_responder().open_entry(entry.id, Context())
        for question in _list_plain_questions():
            if _names_of(question).isdisjoint(entry.names):
                fresh, later = _ask(question, Context()), _ask(question, after)
                kept.append((fresh.kind, fresh.entry) == (later.kind, later.entry))

    assert NEARLY_ALL <= sum(kept) / len(kept)


def test_such_a_question_is_read_in_one_way() -> None:
    context = Context(entry="dam", asked="who built the dam?", names=("dam",))

    assert 1 == len(read_message("what does the heron eat?", context, POND, pond_index().names))


def test_what_points_back_is_still_read_with_what_was_said() -> None:
    context = Context(entry="dam", asked="who built the dam?", names=("crane", "dam"))

    assert any(r.leans for r in read_message("why did Voss fight it?", context, POND, pond_index().names))
    assert any(r.leans for r in read_message("and why the heron?", context, POND, pond_index().names))
