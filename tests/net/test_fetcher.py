"""The fetcher against a real server: what it asks, what it takes, and what it refuses."""

from __future__ import annotations

import asyncio
import gzip
import socket
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from reader import __version__
from reader.model.errors import BadStatus, FetchError, Refused, TimedOut, TooLarge, Unreachable
from reader.model.ports import Request
from reader.net.fetcher import REDIRECTS_AT_MOST, USER_AGENT, HttpFetcher
from reader.net.robots import PRODUCT
from reader.settings.schema import Network
from tests.net.loopback import Answer, Site, serving
from tests.net.rawserver import connected, heard

pytestmark = pytest.mark.anyio

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


async def test_a_request_is_honest_and_asks_for_gzip_alone(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/feed", "words", Content_Type="text/plain; charset=utf-8")
    response = await fetcher.get(site.ask("/feed", accept="application/xml"))
    assert (response.status, response.body, response.url) == (200, b"words", site.url("/feed"))
    assert response.content_type == "text/plain; charset=utf-8"
    ((_, headers),) = site.requests
    assert headers["user-agent"] == USER_AGENT
    assert headers["accept-encoding"] == "gzip"
    assert headers["accept"] == "application/xml"


async def test_servers_are_told_who_asks_and_where_that_is_at_home(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/feed", "words")
    await fetcher.get(site.ask("/feed"))
    home = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["urls"]["Homepage"]
    assert site.requests[0][1]["user-agent"] == f"{PRODUCT}/{__version__} (+{home})"


async def test_a_server_is_told_no_more_than_this(fetcher: HttpFetcher) -> None:
    """No cookie though it gave one, no word of where we come from, and nothing of what opens another host."""
    heads: list[bytes] = []

    def deal(connection: socket.socket) -> None:
        heads.append(heard(connection))
        turn = b"HTTP/1.1 302 Found\r\nLocation: /there?a=b\r\nSet-Cookie: visitor=1; Path=/\r\n\r\n"
        connection.sendall(turn if len(heads) == 1 else b"HTTP/1.1 200 OK\r\nSet-Cookie: visitor=2\r\n\r\nwords")

    with connected(deal) as port:
        url = f"http://127.0.0.1:{port}/here#part"
        asked = Request(url, origin=url, accept="text/html", etag='"1"', modified="now")
        assert (await fetcher.get(asked)).body == b"words"
    told = [
        f"Host: 127.0.0.1:{port}", f"User-Agent: {USER_AGENT}", "Accept: text/html", "Accept-Encoding: gzip",
        'If-None-Match: "1"', "If-Modified-Since: now", "Connection: close", "", "",
    ]  # fmt: skip
    assert [head.decode().split("\r\n") for head in heads] == [
        ["GET /here HTTP/1.1", *told],
        ["GET /there?a=b HTTP/1.1", *told],
    ]


async def test_cookies_are_neither_kept_nor_sent(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/feed", Set_Cookie="visitor=1; Path=/")
    await fetcher.get(site.ask("/feed"))
    await fetcher.get(site.ask("/feed"))
    assert all("cookie" not in headers for _, headers in site.requests)


async def test_validators_come_back_byte_for_byte(site: Site, fetcher: HttpFetcher) -> None:
    etag, modified = 'W/"caf\xe9--gzip"', "Thu,  10 Sep 2026 08:26:30 GMT"
    site.put("/feed", "words", ETag=etag, Last_Modified=modified)
    first = await fetcher.get(site.ask("/feed"))
    assert (first.etag, first.modified) == (etag, modified)
    second = await fetcher.get(site.ask("/feed", etag=first.etag, modified=first.modified))
    assert (second.status, second.body) == (304, b"")
    headers = site.requests[-1][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == (etag, modified)


async def test_not_modified_unasked_is_no_answer(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/feed", status=304)
    with pytest.raises(BadStatus):
        await fetcher.get(site.ask("/feed"))


async def test_redirects_are_followed_and_permanent_ones_remembered(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/a", status=301, Location="/b")
    site.put("/b", status=308, Location=site.url("/c"))
    site.put("/c", status=302, Location="d?x=1#part")
    site.put("/d?x=1", "words")
    response = await fetcher.get(site.ask("/a"))
    assert (response.body, response.url) == (b"words", site.url("/d?x=1"))
    assert response.moved_to == site.url("/c")


async def test_a_temporary_redirect_moves_nothing(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/a", status=302, Location="/b")
    site.put("/b", status=301, Location="/c")
    site.put("/c", "words")
    assert (await fetcher.get(site.ask("/a"))).moved_to == ""


async def test_a_redirect_without_end_is_refused(site: Site, fetcher: HttpFetcher) -> None:
    for hop in range(REDIRECTS_AT_MOST + 2):
        site.put(f"/{hop}", status=302, Location=f"/{hop + 1}")
    with pytest.raises(Refused):
        await fetcher.get(site.ask("/0"))
    assert len(site.requests) == REDIRECTS_AT_MOST + 1


async def test_redirects_that_go_round_are_followed_once(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/a", status=302, Location="/b")
    site.put("/b", status=301, Location="/a")
    with pytest.raises(Refused):
        await fetcher.get(site.ask("/a"))
    assert len(site.requests) == 2


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/", "javascript:x", "http://[/", "data:,x"])
async def test_other_schemes_are_refused(site: Site, fetcher: HttpFetcher, target: str) -> None:
    site.put("/a", status=302, Location=target)
    with pytest.raises(Refused):
        await fetcher.get(site.ask("/a"))
    with pytest.raises(Refused):
        await fetcher.get(Request(target))


async def test_raw_addresses_are_percent_encoded(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/en/%E2%82%AC13-billion/a-1?q=%C3%BC%20x&y=100%25", "words")
    assert (await fetcher.get(site.ask("/en/€13-billion/a-1?q=ü x&y=100%#end"))).body == b"words"


@pytest.mark.parametrize("packed", [False, True])
async def test_no_more_is_taken_than_the_cap(site: Site, fetcher: HttpFetcher, packed: bool) -> None:
    exact, large = b"x" * 1000, b"x" * 50_000_000
    encoding = "gzip" if packed else "identity"
    site.put("/exact", gzip.compress(exact) if packed else exact, Content_Encoding=encoding)
    site.put("/bomb", gzip.compress(large) if packed else large, Content_Encoding=encoding)
    assert (await fetcher.get(site.ask("/exact", cap=1000))).body == exact
    with pytest.raises(TooLarge):
        await fetcher.get(site.ask("/bomb", cap=1000))


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "deflate"])
async def test_what_was_not_asked_for_is_not_unpacked(site: Site, fetcher: HttpFetcher, encoding: str) -> None:
    site.put("/odd", gzip.compress(gzip.compress(b"x")), Content_Encoding=encoding)
    with pytest.raises(Unreachable, match="not asked for"):
        await fetcher.get(site.ask("/odd"))


async def test_broken_gzip_is_no_answer(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/cut", gzip.compress(bytes(range(256)) * 50)[:-20], Content_Encoding="gzip")
    site.put("/lie", "plain", Content_Encoding="gzip")
    site.put("/padded", gzip.compress(b"words") + b"\0\0", Content_Encoding="gzip")
    site.put("/two", gzip.compress(b"wo") + gzip.compress(b"rds"), Content_Encoding="gzip")
    for path in ("/cut", "/lie"):
        with pytest.raises(Unreachable):
            await fetcher.get(site.ask(path))
    for path in ("/padded", "/two"):
        assert (await fetcher.get(site.ask(path))).body == b"words"


async def test_the_deadline_is_over_the_whole_answer(site: Site, fetcher: HttpFetcher) -> None:
    site.answers["/drip"] = Answer(drips=True)
    with pytest.raises(TimedOut, match=r"0\.3 seconds"):
        await fetcher.get(site.ask("/drip", deadline=0.3))


async def test_a_host_has_only_its_connections_and_others_do_not_wait(site: Site) -> None:
    fetcher = HttpFetcher(Network(connections=4, connections_per_host=1))
    site.answers["/slow"] = Answer(waits=True)
    site.put("/quick", "words")
    slow = asyncio.create_task(fetcher.get(site.ask("/slow")))
    await asyncio.to_thread(site.arrived.wait)
    queued = asyncio.create_task(fetcher.get(site.ask("/quick")))
    other = f"http://localhost:{site.port}/quick"
    elsewhere = await fetcher.get(Request(other, origin=other))
    assert elsewhere.body == b"words"
    assert site.paths() == ["/slow", "/quick"]
    assert not queued.done()
    slow.cancel()
    assert (await queued).body == b"words"
    await fetcher.aclose()


@pytest.mark.parametrize(("header", "seconds"), [("120", 120.0), ("", None), ("soon", None), ("-5", None)])
async def test_an_error_says_how_long_to_wait(
    site: Site, fetcher: HttpFetcher, header: str, seconds: float | None
) -> None:
    site.put("/busy", status=503, Retry_After=header)
    with pytest.raises(BadStatus) as caught:
        await fetcher.get(site.ask("/busy"))
    assert (caught.value.status, caught.value.retry_after) == (503, seconds)


@pytest.mark.parametrize("status", [204, 300, 400, 401, 404, 410, 418, 500, 599])
async def test_an_error_is_a_sentence_with_its_number(site: Site, fetcher: HttpFetcher, status: int) -> None:
    site.put("/odd", status=status)
    with pytest.raises(BadStatus, match=rf"^[A-Z].*\({status}\)\.$"):
        await fetcher.get(site.ask("/odd"))


async def test_nobody_there(fetcher: HttpFetcher) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        with pytest.raises(Unreachable, match=r"^127\.0\.0\.1 can't be reached\.$"):
            await fetcher.get(Request(f"http://127.0.0.1:{port}/", origin=f"http://127.0.0.1:{port}/"))


async def test_plain_http_where_tls_is_wanted(site: Site, fetcher: HttpFetcher) -> None:
    with pytest.raises(Unreachable):
        await fetcher.get(Request(f"https://127.0.0.1:{site.port}/", origin=f"https://127.0.0.1:{site.port}/"))


async def test_an_answer_that_breaks_off(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/short", "words", Content_Length="99")
    with pytest.raises(Unreachable, match="broke off"):
        await fetcher.get(site.ask("/short"))


async def test_stacked_codings_are_found_in_several_headers(site: Site, fetcher: HttpFetcher) -> None:
    twice = (("Content-Encoding", "gzip"), ("Content-Encoding", "gzip"))
    site.answers["/odd"] = Answer(body=gzip.compress(gzip.compress(b"x")), headers=twice)
    with pytest.raises(Unreachable, match=r"not asked for \(gzip, gzip\)"):
        await fetcher.get(site.ask("/odd"))


async def test_the_beginning_is_enough_where_it_is_asked_for(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/plain", b"words" * 1000)
    site.put("/packed", gzip.compress(b"words" * 1_000_000), Content_Encoding="gzip")
    for path in ("/plain", "/packed"):
        assert (await fetcher.get(site.ask(path, cap=7, cut=True))).body == b"wordswo"


@pytest.mark.parametrize("status", [203, 404])
async def test_validators_are_the_servers_own(site: Site, fetcher: HttpFetcher, status: int) -> None:
    site.put("/feed", "words", status=status, ETag='"one"', Last_Modified="Thu, 10 Sep 2026 08:26:30 GMT")
    if status == 203:
        response = await fetcher.get(site.ask("/feed"))
        assert (response.body, response.etag, response.modified) == (b"words", "", "")
    else:
        with pytest.raises(BadStatus):
            await fetcher.get(site.ask("/feed"))


async def test_a_validator_too_long_to_be_sent_back_is_none(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/feed", "words", ETag=f'"{"x" * 3000}"')
    assert (await fetcher.get(site.ask("/feed"))).etag == ""


async def test_an_answer_says_until_when_it_is_fresh(site: Site) -> None:
    now = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
    fetcher = HttpFetcher(Network(), clock=lambda: now)
    site.put("/feed", "words", Cache_Control="public, max-age=600", Age="60")
    assert (await fetcher.get(site.ask("/feed"))).fresh_until == now + timedelta(minutes=9)


async def test_a_login_goes_to_its_own_place_alone(site: Site, fetcher: HttpFetcher) -> None:
    """Another port is another server: there the login is not sent, nor told of."""
    with serving() as other:
        site.put("/feed", status=301, Location="/moved")
        site.put("/moved", "words")
        site.put("/away", status=302, Location=other.url("/there"))
        other.put("/there", "words")
        address = f"http://me:s3cr3t@127.0.0.1:{site.port}"
        network = Network(allow_networks=("127.0.0.0/8",))
        response = await HttpFetcher(network).get(Request(f"{address}/feed", origin=f"{address}/feed"))
        assert {headers["authorization"] for _, headers in site.requests} == {"Basic bWU6czNjcjN0"}
        assert response.url == site.url("/moved")
        assert response.moved_to == f"{address}/moved"
        away = await HttpFetcher(network).get(Request(f"{address}/away"))
        assert (away.body, away.url) == (b"words", other.url("/there"))
        assert "authorization" not in other.requests[0][1]
        assert "referer" not in other.requests[0][1]


async def test_the_header_that_opens_a_feed_is_for_its_host_alone(site: Site) -> None:
    fetcher = HttpFetcher(Network(allow_networks=("127.0.0.0/8",)))
    site.put("/feed", "words")
    with serving() as other:
        other.put("/feed", "words")
        await fetcher.get(site.ask("/feed", authorization="Bearer s3cr3t"))
        await fetcher.get(Request(other.url("/feed"), origin=site.url("/feed"), authorization="Bearer s3cr3t"))
        assert site.requests[0][1]["authorization"] == "Bearer s3cr3t"
        assert "authorization" not in other.requests[0][1]


async def test_a_login_that_a_server_names_is_not_used(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/feed", status=302, Location=f"http://you:yours@127.0.0.1:{site.port}/there")
    site.put("/there", "words")
    response = await fetcher.get(site.ask("/feed"))
    assert "authorization" not in site.requests[-1][1]
    assert response.url == site.url("/there")


@pytest.mark.parametrize("path", ["/404", "/round", "/file", "/drip", "/private", "/short", "/odd", "/large", "/many"])
async def test_no_message_shows_a_login(site: Site, fetcher: HttpFetcher, path: str) -> None:
    login = f"http://me:s3cr3t@127.0.0.1:{site.port}"
    site.put("/round", status=302, Location=f"{login}/round")
    site.put("/file", status=302, Location="ftp://me:s3cr3t@x/")
    site.put("/private", status=302, Location="http://me:s3cr3t@10.0.0.1/")
    site.put("/short", "words", Content_Length="99")
    site.put("/odd", "words", Content_Encoding="br")
    site.put("/large", "words" * 1000)
    site.answers["/many"] = Answer(headers=tuple((f"X-{number}", "x") for number in range(300)))
    site.answers["/drip"] = Answer(drips=True)
    with pytest.raises(FetchError) as caught:
        await fetcher.get(Request(f"{login}{path}", origin=f"{login}/", cap=1000, deadline=0.5))
    assert "s3cr3t" not in str(caught.value)


async def test_no_more_than_two_connections_are_open_to_a_host(site: Site, fetcher: HttpFetcher) -> None:
    with serving() as other:  # the same address, another port
        gate = Event()
        for one in (site, other):
            one.answers["/slow"] = Answer(body=b"words", gate=gate)
        asked = [asyncio.create_task(fetcher.get(one.ask("/slow"))) for one in (site, other, site, other)]
        await asyncio.to_thread(other.arrived.wait)
        assert len(site.requests) + len(other.requests) <= 2
        gate.set()
        assert [response.body for response in await asyncio.gather(*asked)] == [b"words"] * 4
