import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.memory import study_day

offsets = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("2026-11-22T03:59", date(2026, 11, 21)),
        ("2026-11-22T04:00", date(2026, 11, 22)),
        ("2026-11-22T23:59", date(2026, 11, 22)),
    ],
)
def test_the_day_turns_at_four(local, expected):
    offset = timedelta(hours=-5)

    assert expected == study_day(datetime.fromisoformat(local).replace(tzinfo=timezone(offset)), offset)


def test_another_turn_hour_can_be_chosen():
    assert date(2026, 11, 22) == study_day(datetime(2026, 11, 22, 0, 30, tzinfo=UTC), timedelta(0), 0)


def test_the_hour_repeated_in_autumn_is_of_one_day():
    before = study_day(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), timedelta(hours=2))
    after = study_day(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), timedelta(hours=1))

    assert before == after == date(2026, 10, 24)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="aware"):
        study_day(datetime(2026, 11, 22, 12), timedelta(0))  # noqa: DTZ001 - that is the point


@given(st.datetimes(timezones=st.just(UTC)), offsets, st.integers(0, 23))
def test_any_moment_has_a_study_day_near_it(moment, offset, turn_hour):
    assert abs((study_day(moment, offset, turn_hour) - moment.date()).days) <= 2


def test_the_room_loads_without_the_library():
    code = "import sys, tutor.memory; sys.exit('fsrs' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
