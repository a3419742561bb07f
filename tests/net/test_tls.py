"""Servers that prove who they are, and such that can't."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from pathlib import Path
from socket import socket

import pytest
import trustme

from reader.model.errors import Unreachable
from reader.model.ports import Request
from reader.net.fetcher import HttpFetcher
from reader.settings.schema import Network
from tests.net.rawserver import connected, heard

pytestmark = pytest.mark.anyio

WORDS = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nwords"


def _speaking(certificate: trustme.LeafCert, heads: list[bytes]) -> Callable[[socket], None]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)

    def deal(connection: socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            heads.append(heard(secure))
            secure.sendall(WORDS)

    return deal


def _here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """An authority that the person trusts: `SSL_CERT_FILE` says so."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "trusted.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
    return authority


async def test_a_server_is_believed_by_its_name_though_connected_to_by_address(authority: trustme.CA) -> None:
    heads: list[bytes] = []
    with connected(_speaking(authority.issue_cert("news.example"), heads)) as port:
        for host in ("news.example", "news.example."):
            url = f"https://{host}:{port}/feed"
            response = await HttpFetcher(Network(), lookup=_here).get(Request(url, origin=url))
            assert response.body == b"words"
    assert f"Host: news.example:{port}".encode() in heads[0]


async def test_a_server_that_is_somebody_else_is_not_asked(authority: trustme.CA) -> None:
    heads: list[bytes] = []
    with connected(_speaking(authority.issue_cert("other.example"), heads)) as port:
        url = f"https://news.example:{port}/"
        with pytest.raises(Unreachable, match=r"can't prove that it is news\.example"):
            await HttpFetcher(Network(), lookup=_here).get(Request(url, origin=url))
    assert heads == []


async def test_nobody_vouches_for_himself() -> None:
    heads: list[bytes] = []
    with connected(_speaking(trustme.CA().issue_cert("127.0.0.1"), heads)) as port:
        url = f"https://127.0.0.1:{port}/"
        with pytest.raises(Unreachable, match="its certificate is not trusted"):
            await HttpFetcher(Network()).get(Request(url, origin=url))
    assert heads == []


async def test_a_server_that_falls_silent_or_leaves_under_tls(authority: trustme.CA) -> None:
    def hang_up(connection: socket) -> None:
        connection.recv(10)

    with connected(hang_up) as port:
        url = f"https://127.0.0.1:{port}/"
        with pytest.raises(Unreachable):
            await HttpFetcher(Network()).get(Request(url, origin=url))


async def test_the_deadline_holds_while_hands_are_shaken(authority: trustme.CA) -> None:
    async def ask(port: int) -> str:
        url = f"https://127.0.0.1:{port}/"
        with pytest.raises(Exception, match="took longer") as caught:
            await HttpFetcher(Network()).get(Request(url, origin=url, deadline=0.2))
        return str(caught.value)

    with connected(lambda connection: pass_time(connection)) as port:
        assert await asyncio.wait_for(ask(port), 60) == "127.0.0.1 took longer than 0.2 seconds."


def pass_time(connection: socket) -> None:
    """Listens until the other side leaves, and says nothing."""
    while connection.recv(1000):
        pass
