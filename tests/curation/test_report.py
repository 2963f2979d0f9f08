"""The whole report, the table of coverage, and runs of words taken from the essay."""

from hypothesis import given
from hypothesis import strategies as st

from tutor.curation.coverage import check_sections, count_coverage, coverage
from tutor.curation.findings import Severity
from tutor.curation.overlap import find_taken_runs
from tutor.curation.report import strict_report
from tutor.knowledge.model import Gap, WhyNot


def test_problems_come_before_warnings(make_kb, make_entry, make_claim) -> None:
    severities = [f.severity for f in strict_report(make_kb(entries=(make_entry(),), claims=(make_claim(),)))]

    assert {Severity.PROBLEM, Severity.WARNING} == set(severities)
    assert severities == sorted(severities, key=lambda s: s is Severity.WARNING)


def test_a_finding_reads_as_a_line(make_kb, make_entry) -> None:
    lines = [str(f) for f in strict_report(make_kb(entries=(make_entry(),)))]

    assert "warning: pull: 1 phrasings; at least 12, as different as can be" in lines


def test_sections_are_counted(make_kb, make_entry, make_claim, make_choice) -> None:
    kb = make_kb(
        entries=(make_entry("a", also=("x", "y")), make_entry("b", cites=("1", "2"))),
        gaps=(Gap("g", ("q",), "s", WhyNot.SILENT, cites=("2",)),),
        claims=(make_claim(make_choice()),),
    )

    first, second = count_coverage(kb)

    assert ("1", 2, 4, 0, 1, 1) == (first.label, first.entries, first.phrasings, first.gaps, first.claims, first.items)
    assert ("2", 1, 1, 1, 0, 0) == (
        second.label,
        second.entries,
        second.phrasings,
        second.gaps,
        second.claims,
        second.items,
    )


def test_coverage_is_a_table_with_bars(make_kb, make_entry) -> None:
    table = coverage(make_kb(entries=(make_entry("a"), make_entry("b", cites=("1", "2")))))

    assert table.splitlines() == [
        "section      entries phrasings  gaps claims items",
        "1                  2         2     0      0     0  ####################",
        "2                  1         1     0      0     0  ##########",
    ]


def test_a_pack_without_entries_has_a_table_too(make_kb) -> None:
    assert 3 == len(coverage(make_kb()).splitlines())


def test_a_section_with_little_in_it_is_a_warning(make_kb, make_entry, make_claim) -> None:
    kb = make_kb(entries=tuple(make_entry(f"e{i}") for i in range(3)), claims=(make_claim(),))

    assert ["the section has 0 entries", "no claim cites the section"] == [f.what for f in check_sections(kb)]


SOURCE = "Whoever wants to understand tides should first sit still, for six hours, and look at a single stone."


def test_nine_words_in_a_row_are_a_taken_run_across_punctuation_and_case() -> None:
    (run,) = find_taken_runs([("here", "She says: TIDES should first sit still. For six hours and no more.")], SOURCE)

    assert ("here", "tides should first sit still for six hours and", 9) == (run.where, run.words, run.length)


def test_eight_words_in_a_row_are_not() -> None:
    assert () == find_taken_runs([("here", "tides should first sit still for six hours")], SOURCE)


def test_a_longer_run_is_told_once_and_whole() -> None:
    (run,) = find_taken_runs([("here", f"Well. {SOURCE} Indeed.")], SOURCE)

    assert 18 == run.length


def test_a_source_shorter_than_a_run_has_none() -> None:
    assert () == find_taken_runs([("here", "one two")], "one two")


@given(st.lists(st.sampled_from("ab"), max_size=30), st.lists(st.sampled_from("ab"), max_size=30))
def test_runs_are_found_exactly_where_a_naive_search_finds_them(source: list[str], text: list[str]) -> None:
    found = find_taken_runs([("here", " ".join(text))], " ".join(source), length=4)
    windows = {tuple(source[i : i + 4]) for i in range(len(source) - 3)}
    naive = any(tuple(text[i : i + 4]) in windows for i in range(len(text) - 3))

    assert naive == bool(found)
    assert all(f" {run.words} " in f" {' '.join(source)} " for run in found)
