"""When a feed is asked next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.due import is_due
from reader.model.feed import Polling, Rhythm
from reader.poller.pacing import (
    PAGE_ASKED_AT_MOST,
    after_failure,
    after_outage,
    after_success,
    page_again,
    remembered,
    seldom,
)

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)  # a Sunday
DAY, HOUR, QUARTER = timedelta(days=1), timedelta(hours=1), timedelta(minutes=15)
_chances = st.floats(0, 1)
_moments = st.lists(st.datetimes(timezones=st.just(UTC)), max_size=12)
_rhythms = st.builds(
    Rhythm, st.integers(0, 10**12), st.frozensets(st.integers(0, 23)), st.frozensets(st.integers(0, 6))
)


@given(st.integers(-5, 100_000), _chances)
def test_never_before_a_quarter_of_an_hour_or_the_interval(interval: int, chance: float) -> None:
    least = timedelta(minutes=max(15, interval))
    assert least <= after_success(NOW, interval, chance) - NOW <= least * 1.1 + timedelta(seconds=1)
    assert QUARTER <= after_outage(NOW, chance) - NOW <= timedelta(minutes=17)


@given(st.integers(0, 1_440), _chances, _rhythms, st.none() | st.datetimes(timezones=st.just(UTC)), _moments)
def test_whatever_is_said_a_feed_is_asked_after_a_quarter_of_an_hour_to_a_day(
    interval: int, chance: float, rhythm: Rhythm, fresh_until: datetime | None, moments: list[datetime]
) -> None:
    check = after_success(NOW, interval, chance, rhythm=rhythm, fresh_until=fresh_until, moments=moments)
    assert QUARTER <= check - NOW <= DAY * 1.1 + timedelta(seconds=1)
    assert not is_due(Polling(checked=NOW, next_check=check), NOW, interval)
    assert is_due(Polling(checked=NOW, next_check=check), check, interval)


@given(st.integers(15, 1_440), st.integers(0, 2_000), st.integers(-(10**5), 10**5), _chances)
def test_the_latest_of_all_that_is_said_counts(interval: int, minutes: int, seconds: int, chance: float) -> None:
    fresh_until = NOW + timedelta(seconds=seconds)
    check = after_success(NOW, interval, chance, rhythm=Rhythm(minutes), fresh_until=fresh_until)
    latest = max(timedelta(minutes=max(interval, minutes)), timedelta(seconds=seconds))
    assert check >= NOW + min(latest, DAY)


@pytest.mark.parametrize(
    ("rhythm", "earliest", "latest"),
    [
        (Rhythm(skip_hours=frozenset({13, 14})), 3 * HOUR, 4 * HOUR),
        (Rhythm(skip_hours=frozenset({14, 15})), HOUR, HOUR),
        (Rhythm(skip_days=frozenset({6})), 12 * HOUR, 13 * HOUR),
        (Rhythm(skip_days=frozenset({6, 0})), DAY, DAY),
        (Rhythm(skip_hours=frozenset(range(24))), HOUR, HOUR),
    ],
)
def test_hours_and_days_that_a_feed_skips_are_skipped(rhythm: Rhythm, earliest: timedelta, latest: timedelta) -> None:
    assert after_success(NOW, 60, 0.0, rhythm=rhythm) == NOW + earliest
    spread = after_success(NOW, 60, 1.0, rhythm=rhythm) - NOW
    assert earliest < spread <= latest * 1.1


@pytest.mark.parametrize(
    ("between", "wait"),
    [(timedelta(minutes=5), timedelta()), (DAY, 3 * HOUR), (7 * DAY, 21 * HOUR), (60 * DAY, DAY)],
)
def test_a_feed_that_seldom_changes_is_asked_less(between: timedelta, wait: timedelta) -> None:
    moments = [NOW - between * number for number in range(1, 11)]
    assert abs(seldom(moments, NOW) - wait) <= HOUR
    assert seldom(moments[:4], NOW) == timedelta()
    assert after_success(NOW, 60, 0.0, moments=moments) == NOW + max(HOUR, seldom(moments, NOW))


@given(_moments, st.integers(0, 10**7))
def test_silence_makes_a_feed_asked_less_and_less(moments: list[datetime], seconds: int) -> None:
    known = [moment for moment in moments if moment <= NOW]
    assert seldom(known, NOW) <= seldom(known, NOW + timedelta(seconds=seconds)) <= DAY


def test_the_newest_moments_are_remembered_and_none_to_come() -> None:
    before = tuple(NOW - HOUR * number for number in range(9))
    after = remembered(before, [None, NOW + HOUR, NOW - HOUR, NOW - DAY, NOW - 2 * DAY], NOW)
    assert after == (*before, NOW - DAY)


@pytest.mark.parametrize(
    ("failures", "hours"), [(0, 1), (1, 1), (2, 2), (3, 4), (5, 16), (6, 24), (7, 24), (10**9, 24)]
)
def test_failures_double_the_wait_up_to_a_day(failures: int, hours: int) -> None:
    assert after_failure(NOW, failures, 0.0) == NOW + timedelta(hours=hours)


@given(st.integers(0, 99), st.integers(0, 99), _chances)
def test_more_failures_never_make_the_wait_shorter(some: int, more: int, chance: float) -> None:
    assert after_failure(NOW, some, chance) <= after_failure(NOW, some + more, chance) <= NOW + DAY * 1.1 + HOUR / 3600


@given(st.integers(0, 99), _chances, st.integers(-(10**6), 10**6))
def test_never_before_the_server_allows(failures: int, chance: float, seconds: int) -> None:
    until = NOW + timedelta(seconds=seconds)
    assert after_failure(NOW, failures, chance, until) >= max(until, NOW + timedelta(hours=1))


@given(st.integers(0, 99))
def test_a_page_is_asked_for_after_an_hour_to_a_day_and_some_times_only(failures: int) -> None:
    again = page_again(NOW, failures)
    assert (again is None) == (failures >= PAGE_ASKED_AT_MOST)
    assert again is None or timedelta(hours=1) <= again - NOW <= timedelta(hours=24)


@pytest.mark.parametrize(
    ("polling", "due"),
    [
        (Polling(), True),
        (Polling(next_check=NOW), True),
        (Polling(checked=NOW, next_check=NOW + HOUR), False),
        (Polling(checked=NOW + 2 * DAY, next_check=NOW + 2 * DAY + HOUR), True),
        (Polling(checked=NOW + 9 * HOUR, next_check=NOW + 10 * HOUR), True),
        (Polling(checked=NOW, next_check=NOW + 3 * DAY), True),
        (Polling(checked=NOW, next_check=NOW + 3 * DAY, held_until=NOW + 3 * DAY), False),
        (Polling(checked=NOW, next_check=NOW + 400 * DAY, held_until=NOW + 400 * DAY), True),
        (Polling(checked=NOW - DAY, next_check=NOW - HOUR, stopped=True), False),
    ],
)
def test_a_clock_that_was_ahead_stops_no_feed(polling: Polling, due: bool) -> None:
    assert is_due(polling, NOW, 60) is due


def test_an_interval_of_a_week_is_a_persons_wish() -> None:
    check = after_success(NOW, 10_080, 1.0)
    assert not is_due(Polling(checked=NOW, next_check=check), NOW, 10_080)
