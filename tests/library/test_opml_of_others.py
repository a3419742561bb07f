"""OPML as other readers write it, in samples of the tests' own words: what comes along, and what is said to be left."""

from __future__ import annotations

from reader.library.opml import read_opml

MINIFLUX = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
    <head>
        <title>Miniflux</title>
        <dateCreated>Mon, 30 Nov 2026 08:00:00 UTC</dateCreated>
    </head>
    <body>
        <outline text="All">
            <outline title="Harbour news" text="Harbour news" xmlUrl="https://harbour.example/feed.xml"
             htmlUrl="https://harbour.example/"></outline>
        </outline>
        <outline text="Wetter &amp; Wind">
            <outline title="Wind" text="Wind" xmlUrl="http://wind.example/rss" htmlUrl="http://wind.example/"></outline>
        </outline>
    </body>
</opml>"""

EILMELDUNG = b"""<opml version="2.0"><head><title>NewsFlash OPML export</title></head><body>
<outline text="News" title="News">
  <outline text="Near" title="Near">
    <outline text="Harbour" title="Harbour" type="rss" xmlUrl="https://harbour.example/feed.xml"
     htmlUrl="https://harbour.example/"/>
  </outline>
  <outline text="Wind" title="Wind" type="rss" xmlUrl="http://wind.example/rss"/>
</outline>
<outline text="Alone" title="Alone" type="rss" xmlUrl="https://alone.example/atom"/>
</body></opml>"""

FRESHRSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>FreshRSS</title><dateCreated>Mon, 30 Nov 2026 08:00:00</dateCreated></head>
  <body>
    <outline xmlns:frss="https://freshrss.org/opml" text="Near" frss:opmlUrl="https://lists.example/near.opml">
      <outline text="Harbour" type="rss" xmlUrl="https://harbour.example/feed.xml" htmlUrl="https://harbour.example/"
       description="All of the harbour" frss:priority="main" frss:cssFullContent="main article"
       frss:cssFullContentFilter=".adverts"/>
      <outline text="Wind" type="rss" xmlUrl="https://wind.example/rss" frss:priority="important"
       frss:filtersActionRead="intitle:storm"/>
      <outline text="Tides" type="HTML+XPath" xmlUrl="https://tides.example/" frss:xPathItem="//div"/>
      <outline text="Ships" type="JSON+DotNotation" xmlUrl="https://ships.example/api" frss:jsonItem="data"/>
      <outline text="Boats" type="JSONFeed" xmlUrl="https://boats.example/feed.json"/>
    </outline>
    <outline text="Lists" type="include" url="https://lists.example/all.opml"/>
    <outline text="Mine" type="rss" xmlUrl="exec:/bin/mine --all"/>
    <outline text="Local" type="rss" xmlUrl="file:///srv/feed.xml"/>
    <outline type="rss" xmlUrl="ftp://ida:secret@a.example/feed"/>
  </body>
</opml>"""


def test_miniflux() -> None:
    read = read_opml(MINIFLUX)
    assert [(feed.url, feed.title, feed.folder) for feed in read.feeds] == [
        ("https://harbour.example/feed.xml", "Harbour news", "All"),
        ("http://wind.example/rss", "Wind", "Wetter & Wind"),
    ]
    assert read.left == ()


def test_eilmeldung() -> None:
    read = read_opml(EILMELDUNG)
    assert [(feed.url, feed.title, feed.folder) for feed in read.feeds] == [
        ("https://harbour.example/feed.xml", "Harbour", "News/Near"),
        ("http://wind.example/rss", "Wind", "News"),
        ("https://alone.example/atom", "Alone", ""),
    ]
    assert read.left == ()


def test_freshrss() -> None:
    read = read_opml(FRESHRSS)
    assert [(feed.url, feed.title, feed.folder, feed.full_text) for feed in read.feeds] == [
        ("https://harbour.example/feed.xml", "Harbour", "Near", "always"),
        ("https://wind.example/rss", "Wind", "Near", "auto"),
        ("https://boats.example/feed.json", "Boats", "Near", "auto"),
    ]
    assert read.left == (
        "“Near”: a list that another program fetches is not followed.",
        "“Wind”: what FreshRSS has of it in priority, filtersactionread has no place here.",
        "“Tides”: it is no feed, but a page of which FreshRSS makes one. It is left out.",
        "“Ships”: it is no feed, but a page of which FreshRSS makes one. It is left out.",
        "“Lists”: a list that another program fetches is not followed.",
        "“Mine”: a program is never followed because a file names it. It is left out.",
        "“Local”: it has no address of the web. It is left out.",
        "“ftp://a.example/feed”: it has no address of the web. It is left out.",
    )


def test_of_very_much_that_is_not_taken_over_some_is_said_and_the_rest_counted() -> None:
    outlines = "".join(f'<outline text="{number}" xmlUrl="gopher://x"/>' for number in range(1_000))
    read = read_opml(f"<opml version='2.0'><body>{outlines}</body></opml>".encode())
    assert len(read.left) == 51
    assert read.left[0] == "“0”: it has no address of the web. It is left out."
    assert read.left[-1] == "950 more things are not taken over."
