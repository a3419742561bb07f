"""When a feed is asked next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.poller.pacing import PAGE_ASKED_AT_MOST, after_failure, after_outage, after_success, page_again

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
_chances = st.floats(0, 1)


@given(st.integers(-5, 100_000), _chances)
def test_never_before_a_quarter_of_an_hour_or_the_interval(interval: int, chance: float) -> None:
    least = timedelta(minutes=max(15, interval))
    assert least <= after_success(NOW, interval, chance) - NOW <= least * 1.1
    assert timedelta(minutes=15) <= after_outage(NOW, chance) - NOW <= timedelta(minutes=16.5)


@pytest.mark.parametrize(
    ("failures", "hours"), [(0, 1), (1, 1), (2, 2), (3, 4), (5, 16), (6, 24), (7, 24), (10**9, 24)]
)
def test_failures_double_the_wait_up_to_a_day(failures: int, hours: int) -> None:
    assert after_failure(NOW, failures, 0.0) == NOW + timedelta(hours=hours)


@given(st.integers(0, 99), _chances, st.integers(-(10**6), 10**6))
def test_never_before_the_server_allows(failures: int, chance: float, seconds: int) -> None:
    until = NOW + timedelta(seconds=seconds)
    assert after_failure(NOW, failures, chance, until) >= max(until, NOW + timedelta(hours=1))


@given(st.integers(0, 99))
def test_a_page_is_asked_for_after_an_hour_to_a_day_and_some_times_only(failures: int) -> None:
    again = page_again(NOW, failures)
    assert (again is None) == (failures >= PAGE_ASKED_AT_MOST)
    assert again is None or timedelta(hours=1) <= again - NOW <= timedelta(hours=24)
