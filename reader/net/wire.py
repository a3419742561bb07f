"""Connections: made to the addresses that were checked, and to no other."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from itertools import zip_longest
from typing import Any, Final

import httpcore

from reader.net.names import Names

_ADDRESSES_AT_MOST: Final = 8
"""As many addresses of a host are tried."""

_PATIENCE: Final = 3.0
"""Seconds for a connection to one address, where there is another to try."""

_SECONDS_TO_CLOSE: Final = 0.05


class Door(httpcore.AsyncNetworkBackend):
    """Connects for one request: the host's name is looked up once, and only what `admit` lets through is connected to.

    What was opened is closed by `aclose`, however the request ended.
    """

    def __init__(self, names: Names, admit: Callable[[Sequence[str]], Sequence[str]]) -> None:
        self._names = names
        self._admit = admit
        self._opened: list[Plain] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> Plain:
        """A connection to the first of the host's addresses that answers.

        Raises `Refused`, `Unreachable` and `httpcore.ConnectError`.
        """
        found = await self._names.addresses(host, port)
        admitted = _mixed(self._admit(found))[:_ADDRESSES_AT_MOST]
        for address in admitted:
            patience = None if address == admitted[-1] else _PATIENCE
            with suppress(OSError):  # the next one may answer
                async with asyncio.timeout(patience):
                    self._opened.append(Plain(await _connected(address, port)))
                    return self._opened[-1]
        raise httpcore.ConnectError("none of the addresses answers")

    async def aclose(self) -> None:
        """Closes what is still open."""
        for connection in self._opened:
            await connection.aclose()


class Plain(httpcore.AsyncNetworkStream):
    """A connection as it is, without asyncio's transports: a short question and its answer need none."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._loop = asyncio.get_running_loop()
        self._secure: Secure | None = None

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,
    ) -> bytes:
        """The next bytes; none at the end."""
        await asyncio.sleep(0)  # bytes that are here already are read without a pause: others have their turn first
        return await self._loop.sock_recv(self._socket, max_bytes)

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,
    ) -> None:
        """Sends all of `buffer`."""
        try:
            await self._loop.sock_sendall(self._socket, buffer)
        except OSError as error:  # the answer may be there already
            raise httpcore.WriteError(str(error)) from error

    async def aclose(self) -> None:
        """Closes the connection."""
        if self._secure is None:
            self._socket.close()
        else:
            await self._secure.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> Secure:
        """The same connection under TLS, when the server has proved who it is."""
        with ExitStack() as undo:
            undo.callback(self._socket.close)
            reader, writer = await asyncio.open_connection(
                sock=self._socket, ssl=ssl_context, server_hostname=server_hostname
            )
            undo.pop_all()
        self._secure = Secure(reader, writer)
        return self._secure

    def get_extra_info(self, info: str) -> Any:
        """Nothing is known beyond the connection itself."""


class Secure(httpcore.AsyncNetworkStream):
    """A connection under TLS."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,
    ) -> bytes:
        """The next bytes; none at the end."""
        await asyncio.sleep(0)
        return await self._reader.read(max_bytes)

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,
    ) -> None:
        """Sends all of `buffer`."""
        try:
            self._writer.write(buffer)
            await self._writer.drain()
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    async def aclose(self) -> None:
        """Closes the connection at once: the farewell of TLS waits for an answer that need not come."""
        self._writer.transport.abort()
        with suppress(OSError):
            await self._writer.wait_closed()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> Secure:
        """TLS with a server behind a proxy, within that with the proxy."""
        await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        return self

    def get_extra_info(self, info: str) -> Any:
        """What TLS agreed on."""
        return self._writer.get_extra_info(info)


async def await_close(stream: object) -> None:
    """Gives a server that said it would close a moment to do so: then it counts this connection no more."""
    if isinstance(stream, Plain | Secure):
        with suppress(OSError):
            async with asyncio.timeout(_SECONDS_TO_CLOSE):
                await stream.read(1)


async def _connected(address: str, port: int) -> socket.socket:
    connection = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    with ExitStack() as undo:
        undo.callback(connection.close)
        connection.setblocking(False)
        await asyncio.get_running_loop().sock_connect(connection, (address, port))
        undo.pop_all()
    return connection


def _mixed(addresses: Sequence[str]) -> tuple[str, ...]:
    """The addresses with both families by turns, the first one's first: where one is broken the other is near."""
    is_six = ":" in addresses[0]
    same = [address for address in addresses if (":" in address) == is_six]
    other = [address for address in addresses if (":" in address) != is_six]
    return tuple(address for pair in zip_longest(same, other) for address in pair if address is not None)
