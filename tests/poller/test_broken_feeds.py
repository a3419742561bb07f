"""Feeds that are no XML, or far too much of it: read for what they say, and in bounded time."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

import pytest

from reader.model.errors import NotAFeed
from reader.model.feed import Entry
from reader.poller.feeds import parse, parse_new
from reader.poller.mending import mend
from tests.poller.bodies import Item, rss
from tests.timing import within

URL: Final = "https://news.example/feed"
MANY: Final = 200_000
SECONDS: Final = 10.0
"""Many times what the slowest takes on a quiet machine: what grows with the square takes minutes."""


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Salt & pepper", "Salt &amp; pepper"),
        ("5 < 6", "5 &lt; 6"),
        ("caf&eacute; &amp; bar", "café &amp; bar"),
        ("&unknown;", "&amp;unknown;"),
        ("a ]]> b", "a ]]&gt; b"),
        ("bell\x07", "bell"),
        ("<![CDATA[a & b < c]]>", "<![CDATA[a & b < c]]>"),
        ("<!-- a & b -->", "<!-- a & b -->"),
        ("<a href='x'>y</a>", "<a href='x'>y</a>"),
    ],
)
def test_only_what_is_at_fault_is_mended(text: str, mended: str) -> None:
    assert mend(text.encode()).decode() == mended


def test_a_feed_with_a_bare_sign_is_taken_apart_as_a_sound_one_is() -> None:
    body = rss(Item("/a", "Salt & pepper"), Item("/b", "Second")).replace("&amp;", "&").encode()
    feed, known = parse_new(body, None, URL, "")
    assert [entry.title for entry in feed.entries] == ["Salt & pepper", "Second"]
    assert known
    assert parse_new(body, None, URL, known)[0].entries == ()


@pytest.mark.parametrize(
    "odd",
    [
        "<psc:chapter xmlns:psc='http://podlove.org/simple-chapters' title='x'/>",
        "<gml:pos xmlns:gml='http://www.opengis.net/gml'>1 2</gml:pos>",
        "</media:player>",
        "</width>",
    ],
)
def test_an_element_that_the_parser_falls_over_costs_no_entry(odd: str) -> None:
    body = rss(Item("/a", "First"), Item("/b", "Second")).replace("</item>", f"{odd}</item>", 1)
    assert [entry.title for entry in parse(body.encode(), None, URL).entries] == ["First", "Second"]


def test_parts_that_all_lead_to_one_page_are_each_an_entry() -> None:
    parts = "".join(f"<item><title>Part {n}</title><link>https://show.example/</link></item>" for n in range(15))
    feed = parse(f"<rss version='2.0'><channel><title>F</title>{parts}</channel></rss>".encode(), None, URL)
    assert len({entry.id for entry in feed.entries}) == 15


def test_a_reference_in_the_name_of_a_name_space_costs_no_entry() -> None:
    feed = b'<feed xmlns="http://www.w3.org/2005&nbsp;/Atom"><entry><title>First</title></entry></feed>'
    assert [entry.title for entry in parse(feed, None, URL).entries] == ["First"]


@pytest.mark.parametrize("beginning", [b"\0", b"<\0!-- -->", b"\0\0"])
def test_a_zero_at_the_beginning_makes_no_other_letters_of_a_feed(beginning: bytes) -> None:
    body = beginning + rss(Item("/a", "First")).encode()
    assert [entry.title for entry in parse(body, None, URL).entries] == ["First"]


def test_white_space_in_the_name_of_a_name_space_costs_no_entry() -> None:
    body = rss(Item("/a", "First")).replace("<rss ", "<rss xmlns:x='http://x.example/\u2028y' ", 1)
    assert [entry.title for entry in parse(body.encode(), None, URL).entries] == ["First"]


@pytest.mark.parametrize(
    "what",
    [
        "&",
        "&#",
        "&amp",
        "<",
        "<!",
        "<!--",
        "<?",
        "<![CDATA[",
        "]]>",
        "<a ",
        "<a>",
        "<a b='",
        "<a" + "b" * 19_990,
        "<a" + " " * 19_990,
        "<item>",
        "</item>",
        "<item><title>",
        "'",
        "é",
        "ÿ",
        "<category>x</category>",
        "<enclosure url='x'/>",
        "<link href='x'/>",
        "<x:a xmlns:x='u'>",
        "<a xml:base='b/'>",
    ],
)
def test_any_amount_of_anything_ends_soon(what: str) -> None:
    inner = what * (MANY // len(what) + 1)
    body = rss(Item("/a", "First")).replace("</item>", f"{inner}</item>").encode()
    entries: tuple[Entry, ...] = ()
    with within(SECONDS), suppress(NotAFeed):
        entries = parse(body, "application/xml", URL).entries
    assert all(entry.id and entry.title for entry in entries)
