"""What curation says of answers, quotations and phrasings."""

import pytest

from tutor.curation.findings import Severity, list_texts
from tutor.curation.wording import check_answers, check_characters, check_phrasing_counts, check_quotations
from tutor.knowledge.model import Claim, DatedFact, Gap, Name, NameKind, Role, WhyNot


def test_an_answer_of_sixty_words_is_short_enough(make_kb, make_entry) -> None:
    kb = make_kb(entries=(make_entry(answer="word " * 60),))

    assert [] == list(check_answers(kb))


def test_a_longer_answer_is_a_problem(make_kb, make_entry) -> None:
    (finding,) = check_answers(make_kb(entries=(make_entry(answer="word " * 61),)))

    assert (Severity.PROBLEM, "pull", "the answer has 61 words") == (finding.severity, finding.where, finding.what)


@pytest.mark.parametrize("answer", ["The sea should be left alone.", "It rose because of the moon."])
def test_a_judgement_without_a_holder_is_a_warning(make_kb, make_entry, answer: str) -> None:
    (finding,) = check_answers(make_kb(entries=(make_entry(answer=answer),)))

    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "answer",
    [
        "Writer says the sea should be left alone.",
        "The essay says it rose because of the moon.",
        "According to a fisher, the sea should rest.",
        "The sea rises twice a day.",
    ],
)
def test_a_fact_or_an_attributed_judgement_is_none(make_kb, make_entry, answer: str) -> None:
    assert [] == list(check_answers(make_kb(entries=(make_entry(answer=answer),))))


def test_an_entry_asked_in_few_ways_is_a_warning(make_kb, make_entry) -> None:
    few, enough = make_entry(also=("a",) * 10), make_entry("other", also=("a",) * 11)

    assert [("pull", "11 phrasings")] == [
        (f.where, f.what) for f in check_phrasing_counts(make_kb(entries=(few, enough)))
    ]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"'])
def test_a_quotation_of_more_than_eight_words_is_told(make_kb, make_entry, marks: str) -> None:
    long, short = (make_entry(n, more=marks.format("word " * count)) for n, count in (("long", 9), ("short", 8)))

    assert ["long"] == [f.where for f in check_quotations(make_kb(entries=(long, short)))]


def test_a_control_character_is_a_problem(make_kb, make_entry) -> None:
    assert ["pull"] == [f.where for f in check_characters(make_kb(entries=(make_entry(more="a�b"),)))]


def test_every_text_is_listed_and_no_id(make_kb, make_entry, make_choice) -> None:
    kb = make_kb(
        entries=(make_entry("e1", also=("also",), topics=("t1",), next=("e2",)),),
        gaps=(Gap("g1", ("gap question",), "says", WhyNot.SILENT, ("e1",), ("1",)),),
        names=(Name("n1", "name", NameKind.TERM, "gist", ("1",), when=(DatedFact("1963", "what", ("1",)),)),),
        claims=(
            Claim("c1", "statement", Role.CLAIM, ("1",), held_by="n1", entries=("e1",), items=(make_choice("i1"),)),
        ),
    )

    listed = {text for _, _, text in list_texts(kb)}

    assert {"also", "gap question", "says", "gist", "what", "statement", "the sun", "It's far."} <= listed
    assert not listed & {"e1", "e2", "t1", "g1", "n1", "c1", "i1", "1", "claim", "term", "silent", "choice"}
