"""When a feed is asked next. Pure: moments and a random number come in, a moment goes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from reader.model.due import JITTER, LONGEST, SHORTEST
from reader.model.feed import Rhythm

PAGE_ASKED_AT_MOST: Final = 8
"""How often a page is asked for that fails each time; then only by a person's wish, or when its feed changes it."""

MOMENTS_KEPT: Final = 10
"""So many newest entries tell how often a feed changes."""

_MOMENTS_NEEDED: Final = 5
"""Fewer tell nothing."""

_CHECKS_AN_ENTRY: Final = 8
"""As often a feed that seldom changes is asked in the time in which it usually brings one entry."""

_FIRST_FAILURE: Final = timedelta(hours=1)
_HOURS_OF_A_WEEK: Final = 7 * 24


def after_success(
    now: datetime,
    interval: int,
    chance: float,
    *,
    rhythm: Rhythm = Rhythm(),  # noqa: B008 - a value that nobody can change
    fresh_until: datetime | None = None,
    moments: Sequence[datetime] = (),
) -> datetime:
    """The next check of a feed that answered.

    It is the latest of our own `interval` (minutes, 15 at least), what the feed says of itself (`rhythm`), what its
    server says (`fresh_until`) and what its newest entries say (`moments`); but after a day, or the interval where
    that is longer, it comes whatever is said. `chance` is a random number from 0 to 1, which adds up to a tenth: that
    spreads feeds that were added together.
    """
    own = max(SHORTEST, timedelta(minutes=interval))
    asked = max(own, timedelta(minutes=min(rhythm.minutes, LONGEST // timedelta(minutes=1))), seldom(moments, now))
    if fresh_until is not None:
        asked = max(asked, fresh_until - now)
    longest, spread = max(own, LONGEST), 1 + JITTER * chance
    check = _allowed(now + min(asked, longest) * spread, rhythm, chance)
    return _whole(min(check, now + longest * spread))


def after_failure(now: datetime, failures: int, chance: float, held_until: datetime | None = None) -> datetime:
    """The next check of a feed that failed `failures` times in a row: after an hour, doubling up to a day.

    It is never before `held_until`, which is what the server asked for.
    """
    check = now + _wait(failures) * (1 + JITTER * chance)
    return _whole(max(check, held_until) if held_until else check)


def after_outage(now: datetime, chance: float) -> datetime:
    """The next check of a feed that was not reached when nothing else was either: that is no fault of the feed."""
    return _whole(now + SHORTEST * (1 + JITTER * chance))


def page_again(now: datetime, failures: int) -> datetime | None:
    """When a page is asked for again that failed `failures` times in a row, as for a feed; None for never."""
    return now + _wait(failures) if failures < PAGE_ASKED_AT_MOST else None


def seldom(moments: Sequence[datetime], now: datetime) -> timedelta:
    """How long a feed may be left unasked for what its newest entries say: an eighth of the time between two.

    That is nothing where too few are known, and a day at most. The time since the newest one counts too, so that a
    feed that falls silent is asked less and less.
    """
    known = sorted((moment for moment in moments if moment <= now), reverse=True)[:MOMENTS_KEPT]
    if len(known) < _MOMENTS_NEEDED:
        return timedelta()
    return min((now - known[-1]) / len(known) / _CHECKS_AN_ENTRY, LONGEST)


def remembered(moments: Iterable[datetime], dates: Iterable[datetime | None], now: datetime) -> tuple[datetime, ...]:
    """The moments of a feed's newest entries, now that some of its entries bear `dates`; those to come say nothing."""
    all_known = {*moments, *(date.replace(microsecond=0) for date in dates if date is not None and date <= now)}
    return tuple(sorted(all_known, reverse=True)[:MOMENTS_KEPT])


def _wait(failures: int) -> timedelta:
    return min(_FIRST_FAILURE * (1 << min(max(failures, 1) - 1, 10)), LONGEST)


def _allowed(moment: datetime, rhythm: Rhythm, chance: float) -> datetime:
    """The first moment from `moment` on that is in none of the hours and days in which the feed has nothing new."""
    moment = moment.astimezone(UTC)
    hour = moment.replace(minute=0, second=0, microsecond=0)
    for hours in range(_HOURS_OF_A_WEEK):
        later = hour + timedelta(hours=hours)
        if later.hour not in rhythm.skip_hours and later.weekday() not in rhythm.skip_days:
            return later + timedelta(minutes=59 * chance) if hours else moment
    return moment  # it leaves no hour of the week, and can't be meant


def _whole(moment: datetime) -> datetime:
    """The moment in whole seconds, as it is kept, and never earlier."""
    return moment.replace(microsecond=0) + timedelta(seconds=1) if moment.microsecond else moment
