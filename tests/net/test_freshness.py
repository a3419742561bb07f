"""Until when an answer is fresh."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.net.freshness import LONGEST, fresh_until

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
SOON = "Sun, 01 Nov 2026 12:10:00 GMT"


@pytest.mark.parametrize(
    ("control", "expires", "age", "date", "seconds"),
    [
        ("max-age=600", "", "", "", 600),
        ("Public, Max-Age = 600", "", "", "", 600),
        ('max-age="600"', "", "", "", 600),
        ("max-age=600", SOON, "100", "", 500),
        ("max-age=60, max-age=600", "", "", "", 60),
        ("max-age=99999999999999999999", "", "", "", LONGEST),
        ("", SOON, "", "", 600),
        ("", SOON, "", "Sun, 01 Nov 2026 12:05:00 GMT", 300),
        ("", "Fri, 01 Nov 2999 12:10:00 GMT", "", "", LONGEST),
        ("max-age=soon", SOON, "", "", 600),
        ("max-age=0", SOON, "", "", None),
        ("max-age=600", "", "600", "", None),
        ("max-age=600, no-cache", "", "", "", None),
        ('no-cache="Set-Cookie", max-age=600', "", "", "", None),
        ("no-store", SOON, "", "", None),
        ("max-age=-5", "", "", "", None),
        ("", "0", "", "", None),
        ("", "Sun, 01 Nov 2026 11:00:00 GMT", "", "", None),
        ("", "", "", "", None),
    ],
)
def test_what_servers_say(control: str, expires: str, age: str, date: str, seconds: int | None) -> None:
    until = None if seconds is None else NOW + timedelta(seconds=seconds)
    assert fresh_until(control, expires, age, date, NOW) == until


_words = st.text() | st.sampled_from(["max-age=", "max-age=9", SOON, "Mon, 01 Jan 0001 00:00:00 +2359", "²", "-1"])


@given(_words, _words, _words, _words)
def test_any_text_is_survived(control: str, expires: str, age: str, date: str) -> None:
    until = fresh_until(control, expires, age, date, NOW)
    assert until is None or NOW < until <= NOW + timedelta(seconds=LONGEST)
