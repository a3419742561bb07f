"""Moments: aware, in UTC, kept as whole seconds since 1970 and written as ISO 8601."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The present moment: the clock of a running program."""
    return datetime.now(UTC)


def to_seconds(moment: datetime) -> int:
    """Whole seconds since 1970."""
    return int(moment.timestamp())


def from_seconds(seconds: int) -> datetime:
    """The moment of `to_seconds`."""
    return datetime.fromtimestamp(seconds, UTC)


def to_iso(moment: datetime) -> str:
    """ISO 8601 in UTC with seconds: `2026-09-10T08:09:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
