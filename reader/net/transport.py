"""What httpx asks through: each request brings a connection of its own along, which was opened behind the guard.

httpx has no hook at connect time, so that a name could lead elsewhere between the guard's look and the connection;
httpcore, on which it stands, takes a backend of our own (`wire.Door`). httpx's client is left out: the redirects that
it would follow, its cookies, its timeouts and the environment's proxies are all for the fetcher to decide.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator
from typing import Final, TypeAlias

import httpcore
import httpx

from reader.net.addresses import PORTS
from reader.net.targets import Target

HEADERS: Final = "headers"
"""The extension of an answer that holds all its headers in their own bytes."""

Connection: TypeAlias = httpcore.AsyncHTTPConnection | httpcore.AsyncConnectionPool


async def send(target: Target, headers: list[tuple[bytes, bytes]], connection: Connection) -> httpx.Response:
    """The answer to a question over `connection`, its body not yet read. Raises the exceptions of httpcore."""
    extensions = {"target": target, "connection": connection}
    request = httpx.Request("GET", target.url, headers=headers, extensions=extensions)
    return await _TRANSPORT.handle_async_request(request)


def core_url(target: Target) -> httpcore.URL:
    """A target as httpcore wants it, its path byte for byte."""
    port = None if target.port == PORTS[target.scheme] else target.port
    return httpcore.URL(
        scheme=target.scheme.encode(), host=target.host.encode(), port=port, target=target.path.encode()
    )


class _Transport(httpx.AsyncBaseTransport):
    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        target: Target = request.extensions["target"]
        connection: Connection = request.extensions["connection"]
        answer = await connection.handle_async_request(
            httpcore.Request(
                b"GET",
                core_url(target),
                headers=request.headers.raw,
                extensions={"sni_hostname": target.name},
            )
        )
        # httpx would judge where an answer redirects to, and fail at what is no address: that is not for it to say.
        headers = [(name, value) for name, value in answer.headers if name.lower() != b"location"]
        extensions = {**answer.extensions, HEADERS: answer.headers}
        return httpx.Response(answer.status, headers=headers, stream=_Incoming(answer), extensions=extensions)


_TRANSPORT: Final = _Transport()


class _Incoming(httpx.AsyncByteStream):
    """An answer's body while it comes in."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        stream = self._answer.stream
        assert isinstance(stream, AsyncIterable)  # noqa: S101 - the other kind is that of blocking connections
        async for chunk in stream:
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()
