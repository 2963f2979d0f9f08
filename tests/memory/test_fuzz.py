from hypothesis import given
from hypothesis import strategies as st

from tutor.memory.fuzz import fuzz_interval

lengths = st.integers(1, 36500)


@given(lengths, st.text(max_size=20))
def test_the_same_seed_spreads_the_same(days, seed):
    assert fuzz_interval(days, seed=seed, most=36500) == fuzz_interval(days, seed=seed, most=36500)


@given(st.integers(1, 2), st.text(max_size=20))
def test_one_and_two_days_stay(days, seed):
    assert days == fuzz_interval(days, seed=seed, most=36500)


@given(lengths, st.text(max_size=20))
def test_the_spread_is_within_ankis_ranges(days, seed):
    spread = 1 + 0.15 * max(min(days, 7) - 2.5, 0) + 0.10 * max(min(days, 20) - 7, 0) + 0.05 * max(days - 20, 0)

    assert abs(fuzz_interval(days, seed=seed, most=36500) - days) <= spread + 0.5


@given(lengths, lengths, st.text(max_size=20))
def test_a_longer_interval_stays_the_longer_one(one, other, seed):
    short, long = (fuzz_interval(days, seed=seed, most=36500) for days in sorted((one, other)))

    assert short <= long


def test_the_longest_interval_is_never_passed():
    assert max(fuzz_interval(36500, seed=str(n), most=36500) for n in range(50)) <= 36500


def test_different_seeds_reach_both_ends_of_the_range():
    found = {fuzz_interval(10, seed=str(n), most=36500) for n in range(300)}

    assert {8, 9, 10, 11, 12} == found
