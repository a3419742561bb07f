"""How long a server asks to be left alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.net.statuses import LONGEST_WAIT, seconds_to_wait

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        (" 90 ", 90.0),
        ("Sun, 01 Nov 2026 12:10:00 GMT", 600.0),
        ("Sun, 01 Nov 2026 13:10:00 +0100", 600.0),
        ("Sun, 01 Nov 2026 12:10:00 -0000", 600.0),
        ("Sun, 01 Nov 2026 11:00:00 GMT", 0.0),
        ("9" * 5000, LONGEST_WAIT),
        ("Fri, 01 Nov 2999 12:10:00 GMT", LONGEST_WAIT),
        ("", None),
        ("tomorrow", None),
        ("1.5", None),
        ("٣", None),
    ],
)
def test_a_number_or_a_date(header: str, seconds: float | None) -> None:
    assert seconds_to_wait(header, NOW) == seconds


@given(st.text())
def test_any_text_is_survived(header: str) -> None:
    seconds = seconds_to_wait(header, NOW)
    assert seconds is None or 0 <= seconds <= LONGEST_WAIT
