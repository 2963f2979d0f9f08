"""From probabilities to what is said: asserted, hedged, asked back or declined."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pond_pack import POND, pond_index
from tutor.chat import frames
from tutor.chat.context import Context
from tutor.chat.deciding import HALF_SURE, Verdict, decide
from tutor.chat.reply import ReplyKind
from tutor.chat.responder import Responder
from tutor.knowledge.model import WhyNot
from tutor.retrieval.index import Index
from tutor.retrieval.values import SearchResult, TargetKind

FOOD = "What does the heron eat?"
SURE = 0.45
"""Probability from which these searches are sure."""


def found_with(text: str, *probabilities: float) -> SearchResult:
    """Return what is found for `text`, its entries with other probabilities, as no phrasing of theirs; its gaps with none."""
    found = pond_index().search(text, 6)
    entries = [
        replace(h, signals={**h.signals, "verbatim": 0.0}) for h in found.hits if h.target.kind is TargetKind.ENTRY
    ]
    hits = [replace(h, probability=p) for h, p in zip(entries, probabilities, strict=False)]
    return replace(found, hits=tuple(hits), nothing=max(0.0, 1.0 - sum(probabilities)), sure=SURE)


@pytest.mark.parametrize(
    ("probability", "verdict"),
    [(0.95, Verdict.ASSERT), ((SURE + HALF_SURE) / 2, Verdict.HEDGE), (HALF_SURE / 2, Verdict.DECLINE)],
)
def test_the_surer_the_plainer_it_is_said(probability, verdict) -> None:
    assert verdict is decide(FOOD, found_with(FOOD, probability), POND).verdict


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
@settings(deadline=None)
def test_more_probability_never_makes_a_reply_less_sure(one, other) -> None:
    order = [Verdict.DECLINE, Verdict.HEDGE, Verdict.ASSERT]
    less, more = (order.index(decide(FOOD, found_with(FOOD, p), POND).verdict) for p in sorted((one, other)))

    assert less <= more


def test_what_stands_in_the_pack_word_for_word_is_asserted_however_unlikely() -> None:
    found = pond_index().search(FOOD, 6)
    unlikely = replace(found, hits=tuple(replace(h, probability=0.01) for h in found.hits))

    assert (Verdict.ASSERT, "heron-food") == (
        (decision := decide(FOOD, unlikely, POND)).verdict,
        decision.entries[0].target.id,
    )


def test_with_nothing_found_it_is_declined() -> None:
    decision = decide("who won the world cup", found_with("who won the world cup"), POND)

    assert (Verdict.DECLINE, WhyNot.SILENT) == (decision.verdict, decision.why_not)


def test_an_entry_known_not_to_be_meant_is_left_out() -> None:
    found = pond_index().search(FOOD)

    assert "heron-food" not in [h.target.id for h in decide(FOOD, found, POND, excluded="heron-food").entries]


def test_a_likelier_gap_is_told_instead_of_an_entry() -> None:
    decision = decide("When was Lena Voss born?", pond_index().search("When was Lena Voss born?"), POND)

    assert (Verdict.DECLINE, "voss-birth") == (decision.verdict, decision.gap and decision.gap.target.id)


def test_an_opinion_is_declined_however_well_it_fits() -> None:
    text = "do you think the heron eats frogs?"

    assert WhyNot.OPINION is decide(text, found_with(text, 0.95), POND).why_not


def test_a_stranger_by_name_is_not_asserted_about() -> None:
    text = "What does the heron of Zzyzx eat?"

    assert Verdict.ASSERT is not decide(text, found_with(text, 0.95), POND).verdict


def responder_that_finds(text: str, *probabilities: float) -> Responder:
    class Fixed(Index):
        def search(self, *_, **__):
            return found_with(text, *probabilities)

    index = pond_index()
    return Responder(POND, Fixed(**{name: getattr(index, name) for name in Index.__dataclass_fields__}))


def test_a_hedged_reply_says_so_and_offers_the_nearest_first() -> None:
    reply, _ = responder_that_finds(FOOD, (SURE + HALF_SURE) / 2, 0.1, 0.05, 0.04).respond(FOOD, Context())

    assert (ReplyKind.CLOSEST, "heron-food") == (reply.kind, reply.entry)
    assert frames.CLOSEST.format(answer=POND.entry_by_id["heron-food"].answer) == reply.text
    assert ("heron-food", 3) == (reply.options[0].entry, len(reply.options))


def test_what_fits_two_entries_alike_is_asked_back() -> None:
    text = "the heron frogs"
    reply, context = responder_that_finds(text, 0.3, 0.29).respond(text, Context())

    assert (ReplyKind.CLARIFY, 2) == (reply.kind, len(reply.options))
    assert tuple(o.entry for o in reply.options) == context.options


def test_a_declined_reply_offers_only_what_is_likely() -> None:
    reply, _ = responder_that_finds(FOOD, 0.1, 0.001).respond(FOOD, Context())

    assert (ReplyKind.NOT_COVERED, ["heron-food"]) == (reply.kind, [o.entry for o in reply.options])


@pytest.mark.parametrize(("text", "verdict"), [("Crane", Verdict.ASSERT), ("what did he say to Crane?", Verdict.HEDGE)])
def test_a_name_alone_opens_what_there_is_about_it_but_not_what_somebody_else_did(text, verdict) -> None:
    assert verdict is decide(text, found_with(text, (SURE + HALF_SURE) / 2), POND).verdict


@pytest.mark.parametrize("text", ["who is the miller now?", "what's happening today", "and today?"])
def test_what_is_so_now_is_news_whatever_it_is_about(text) -> None:
    decision = decide(text, pond_index().search(text, 6), POND)

    assert WhyNot.NEWS is decision.why_not
    assert decision.asks_no_essay


def test_an_entry_that_knows_hardly_a_word_of_the_question_is_not_shown() -> None:
    text = "multiply seventeen thousand by forty for the invoice of the heron"

    assert Verdict.DECLINE is decide(text, found_with(text, (SURE + HALF_SURE) / 2), POND).verdict
