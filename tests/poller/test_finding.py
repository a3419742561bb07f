"""What an address that a person types leads to, asked of a real server."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import timedelta
from functools import partial
from socket import MSG_PEEK, socket
from ssl import PROTOCOL_TLS_SERVER, SSLContext

import pytest
import trustme

from reader.model.errors import BadStatus, Busy, Held, NotAFeed, Refused, TimedOut, Untrusted
from reader.model.feed import Login, NewFeed
from reader.model.finding import Finding, FoundFeed, typed_addresses
from reader.poller.finding import Finder
from reader.store import Feeds, PollerLock
from tests.net.loopback import Answer, serving
from tests.net.rawserver import connected, heard
from tests.poller.bodies import Item, page, rdf, rss
from tests.poller.conftest import Town

pytestmark = pytest.mark.anyio

TLS = b"\x16"
"""How a client that wants TLS begins."""


def finder_of(town: Town, lock: Callable[[], AbstractContextManager[object]] = nullcontext) -> Finder:
    return Finder(town.means(), lock)


async def find(town: Town, path: str, asked: list[str] | None = None) -> Finding:
    return await finder_of(town).find([town.site.url(path)], quiet if asked is None else asked.append)


def quiet(url: str) -> None:
    """Nobody listens to what is asked."""


def links(*hrefs: str, rel: str = 'rel="alternate" type="application/rss+xml"') -> str:
    """A page whose head names feeds."""
    return "<html><head>" + "".join(f'<link {rel} href="{href}" title="Feed {href}">' for href in hrefs) + page()


async def test_a_feed_is_found_as_itself(town: Town) -> None:
    town.site.put("/feed", rdf(Item("/a-1"), Item("/a-2")))
    asked: list[str] = []
    finding = await find(town, "/feed", asked)
    assert finding == Finding(town.site.url("/feed"), (FoundFeed(town.site.url("/feed"), "Harbour news", 2),))
    assert asked == [town.site.url("/feed")]
    assert town.site.paths() == ["/feed"]


@pytest.mark.parametrize(
    ("statuses", "kept"), [((301, 308), "/2"), ((302, 301), "/0"), ((301, 307), "/1"), ((303,), "/0")]
)
async def test_permanent_redirects_alone_lead_to_the_address_to_keep(
    town: Town, statuses: tuple[int, ...], kept: str
) -> None:
    for number, status in enumerate(statuses):
        town.site.put(f"/{number}", status=status, Location=f"/{number + 1}")
    town.site.put(f"/{len(statuses)}", rdf())
    (feed,) = (await find(town, "/0")).feeds
    assert feed.url == town.site.url(kept)


async def test_what_a_page_states_is_named_and_asked_when_it_is_wanted(town: Town) -> None:
    town.site.put("/", links("/old.xml", "/missing.xml", "/about"))
    town.site.put("/old.xml", status=301, Location="/new.xml")
    town.site.put("/new.xml", rss(Item("/a")))
    town.site.put("/about", page())
    finder = finder_of(town)
    finding = await finder.find([town.site.url("/")], quiet)
    assert finding.is_page
    assert [(feed.url, feed.title, feed.entries) for feed in finding.feeds] == [
        (town.site.url(path), f"Feed {path}", None) for path in ("/old.xml", "/missing.xml", "/about")
    ]
    assert town.site.paths() == ["/"]
    old, missing, about = finding.feeds
    assert await finder.ask(finding, old) == FoundFeed(town.site.url("/new.xml"), "Town crier", 1)
    with pytest.raises(BadStatus):
        await finder.ask(finding, missing)
    with pytest.raises(NotAFeed):
        await finder.ask(finding, about)


async def test_links_that_answer_as_feeds_come_before_the_usual_places(town: Town) -> None:
    town.site.put("/", f'{page()}<a href="/sport.rss">Sport</a><a href="/gone.rss">Gone</a><a href="/x/feed/">X</a>')
    town.site.put("/sport.rss", rss(Item("/a")))
    town.site.put("/x/feed/", page())
    town.site.put("/feed", rdf())
    assert (await find(town, "/")).feeds == (FoundFeed(town.site.url("/sport.rss"), "Town crier", 1),)
    assert town.site.paths() == ["/", "/sport.rss", "/gone.rss", "/x/feed/"]


async def test_the_usual_places_are_asked_last_and_one_feed_under_two_names_is_one(town: Town) -> None:
    town.site.put("/news", page())
    for path in ("/feed", "/index.xml"):
        town.site.put(path, rss(Item("/a")))
    town.site.put("/atom.xml", rdf(Item("/b")))
    finding = await find(town, "/news")
    assert finding.is_page
    assert [(feed.url, feed.title) for feed in finding.feeds] == [
        (town.site.url("/feed"), "Town crier"),
        (town.site.url("/atom.xml"), "Harbour news"),
    ]


async def test_a_page_without_feeds_has_none(town: Town) -> None:
    town.site.put("/news", page() + "".join(f'<a href="/{number}.rss">x</a>' for number in range(100)))
    assert (await find(town, "/news")).feeds == ()
    assert len(town.site.requests) == 1 + 5 + 7


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
async def test_a_server_that_does_not_want_to_be_asked_is_asked_no_more(town: Town, status: int) -> None:
    town.site.put("/news", page())
    town.site.put("/feed", status=status)
    town.site.put("/rss", rss(Item("/a")))
    assert (await find(town, "/news")).feeds == ()
    assert town.site.paths() == ["/news", "/feed"]


async def test_a_host_that_wants_rest_is_left_alone_now_and_later(town: Town) -> None:
    town.site.put("/feed", status=429, Retry_After="3600")
    with pytest.raises(BadStatus):
        await find(town, "/feed")
    with pytest.raises(Held, match=r"127\.0\.0\.1 asks to be left alone for 60 min more\."):
        await find(town, "/other")
    assert town.site.paths() == ["/feed"]
    town.later(minutes=61)
    with pytest.raises(BadStatus):
        await find(town, "/other")
    assert town.site.paths() == ["/feed", "/other"]


async def test_a_page_leads_nowhere_that_the_person_did_not_type(town: Town) -> None:
    """A neighbour on the same machine is another server, and the feed keeps the place that was typed as its origin."""
    with serving() as secret:
        secret.put("/feed", rdf())
        town.site.put("/", links("/feed", secret.url("/feed"), f"http://user:word@127.0.0.1:{town.site.port}/login"))
        town.site.put("/feed", rdf())
        town.site.put("/login", rdf())
        finder = finder_of(town)
        finding = await finder.find([town.site.url("/")], quiet)
        near, far, login = finding.feeds
        assert (await finder.ask(finding, near)).entries == 0
        with pytest.raises(Refused, match="private network"):
            await finder.ask(finding, far)
        assert (await finder.ask(finding, login)).url == town.site.url("/login")
        assert secret.requests == []
        assert all("authorization" not in headers for _, headers in town.site.requests)
        feed = Feeds(town.database).add(NewFeed(near.url, typed=finding.typed), town.now)
        (polled,) = Feeds(town.database).polled([feed.id])
        assert (polled.feed.url, polled.origin) == (near.url, town.site.url("/"))


async def test_a_login_that_was_typed_opens_the_page_and_its_feeds_and_no_other_host(town: Town) -> None:
    elsewhere = f"http://localhost:{town.site.port}/there"
    town.site.put("/", links("/feed", elsewhere))
    town.site.put("/feed", rdf())
    town.site.put("/there", rdf())
    town.network = replace(town.network, allow_hosts=("localhost",))
    typed = f"http://ida:s3cr3t@127.0.0.1:{town.site.port}/"
    finder = finder_of(town)
    finding = await finder.find([typed], quiet)
    assert "s3cr3t" not in repr(finding)
    for feed in finding.feeds:
        await finder.ask(finding, feed)
    sent = {path: headers.get("authorization", "") for path, headers in town.site.requests}
    assert sent == {"/": "Basic aWRhOnMzY3IzdA==", "/feed": "Basic aWRhOnMzY3IzdA==", "/there": ""}
    feed_id = Feeds(town.database).add(NewFeed(finding.feeds[0].url, typed=finding.typed), town.now).id
    (polled,) = Feeds(town.database).polled([feed_id])
    assert (polled.login, polled.typed) == (Login("ida", "typed", "s3cr3t"), town.site.url("/"))


async def test_a_feed_of_the_library_is_not_asked_again_and_known_under_other_spellings(town: Town) -> None:
    town.site.put("/feed", rdf())
    feed = town.subscribe(town.site.url("/feed"))
    await town.refresh()
    assert (await find(town, "/feed#top")).feeds == (FoundFeed(feed.url, "Harbour news", here=feed.id),)
    assert len(town.site.requests) == 1
    town.site.put("/old", status=301, Location="/feed")
    town.site.put("/", links("/feed", "/old"))
    assert [one.here for one in (await find(town, "/")).feeds] == [feed.id, 0]
    (moved,) = (await find(town, "/old")).feeds
    assert (moved.url, moved.here) == (feed.url, feed.id)


async def test_an_address_that_never_answered_as_a_feed_is_looked_at(town: Town) -> None:
    town.site.put("/", links("/feed"))
    town.site.put("/feed", rdf())
    town.subscribe(town.site.url("/"))
    assert [one.url for one in (await find(town, "/")).feeds] == [town.site.url("/feed")]


async def test_an_answer_is_taken_in_without_being_asked_for_again(town: Town) -> None:
    town.site.put("/feed", rdf(Item("/a-1"), Item("/a-2", title="More boats")), ETag='"one"')
    finder = finder_of(town)
    finding = await finder.find([town.site.url("/feed")], quiet)
    feed = town.subscribe(finding.feeds[0].url)
    assert await finder.take_in(feed.id, finding.feeds[0])
    assert len(town.stories()) == 2
    polling = town.polling(feed)
    assert (polling.etag, polling.failures) == ('"one"', 0)
    assert polling.next_check is not None
    assert polling.next_check >= town.now + timedelta(minutes=60)
    assert town.site.paths() == ["/feed"]
    assert not await finder.take_in(99, finding.feeds[0])
    assert not await finder.take_in(feed.id, FoundFeed("http://127.0.0.1/never-asked"))


async def test_what_is_found_while_another_newsreader_works_is_left_to_its_next_refresh(town: Town) -> None:
    town.site.put("/feed", rdf(Item("/a-1")))
    path = town.database.path.with_name("poller.lock")
    finder = finder_of(town, lambda: PollerLock(path))
    finding = await finder.find([town.site.url("/feed")], quiet)
    feed = town.subscribe(finding.feeds[0].url)
    with PollerLock(path), pytest.raises(Busy):
        await finder.take_in(feed.id, finding.feeds[0])
    assert await finder.take_in(feed.id, finding.feeds[0])


def _without_tls(connection: socket, *, silent: bool, greetings: list[bytes]) -> None:
    """A server of plain HTTP that does not know what to make of TLS: it hangs up, or waits for more."""
    greetings.append(connection.recv(1, MSG_PEEK))
    if greetings[-1] == TLS:
        while silent and connection.recv(9_999):
            """Waits on."""
        return
    heard(connection)
    connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n" + rdf(Item("/a")).encode())


@pytest.mark.parametrize("silent", [False, True])
async def test_http_is_asked_where_https_can_not_be_reached(town: Town, silent: bool) -> None:
    if silent:
        town.network = replace(town.network, deadline=2.0)
    greetings: list[bytes] = []
    with connected(partial(_without_tls, silent=silent, greetings=greetings)) as port:
        asked: list[str] = []
        finding = await finder_of(town).find(typed_addresses(f"127.0.0.1:{port}/feed"), asked.append)
    assert finding.feeds == (FoundFeed(f"http://127.0.0.1:{port}/feed", "Harbour news", 1),)
    assert asked == [f"https://127.0.0.1:{port}/feed", f"http://127.0.0.1:{port}/feed"]
    assert greetings == [TLS, b"G"]


async def test_http_is_not_asked_where_https_proves_nothing(town: Town) -> None:
    context = SSLContext(PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    greetings: list[bytes] = []

    def deal(connection: socket) -> None:
        greetings.append(connection.recv(1, MSG_PEEK))
        context.wrap_socket(connection, server_side=True).close()

    with connected(deal) as port, pytest.raises(Untrusted, match="certificate is not trusted"):
        await finder_of(town).find(typed_addresses(f"127.0.0.1:{port}/feed"), quiet)
    assert greetings == [TLS]


async def test_an_address_that_never_answers_is_given_up(town: Town) -> None:
    town.network = replace(town.network, deadline=0.2)
    town.site.answers["/feed"] = Answer(drips=True)
    with pytest.raises(TimedOut):
        await find(town, "/feed")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://news.example/feed", ["https://news.example/feed"]),
        (" HTTP://news.example ", ["HTTP://news.example"]),
        ("news.example/feed?a=b", ["https://news.example/feed?a=b", "http://news.example/feed?a=b"]),
        ("nas:8080/feed", ["https://nas:8080/feed", "http://nas:8080/feed"]),
        ("[::1]:8080", ["https://[::1]:8080", "http://[::1]:8080"]),
        ("//news.example", ["https://news.example", "http://news.example"]),
        ("feed:https://news.example/x", ["https://news.example/x"]),
        ("Feed://news.example/x", ["https://news.example/x", "http://news.example/x"]),
        ("нов.example/лента", ["https://нов.example/лента", "http://нов.example/лента"]),
    ],
)
def test_what_is_typed_is_meant_as_a_web_address(typed: str, meant: list[str]) -> None:
    assert list(typed_addresses(typed)) == meant


@pytest.mark.parametrize(
    "typed",
    ["", " ", "file:///etc/passwd", "file:/etc", "javascript:x", "mailto:ida@news.example", "https://", "https://[x",
     "https://x.example:y/", "x.example/a b", "x\x1b.example", "ftp://x.example", "feed:mailto:x", "http://x:0/",
     "ida:secret@x.example", "x.example/" + "a" * 5000],
)  # fmt: skip
def test_what_can_be_no_web_address_is_none(typed: str) -> None:
    assert typed_addresses(typed) == ()
