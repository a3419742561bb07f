"""A world of feeds for benchmarks: made from a seed, and served from many addresses of this machine.

Run as a process of its own (`serve`), so that what is measured shares no interpreter with it. `GET /@/0.1/2` on any of
its addresses makes every later answer wait 0.1 s and each feed have two entries more than it began with.
"""

from __future__ import annotations

import asyncio
import hashlib
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import Final

ADDRESSES: Final = 250
NEWEST: Final = datetime(2026, 9, 10, 8, tzinfo=UTC)
_BIG_EACH: Final = 10
"""Of so many feeds one carries whole articles."""

_LETTERS: Final = "abcdefghiklmnoprstuvw"
_chance = random.Random(11)
_WORDS: Final = ["".join(_chance.choices(_LETTERS, k=_chance.randint(2, 11))) for _ in range(9_000)]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed; `whole` is the HTML of its text, "" where the feed carries none."""

    url: str
    title: str
    teaser: str
    date: datetime
    whole: str


def address(number: int, port: int) -> str:
    """Where feed `number` is served."""
    host = number % ADDRESSES
    return f"http://127.0.{1 + host // 200}.{1 + host % 200}:{port}/feed/{number}"


def feed(number: int, extra: int, size: int) -> bytes:
    """Feed `number`, of 40 to 80 entries and `extra` newer ones: RSS, RDF and Atom in turn, of about `size` bytes."""
    count = 40 + number * 7 % 41
    size = size * 11 if number % _BIG_EACH == 0 else size
    items = [_item(number, count + newer, size // count) for newer in range(extra - 1, -count - 1, -1)]
    return (_rss, _rdf, _atom)[number % 3](number, items).encode()


def page(number: int, size: int = 74_000) -> bytes:
    """An article's page of `size` bytes, about a fifth of which is the article."""
    chance = random.Random(number)
    text = "".join(f"<p>{_words(chance, 60)}.</p>" for _ in range(32))
    chrome = "".join(f'<li class="n{n}"><a href="/{n}/{number}">{_words(chance, 4)}</a></li>' for n in range(400))
    body = f"<nav><ul>{chrome}</ul></nav><article><h1>{_words(chance, 8)}</h1>{text}</article>"
    script = "".join(f'var k{n}="{_words(chance, 9)}";' for n in range(700))
    html = f"<!DOCTYPE html><html lang=en><head><title>t</title></head><body>{body}<script>{script}"
    return (html[: size - 23] + "</script></body></html>").encode()


def _item(number: int, place: int, size: int) -> Item:
    chance = random.Random(number * 10_000 + place)
    whole = ""
    if size > 3_000:
        paragraphs = [f"<p>{_words(chance, 60)} <a href='/x'>{_words(chance, 3)}</a>.</p>" for _ in range(size // 520)]
        whole = "".join(paragraphs)
    teaser = _words(chance, max(20, 40 if whole else (size - 330) // 7))
    date = NEWEST - timedelta(minutes=30 * (200 - place))
    return Item(f"https://site{number}.example/{number}/a-{place}", _words(chance, 8), teaser, date, whole)


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count))


def _rss(number: int, items: list[Item]) -> str:
    shown = "".join(
        f"<item><title>{item.title}</title><link>{item.url}</link><guid>{item.url}</guid>"
        f"<description>{item.teaser}</description><category>news</category>"
        + (f"<content:encoded><![CDATA[{item.whole}]]></content:encoded>" if item.whole else "")
        + f"<pubDate>{format_datetime(item.date)}</pubDate></item>\n"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Feed {number}</title><link>https://site{number}.example/</link><language>en</language>{shown}"
        "</channel></rss>"
    )


def _rdf(number: int, items: list[Item]) -> str:
    shown = "".join(
        f'<item rdf:about="{item.url}"><title>{item.title}</title><link>{item.url}</link>'
        f"<description>{item.teaser}</description><dc:date>{item.date.isoformat()}</dc:date>"
        + (f"<content:encoded>{escape(item.whole)}</content:encoded>" if item.whole else "")
        + "<dc:subject>News</dc:subject></item>\n"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f'<channel rdf:about="https://site{number}.example/"><title>Feed {number}</title>'
        f"<link>https://site{number}.example/</link></channel>{shown}</rdf:RDF>"
    )


def _atom(number: int, items: list[Item]) -> str:
    shown = "".join(
        f'<entry><id>{item.url}</id><title>{item.title}</title><link href="{item.url}"/>'
        f"<published>{item.date.isoformat()}</published><updated>{item.date.isoformat()}</updated>"
        f"<author><name>Ada Bell</name></author><summary>{item.teaser}</summary>"
        + (f'<content type="html">{escape(item.whole)}</content>' if item.whole else "")
        + "</entry>\n"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
        f'<id>tag:{number}</id><title>Feed {number}</title><link href="https://site{number}.example/"/>{shown}</feed>'
    )


class _World:
    def __init__(self, size: int) -> None:
        self._size = size
        self._wait = 0.0
        self._extra = 0
        self._bodies: dict[tuple[int, int], bytes] = {}

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers requests on one connection until it is closed."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path, headers = _read(head)
                writer.write(await self._respond(path, headers))
                await writer.drain()
        except (asyncio.IncompleteReadError, OSError):
            pass
        finally:
            writer.close()

    async def _respond(self, path: str, headers: dict[str, str]) -> bytes:
        _, kind, *rest = path.split("/")
        if kind == "@":
            self._wait, self._extra = float(rest[0]), int(rest[1])
            return _reply(200, b"ok")
        await asyncio.sleep(self._wait)
        number = int(rest[0])
        if kind == "page":
            return _reply(200, page(number), "Content-Type: text/html; charset=utf-8\r\n")
        body = self._bodies.get((number, self._extra))
        if body is None:
            body = self._bodies[number, self._extra] = feed(number, self._extra, self._size)
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        modified = format_datetime(NEWEST + timedelta(hours=self._extra), usegmt=True)
        named = f"Content-Type: application/xml\r\nETag: {tag}\r\nLast-Modified: {modified}\r\n"
        if headers.get("if-none-match") == tag:
            return _reply(304, b"", named)
        return _reply(200, body, named)


def _read(head: bytes) -> tuple[str, dict[str, str]]:
    first, *lines = head.decode("latin-1").split("\r\n")
    parted = (line.partition(":") for line in lines if line)
    return first.split()[1], {name.lower(): value.strip() for name, _, value in parted}


def _reply(status: int, body: bytes, headers: str = "") -> bytes:
    return f"HTTP/1.1 {status} X\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def serve(feeds: int, size: int, ready: Callable[[int], None]) -> None:
    """Serves the world, each body made beforehand, and says at which port once it does."""
    world = _World(size)
    for number in range(feeds):
        world._bodies[number, 0] = feed(number, 0, size)
        world._bodies[number, 1] = feed(number, 1, size)
    hosts = sorted({address(number, 0).split("/")[2].partition(":")[0] for number in range(max(feeds, ADDRESSES))})
    first = await asyncio.start_server(world.answer, hosts[0], 0, backlog=512)
    port = first.sockets[0].getsockname()[1]
    for host in hosts[1:]:
        await asyncio.start_server(world.answer, host, port, backlog=512)
    ready(port)
    await asyncio.Event().wait()


def main() -> None:
    """Serves until it is ended: `python -m tests.benchmarks.world FEEDS BYTES`; prints the port."""
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2]), lambda port: print(port, flush=True)))


if __name__ == "__main__":
    main()
