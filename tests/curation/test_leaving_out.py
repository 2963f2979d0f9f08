"""Wordings left out: how far confidence can be trusted, what is confused with what, which gaps are answered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pond_pack import POND
from tutor.curation.confusions import (
    draw_confusions,
    draw_leaks,
    find_confusions,
    report_left_out,
    sort_outcomes,
    warn_of_leaks,
)
from tutor.curation.findings import Severity
from tutor.curation.leaving_out import (
    Outcome,
    Wording,
    deal_wordings,
    find_kin,
    leave_out,
    list_wordings,
    make_examiner,
)
from tutor.curation.reliability import bin_outcomes, draw_reliability, measure_reliability
from tutor.knowledge.model import Gap, WhyNot
from tutor.retrieval.values import TargetKind


def outcome(owner="a", led_to="a", *, text="?", gap=False, **told):
    wording = Wording(owner, TargetKind.GAP if gap else TargetKind.ENTRY, text)
    plain = {"was_foreseen": True, "confidence": 0.5, "right": 0.0, "is_asserted": False}
    return Outcome(wording, led_to=led_to, entry=led_to, **{**plain, **told})


@given(st.integers(1, 6), st.integers(0, 50))
@settings(deadline=None)
def test_every_wording_is_dealt_once_and_as_evenly_as_can_be(hands, seed) -> None:
    dealt = deal_wordings(POND, hands=hands, seed=seed)

    assert sorted(map(repr, list_wordings(POND))) == sorted(repr(w) for hand in dealt for w in hand)
    for entry in POND.entries:
        counts = [sum(w.owner == entry.id for w in hand) for hand in dealt]
        assert 1 >= max(counts) - min(counts)


def test_an_only_wording_is_never_dealt(make_kb, make_entry) -> None:
    assert [0, 0] == [len(hand) for hand in deal_wordings(make_kb(entries=(make_entry(),)), hands=2)]


def test_what_is_left_out_is_gone_and_the_rest_stays(make_kb, make_entry) -> None:
    gap = Gap("gap", ("How far?", "How long?"), "It doesn't say.", WhyNot.SILENT)
    kb = make_kb(entries=(make_entry("a", also=("x", "y")), make_entry("b", question="Why?")), gaps=(gap,))
    left = {Wording("a", TargetKind.ENTRY, "What pulls the sea?"), Wording("gap", TargetKind.GAP, "How far?")}
    smaller = leave_out(kb, left, {"b"})

    assert [("a", ("x", "y"))] == [(e.id, e.phrasings) for e in smaller.entries]
    assert [("How long?",)] == [g.questions for g in smaller.gaps]


def test_what_loses_all_its_wordings_goes(make_kb, make_entry) -> None:
    left = [Wording("pull", TargetKind.ENTRY, "What pulls the sea?")]

    assert () == leave_out(make_kb(entries=(make_entry(),)), left).entries


def test_an_entry_that_holds_anothers_answer_answers_its_questions(make_kb, make_entry) -> None:
    short = "The moon pulls the salty northern sea toward distant shores every single night."
    kb = make_kb(
        entries=(
            make_entry(
                "wide",
                answer=f"{short} Wind, rivers, ice, rain, ships and restless whales stir whole oceans too, from pole to pole, while distant volcanoes, heavy lorries and careless bathers add a little more.",
                question="What moves water?",
            ),
            make_entry("short", answer=short, question="What does the moon pull?"),
        )
    )

    assert 1.0 == find_kin(kb)["wide"]["short"]
    assert "wide" not in find_kin(kb).get("short", {})


def test_a_left_out_wording_is_asked_of_the_rest() -> None:
    wording = Wording("voss-petition", TargetKind.ENTRY, "what was the petition of Voss about")
    found = make_examiner(POND, [wording]).ask(wording)

    assert (True, 1.0) == (found.was_foreseen, found.right)
    assert "voss-petition" == found.entry == found.led_to


def test_what_was_left_out_whole_is_nobodys_question() -> None:
    wording = Wording("heron-food", TargetKind.ENTRY, "diet of the heron")
    found = make_examiner(POND, [], ["heron-food"]).ask(wording)

    assert (False, 0.0) == (found.was_foreseen, found.right)
    assert "heron-food" != found.entry


@pytest.mark.parametrize(("confidence", "number"), [(0.0, 0), (0.05, 0), (0.1, 1), (0.55, 5), (0.99, 9), (1.0, 9)])
def test_confidence_falls_into_its_bin(confidence, number) -> None:
    bins = bin_outcomes([outcome(confidence=confidence)]).bins

    assert [int(n == number) for n in range(10)] == [b.count for b in bins]


def test_a_bin_tells_mean_confidence_and_share_right() -> None:
    found = bin_outcomes([outcome(confidence=0.82, right=1.0), outcome(confidence=0.88, right=0.0)])

    assert pytest.approx((0.85, 0.5)) == (found.bins[8].confidence, found.bins[8].right)
    assert pytest.approx(0.35) == found.error


def test_each_kind_of_question_weighs_as_much_as_it_is_imagined_to_be_asked() -> None:
    """One question in the pack's own words weighs three times ten that the curator foresaw as gaps."""
    inside = [outcome(confidence=0.95, right=1.0)]
    outside = [outcome(gap=True, confidence=0.05)] * 10
    bins = bin_outcomes(inside + outside).bins

    assert (10, 1) == (bins[0].count, bins[9].count)
    assert pytest.approx(3.0) == bins[9].share / bins[0].share


@given(st.lists(st.builds(outcome, gap=st.booleans(), confidence=st.floats(0, 1), right=st.floats(0, 1))))
@settings(deadline=None)
def test_shares_sum_to_one_and_the_error_is_a_share(outcomes) -> None:
    found = bin_outcomes(outcomes)

    assert len(outcomes) == found.count
    assert pytest.approx(1.0 if outcomes else 0.0) == sum(b.share for b in found.bins)
    assert 0.0 <= found.error <= 1.0 + 1e-9


def test_what_is_always_right_when_sure_has_no_error() -> None:
    assert pytest.approx(0.0) == bin_outcomes([outcome(confidence=1.0, right=1.0), outcome(confidence=0.0)]).error


def test_reliability_is_measured_on_what_was_left_out_and_is_the_same_each_time() -> None:
    found = measure_reliability(POND)

    assert found == measure_reliability(POND)
    assert 0 < sum(b.count for b in found.bins if b.low >= 0.5)


def test_a_pack_too_small_to_leave_anything_out_has_no_questions(make_kb, make_entry) -> None:
    assert 0 == measure_reliability(make_kb(entries=(make_entry(),))).count
    assert 0 == measure_reliability(make_kb()).count


def test_reliability_is_a_table_of_ten_bins() -> None:
    lines = draw_reliability(bin_outcomes([outcome(confidence=0.85, right=1.0)]))

    assert "confidence  questions  share   mean  right" == lines[0]
    assert "0.8 - 0.9          1   1.00   0.85   1.00" == lines[9]
    assert "0.9 - 1.0          0   0.00      -      -" == lines[10]
    assert "expected calibration error 0.150 on 1 questions" == lines[11]


def test_the_worst_confusions_come_first() -> None:
    found = sort_outcomes(
        [
            outcome("a", "a", right=1.0),
            outcome("a", "b"),
            outcome("a", "b"),
            outcome("c", "d", is_asserted=True),
            outcome("e", "kin", right=0.7),
        ]
    )

    assert [("c", "d", 1), ("a", "b", 0)] == [(c.owner, c.led_to, c.asserted) for c in found.confusions]
    assert (5, 2) == (found.asked, found.recognised)


def test_the_surest_example_of_a_confusion_comes_first() -> None:
    found = sort_outcomes(
        [outcome("a", "b", text="faint", confidence=0.2), outcome("a", "b", text="sure", confidence=0.9)]
    )

    assert ("sure", "faint") == found.confusions[0].questions


def test_a_gap_whose_question_would_be_answered_is_a_leak() -> None:
    found = sort_outcomes(
        [
            outcome("gap", "b", gap=True, text="how?", is_asserted=True),
            outcome("gap", "gap", gap=True),
            outcome("other", "other", gap=True),
        ]
    )

    assert [("gap", 2, (("how?", "b"),))] == [(x.gap, x.asked, x.answers) for x in found.leaks]
    assert 3 == found.gap_questions


def test_leaks_are_warnings_and_never_problems() -> None:
    findings = warn_of_leaks(sort_outcomes([outcome("gap", "b", gap=True, is_asserted=True)]))

    assert [(Severity.WARNING, "gap", "left out, 1 of 1 questions would be answered from b")] == [
        (f.severity, f.where, f.what) for f in findings
    ]


def test_the_report_tells_counts_pairs_and_examples() -> None:
    found = sort_outcomes(
        [
            outcome("a", "a", right=1.0),
            outcome("a", "b", text="why?", is_asserted=True),
            outcome("gap", "b", gap=True, text="how?", is_asserted=True),
        ]
    )

    assert [
        "left out, 1 of 2 phrasings (50%) still lead to their entry",
        "a -> b: 1, of them 1 asserted",
        "    why?",
    ] == draw_confusions(found)
    assert [
        "left out, 1 of 1 questions of gaps would be answered",
        "gap: 1 of 1 asserted",
        "    how? -> b",
    ] == draw_leaks(found)


def test_a_long_report_is_cut_and_says_so() -> None:
    found = sort_outcomes([outcome(f"e{n}", "x") for n in range(5)])

    assert "and 3 more confusions" == draw_confusions(found, most=2)[-1]


def test_every_wording_of_a_pack_is_asked_once() -> None:
    found = find_confusions(POND, hands=3)

    assert sum(len(e.phrasings) for e in POND.entries) == found.asked
    assert sum(len(g.questions) for g in POND.gaps) == found.gap_questions
    assert found.asked == found.recognised + sum(len(c.questions) for c in found.confusions)


def test_a_pack_without_entries_has_an_empty_report(make_kb) -> None:
    assert [
        "left out, 0 of 0 phrasings still lead to their entry",
        "left out, 0 of 0 questions of gaps would be answered",
    ] == report_left_out(make_kb())
