"""JSON Feed: what its two versions say, and what is no feed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from reader.model.errors import NotAFeed
from reader.model.feed import ParsedFeed
from reader.poller.feeds import parse
from tests.poller.bodies import PROSE

VERSION = "https://jsonfeed.org/version/1.1"


def parsed(*items: Any, **said: Any) -> ParsedFeed:
    body = {"version": VERSION, "title": "Tide <tables>", "home_page_url": "https://tide.example/", "items": items}
    return parse(json.dumps(body | said).encode(), "application/feed+json", "https://tide.example/feed.json")


def test_version_1_1() -> None:
    item = {
        "id": "7",
        "url": "/a",
        "title": "High & <low>",
        "summary": "Short.",
        "content_html": f"<p>{PROSE}</p><p>{PROSE} {PROSE}</p>",
        "date_published": "2026-09-10T10:09:00+02:00",
        "date_modified": "2026-09-11T00:00:00Z",
        "authors": [{"name": "Ada Bell"}, {"name": "Ben Cox"}],
        "tags": ["tides", "R&D"],
        "language": "en",
    }
    feed = parsed(item, language="de")
    assert (feed.title, feed.site, feed.language) == ("Tide <tables>", "https://tide.example/", "de")
    (entry,) = feed.entries
    assert (entry.id, entry.url, entry.title) == ("7", "https://tide.example/a", "High & <low>")
    assert (entry.summary, entry.authors, entry.topics) == ("Short.", ("Ada Bell", "Ben Cox"), ("tides", "R&D"))
    assert entry.published == datetime(2026, 9, 10, 8, 9, tzinfo=UTC)
    assert entry.updated == datetime(2026, 9, 11, tzinfo=UTC)
    assert entry.language == "en"
    assert PROSE in entry.content


def test_version_1_0() -> None:
    feed = parsed(
        {"id": 12, "content_text": "Seven < eight.\n\nNine.", "external_url": "https://else.example/x"},
        version="https://jsonfeed.org/version/1",
        author={"name": "Ada Bell"},
    )
    (entry,) = feed.entries
    assert (entry.id, entry.url, entry.authors) == ("12", "https://else.example/x", ("Ada Bell",))
    assert entry.title == entry.summary == "Seven < eight. Nine."
    assert entry.published is None


def test_what_is_odd_does_not_lose_the_others() -> None:
    odd = [{"id": None}, 5, {"id": "a", "title": ["x"], "url": 3, "tags": "t", "authors": {"name": 1}}, {}]
    feed = parsed(*odd, {"id": "b", "title": "Bell\u001b[2J", "date_published": "yesterday"})
    assert [entry.title for entry in feed.entries][-1] == "Bell[2J"
    assert all(entry.id and entry.title for entry in feed.entries)
    assert len(feed.entries) == 4


@pytest.mark.parametrize(
    "body", [b"{}", b'{"items": 3}', b'{"version": "https://jsonfeed.org/version/1', b'{"a":' * 90_000, b"{\xff"]
)
def test_other_json_is_no_feed(body: bytes) -> None:
    with pytest.raises(NotAFeed):
        parse(body, "application/json", "https://tide.example/feed.json")


def test_a_long_one_is_bounded() -> None:
    feed = parsed(*({"id": str(number), "title": "x"} for number in range(3_000)))
    assert len(feed.entries) == 2_000
