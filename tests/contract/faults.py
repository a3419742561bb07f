"""A server on this machine that plays faults, each on an address of its own, in a process of its own.

The first question at each address has a sound feed with one entry; the questions after it have the fault.
"""

from __future__ import annotations

import asyncio
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from socket import SO_LINGER, SOL_SOCKET
from typing import Final, TypeAlias

RESET: Final = None

HOST: Final = b"{host}"
"""Stands for the server's own IP address in what it says."""


@dataclass(frozen=True, slots=True)
class Endless:
    """Bytes that are said again and again, with a pause of so many seconds after each time."""

    words: bytes
    pause: float = 0.0


Piece: TypeAlias = bytes | Endless | None
"""What is said next; `RESET` breaks the connection."""

Play: TypeAlias = tuple[Piece, ...]
"""All that a server says."""

RSS: Final = "Content-Type: application/rss+xml"


@dataclass(frozen=True, slots=True)
class Case:
    """A fault, and what must come of it: so many new entries, one of them with `title`; or an error that `says` so.

    `says` is a pattern; an empty one stands for no error at all.
    """

    name: str
    play: Play
    says: str = ""
    new: int = 0
    title: str = ""


def good(name: str, play: Play, new: int = 1, title: str = "") -> Case:
    """A case that a reader gets over."""
    return Case(name, play, new=new, title=title)


def head(status: str, *headers: str) -> bytes:
    """The head of an answer."""
    return "\r\n".join((f"HTTP/1.1 {status}", *headers, "", "")).encode("latin-1")


def status(line: str, *headers: str) -> Play:
    """An answer with a status and a short text."""
    return head(line, *headers, "Content-Length: 5"), b"words"


def bare(line: str, *headers: str) -> Play:
    """An answer that has no body by its status."""
    return (head(line, *headers),)


def ok(body: str | bytes, *headers: str) -> Play:
    """A whole answer; it is called RSS where no other type is given."""
    raw = body.encode() if isinstance(body, str) else body
    named = () if any(header.startswith("Content-Type") for header in headers) else (RSS,)
    return head("200 OK", *named, *headers, f"Content-Length: {len(raw)}"), raw


def packed(coding: str, body: bytes) -> Play:
    """An answer that is packed, or says so."""
    return ok(body, f"Content-Encoding: {coding}")


def moved(line: str, location: str) -> Play:
    """A redirect."""
    return (head(line, f"Location: {location}", "Content-Length: 0"),)


def item(title: str = "Boats fill the bay", inner: str = "", link: str = "/boats", guid: str = "") -> str:
    """One item of RSS, with an address at its own server."""
    named = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
    return f"<item><title>{title}</title><link>{link}</link>{named}{inner}</item>"


def rss(*items: str, prolog: str = "<?xml version='1.0' encoding='utf-8'?>", around: str = "") -> str:
    """A feed in RSS 2.0."""
    return f"{prolog}<rss version='2.0'><channel><title>Faults</title>{around}{''.join(items)}</channel></rss>"


def atom(*entries: str) -> str:
    """A feed in Atom."""
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Faults</title>{''.join(entries)}</feed>"


SOUND: Final = rss(item("Kept since yesterday", link="/kept", guid="kept"))
PLAIN: Final = rss(item())


def chunks(*bodies: bytes) -> bytes:
    """A body in chunks, without its end."""
    return b"".join(b"%x\r\n%b\r\n" % (len(body), body) for body in bodies)


def bomb(window: int) -> bytes:
    """About 100 MB of nothing, packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(100)) + packer.flush()


@contextmanager
def playing(plays: Mapping[str, Play]) -> Iterator[dict[str, str]]:
    """Plays all of `plays` by the name of the case, in a process of its own; gives the address of each feed."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, dict(plays)), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        ours.send("enough")
        process.join()


def _serve(parent: Connection, plays: dict[str, Play]) -> None:
    asyncio.run(_listen(parent, plays))


async def _listen(parent: Connection, plays: dict[str, Play]) -> None:
    addresses = {}
    for number, (name, play) in enumerate(plays.items(), 1):
        host = f"127.1.{number // 200}.{1 + number % 200}"
        server = await asyncio.start_server(_Stage(play, host).answer, host, 0)
        addresses[name] = f"http://{host}:{server.sockets[0].getsockname()[1]}/feed"
    parent.send(addresses)
    await asyncio.to_thread(parent.recv)


@dataclass(slots=True)
class _Stage:
    """One address."""

    play: Play
    host: str
    asked: int = 0

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers one question, and closes."""
        # A client goes away before the end of many a fault, and some have none when the server closes.
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await reader.readuntil(b"\r\n\r\n")
            self.asked += 1
            for piece in self.play if self.asked > 1 else ok(SOUND):
                await self._say(writer, piece)
        with suppress(OSError):
            writer.close()
            await writer.wait_closed()

    async def _say(self, writer: asyncio.StreamWriter, piece: Piece) -> None:
        match piece:
            case bytes():
                writer.write(piece.replace(HOST, self.host.encode()))
                await writer.drain()
            case Endless(words, pause):
                while True:
                    writer.write(words)
                    await writer.drain()
                    await asyncio.sleep(pause)
            case None:
                writer.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
                raise ConnectionResetError
