"""The fetcher against a real server: what it asks, what it takes, and what it refuses."""

from __future__ import annotations

import asyncio
import gzip
import socket

import pytest

from reader.model.errors import BadStatus, Refused, SettingsError, TimedOut, TooLarge, Unreachable
from reader.model.ports import Request
from reader.net.fetcher import REDIRECTS_AT_MOST, USER_AGENT, HttpFetcher
from reader.settings.schema import Network
from tests.net.loopback import Answer, Site

pytestmark = pytest.mark.anyio


async def test_a_request_is_honest_and_asks_for_gzip_alone(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/feed", "words", Content_Type="text/plain; charset=utf-8")
    response = await fetcher.get(Request(site.url("/feed"), accept="application/xml"))
    assert (response.status, response.body, response.url) == (200, b"words", site.url("/feed"))
    assert response.content_type == "text/plain; charset=utf-8"
    ((_, headers),) = site.requests
    assert headers["user-agent"] == USER_AGENT
    assert headers["accept-encoding"] == "gzip"
    assert headers["accept"] == "application/xml"


async def test_cookies_are_neither_kept_nor_sent(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/feed", Set_Cookie="visitor=1; Path=/")
    await fetcher.get(Request(site.url("/feed")))
    await fetcher.get(Request(site.url("/feed")))
    assert all("cookie" not in headers for _, headers in site.requests)


async def test_validators_come_back_byte_for_byte(site: Site, fetcher: HttpFetcher) -> None:
    etag, modified = 'W/"caf\xe9--gzip"', "Thu,  10 Sep 2026 08:26:30 GMT"
    site.put("/feed", "words", ETag=etag, Last_Modified=modified)
    first = await fetcher.get(Request(site.url("/feed")))
    assert (first.etag, first.modified) == (etag, modified)
    second = await fetcher.get(Request(site.url("/feed"), etag=first.etag, modified=first.modified))
    assert (second.status, second.body) == (304, b"")
    headers = site.requests[-1][1]
    assert (headers["if-none-match"], headers["if-modified-since"]) == (etag, modified)


async def test_not_modified_unasked_is_no_answer(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/feed", status=304)
    with pytest.raises(BadStatus):
        await fetcher.get(Request(site.url("/feed")))


async def test_redirects_are_followed_and_permanent_ones_remembered(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/a", status=301, Location="/b")
    site.put("/b", status=308, Location=site.url("/c"))
    site.put("/c", status=302, Location="d?x=1#part")
    site.put("/d?x=1", "words")
    response = await fetcher.get(Request(site.url("/a")))
    assert (response.body, response.url) == (b"words", site.url("/d?x=1"))
    assert response.moved_to == site.url("/c")


async def test_a_temporary_redirect_moves_nothing(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/a", status=302, Location="/b")
    site.put("/b", status=301, Location="/c")
    site.put("/c", "words")
    assert (await fetcher.get(Request(site.url("/a")))).moved_to == ""


async def test_a_redirect_without_end_is_refused(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/round", status=302, Location="/round")
    with pytest.raises(Refused):
        await fetcher.get(Request(site.url("/round")))
    assert len(site.requests) == REDIRECTS_AT_MOST + 1


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/", "javascript:x", "http://[/", "data:,x"])
async def test_other_schemes_are_refused(site: Site, fetcher: HttpFetcher, target: str) -> None:
    site.put("/a", status=302, Location=target)
    with pytest.raises(Refused):
        await fetcher.get(Request(site.url("/a")))
    with pytest.raises(Refused):
        await fetcher.get(Request(target))


async def test_a_public_host_never_leads_into_a_private_network(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.put("http://news.example.com/a", status=302, Location=site.url("/secret"))
    site.put("/secret", "secret")
    monkeypatch.setenv("http_proxy", site.url(""))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    fetcher = HttpFetcher(Network())
    with pytest.raises(Refused, match="private network"):
        await fetcher.get(Request("http://news.example.com/a"))
    assert site.paths() == ["http://news.example.com/a"]
    await fetcher.aclose()


async def test_raw_addresses_are_percent_encoded(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/en/%E2%82%AC13-billion/a-1?q=%C3%BC%20x&y=100%25", "words")
    assert (await fetcher.get(Request(site.url("/en/€13-billion/a-1?q=ü x&y=100%#end")))).body == b"words"


@pytest.mark.parametrize("packed", [False, True])
async def test_no_more_is_taken_than_the_cap(site: Site, fetcher: HttpFetcher, packed: bool) -> None:
    exact, large = b"x" * 1000, b"x" * 50_000_000
    encoding = "gzip" if packed else "identity"
    site.put("/exact", gzip.compress(exact) if packed else exact, Content_Encoding=encoding)
    site.put("/bomb", gzip.compress(large) if packed else large, Content_Encoding=encoding)
    assert (await fetcher.get(Request(site.url("/exact"), cap=1000))).body == exact
    with pytest.raises(TooLarge):
        await fetcher.get(Request(site.url("/bomb"), cap=1000))


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "deflate"])
async def test_what_was_not_asked_for_is_not_unpacked(site: Site, fetcher: HttpFetcher, encoding: str) -> None:
    site.put("/odd", gzip.compress(gzip.compress(b"x")), Content_Encoding=encoding)
    with pytest.raises(Unreachable, match="not asked for"):
        await fetcher.get(Request(site.url("/odd")))


async def test_broken_gzip_is_no_answer(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/cut", gzip.compress(bytes(range(256)) * 50)[:-20], Content_Encoding="gzip")
    site.put("/lie", "plain", Content_Encoding="gzip")
    site.put("/padded", gzip.compress(b"words") + b"\0\0", Content_Encoding="gzip")
    site.put("/two", gzip.compress(b"wo") + gzip.compress(b"rds"), Content_Encoding="gzip")
    for path in ("/cut", "/lie"):
        with pytest.raises(Unreachable):
            await fetcher.get(Request(site.url(path)))
    for path in ("/padded", "/two"):
        assert (await fetcher.get(Request(site.url(path)))).body == b"words"


async def test_the_deadline_is_over_the_whole_answer(site: Site, fetcher: HttpFetcher) -> None:
    site.answers["/drip"] = Answer(drips=True)
    with pytest.raises(TimedOut, match=r"0\.3 seconds"):
        await fetcher.get(Request(site.url("/drip"), deadline=0.3))


async def test_a_host_has_only_its_connections_and_others_do_not_wait(site: Site) -> None:
    fetcher = HttpFetcher(Network(connections=4, connections_per_host=1))
    site.answers["/slow"] = Answer(waits=True)
    site.put("/quick", "words")
    slow = asyncio.create_task(fetcher.get(Request(site.url("/slow"))))
    await asyncio.to_thread(site.arrived.wait)
    queued = asyncio.create_task(fetcher.get(Request(site.url("/quick"))))
    elsewhere = await fetcher.get(Request(f"http://localhost:{site.port}/quick"))
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
        await fetcher.get(Request(site.url("/busy")))
    assert (caught.value.status, caught.value.retry_after) == (503, seconds)


@pytest.mark.parametrize("status", [204, 300, 400, 401, 404, 410, 418, 500, 599])
async def test_an_error_is_a_sentence_with_its_number(site: Site, fetcher: HttpFetcher, status: int) -> None:
    site.put("/odd", status=status)
    with pytest.raises(BadStatus, match=rf"^[A-Z].*\({status}\)\.$"):
        await fetcher.get(Request(site.url("/odd")))


async def test_nobody_there(fetcher: HttpFetcher) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        with pytest.raises(Unreachable, match=r"^127\.0\.0\.1 can't be reached\.$"):
            await fetcher.get(Request(f"http://127.0.0.1:{port}/"))


async def test_plain_http_where_tls_is_wanted(site: Site, fetcher: HttpFetcher) -> None:
    with pytest.raises(Unreachable):
        await fetcher.get(Request(f"https://127.0.0.1:{site.port}/"))


async def test_an_answer_that_breaks_off(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/short", "words", Content_Length="99")
    with pytest.raises(Unreachable, match="broke off"):
        await fetcher.get(Request(site.url("/short")))


async def test_a_proxy_that_lets_nothing_through(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", site.url(""))
    fetcher = HttpFetcher(Network())
    with pytest.raises(Unreachable, match="proxy"):
        await fetcher.get(Request("https://news.example.com/"))
    await fetcher.aclose()


async def test_a_redirect_inside_the_private_network_is_followed(site: Site, fetcher: HttpFetcher) -> None:
    site.put("/a", status=302, Location=f"http://localhost:{site.port}/b")
    site.put("/b", "words")
    assert (await fetcher.get(Request(site.url("/a")))).body == b"words"


async def test_a_proxy_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "gopher://127.0.0.1:1")
    with pytest.raises(SettingsError, match="proxy"):
        HttpFetcher(Network())
