"""What names an article, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.feed import Entry, ParsedFeed
from reader.poller.identity import canonical, keys, own, upgrade
from reader.poller.sighting import sight

DW_FEED = "https://rss.dw.com/rdf/rss-en-all"
FEED = "https://news.example/feed"


def entry(url: str, guid: str = "g", site_id: str = "") -> Entry:
    return Entry(guid, url, "Title", site_id=site_id)


@pytest.mark.parametrize("kind", ["a", "live", "video", "audio", "av", "g"])
@pytest.mark.parametrize("host", ["https://www.dw.com", "http://dw.com", "http://www.dw.de", "http://m.dw-world.de"])
def test_the_content_id_names_an_article_on_its_own_hosts(kind: str, host: str) -> None:
    assert keys(entry(f"{host}/en/words/{kind}-123?maca=x"), 7, FEED)[0] == "dw:123"


@pytest.mark.parametrize(
    "url", ["https://www.dw.com/en/t-123", "https://www.dw.com/en/s-123", "https://www.dw.com/en/a-123/more",
            "https://corporate.dw.com/en/a-123", "https://www.dw.com.evil.example/a-123", "https://evil.example/?/a-123"],
)  # fmt: skip
def test_other_addresses_have_no_content_id(url: str) -> None:
    assert "dw:123" not in keys(entry(url, site_id="123"), 7, FEED)
    assert not any(key.startswith("dw:") for key in keys(entry(url), 7, FEED))


def test_elsewhere_feed_and_address_must_agree() -> None:
    url = "http://127.0.0.1:8000/en/words/a-123?maca=x"
    assert keys(entry(url, site_id="123"), 7, FEED)[0] == "dw:127.0.0.1:8000:123"
    assert keys(entry(url, site_id="124"), 7, FEED)[0].startswith("url:")
    assert keys(entry(url), 7, FEED) == ("url:http://127.0.0.1:8000/en/words/a-123", "guid:7:g")
    assert keys(entry("http://127.0.0.1:8000/123", site_id="123"), 7, FEED)[0].startswith("url:")


def test_an_entry_without_an_address_has_its_guid() -> None:
    assert keys(entry(""), 7, FEED) == ("guid:7:g",)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("HTTPS://News.Example:443?utm_source=a&b=1&&UTM_x=2&fbclid=3#top", "https://news.example/?b=1"),
        ("https://me:pw@news.example/a?maca=en-rss", "https://news.example/a"),
        ("http://news.example/a?id=2&source=x", "http://news.example/a?id=2&source=x"),
        ("https://news.example/%e2%82%ac ", "https://news.example/%E2%82%AC"),
        ("https://news.example/€", "https://news.example/%E2%82%AC"),
        ("http://www.dw.de/p/1A?maca=x", "https://www.dw.com/p/1A"),
        ("http://rss.dw.com/x", "https://rss.dw.com/x"),
        ("http://dw.com.evil.example/", "http://dw.com.evil.example/"),
        ("http://notdw.com/", "http://notdw.com/"),
        (" no address ", "no address"),
    ],
)
def test_canonical_addresses(url: str, key: str) -> None:
    assert canonical(url) == key


_urls = st.text() | st.builds(
    "{}{}/{}?{}#{}".format,
    st.sampled_from(["http://", "https://", "HTTP://u:p@"]),
    st.sampled_from(["www.dw.de", "dw.com", "dw.com:80", "straße.example", "a.example:8080", "[::1]", "[::1]:1"]),
    *(st.text(), st.text(st.sampled_from("ab=&_utmc;%é ")), st.text()),
)


@given(_urls)
def test_canonical_twice_is_canonical_once(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)
    assert upgrade(upgrade(url)) == upgrade(url)


@given(_urls, _urls, st.text(), st.text(), st.integers(1, 9), st.integers(10, 99))
def test_feeds_share_only_site_keys_and_addresses(
    url: str, other: str, guid: str, other_guid: str, feed_id: int, other_feed: int
) -> None:
    one = keys(entry(url, guid), feed_id, FEED)
    two = keys(entry(other, other_guid), other_feed, DW_FEED)
    assert all(key.startswith(("dw:", "url:http")) for key in {*one} & {*two})
    assert one[-1].startswith(f"guid:{feed_id}:")


@pytest.mark.parametrize(
    ("url", "feed", "is_own"),
    [
        ("https://www.dw.com/a-1", DW_FEED, True),
        ("https://www.dw.de/a-1", DW_FEED, True),
        ("https://www.dw.com/a-1", FEED, False),
        ("https://www.bbc.co.uk/a", "https://feeds.bbc.co.uk/x", True),
        ("https://www.other.co.uk/a", "https://feeds.bbc.co.uk/x", False),
        ("http://127.0.0.1:1/a", "http://127.0.0.1:2/x", True),
        ("http://127.0.0.2/a", "http://127.1.0.2/x", False),
        ("", FEED, True),
    ],
)
def test_a_feed_is_of_its_own_site(url: str, feed: str, is_own: bool) -> None:
    assert own(entry(url), feed) is is_own


def test_an_address_that_many_entries_share_names_none_of_them() -> None:
    shared = [entry("https://news.example/show", f"g{number}") for number in range(3)]
    home = entry("https://news.example/?utm_source=x", "h")
    seen = sight(ParsedFeed(site="https://news.example", entries=(*shared, home)), 7, FEED)
    assert [one.keys for one in seen] == [("guid:7:g0",), ("guid:7:g1",), ("guid:7:g2",), ("guid:7:h",)]
    (alone,) = sight(ParsedFeed(entries=(shared[0],)), 7, FEED)
    assert alone.keys == ("url:https://news.example/show", "guid:7:g0")


def test_a_public_feed_never_leads_into_a_private_network() -> None:
    entries = (entry("http://127.0.0.1/admin"), entry("http://printer.local/"))
    assert [one.entry.url for one in sight(ParsedFeed(entries=entries), 7, FEED)] == ["", ""]
    assert sight(ParsedFeed(entries=entries), 7, "http://127.0.0.1:8/f")[0].entry.url != ""
