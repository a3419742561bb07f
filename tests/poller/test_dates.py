"""Dates in the forms in which feeds carry them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.poller.dates import read_date
from reader.poller.feeds import parse

MORNING = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Sun, 22 Nov 2026 10:30:00 MEZ",
        "So, 22. November 2026 10:30 Uhr MEZ",
        "dim. 22 novembre 2026 10:30:00 +0100",
        "domingo, 22 de noviembre de 2026 09:30",
        "dom, 22 nov 2026 09:30:00 GMT",
        "вс, 22 ноя 2026 12:30:00 +0300",
        "niedziela, 22 listopada 2026 09:30",
        "Κυριακή, 22 Νοεμβρίου 2026 09:30",
        "2026. november 22., 09:30",
        "2026년 11월 22일 오전 9:30",
        "2026年11月22日 18:30 JST",
        "22.11.2026 09:30",
        "2026-11-22 09:30:00",
        "2026/11/22 09:30",
        "22/11/2026 9:30 AM",
        "November 22, 2026 9:30 am",
        "Sun Nov 22 09:30:00 UTC 2026",
        "1795339800",
        "1795339800000",
    ],
)
def test_what_a_person_can_read_is_read(text: str) -> None:
    assert read_date(text) == MORNING


@pytest.mark.parametrize(
    "text", ["", "yesterday", "32 Nov 2026", "22 Nov 2026 29:99", "03/04/2026", "0000-00-00T00:00:00Z", "9" * 300]
)
def test_nonsense_and_what_may_be_either_of_two_days_is_no_date(text: str) -> None:
    assert read_date(text) is None


def test_a_day_ends_at_twenty_four() -> None:
    assert read_date("22 Nov 2026 24:00") == datetime(2026, 11, 23, tzinfo=UTC)


def test_an_entry_has_the_moment_that_its_feed_says_in_words() -> None:
    said = "<item><title>First</title><pubDate>So, 22. November 2026 10:30 MEZ</pubDate></item>"
    body = f"<rss version='2.0'><channel><title>F</title>{said}</channel></rss>"
    (entry,) = parse(body.encode(), None, "https://news.example/feed").entries
    assert entry.published == MORNING
