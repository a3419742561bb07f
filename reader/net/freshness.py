"""Until when a server says that nothing new will be there. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

LONGEST: Final = 24 * 3600
"""Seconds: what is said beyond a day is not waited for."""

_MAX_AGE: Final = re.compile(r'^max-age\s*=\s*"?(\d+)"?$')
_NEVER: Final = frozenset({"no-cache", "no-store"})


def fresh_until(cache_control: str, expires: str, age: str, date: str, now: datetime) -> datetime | None:
    """The moment up to which an answer is fresh (RFC 9111, 4.2), a day ahead at most; None where it says nothing.

    The four are the headers of those names, "" for none. What is no number and no date counts as not said.
    """
    directives = [part.strip().lower() for part in cache_control.split(",")]
    if any(part.partition("=")[0].strip() in _NEVER for part in directives):
        return None
    ages = [found[1] for part in directives if (found := _MAX_AGE.match(part))]
    if ages:
        seconds = min(_number(given) for given in ages) - _number(age)
    else:
        ends = moment(expires)
        if ends is None:
            return None
        seconds = (ends - (moment(date) or now)).total_seconds() - _number(age)
    return now + timedelta(seconds=min(seconds, LONGEST)) if seconds > 0 else None


def moment(header: str) -> datetime | None:
    """The moment of an HTTP date, or None for what is none."""
    try:
        found = parsedate_to_datetime(header)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


def _number(text: str) -> float:
    text = text.strip()
    return float(text[:12]) if text.isascii() and text.isdigit() else 0.0
