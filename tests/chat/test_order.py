"""What came first, by the dates of the names: an order turned round is a false premise."""

import datetime as dt

import pytest

from tutor.chat.order import is_order_turned
from tutor.knowledge.dates import read_span
from tutor.knowledge.model import DatedFact, KnowledgeBase, Name, NameKind, PackInfo, Section
from tutor.retrieval.terms import NameBook


def event(name: str, date: str) -> Name:
    return Name(
        name.replace(" ", "-"), name, NameKind.EVENT, "", ("1",), (), "it", (DatedFact(date, "it was", ("1",)),)
    )


NAMES = (event("great flood", "1871-03"), event("old fair", "1872"), event("long quarrel", "1870/1880"))
KB = KnowledgeBase(PackInfo("pond", "The Pond", "", "", "en", "1", (), (Section("1", "", ""),)), (), names=NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Why was the old fair before the great flood?",
        "Who came to the great flood after the old fair?",
    ],
)
def test_an_order_against_the_dates_is_turned_round(text) -> None:
    assert is_order_turned(text, NameBook.from_pack(KB), KB)


@pytest.mark.parametrize(
    "text",
    [
        "Why was the great flood before the old fair?",
        "What came after the great flood?",
        "Was the old fair before or after the great flood?",
        "Who began the long quarrel after the old fair?",
        "Was there a great flood and an old fair?",
    ],
)
def test_what_the_dates_bear_out_or_leave_open_is_not(text) -> None:
    assert not is_order_turned(text, NameBook.from_pack(KB), KB)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("1963", dt.date(1963, 1, 1), dt.date(1963, 12, 31)),
        ("1962-12", dt.date(1962, 12, 1), dt.date(1962, 12, 31)),
        ("2018-12-15", dt.date(2018, 12, 15), dt.date(2018, 12, 15)),
        ("2013/2014-02", dt.date(2013, 1, 1), dt.date(2014, 2, 28)),
        ("2003/", dt.date(2003, 1, 1), dt.date.max),
    ],
)
def test_a_date_reaches_from_its_first_day_to_its_last(date, first, last) -> None:
    assert (first, last) == read_span(date)


def test_what_is_no_date_has_no_span() -> None:
    with pytest.raises(ValueError, match="no date"):
        read_span("some day")
