"""A week of a hundred feeds on a clock that jumps from one check to the next, seen from their servers' side.

The servers are real, on this machine's loopback; what each is asked is written down with the moment it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from itertools import pairwise
from typing import Final

from reader.extractor import VERSION, extract, read_fragment
from reader.library.programs import ProgramRunner, Seals
from reader.model.feed import NewFeed
from reader.net.fetcher import HttpFetcher
from reader.poller.means import Means
from reader.poller.refresh import Poller
from reader.settings.schema import Keep, Network, Refresh, Settings
from reader.store import Articles, Database, Feeds, Intake, RawPages, Retention, Upkeep, drafted
from reader.workers import ProcessWorkers

MONDAY: Final = datetime(2026, 11, 2, 0, 0, tzinfo=UTC)
WEEK: Final = timedelta(days=7)
FEEDS: Final = 100
_HOSTS: Final = 20
"""Five feeds to a host, each an address of its own."""


@dataclass(frozen=True)
class Kind:
    """A kind of feed: how many hours lie between two of its entries, and what it and its server say."""

    name: str
    hours: int
    says: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    validates: bool = True
    fails: range = range(0)


KINDS: Final = (
    Kind("each hour", 1),
    Kind("each 6 hours", 6),
    Kind("a day apart", 24),
    Kind("a week apart", 168),
    Kind("ttl 180", 6, "<ttl>180</ttl>"),
    Kind("max-age 4 h", 6, headers=(("Cache-Control", "max-age=14400"),)),
    Kind("skips nights", 6, f"<skipHours>{''.join(f'<hour>{hour}</hour>' for hour in range(6))}</skipHours>"),
    Kind("no validators", 6, validates=False),
    Kind("never says 304", 6, headers=(("X-Forgetful", "1"),)),
    Kind("503 on Tuesday", 6, fails=range(24, 48)),
)
"""Ten feeds of each."""


@dataclass
class Asked:
    """What one feed's server saw: the moments of its requests, those without validators, and the bytes it sent."""

    moments: list[datetime] = field(default_factory=list)
    unconditional: int = 0
    unchanged: int = 0
    sent: int = 0


@dataclass
class Week:
    """The world of the week, its clock, and what the servers saw of it by the feed's number."""

    now: datetime = MONDAY
    port: int = 0
    asked: list[Asked] = field(default_factory=lambda: [Asked() for _ in range(FEEDS)])
    open: dict[str, int] = field(default_factory=dict)
    most_open: int = 0
    early: list[str] = field(default_factory=list)

    def url(self, number: int) -> str:
        return f"http://127.0.0.{number % _HOSTS + 1}:{self.port}/{number}"

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """The hosts, listening on one port at their addresses."""
        servers = [await asyncio.start_server(self._answer, "127.0.0.1", 0)]
        self.port = servers[0].sockets[0].getsockname()[1]
        for host in range(2, _HOSTS + 1):
            servers.append(await asyncio.start_server(self._answer, f"127.0.0.{host}", self.port))  # noqa: PERF401
        try:
            yield
        finally:
            for server in servers:
                server.close()
                await server.wait_closed()

    async def live(self, database: Database, workers: ProcessWorkers, interval: int, step: timedelta) -> None:
        """Polls for a week: a refresh at each moment at which a feed is due, `step` at least after the one before.

        A program that is open looks each minute what is due; a longer step is sooner done.
        """
        feeds = Feeds(database)
        for number in range(FEEDS):
            feeds.add(NewFeed(self.url(number)), self.now)
        network = Network()
        fetcher = HttpFetcher(network, clock=lambda: self.now)
        poller = Poller(
            Means(
                feeds=feeds,
                intake=Intake(database),
                articles=Articles(database),
                pages=RawPages(database),
                retention=Retention(database),
                upkeep=Upkeep(database),
                fetcher=fetcher,
                programs=ProgramRunner(Seals(database.path.with_name("seal.key")), Settings()),
                workers=workers,
                heavy=workers,
                read_page=extract,
                read_fragment=read_fragment,
                make_drafts=drafted,
                version=VERSION,
                clock=lambda: self.now,
                refresh=Refresh(interval=interval, pages_ahead=0),
                network=network,
                keep=Keep(),
            )
        )
        due: list[datetime | None] = [None] * FEEDS
        while self.now < MONDAY + WEEK:
            counts = [len(asked.moments) for asked in self.asked]
            async for _ in poller.refresh():
                pass
            for number, check in enumerate(due):
                if len(self.asked[number].moments) > counts[number] and check is not None and check > self.now:
                    self.early.append(f"{self.url(number)} at {self.now}, due {check}")
            due = [one.polling.next_check for one in feeds.polled()]
            self.now = max(self.now + step, min(filter(None, due)))
        await fetcher.aclose()

    def rows(self) -> Iterator[tuple[str, float, int, int, float, timedelta]]:
        """By kind: requests a feed, the most unconditional ones of a feed, 304s in all, kB a feed, shortest gap."""
        for place, kind in enumerate(KINDS):
            asked = [one for number, one in enumerate(self.asked) if number % len(KINDS) == place]
            gaps = [later - earlier for one in asked for earlier, later in pairwise(one.moments)]
            yield (
                kind.name,
                sum(len(one.moments) for one in asked) / len(asked),
                max(one.unconditional for one in asked),
                sum(one.unchanged for one in asked),
                sum(one.sent for one in asked) / len(asked) / 1000,
                min(gaps),
            )

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        self.open[host] = self.open.get(host, 0) + 1
        self.most_open = max(self.most_open, self.open[host])
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            await asyncio.sleep(0)  # others may come while this one is open
            writer.write(self._response(int(head.split()[1][1:]), head))
            await writer.drain()
        finally:
            self.open[host] -= 1
            writer.close()

    def _response(self, number: int, head: str) -> bytes:
        kind, asked = KINDS[number % len(KINDS)], self.asked[number]
        asked.moments.append(self.now)
        body = _feed(kind, number, self.now)
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        sent = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
        known = {name.lower(): value for name, value in sent.items()}
        asked.unconditional += "if-none-match" not in known
        headers = [*kind.headers, ("Content-Type", "application/rss+xml"), ("Connection", "close")]
        if kind.validates:
            headers += [("ETag", tag), ("Last-Modified", format_datetime(self.now, usegmt=True))]
        status, hour = "200 OK", int((self.now - MONDAY) / timedelta(hours=1))
        if hour in kind.fails:
            status, body, headers = "503 Busy", b"", [("Retry-After", "7200")]
        elif known.get("if-none-match") == tag and ("X-Forgetful", "1") not in kind.headers:
            status, body = "304 Not Modified", b""
            asked.unchanged += 1
        asked.sent += len(body)
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers), f"Content-Length: {len(body)}"]
        return "\r\n".join((*lines, "", "")).encode() + body


def _feed(kind: Kind, number: int, now: datetime) -> bytes:
    """The newest eight entries that such a feed has by now."""
    hours = int((now - MONDAY) / timedelta(hours=kind.hours))
    items = "".join(
        f"<item><title>Entry {entry}</title><link>http://news{number}.example/{entry}</link>"
        f"<pubDate>{format_datetime(MONDAY + timedelta(hours=kind.hours * entry), usegmt=True)}</pubDate></item>"
        for entry in range(hours, hours - 8, -1)
    )
    return f"<rss version='2.0'><channel><title>Feed {number}</title>{kind.says}{items}</channel></rss>".encode()
