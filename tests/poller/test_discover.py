"""From a page's address to its feeds."""

from __future__ import annotations

from reader.poller.discover import Candidate, discover
from tests.poller.bodies import Item, rss

URL = "https://town.example/news/today"


def found(html: str) -> list[Candidate]:
    return [one for one in discover(html.encode(), "text/html", URL) if one.title or one.stated]


def test_a_page_names_its_feeds() -> None:
    feeds = found("""<html><head><base href="https://town.example/other/">
        <link rel="alternate" type="application/rss+xml" title="All &amp; &lt;b&gt;more&lt;/b&gt;" href="all.rss">
        <LINK REL="Alternate" TYPE="application/atom+xml; charset=utf-8" HREF="/atom">
        <link rel="alternate" type="application/feed+json" href="/feed.json" title="JSON">
        <link rel="feed" href="/plain">
        <link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" type="text/xml" href="/x">
        <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
        <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
        <link rel="alternate" type="application/rss+xml" href="all.rss"></head>""")
    assert [(one.url, one.title, one.type) for one in feeds] == [
        ("https://town.example/other/all.rss", "All & more", "application/rss+xml"),
        ("https://town.example/atom", "", "application/atom+xml"),
        ("https://town.example/feed.json", "JSON", "application/feed+json"),
        ("https://town.example/plain", "", ""),
    ]


def test_links_that_look_like_feeds_come_after_those_that_are_named() -> None:
    feeds = found("""<a href="/sport.rss">Sport <b>news</b></a><a href="feed://rss.town.example/x">Ours</a>
        <a href="/about">About</a><a href="/?feed=rss2" title="Comments"></a>
        <link rel="alternate" type="application/rss+xml" href="/feed" title="All">""")
    assert [(one.url, one.title, one.stated) for one in feeds] == [
        ("https://town.example/feed", "All", True),
        ("https://town.example/sport.rss", "Sport news", False),
        ("https://rss.town.example/x", "Ours", False),
        ("https://town.example/?feed=rss2", "Comments", False),
    ]


def test_where_feeds_often_are_comes_last() -> None:
    everything = discover(b'<a href="/rss.xml">Feed</a>', None, URL)
    assert everything[0] == Candidate("https://town.example/rss.xml", "Feed", stated=False)
    assert "https://town.example/feed" in [one.url for one in everything]
    assert len({one.url for one in everything}) == len(everything)


def test_the_page_itself_may_be_a_feed() -> None:
    assert discover(rss(Item("/a")).encode(), "application/rss+xml; charset=utf-8", URL) == (
        Candidate(URL, "Town crier", "application/rss+xml"),
    )


def test_a_hostile_page_is_bounded_and_clean() -> None:
    link = '<link rel="alternate" type="application/rss+xml" title="\x1b[2J&#27;x" href="/f{}">'
    feeds = found("".join(link.format(number) for number in range(20_000)) + "<a " * 200_000)
    assert len(feeds) <= 100
    assert {one.title for one in feeds} == {"[2Jx"}
