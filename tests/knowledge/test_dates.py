"""Which dates a timeline takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.knowledge.dates import is_date, sort_key


@pytest.mark.parametrize(
    "text", ["1963", "1962-10", "2018-12-15", "2013/2014", "2003/", "1962-10/1962-11", "2024-02-29"]
)
def test_years_months_days_and_ranges_are_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024-99-99",
        "2023-02-29",
        "63",
        "1963-6",
        "2014/2013",
        "/2003",
        "/",
        "1/2/3",
        "0000",
        "19६3",
        "1963 ",
        "9" * 5000,
        "",
    ],
)
def test_anything_else_is_not(text: str) -> None:
    assert not is_date(text)


@given(st.text(alphabet="0123456789-/ ", max_size=20))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    assert is_date(text) in (True, False)


def test_dates_sort_by_their_first_day() -> None:
    assert ["1962-10", "1963", "2003/", "2013/2014"] == sorted(["2013/2014", "1963", "2003/", "1962-10"], key=sort_key)


def test_a_bad_date_is_a_problem_of_its_name(problems_of, full_texts) -> None:
    when = "  when:\n    - date: 2024-99-99\n      what: it rose\n      cites: [note]\n"

    (problem,) = problems_of(names=full_texts["names.yaml"] + when)

    assert problem.startswith("names.yaml:9:13: writer: '2024-99-99' isn't a date; ")


def test_a_number_of_5000_digits_is_a_problem_and_no_error(problems_of, full_texts) -> None:
    when = f"  when:\n    - date: {'9' * 5000}\n      what: it rose\n      cites: [note]\n"

    (problem,) = problems_of(names=full_texts["names.yaml"] + when)

    assert "isn't a date" in problem
