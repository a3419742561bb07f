"""Dates that pages write become moments."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_FIRST_YEAR = 1970
_LAST_YEAR = 2100
_COMPACT = re.compile(r"\d{8}")
_ZONE_WITHOUT_COLON = re.compile(r"([+-]\d{2})(\d{2})$")
_FRACTION = re.compile(r"([.,]\d+)")


def moment(text: str) -> datetime | None:
    """The moment of an ISO 8601 text, in UTC, or None where it is none or out of all reason.

    A text without a zone is taken for UTC, one without a time for its day's first moment.
    """
    text = _FRACTION.sub("", text.strip()[:40], count=1)
    try:
        found = datetime.fromisoformat(_ZONE_WITHOUT_COLON.sub(r"\1:\2", text) if "T" in text else text)
        aware = found.replace(tzinfo=UTC) if found.utcoffset() is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return aware if _FIRST_YEAR <= aware.year < _LAST_YEAR else None


def day(text: str) -> datetime | None:
    """The first moment of a day written as `20200119`, or None."""
    return moment(f"{text[:4]}-{text[4:6]}-{text[6:]}") if _COMPACT.fullmatch(text) else None


def seconds(text: str) -> int | None:
    """A duration in seconds, from `218`, `218.4`, `3:38`, `1:02:03`, `PT3M38S`; None where it is none or absurd."""
    text = text.strip().upper()
    if iso := re.fullmatch(r"PT(?:(\d{1,3})H)?(?:(\d{1,5})M)?(?:(\d{1,6})(?:\.\d+)?S)?", text):
        hours, minutes, rest = (int(part or 0) for part in iso.groups())
        total = hours * 3600 + minutes * 60 + rest
    elif re.fullmatch(r"(?:\d{1,3}:)?\d{1,3}:\d{2}", text, re.ASCII):
        total = 0
        for part in text.split(":"):
            total = total * 60 + int(part)
    elif re.fullmatch(r"\d{1,6}(?:\.\d{1,9})?", text, re.ASCII):
        total = round(float(text))
    else:
        return None
    return total if 0 < total <= timedelta(days=2).total_seconds() else None
