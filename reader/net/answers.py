"""One server's answer: its status, its headers in their own bytes, and its body, each within bounds."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Final

import httpx

from reader.model.errors import TooLarge, Unreachable
from reader.model.ports import Request
from reader.model.texts import gettext as _
from reader.net.bodies import Body
from reader.net.transport import HEADERS

GOOD: Final = frozenset({200, 203})
"""The statuses whose bodies are read."""

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
PERMANENT: Final = frozenset({301, 308})

_HEADERS_AT_MOST: Final = 256
_PIECES_AT_MOST: Final = 100_000
_PIECES_AT_ONCE: Final = 50
"""A server may cut its answer into single bytes, each of which costs as much as a large piece: few are taken before
others have their turn."""

_UNPACKED_AT_ONCE: Final = 4_096
"""Bytes that are unpacked before others have their turn."""

_ENDING: Final = ("content-length", "transfer-encoding", "content-encoding")
"""Headers of bodies that say themselves where they end: all that is unpacked does."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`headers` have names in small letters; `body` is that of a good answer, unpacked."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes = b""

    def header(self, name: str) -> str:
        """The first header of a name, each byte as one character (ISO 8859-1), so that it can be sent back as it
        came; "" for none."""
        return next(iter(self._all(name)), "")

    def list_of(self, name: str) -> str:
        """All headers of a name as one, which means the same (RFC 9110, 5.3)."""
        return ", ".join(self._all(name))

    @property
    def redirect(self) -> str:
        """Where the answer sends whoever asked; "" for nowhere."""
        location = self.header("location") if self.status in REDIRECTS else ""
        return location.encode("latin-1").decode("utf-8", "replace")

    @property
    def is_open_ended(self) -> bool:
        """Whether nothing but the end of the connection says where the body ends."""
        return not any(self.header(name) for name in _ENDING)

    def _all(self, name: str) -> list[str]:
        wanted = name.encode("ascii")
        return [value.decode("latin-1") for key, value in self.headers if key == wanted]


async def take(response: httpx.Response, request: Request) -> Answer:
    """The answer to `request` that is coming in, with its body where it is a good one.

    Raises `TooLarge` and `Unreachable`, and the exceptions of httpcore.
    """
    headers = tuple((name.lower(), value) for name, value in response.extensions[HEADERS])
    if len(headers) > _HEADERS_AT_MOST:
        raise Unreachable(_("The answer has {} headers, which can't be right.").format(len(headers)))
    answer = Answer(response.status_code, headers)
    if response.status_code not in GOOD:
        return answer
    encoding, length = answer.list_of("content-encoding"), answer.header("content-length")
    body = Body(encoding, request.cap, cut=request.cut)
    if not encoding and not request.cut and length.isdigit() and int(length) > request.cap:
        raise TooLarge(_("The answer is larger than {:g} MB.").format(request.cap / 1_000_000))
    pieces = 0
    async for chunk in response.aiter_raw():
        await _add(chunk, body, is_packed=bool(encoding))
        if body.is_full:
            break
        pieces += 1
        if pieces > _PIECES_AT_MOST:
            raise Unreachable(_("The answer comes in far too many pieces."))
        if not pieces % _PIECES_AT_ONCE:
            await asyncio.sleep(0)
    return Answer(response.status_code, headers, body.finish())


async def _add(chunk: bytes, body: Body, *, is_packed: bool) -> None:
    """Adds the next bytes; packed ones a few at a time, for they may become a thousand times as many."""
    if not is_packed:
        body.add(chunk)
        return
    for start in range(0, len(chunk), _UNPACKED_AT_ONCE):
        body.add(chunk[start : start + _UNPACKED_AT_ONCE])
        await asyncio.sleep(0)


def says_it_closes(response: httpx.Response) -> bool:
    """Whether the server will close the connection after this answer, as it is asked to."""
    named = (value.lower() for name, value in response.extensions[HEADERS] if name.lower() == b"connection")
    return response.extensions.get("http_version") == b"HTTP/1.0" or any(b"close" in value for value in named)
