"""When a feed is asked next. Pure: moments and a random number come in, a moment goes out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

SHORTEST: Final = timedelta(minutes=15)
"""A feed is never asked twice within this time."""

PAGE_ASKED_AT_MOST: Final = 8
"""How often a page is asked for that fails each time; then only by a person's wish, or when its feed changes it."""

_FIRST_FAILURE: Final = timedelta(hours=1)
_LONGEST: Final = timedelta(hours=24)
_JITTER: Final = 0.1


def after_success(now: datetime, interval: int, chance: float) -> datetime:
    """The next check of a feed that answered: `interval` minutes, 15 at least, and up to a tenth more.

    `chance` is a random number from 0 to 1, which spreads feeds that were added together.
    """
    return now + max(SHORTEST, timedelta(minutes=interval)) * (1 + _JITTER * chance)


def after_failure(now: datetime, failures: int, chance: float, held_until: datetime | None = None) -> datetime:
    """The next check of a feed that failed `failures` times in a row: after an hour, doubling up to a day.

    It is never before `held_until`, which is what the server asked for.
    """
    check = now + _wait(failures) * (1 + _JITTER * chance)
    return max(check, held_until) if held_until else check


def page_again(now: datetime, failures: int) -> datetime | None:
    """When a page is asked for again that failed `failures` times in a row, as for a feed; None for never."""
    return now + _wait(failures) if failures < PAGE_ASKED_AT_MOST else None


def _wait(failures: int) -> timedelta:
    return min(_FIRST_FAILURE * (1 << min(max(failures, 1) - 1, 10)), _LONGEST)


def after_outage(now: datetime, chance: float) -> datetime:
    """The next check of a feed that was not reached when nothing else was either: that is no fault of the feed."""
    return now + SHORTEST * (1 + _JITTER * chance)
