"""Requests by way of a proxy, which the environment names."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from socket import create_connection, socket

import pytest
import trustme

from reader.model.errors import Refused, SettingsError, Unreachable
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


async def _ask(url: str, origin: str = "") -> bytes:
    return (await HttpFetcher(Network(), lookup=_nowhere).get(Request(url, origin=origin))).body


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
