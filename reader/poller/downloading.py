"""Pages that a person wants to have here before the network goes."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import replace
from typing import Final, TypeAlias

from reader.model.article import WantedPage
from reader.model.errors import Offline
from reader.model.events import Downloaded, DownloadEvent, DownloadFinished, DownloadStarted
from reader.net.addresses import host_of
from reader.net.robots import Robots
from reader.poller.holds import Holds
from reader.poller.means import Means
from reader.poller.pages import Pages
from reader.poller.streams import Tell, by_host, in_thread
from reader.poller.traffic import Traffic

TellDownload: TypeAlias = Tell[DownloadEvent]

_ALL: Final = 1_000_000
"""More pages than are ever queued."""


async def download(means: Means, robots: Robots, ids: Collection[int], tell: TellDownload) -> None:
    """Fetches those pages of the articles `ids` that are queued, newest first.

    It is a person's wish: neither a metered network nor the day's bound stops it, and what it costs counts. A host that
    wants to be left alone, or does not answer, is; its pages stay queued. Raises `LibraryError`.
    """
    traffic = Traffic(means.fetcher, means.feeds, means.clock, means.refresh.megabytes_a_day)
    await traffic.load()
    try:
        await _fetch(replace(means, fetcher=traffic), traffic, robots, frozenset(ids), tell)
    finally:
        await traffic.note()


async def _fetch(means: Means, traffic: Traffic, robots: Robots, ids: frozenset[int], tell: TellDownload) -> None:
    holds = Holds(means.feeds, means.clock)
    await holds.load()
    pages = Pages(means, holds, robots)
    queued = await in_thread(means.articles.wanted_pages, means.clock(), _ALL)
    wanted = [one for one in queued if one.article_id in ids]
    tell(DownloadStarted(len(wanted)))
    pause, visited, done = means.network.wished_pause, set[str](), 0

    async def fetch(one: WantedPage) -> None:
        nonlocal done
        host = host_of(one.url)
        if not pages.is_left(one) and host in visited:
            await asyncio.sleep(pause)
        visited.add(host)
        if pages.is_left(one):
            return
        try:
            outcome = await pages.fetch(one, ahead=False)
        except Offline:
            return
        done += 1
        tell(Downloaded(outcome, traffic.fetched))

    lanes = 1 if pause else means.network.connections_per_host
    await by_host(wanted, lambda one: host_of(one.url), fetch, lanes=lanes)
    tell(DownloadFinished(len(wanted) - done))
