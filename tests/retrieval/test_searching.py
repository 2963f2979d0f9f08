"""Searching: what leads where, in which order, and how sure."""

import unicodedata
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pond_pack import ENTRIES, GAPS, INFO, POND, pond_index
from tutor.knowledge.model import Entry, KnowledgeBase
from tutor.retrieval.building import build_index
from tutor.retrieval.index import MOST_WORDS
from tutor.retrieval.storing import decode_index, encode_index
from tutor.retrieval.trials import read_elsewhere
from tutor.retrieval.values import TargetKind

WORDS = sorted(
    {w for e in ENTRIES for p in e.phrasings for w in p.split()} | {"qwzx", "1950", "seven", "don't", "?", "NATO"}
)
QUESTION = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
HOSTILE = [
    "",
    "   ",
    "?!...",
    "\N{DUCK}\N{FROG FACE}",
    "a",
    "the of and",
    "(a+)+$",
    "((((",
    "*.*",
    "'; drop table x;--",
    "AND OR NEAR(",
    "\x00\x1b]52;c;x\x07",
    "\ud800",
    "heron " * 10_000,
    "x" * 100_000,
    "1e3 NaN inf -7 " + "9" * 400,
    "e" + "\u0301" * 500,
]


def first(question: str) -> str:
    return pond_index().search(question).hits[0].target.id


@pytest.mark.parametrize(
    ("thing", "text"),
    [*((e.id, p) for e in ENTRIES for p in e.phrasings), *((g.id, q) for g in GAPS for q in g.questions)],
)
def test_a_known_wording_leads_to_its_own_thing(thing, text) -> None:
    assert thing == first(text)


@pytest.mark.parametrize(
    ("thing", "text"),
    [
        ("heron-food", "what kind of food is eaten by the heron"),
        ("heron-food", "waht does the herno eat"),
        ("heron-food", "WHAT DOES THE HERON EAT"),
        ("heron-food", "\uff37\uff48\uff41\uff54 does the \uff28eron eat\uff1f"),
        ("heron-nest", "the grey bird's nest"),
        ("dam", "Crane's dam"),
        ("voss-petition", "a petition by Miss Voss"),
        ("ice", "which winter turned the pond to solid ice"),
        ("pond-depth", "how deep was the pond in metres"),
        ("voss-birth", "in which year was Voss born"),
    ],
)
def test_a_new_wording_leads_to_what_it_asks_for(thing, text) -> None:
    assert thing == first(text)


def test_hits_come_likeliest_first() -> None:
    found = pond_index().search("what does the heron eat in the pond", 10)
    likely = [h.probability for h in found.hits]

    assert likely == sorted(likely, reverse=True)


def test_no_more_hits_of_a_kind_come_than_were_asked_for() -> None:
    found = pond_index().search("who built the dam of the pond and how deep is it", 2)

    assert 2 == sum(h.target.kind is TargetKind.ENTRY for h in found.hits)
    assert 2 >= sum(h.target.kind is TargetKind.GAP for h in found.hits)


def test_a_question_about_something_else_is_likelier_about_nothing() -> None:
    other = pond_index().search("who won the world cup of football")
    own = pond_index().search("what does the heron eat")

    assert other.nothing > own.nothing
    assert other.nothing > max((h.probability for h in other.hits), default=0.0)


def test_more_of_the_right_words_make_it_surer() -> None:
    faint, plain = pond_index().search("the heron"), pond_index().search("what does the heron eat")
    sure = {h.target.id: h.probability for h in faint.hits}

    assert plain.hits[0].probability > sure["heron-food"]


def test_an_empty_question_is_about_nothing() -> None:
    found = pond_index().search("")

    assert ((), 1.0) == (found.hits, pytest.approx(found.nothing))


def test_what_was_talked_about_decides_between_things() -> None:
    about_heron = pond_index().search("where does it come from", context="What does the heron eat?")
    about_carp = pond_index().search("where does it come from", context="How did the carp get into the pond?")

    assert "carp-origin" == about_carp.hits[0].target.id
    assert about_heron.hits[0].target.id != about_carp.hits[0].target.id


def test_a_question_is_read_with_its_names_and_slips() -> None:
    question = pond_index().read("Whree did Tobias Crane's pond qwzxy?")

    assert "crane" in question.names
    assert ("qwzxy",) == question.unknown
    assert {"whree": "where"} == question.mended


def test_the_rest_of_a_very_long_question_is_left_out() -> None:
    assert MOST_WORDS == len(pond_index().read("heron " * 10_000).words)


@given(QUESTION)
@settings(deadline=None)
def test_the_probabilities_of_all_targets_and_nothing_sum_to_one(text) -> None:
    index = pond_index()
    shares, nothing = index.ranker.share_out(index.describe(index.read(text)))

    assert 1.0 == pytest.approx(sum(shares.values()) + nothing)
    assert all(0.0 <= p <= 1.0 for p in (*shares.values(), nothing))


@given(QUESTION)
@settings(deadline=None)
def test_every_probability_told_lies_between_none_and_all(text) -> None:
    found = pond_index().search(text)

    assert all(0.0 <= h.probability <= 1.0 for h in found.hits)
    assert 0.0 <= found.nothing <= 1.0


@given(QUESTION)
@settings(deadline=None)
def test_searching_twice_finds_the_same(text) -> None:
    assert pond_index().search(text) == pond_index().search(text)


@given(st.text(alphabet="abcdefghiklmnoprstw ?'", max_size=40))
@settings(deadline=None)
def test_case_width_and_quotes_do_not_matter(text) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    plain = pond_index().search(text)

    assert plain == pond_index().search(wide)
    assert plain == pond_index().search(text.replace("'", "’"))


def test_decomposed_accents_do_not_matter() -> None:
    text = "Whére does the héron nest?"

    assert pond_index().search(unicodedata.normalize("NFC", text)) == pond_index().search(
        unicodedata.normalize("NFD", text)
    )


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_question_is_too_odd_to_search(text) -> None:
    found = pond_index().search(text, context=text)

    assert 0.0 <= found.nothing <= 1.0


def test_an_index_is_the_same_each_time_it_is_made() -> None:
    assert encode_index(build_index(POND)) == encode_index(build_index(POND))


@given(QUESTION)
@settings(deadline=None)
def test_an_index_read_back_finds_the_same(text) -> None:
    assert pond_index().search(text) == _read_back().search(text)


def _read_back():
    if "index" not in _KEPT:
        _KEPT["index"] = decode_index(BytesIO(encode_index(pond_index())))
    return _KEPT["index"]


_KEPT: dict = {}


def test_bytes_of_another_format_are_refused(monkeypatch) -> None:
    other = encode_index(pond_index())
    monkeypatch.setattr("tutor.retrieval.storing.FORMAT", 0)

    with pytest.raises(ValueError, match="another format"):
        decode_index(BytesIO(other))


@pytest.mark.parametrize("data", [b"", b"{}", b"\0\0\0\0", b"\0\0\0\2[]", b"\0\0\0\2\xff\xfe"])
def test_bytes_that_are_no_index_are_refused(data) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode_index(BytesIO(data))


def test_a_pack_of_one_entry_can_be_searched() -> None:
    index = build_index(KnowledgeBase(INFO, (Entry("only", "What is a pond?", "A small water.", ("1",)),)))

    assert "only" == index.search("what is a pond").hits[0].target.id
    assert () == index.search("qwzx").hits


def test_a_pack_of_wordings_without_words_can_be_searched() -> None:
    index = build_index(KnowledgeBase(INFO, (Entry("odd", "?!", "\N{DUCK}", ("1",)),)))

    assert () == index.search("what is a pond").hits


def test_progress_is_told_from_none_to_all() -> None:
    told: list[float] = []
    build_index(KnowledgeBase(INFO, ENTRIES[:2]), progress=told.append)

    assert (0.0, 1.0) == (told[0], told[-1])
    assert told == sorted(told)


def test_questions_about_other_things_are_not_about_the_pond() -> None:
    elsewhere = read_elsewhere()

    assert 100 < len(elsewhere) == len(set(elsewhere))


def test_a_known_phrasing_leads_to_its_own_entry() -> None:
    index = pond_index()

    for entry in POND.entries:
        for phrasing in entry.phrasings:
            assert entry.id == index.search(phrasing).hits[0].target.id
