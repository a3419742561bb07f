"""Whether a feed is due: what the poller asks, and what a library tells before a poller is opened."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from reader.model.feed import Polling

SHORTEST: Final = timedelta(minutes=15)
"""A feed is never asked twice within this time."""

LONGEST: Final = timedelta(hours=24)
"""The longest that a feed is left unasked, whatever it says, unless the person or a busy server wants it longer."""

LONGEST_HOLD: Final = timedelta(days=31)
"""No server is left alone for longer, so that a moment beyond was written by a clock that was wrong."""

JITTER: Final = 0.1
"""By how much of itself a wait may grow, so that feeds which were added together part."""


def is_due(polling: Polling, now: datetime, interval: int) -> bool:
    """Whether a feed is asked at `now` that is asked every `interval` minutes.

    A clock that was ahead for a while leaves checks in the future; they stop nothing.
    """
    if polling.stopped:
        return False
    if polling.next_check is None or polling.next_check <= now or is_ahead(polling.checked, now):
        return True
    held = polling.held_until is not None and now < polling.held_until <= now + LONGEST_HOLD
    longest = max(LONGEST, timedelta(minutes=interval)) * (1 + JITTER)
    return not held and polling.next_check > now + longest + SHORTEST


def is_ahead(moment: datetime | None, now: datetime) -> bool:
    """Whether something that has happened is said to be still to come, by more than clocks are set by."""
    return moment is not None and moment > now + SHORTEST
