"""What a server's status means for a person, and how long it asks to be left alone."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from reader.model.errors import BadStatus
from reader.model.texts import deferred
from reader.model.texts import gettext as _
from reader.net.freshness import moment

LONGEST_WAIT: Final = 30 * 24 * 3600.0
"""Seconds: a server that asks for more is asked again all the same."""

_SENTENCES: Final = {
    401: deferred("It wants a login (401)."),
    403: deferred("The server does not let this reader in (403)."),
    404: deferred("Not found (404)."),
    407: deferred("The proxy wants a login (407)."),
    410: deferred("Gone for good (410)."),
    429: deferred("The server asks for fewer visits (429)."),
    451: deferred("Withheld for legal reasons (451)."),
    503: deferred("The server is busy or being repaired (503)."),
    511: deferred("This network wants a login first (511)."),
}


def failure(status: int, retry_after: str, now: datetime, host: str = "") -> BadStatus:
    """The error for an answer with `status`; `retry_after` is the header of that name, or "", and `host` the one that
    gave the answer, where a redirect led there."""
    other = _("The server has trouble of its own ({}).") if status >= 500 else _("No usable answer ({}).")
    return BadStatus(
        _(_SENTENCES[status]) if status in _SENTENCES else other.format(status),
        status=status,
        retry_after=seconds_to_wait(retry_after, now),
        host=host,
    )


def seconds_to_wait(header: str, now: datetime) -> float | None:
    """`Retry-After` in seconds from `now` (RFC 9110, 10.2.3: a number or an HTTP date); None where it says nothing."""
    header = header.strip()
    if header.isascii() and header.isdigit():
        return min(float(header[:12]), LONGEST_WAIT)
    until = moment(header)
    return None if until is None else min(max(0.0, (until - now).total_seconds()), LONGEST_WAIT)
