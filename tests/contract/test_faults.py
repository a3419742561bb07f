"""Feeds that fail in every way, asked in one refresh beside sound ones: each ends as it should, and alone."""

from __future__ import annotations

import asyncio
import gzip
import re
import resource
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from reader import wiring
from reader.model.events import FeedFailed, FeedRefreshed
from reader.model.feed import Feed, NewFeed
from reader.model.text import clean_line
from reader.model.times import utc_now
from reader.settings.schema import Network, Refresh, Settings
from reader.workers import ProcessWorkers
from tests.contract.faults import (
    PLAIN,
    RESET,
    Case,
    Endless,
    atom,
    bare,
    bomb,
    chunks,
    good,
    head,
    item,
    moved,
    ok,
    packed,
    playing,
    rss,
    status,
)
from tests.timing import untraced

OK: Final = head("200 OK")
CHUNKED: Final = head("200 OK", "Transfer-Encoding: chunked")
UNASKED: Final = "packed in a way that was not asked for"
PRIVATE: Final = "leads into a private network"
GARBLED: Final = "no answer that can be understood"
BROKE: Final = "broke off"
DEADLINE: Final = 20
"""Seconds of a fetch: fewer than a person's 30, and enough for a redirect's many turns while all else goes wrong."""

TOO_LONG: Final = f"longer than {DEADLINE} seconds"
TOO_MUCH: Final = f"larger than 10 MB|{TOO_LONG}"
"""Whichever wall it meets first on a busy machine."""

NO_FEED: Final = "not a feed|can't be read as a feed"
A_PAGE: Final = "a web page, not a feed"
GOOD_ONES: Final = 10
LATIN: Final = (
    "<rss version='2.0'><channel><title>F</title><item><title>Bögen</title><link>/b</link></item></channel></rss>"
)
BOEGEN: Final = "Bögen"
DTD: Final = "<!DOCTYPE rss [{}]>"
LAUGHS: Final = DTD.format(
    "<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
)
LOGIN: Final = (
    "<!doctype html><html><head><title>Log in</title></head><body><form><input name=user></form></body></html>"
)
BEFORE_TIME: Final = "<entry><id>x</id><title>Boats</title><updated>0000-00-00T00:00:00Z</updated></entry>"
ATTRIBUTES: Final = " ".join(f"a{n}='x'" for n in range(20_000))
FUTURE: Final = "<pubDate>Fri, 01 Jan 2088 00:00:00 GMT</pubDate>"
JSON: Final = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [{"id": 1, "title": "No"}, null,'
    ' {"id": "b", "url": "/boats", "title": "Boats fill the bay", "content_text": "Words."}]}'
)

WIRE: Final = (
    Case("nothing is answered", (), GARBLED),
    Case("reset before the headers", (RESET,), f"{GARBLED}|{BROKE}"),
    Case("reset within the headers", (b"HTTP/1.1 200 OK\r\nContent-", RESET), f"{GARBLED}|{BROKE}"),
    Case("reset after the headers", (head("200 OK", "Content-Length: 900"), RESET), BROKE),
    Case("reset within the body", (head("200 OK", "Content-Length: 900"), PLAIN[:90].encode(), RESET), BROKE),
    Case("body shorter than its length", (head("200 OK", "Content-Length: 9000"), PLAIN.encode()), BROKE),
    good("body longer than its length", (head("200 OK", f"Content-Length: {len(PLAIN)}"), PLAIN.encode() + b"more")),
    good("no length", (OK, PLAIN.encode())),
    Case("two lengths", (head("200 OK", "Content-Length: 5", "Content-Length: 6"), b"words"), GARBLED),
    Case("length below nothing", (head("200 OK", "Content-Length: -5"), b"words"), GARBLED),
    Case("length beyond the cap", (head("200 OK", "Content-Length: 99999999999"), b"words"), "larger than 10 MB"),
    Case("chunks cut off", (CHUNKED, chunks(PLAIN[:90].encode())), BROKE),
    Case("chunk shorter than it says", (CHUNKED, b"fff\r\n" + PLAIN.encode()), BROKE),
    Case("chunk of no size", (CHUNKED, b"xyz\r\n" + PLAIN.encode()), BROKE),
    good(
        "chunks as they should be",
        (CHUNKED, chunks(*(PLAIN[n : n + 9].encode() for n in range(0, len(PLAIN), 9)), b"")),
    ),
    Case("chunk without end", (CHUNKED, b"ffffffffff\r\n", Endless(b" " * 60_000)), TOO_MUCH),
    Case("body without end", (OK, Endless(b"<item>" * 9_000)), TOO_MUCH),
    Case("body one letter at a time", (OK, Endless(b"<", 0.2)), TOO_LONG),
    Case("headers one letter at a time", (b"HTTP/1.1 200 OK\r\n", Endless(b"X", 0.2)), TOO_LONG),
    Case("headers without end", (b"HTTP/1.1 200 OK\r\n", Endless(b"X: y\r\n" * 9_000)), f"{GARBLED}|{TOO_LONG}"),
    Case("header without end", (b"HTTP/1.1 200 OK\r\nX: ", Endless(b"y" * 9_000)), f"{GARBLED}|{TOO_LONG}"),
    Case("never a word", (Endless(b"", 0.2),), TOO_LONG),
    Case("300 headers", ok(PLAIN, *["X: y"] * 300), "headers, which can't be right"),
    Case("a header of 200 kB", ok(PLAIN, "X: " + "y" * 200_000), GARBLED),
    Case("header without a colon", (b"HTTP/1.1 200 OK\r\nA b\r\n\r\n",), GARBLED),
    Case("not HTTP", (b"SSH-2.0-OpenSSH\r\n\r\n",), GARBLED),
    Case("HTTP of its own", (b"HTTP/9.9 999 Odd\r\n\r\n",), f"{GARBLED}|999"),
    good("HTTP/1.0 without a reason", (b"HTTP/1.0 200\r\n\r\n" + PLAIN.encode(),)),
    good("hints before the answer", (head("103 Hints", "Link: </x>"), *ok(PLAIN))),
    Case("words without end before the answer", (Endless(head("100 Continue") * 99),), f"{TOO_LONG}|{GARBLED}"),
    Case("another protocol", (head("101 Switching Protocols", "Upgrade: x", "Connection: upgrade"),), GARBLED),
)

STATUSES: Final = (
    Case("204", bare("204 No Content"), r"\(204\)"),
    Case("206 unasked", status("206 Partial", "Content-Range: bytes 0-4/900"), r"\(206\)"),
    Case("304 unasked", bare("304 Not Modified", 'ETag: "x"'), r"\(304\)"),
    Case("300 without a choice", status("300 Choices"), r"\(300\)"),
    Case("401", status("401 No", "WWW-Authenticate: Basic realm=x"), r"wants a login \(401\)"),
    Case("402", status("402 Pay"), r"\(402\)"),
    Case("403", status("403 No"), r"does not let this reader in \(403\)"),
    Case("404", status("404 No", "Content-Type: text/html"), r"Not found \(404\)"),
    Case("410", status("410 Gone"), r"Gone for good \(410\)\. It is not asked any more"),
    Case("418", status("418 Teapot"), r"\(418\)"),
    Case("429 for seconds", status("429 Slow", "Retry-After: 7200"), r"fewer visits \(429\)"),
    Case("429 until a date", status("429 Slow", "Retry-After: Fri, 01 Jan 2088 00:00:00 GMT"), r"\(429\)"),
    Case("429 for ever", status("429 Slow", "Retry-After: " + "9" * 400), r"\(429\)"),
    Case("429 until nonsense", status("429 Slow", "Retry-After: soon\x01 -5"), r"\(429\)|" + GARBLED),
    Case("429 until before", status("429 Slow", "Retry-After: -5"), r"\(429\)"),
    Case("451", status("451 Law"), r"legal reasons \(451\)"),
    Case("500", status("500 Oh"), r"trouble of its own \(500\)"),
    Case("502 and a page", (head("502 Bad", "Content-Type: text/html"), LOGIN.encode()), r"\(502\)"),
    Case("503", status("503 Busy", "Retry-After: 120"), r"busy or being repaired \(503\)"),
    Case("503 without end", (head("503 Busy"), Endless(b"sorry", 0.1)), r"\(503\)"),
    Case("511", status("511 Login"), r"wants a login first \(511\)"),
    good("etag without quotes", ok(PLAIN, "ETag: x\x80y", "Last-Modified: yesterday")),
    good("etag of 8 kB", ok(PLAIN, "ETag: " + "x" * 8_000)),
    good("times of nonsense", ok(PLAIN, "Expires: 0", "Cache-Control: max-age=-9" + "9" * 40, "Age: x", "Date: now")),
)

REDIRECTS: Final = (
    Case("redirect to itself", moved("302 Found", "/feed"), "without end"),
    Case("redirect to itself for good", moved("301 Moved", "/feed"), "without end"),
    Case("redirect to a file", moved("302 Found", "file:///etc/passwd"), "address"),
    Case("redirect to FTP", moved("301 Moved", "ftp://127.0.0.1/feed"), "address"),
    Case("redirect to a script", moved("302 Found", "javascript:alert(1)"), "address"),
    Case("redirect to data", moved("307 Found", "data:text/xml,<rss/>"), "address"),
    Case("redirect to this machine", moved("302 Found", "http://127.0.0.1:631/"), PRIVATE),
    Case("redirect to its name", moved("302 Found", "http://localhost/"), PRIVATE),
    Case("redirect to another port", moved("302 Found", "http://{host}:9/feed"), PRIVATE),
    Case("redirect to a neighbour", moved("308 Moved", "http://192.168.1.1/"), PRIVATE),
    Case("redirect to a cloud's keys", moved("302 Found", "http://169.254.169.254/latest/"), PRIVATE),
    Case("redirect to IPv6", moved("302 Found", "http://[::1]/"), PRIVATE),
    Case("redirect to a number", moved("302 Found", "http://2130706433/"), f"{PRIVATE}|address"),
    Case("redirect to nowhere", moved("302 Found", "http://["), "address"),
    Case("redirect to no host", moved("302 Found", "//:1"), "names no host|address"),
    Case("redirect without a place", status("302 Found"), r"\(302\)"),
)

PACKED: Final = (
    good("gzip", packed("gzip", gzip.compress(PLAIN.encode()))),
    good("gzip with padding", packed("x-gzip", gzip.compress(PLAIN.encode()) + b"\0" * 99)),
    Case("gzip bomb", packed("gzip", bomb(31)), TOO_MUCH),
    Case("gzip bombs in a row", (head("200 OK", "Content-Encoding: gzip"), Endless(bomb(31))), TOO_MUCH),
    Case("deflate bomb", packed("deflate", bomb(15)), UNASKED),
    Case("raw deflate", packed("deflate", zlib.compress(PLAIN.encode())[2:-4]), UNASKED),
    Case("brotli", packed("br", b"\xcf\xff\xff\x7f" * 900), UNASKED),
    Case("zstd", packed("zstd", b"\x28\xb5\x2f\xfd\xa4" * 900), UNASKED),
    Case("gzip in gzip", packed("gzip, gzip", gzip.compress(bomb(31))), UNASKED),
    Case("a hundred codings", packed(", ".join(["gzip"] * 100), b""), UNASKED),
    Case("coding of nonsense", packed("x\x80y", b"words"), UNASKED),
    Case("gzip cut off", packed("gzip", gzip.compress(PLAIN.encode())[:-12]), BROKE),
    Case("gzip with a wrong sum", packed("gzip", gzip.compress(PLAIN.encode())[:-8] + b"\0" * 8), "can't be unpacked"),
    Case("gzip that is none", packed("gzip", PLAIN.encode()), "can't be unpacked"),
    Case("gzip without its header", ok(gzip.compress(PLAIN.encode())), NO_FEED),
)

NO_FEEDS: Final = (
    Case("nothing at all", ok(""), NO_FEED),
    Case("white space", ok(" \n" * 900), NO_FEED),
    Case("a login page", ok(LOGIN, "Content-Type: text/html; charset=utf-8"), A_PAGE),
    Case("a login page that is called a feed", ok(LOGIN), A_PAGE),
    Case("a picture", ok(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99, "Content-Type: image/png"), NO_FEED),
    Case("NULs", ok(b"\0" * 90_000), NO_FEED),
    Case("a list of feeds", ok("<opml version='2.0'><body><outline text='F' xmlUrl='/f'/></body></opml>"), NO_FEED),
    Case("a site map", ok("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url/></urlset>"), NO_FEED),
    Case("plain words", ok("Down for repairs.", "Content-Type: text/plain"), NO_FEED),
    Case("JSON that is no feed", ok('{"error": 1}', "Content-Type: application/json"), "JSON, but not a feed"),
    Case("JSON cut off", ok(JSON[:90]), "JSON that can't be read"),
    Case("JSON very deep", ok('{"a":' * 90_000), "JSON that can't be read"),
)

CHARSETS: Final = (
    good("charset of the header is wrong", ok(LATIN, "Content-Type: text/xml; charset=us-ascii"), title=BOEGEN),
    good("charset of nonsense", ok(LATIN, "Content-Type: text/xml; charset=klingon\x80"), title=BOEGEN),
    good(
        "Latin that is called UTF-8", ok(LATIN.encode("latin-1"), "Content-Type: text/xml; charset=utf-8"), title=BOEGEN
    ),
    good("Latin that says so", ok(LATIN.encode("latin-1"), "Content-Type: text/xml; charset=iso-8859-1"), title=BOEGEN),
    good("UTF-8 with a mark", ok(LATIN.encode("utf-8-sig")), title=BOEGEN),
    good("UTF-16 with a mark", ok(LATIN.encode("utf-16")), title=BOEGEN),
    good("UTF-32 with a mark", ok(LATIN.encode("utf-32")), title=BOEGEN),
    good("UTF-8 that is called UTF-16", ok(f"<?xml version='1.0' encoding='utf-16'?>{LATIN}"), title=BOEGEN),
    good("UTF-8 cut within a letter", ok(LATIN.replace("</title><link>/b", "ö").encode()[:80] + b"</title>")),
    good("bytes that are no letters", ok(LATIN.encode().replace("ö".encode(), b"\xff\xfe")), new=1),
    good("a page's type", ok(PLAIN, "Content-Type: text/html")),
    good("a type of nonsense", ok(PLAIN, "Content-Type: \x80;;=/")),
    good("an empty type", ok(PLAIN, "Content-Type:")),
)

BROKEN: Final = (
    good("cut within an item", ok(PLAIN + item("Bread", link="/bread")[:-9]), new=2),
    good("cut at the end", ok(PLAIN[:-20])),
    good("a lone ampersand", ok(rss(item("Boats & bread"))), title="Boats & bread"),
    good("an unknown entity", ok(rss(item("Boats &nbsp;&foo; bread")))),
    good("tags that cross", ok(rss(item("Boats", "<description><b>a<i>b</b></i></description>")))),
    good("an unbound prefix", ok(rss(item(inner="<odd:thing>x</odd:thing>")))),
    good("attributes without quotes", ok(PLAIN.replace("'2.0'", "2.0"))),
    good("an attribute twice", ok(PLAIN.replace("version=", "a='1' a='2' version="))),
    good("words before the declaration", ok("\n\n <!-- hello -->" + PLAIN)),
    good("a warning before the feed", ok("<b>Warning</b>: include() failed\n" + PLAIN)),
    good("words after the end", ok(PLAIN + "<script>track()</script>")),
    good("two roots", ok(PLAIN + rss(item("Bread", link="/bread"))), new=2),
    good("control characters in a title", ok(rss(item("Bo\x1b[31mats\x07 \x00fill &#27;[2J&#x7;")))),
    good("marks of direction in a title", ok(rss(item("\u202eBoats\u2066 fill \u200fthe bay")))),
    good("characters that are none", ok(rss(item("Boats &#0; &#xD800; &#99999999999; &#xFFFF;")))),
    good("markup in a title", ok(rss(item("&lt;script&gt;x&lt;/script&gt;&lt;b&gt;Boats&lt;/b&gt;")))),
    good("CDATA in a title", ok(rss(item("<![CDATA[Boats <b>fill</b> the bay]]>"))), title="Boats fill the bay"),
    good("CDATA without end", ok(PLAIN[:-16] + item("<![CDATA[Bread")), new=2),
    good("comment without end", ok(PLAIN[:-16] + "<!-- " + "x" * 9_000)),
    good("no channel", ok(f"<rss version='2.0'>{item()}</rss>")),
    good("a version of its own", ok(PLAIN.replace("2.0", "99"))),
    good("a channel alone", ok(rss()), new=0),
)

BOMBS: Final = (
    good("a billion laughs", ok(rss(item("Boats"), item("&a11;", link="/b"), prolog=LAUGHS)), new=2),
    good(
        "one entity very often",
        ok(
            rss(
                item("Boats", f"<description>{'&a;' * 90_000}</description>"),
                prolog=DTD.format(f"<!ENTITY a '{'x' * 90_000}'>"),
            )
        ),
    ),
    good(
        "a file as an entity", ok(rss(item("Boats &x;"), prolog=DTD.format("<!ENTITY x SYSTEM 'file:///etc/passwd'>")))
    ),
    good("a DTD from elsewhere", ok(rss(item(), prolog="<!DOCTYPE rss SYSTEM 'http://127.0.0.1:1/rss.dtd'>"))),
    good("an entity of itself", ok(rss(item("Boats &a;"), prolog=DTD.format("<!ENTITY a '&a;'>")))),
    good("a parameter entity", ok(rss(item(), prolog=DTD.format("<!ENTITY % p '%p;'> %p;")))),
    good("20,000 attributes", ok(rss(f"<item {ATTRIBUTES}>{item()[6:]}"))),
    good("20,000 name spaces", ok(rss(around="".join(f"<x:a xmlns:x='u{n}'/>" for n in range(20_000))) + PLAIN)),
    good("20,000 topics", ok(rss(item(inner="<category>x</category>" * 20_000)))),
    good("deep nesting in an item", ok(rss(item(inner="<div>" * 20_000 + "</div>" * 20_000)))),
    good("deep HTML in an item", ok(rss(item(inner=f"<description>{'&lt;div>' * 20_000}words</description>")))),
    good("an entry of 8 MB", ok(rss(item(inner=f"<description>{'Forty boats came. ' * 450_000}</description>")))),
    good("a title of 1 MB", ok(rss(item("boats " * 170_000)))),
    good("an address of 1 MB", ok(rss(item(link="/" + "b" * 1_000_000)))),
    good("a guid of 1 MB", ok(rss(item(guid="b" * 1_000_000)))),
    Case("nothing but nesting", ok("<a>" * 90_000), NO_FEED),
    Case("nothing but brackets", ok("<" * 900_000), NO_FEED),
)

ENTRIES: Final = (
    good("no dates", ok(rss(item(), item("Bread", link="/bread"))), new=2),
    good("dates of nonsense", ok(rss(item(inner="<pubDate>Frunday, 99 Foo 0000 99:99:99 +9999</pubDate>")))),
    good("dates in the future", ok(rss(item(inner=FUTURE)))),
    good("dates before all time", ok(atom(BEFORE_TIME))),
    good("one guid for all", ok(rss(item(guid="x"), item("Bread", link="/bread", guid="x"))), new=2),
    good("the same item twice", ok(rss(item(guid="x"), item(guid="x")))),
    good("another guid for what was there", ok(rss(item("Kept since yesterday", link="/kept", guid="other"))), new=0),
    good("a guid alone", ok(rss("<item><guid isPermaLink='false'>boats-7</guid></item>"))),
    good("an item of nothing", ok(rss("<item/>", item()))  , new=2),
    good("no title", ok(rss(item("", "<description>Forty boats came.</description>"))), title="Forty boats came."),
    good("an address that is a script", ok(rss(item(link="javascript:alert(1)", guid="x")))),
    good("an address that is a file", ok(rss(item(link="file:///etc/passwd", guid="x")))),
    good("an address of this machine", ok(rss(item(link="http://127.0.0.1:631/", guid="x")))),
    good("an address that is none", ok(rss(item(link="http://[", guid="x")))),
    good("a JSON feed with gaps", ok(JSON, "Content-Type: application/feed+json"), new=2, title="Boats fill the bay"),
    good("5,000 items", ok(rss(*(item(f"Boat {n}", link=f"/{n}") for n in range(5_000)))), new=2_000),
    good("never to be asked again", ok(rss(item(), around=f"<ttl>{'9' * 99}</ttl>"))),
)  # fmt: skip

CASES: Final = {
    case.name: case for case in WIRE + STATUSES + REDIRECTS + PACKED + NO_FEEDS + CHARSETS + BROKEN + BOMBS + ENTRIES
}


@dataclass(frozen=True)
class Outcome:
    """What became of one feed."""

    events: tuple[FeedFailed | FeedRefreshed, ...]
    feed: Feed
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Day:
    """What became of all; seconds that it took, and megabytes by which this process has grown at most.

    `work` are the seconds of all of it that were no waiting, `waited` those until the last of the sound feeds was in.
    """

    outcomes: dict[str, Outcome]
    seconds: float
    work: float
    waited: float
    megabytes: float


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """One refresh in which every fault is met."""
    sound = {f"sound {n}": ok(rss(item(f"Boat {n}"))) for n in range(GOOD_ONES)}
    with pytest.MonkeyPatch.context() as changed, untraced():
        changed.setattr("reader.workers.ProcessWorkers", _undeterred)
        with playing({name: case.play for name, case in CASES.items()} | sound) as addresses:
            day = asyncio.run(_live(tmp_path_factory.mktemp("faults"), addresses))
    return day


def _undeterred(nice: int = 0, prepare: Callable[[], None] | None = None) -> ProcessWorkers:
    """Workers that give way to no other test, and have time for what is read beside them; `Day.work` is bounded."""
    return ProcessWorkers(deadline=60.0, nice=0)


async def _live(data: Path, addresses: dict[str, str]) -> Day:
    settings = Settings(refresh=Refresh(pages_ahead=0), network=Network(deadline=float(DEADLINE)))
    worked = _work()
    with wiring.open_library(data) as library:
        ids = {library.subscriptions.add(NewFeed(url), utc_now()).id: name for name, url in addresses.items()}
        async with wiring.open_poller(data, settings) as poller:
            first = [event async for event in poller.refresh()]
            assert len([event for event in first if isinstance(event, FeedRefreshed)]) == len(ids)
            events: dict[str, list[FeedFailed | FeedRefreshed]] = {name: [] for name in addresses}
            size, began, waited = _megabytes(), time.monotonic(), 0.0
            async for event in poller.refresh(force=True):
                if isinstance(event, FeedFailed | FeedRefreshed):
                    events[ids[event.feed_id]].append(event)
                    waited = time.monotonic() - began if ids[event.feed_id].startswith("sound") else waited
            seconds = time.monotonic() - began
        outcomes = {}
        for feed in library.subscriptions.feeds():
            rows = library.reading.rows(library.reading.open(feed=feed.id, now=utc_now()).ids)
            name = ids[feed.id]
            outcomes[name] = Outcome(tuple(events[name]), feed, tuple(row.title for row in rows))
        return Day(outcomes, seconds, _work() - worked, waited, _megabytes() - size)


def _work() -> float:
    """Seconds that this process and those that it has ended were at work."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


@pytest.mark.parametrize("name", CASES)
def test_a_fault_ends_as_it_should(day: Day, name: str) -> None:
    case, outcome = CASES[name], day.outcomes[name]
    (event,) = outcome.events
    assert bool(outcome.feed.error) == isinstance(event, FeedFailed) == bool(case.says), outcome
    assert re.search(case.says, outcome.feed.error)
    assert outcome.feed.error == clean_line(outcome.feed.error)
    assert not re.search(r"Traceback|Error\b|Exception|Errno|0x|None|<class", outcome.feed.error)
    assert "Kept since yesterday" in outcome.titles
    assert len(outcome.titles) == 1 + case.new
    assert not case.title or case.title in outcome.titles
    assert all(title and title == clean_line(title) for title in outcome.titles)


def test_sound_feeds_are_none_the_worse(day: Day) -> None:
    for number in range(GOOD_ONES):
        outcome = day.outcomes[f"sound {number}"]
        assert (outcome.feed.error, set(outcome.titles)) == ("", {"Kept since yesterday", f"Boat {number}"})


def test_faults_cost_little_time_and_memory(day: Day) -> None:
    assert day.work < 30
    assert day.seconds < 90  # half a minute where nothing else is done
    assert day.megabytes < 100
