"""Requests by way of a proxy, which the environment names or the request itself."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from socket import create_connection, socket

import pytest
import trustme

from reader.model.errors import BadStatus, Refused, SettingsError, TimedOut, Unreachable
from reader.model.ports import Request
from reader.net.fetcher import HttpFetcher
from reader.settings.schema import Network
from tests.net.loopback import Site
from tests.net.rawserver import connected, heard, pass_on
from tests.net.test_tls import WORDS

pytestmark = pytest.mark.anyio


def _nowhere(host: str, port: int) -> list[str]:
    """Names are the proxy's to look up."""
    raise OSError(host)


async def _ask(url: str, origin: str = "", proxy: str = "") -> bytes:
    return (await HttpFetcher(Network(), lookup=_nowhere).get(Request(url, origin=origin, proxy=proxy))).body


async def test_a_proxy_is_asked_for_what_is_public(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://me:s3cr%2At@127.0.0.1:{site.port}")
    site.put("http://news.example/feed", "words")
    assert await _ask("http://news.example/feed") == b"words"
    ((_, headers),) = site.requests
    assert headers["host"] == "news.example"
    assert headers["proxy-authorization"] == "Basic bWU6czNjcip0"
    assert "authorization" not in headers


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://10.0.0.1/", "http://127.1/", "http://[::1]/", "http://[::ffff:10.0.0.1]/",
     "http://localhost/", "http://printer.local/", "http://169.254.169.254/latest", "http://2130706433/"],
)  # fmt: skip
async def test_through_a_proxy_no_address_says_that_it_is_private(
    site: Site, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("http_proxy", site.url(""))
    site.put("http://news.example/", status=302, Location=url)
    with pytest.raises(Refused, match="private network"):
        await _ask(url)
    with pytest.raises(Refused, match="private network"):
        await _ask("http://news.example/")
    assert site.paths() == ["http://news.example/"]


@pytest.mark.parametrize(
    "without",
    ["*", "127.0.0.1", "127.0.0.0/8", "other.example, 127.0.0.1", "127.0.0.1:{port}", "[::1]:80 127.0.0.1"],
)
async def test_what_needs_no_proxy_is_asked_directly(site: Site, monkeypatch: pytest.MonkeyPatch, without: str) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", without.format(port=site.port))
    site.put("/feed", "words")
    assert await _ask(site.url("/feed"), site.url("/feed")) == b"words"


@pytest.mark.parametrize(
    "without", ["", "example.org", "example", "127.0.0.1:9", ".", "news.example:81", "ews.example"]
)
async def test_everything_else_goes_by_the_proxy(site: Site, monkeypatch: pytest.MonkeyPatch, without: str) -> None:
    monkeypatch.setenv("all_proxy", f"127.0.0.1:{site.port}")
    monkeypatch.setenv("no_proxy", without.replace("example", "example.net") if without == "example" else without)
    site.put("http://news.example/", "words")
    assert await _ask("http://news.example/") == b"words"


@pytest.mark.parametrize("without", ["news.example", ".example", "*.example", "NEWS.example:80", "example"])
async def test_a_name_without_proxy_stands_for_all_below_it(
    site: Site, monkeypatch: pytest.MonkeyPatch, without: str
) -> None:
    monkeypatch.setenv("all_proxy", site.url(""))
    monkeypatch.setenv("no_proxy", without)
    with pytest.raises(Unreachable, match="can't be found"):
        await _ask("http://news.example/")
    assert site.requests == []


async def test_a_proxy_that_lets_nothing_through(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", site.url("").replace("//", "//me:s3cr3t@"))
    with pytest.raises(Unreachable, match=r"^The proxy lets nothing through\.$"):
        await _ask("https://news.example/")


async def test_a_proxy_that_wants_a_login_says_so(site: Site) -> None:
    site.put("http://news.example/", status=407)
    with pytest.raises(BadStatus, match=r"^The proxy wants a login \(407\)\.$"):
        await _ask("http://news.example/", proxy=site.url(""))


async def test_a_proxy_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        monkeypatch.setenv("all_proxy", f"http://127.0.0.1:{nobody.getsockname()[1]}")
        with pytest.raises(Unreachable, match=r"^The proxy can't be reached\.$"):
            await _ask("http://news.example/")


@pytest.mark.parametrize("address", ["gopher://me:s3cr3t@127.0.0.1:1", "http://me:s3cr3t@:80", "http://me:s3cr3t@x:y"])
def test_a_proxy_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("all_proxy", address)
    with pytest.raises(SettingsError, match=r"all_proxy") as caught:
        HttpFetcher(Network())
    assert "s3cr3t" not in str(caught.value)


def _tunnel(port: int, asked: list[bytes]) -> Callable[[socket], None]:
    """A proxy that leads every tunnel to `port` of this machine."""

    def deal(connection: socket) -> None:
        asked.append(heard(connection).split(b"\r\n")[0])
        with create_connection(("127.0.0.1", port)) as server:
            connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            pass_on(connection, server)

    return deal


async def test_tls_goes_through_a_tunnel_and_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "trusted.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(context)

    def serve(connection: socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            heard(secure)
            secure.sendall(WORDS)

    asked: list[bytes] = []
    with connected(serve) as server, connected(_tunnel(server, asked)) as proxy:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy}")
        with pytest.raises(Unreachable, match="certificate is not trusted"):
            await _ask("https://news.example/")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
        assert await _ask("https://news.example/") == b"words"
    assert asked == [b"CONNECT news.example:443 HTTP/1.1"] * 2


async def test_a_proxy_may_speak_tls_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "trusted.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example", "127.0.0.1").configure_cert(context)

    def serve(connection: socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            heard(secure)
            secure.sendall(WORDS)

    asked: list[bytes] = []
    with connected(serve) as server:
        tunnel = _tunnel(server, asked)

        def deal(connection: socket) -> None:
            with context.wrap_socket(connection, server_side=True) as secure:
                tunnel(secure)

        with connected(deal) as proxy:
            monkeypatch.setenv("https_proxy", f"https://127.0.0.1:{proxy}")
            assert await _ask("https://news.example/") == b"words"
    assert asked == [b"CONNECT news.example:443 HTTP/1.1"]


def _socks(port: int, asked: list[bytes], reply: bytes = b"\5\0\0\1\0\0\0\0\0\0") -> Callable[[socket], None]:
    """A SOCKS 5 proxy that connects everyone to `port` of this machine (RFC 1928)."""

    def deal(connection: socket) -> None:
        connection.recv(3)
        connection.sendall(b"\5\0")
        asked.append(connection.recv(300))
        with suppress(OSError), create_connection(("127.0.0.1", port)) as server:
            connection.sendall(reply)
            pass_on(connection, server)

    return deal


async def test_a_socks_proxy_looks_names_up_itself(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    site.put("/feed", "words")
    with connected(_socks(site.port, asked)) as proxy:
        monkeypatch.setenv("all_proxy", f"socks5h://127.0.0.1:{proxy}")
        assert await _ask("http://news.example/feed") == b"words"
    assert b"news.example" in asked[0]


@pytest.mark.parametrize("reply", [b"\5\1\0\1\0\0\0\0\0\0", b"\4garbage", b"\5\0\0\7", b""])
async def test_a_socks_proxy_that_refuses_or_babbles(site: Site, monkeypatch: pytest.MonkeyPatch, reply: bytes) -> None:
    with connected(_socks(site.port, [], reply or b"\0")) as proxy:
        monkeypatch.setenv("all_proxy", f"socks5://127.0.0.1:{proxy}")
        with pytest.raises(Unreachable, match="proxy"):
            await _ask("http://news.example/")


async def test_a_requests_own_proxy_comes_before_the_environments(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "*")
    site.put("http://news.example/feed", status=302, Location="http://other.example/there")
    site.put("http://other.example/there", "words")
    own = f"http://me:s3cr3t@127.0.0.1:{site.port}"
    assert await _ask("http://news.example/feed", proxy=own) == b"words"
    assert site.paths() == ["http://news.example/feed", "http://other.example/there"]
    assert {headers["proxy-authorization"] for _, headers in site.requests} == {"Basic bWU6czNjcjN0"}
    assert "s3cr3t" not in repr(Request("http://news.example/feed", proxy=own))


async def test_a_request_may_want_no_proxy_at_all(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    site.put("/feed", "words")
    assert await _ask(site.url("/feed"), site.url("/feed"), proxy="none") == b"words"
    with pytest.raises(Refused, match="private network"):  # the guard looks, where no proxy does
        await _ask(site.url("/feed"), proxy="none")


async def test_a_requests_own_socks_proxy(site: Site) -> None:
    asked: list[bytes] = []
    site.put("/feed", "words")
    with connected(_socks(site.port, asked)) as proxy:
        assert await _ask("http://news.example/feed", proxy=f"socks5h://127.0.0.1:{proxy}") == b"words"
    assert b"news.example" in asked[0]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://127.1/", "http://[::ffff:10.0.0.1]/", "http://localhost/"]
)
async def test_through_a_requests_own_proxy_no_address_says_that_it_is_private(site: Site, url: str) -> None:
    site.put("http://news.example/", status=302, Location=url)
    for asked in (url, "http://news.example/"):
        with pytest.raises(Refused, match="private network"):
            await _ask(asked, proxy=site.url(""))
    assert site.paths() == ["http://news.example/"]


@pytest.mark.parametrize(
    "address",
    ["gopher://me:s3cr3t@127.0.0.1:1", "http://me:s3cr3t@:80", "http://me:s3cr3t@x:0", "http://me:1/s3cr3t@127.0.0.1",
     "http://[s3cr3t", "http://s3cr3t /", "socks4://s3cr3t:1"],
)  # fmt: skip
async def test_a_proxy_of_a_feed_that_cannot_be_used_fails_that_feed_alone(address: str) -> None:
    with pytest.raises(Unreachable, match=r"^The proxy of this feed can't be used: it is no address\.$"):
        await _ask("http://news.example/", proxy=address)


async def test_a_socks_proxy_without_its_extra_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.model.proxies.find_spec", lambda name: None)
    with pytest.raises(Unreachable, match=r"newsreader-tui\[socks\]"):
        await _ask("http://news.example/", proxy="socks5://127.0.0.1:1080")
    monkeypatch.setenv("ALL_PROXY", "socks5h://127.0.0.1:1080")
    with pytest.raises(SettingsError, match=r"all_proxy.*newsreader-tui\[socks\]"):
        HttpFetcher(Network())


def _listen(connection: socket) -> None:
    while connection.recv(99):
        """Says nothing."""


async def test_a_proxy_that_never_answers_meets_the_deadline() -> None:
    with connected(_listen) as proxy:
        for scheme in ("http", "socks5"):
            for url in ("http://news.example/", "https://news.example/"):
                request = Request(url, proxy=f"{scheme}://127.0.0.1:{proxy}", deadline=0.2)
                with pytest.raises(TimedOut, match=r"0\.2 seconds"):
                    await HttpFetcher(Network(), lookup=_nowhere).get(request)
