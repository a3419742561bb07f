"""What is seen of an answer that is no feed, and what of a feed is not to be seen."""

from __future__ import annotations

import pytest

from reader.model.errors import NotAFeed
from reader.model.feed import Enclosure, Entry, Feed, ParsedFeed
from reader.poller.sighting import look, sight

FEED = Feed(1, "https://harbour.example/", "Harbour")


def _told(html: str) -> str:
    with pytest.raises(NotAFeed) as told:
        look(html.encode(), "text/html", FEED.url, FEED)
    return str(told.value)


def test_a_page_is_told_with_the_feeds_that_it_names() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/{}.xml">'
    assert _told(f"<html><head>{link.format('news')}</head><body><p>Boats.</p></body></html>") == (
        "This is a web page, not a feed. It names as its feeds: https://harbour.example/news.xml."
    )
    links = "".join(link.format(name) for name in "abcde")
    assert _told(f"<html><head>{links}</head></html>").endswith("c.xml (and 2 more).")


@pytest.mark.parametrize("odd", ["", "<a href='/feed'>Feed</a>", "<![abc[>", "<!", "<!DOCTYPE x [<!ENTITY", "<?x"])
def test_a_page_that_names_none_is_told_as_it_is(odd: str) -> None:
    assert _told(f"<html><body>{odd}</body></html>") == "This is a web page, not a feed."


def test_what_a_public_feed_encloses_is_public() -> None:
    inside, outside = Enclosure("http://192.168.1.1/reboot"), Enclosure("https://harbour.example/a.mp3")
    entry = Entry("1", "https://harbour.example/a", "Boats", enclosures=(inside, outside), picture="http://[::1]/a.png")
    (seen,) = sight(ParsedFeed(entries=(entry,)), FEED.id, FEED.url)
    assert (seen.entry.url, seen.entry.picture, seen.entry.enclosures) == (entry.url, "", (outside,))
    (seen,) = sight(ParsedFeed(entries=(entry,)), FEED.id, "http://192.168.1.1/feed")
    assert seen.entry == entry
