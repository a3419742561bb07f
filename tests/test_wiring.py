"""The rooms put together: a library, and a poller that fills it from a real server over loopback."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import demo, wiring
from reader.demo.server import serve
from reader.demo.site import Site
from reader.model.errors import Busy, LibraryError, SettingsError
from reader.model.events import Event, FeedFailed, FeedRefreshed, PageFetched, RefreshFinished
from reader.model.feed import NewFeed
from reader.model.times import utc_now
from reader.settings.schema import Network, Settings
from reader.store import disks

SETTINGS = Settings(network=Network(page_pause=0.0))


@pytest.fixture
def base_url() -> Iterator[str]:
    with serve(Site.load(utc_now())) as url:
        yield url


async def _refresh(data: Path, settings: Settings = SETTINGS) -> list[Event]:
    async with wiring.open_poller(data, settings) as poller:
        return [event async for event in poller.refresh()]


@pytest.mark.anyio
async def test_from_feeds_to_whole_articles(tmp_path: Path, base_url: str) -> None:
    assert not wiring.library_exists(tmp_path)
    with wiring.open_library(tmp_path) as library:
        assert wiring.library_exists(tmp_path)
        for feed in demo.feeds(base_url):
            library.subscriptions.add(feed, utc_now())
        events = await _refresh(tmp_path)
        finished = events[-1]
        assert isinstance(finished, RefreshFinished)
        assert finished.failed == len([event for event in events if isinstance(event, FeedFailed)]) == 1
        assert finished.pages == len([event for event in events if isinstance(event, PageFetched)])
        assert library.reading.counts().all == finished.new >= 24
        view = library.reading.open("is:ready", now=utc_now())
        assert len(view.ids) == finished.pages > 0
        assert library.reading.story(view.ids[0]).blocks
    assert not [event for event in await _refresh(tmp_path) if isinstance(event, FeedRefreshed)]  # none is due


@pytest.mark.anyio
async def test_one_poller_at_a_time(tmp_path: Path) -> None:
    async with wiring.open_poller(tmp_path / "new", SETTINGS):
        with pytest.raises(Busy):
            await _refresh(tmp_path / "new")
    await _refresh(tmp_path / "new")


@pytest.mark.anyio
async def test_offline_no_connection_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, wiring.open_library(tmp_path) as library:
        library.subscriptions.add(NewFeed(f"http://127.0.0.1:{server.getsockname()[1]}/feed"), utc_now())
        await _refresh(tmp_path, Settings(network=Network(offline=True)))
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.anyio
async def test_a_proxy_that_can_not_be_used_is_told_and_nothing_stays_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "nonsense://x")
    with pytest.raises(SettingsError):
        await _refresh(tmp_path)
    monkeypatch.delenv("HTTP_PROXY")
    assert isinstance((await _refresh(tmp_path))[-1], RefreshFinished)


def test_a_folder_that_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(LibraryError):
        wiring.open_library(tmp_path / "file" / "data")


@pytest.mark.anyio
async def test_nothing_is_fetched_for_a_library_that_can_not_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wiring.open_library(tmp_path).close()
    monkeypatch.setattr(disks, "can_be_written", lambda path: False)
    with wiring.open_library(tmp_path) as library:
        assert library.reading.counts().all == 0
    with pytest.raises(LibraryError, match="can't be written to, and is read alone"):
        async with wiring.open_poller(tmp_path, SETTINGS):
            pass


@pytest.mark.anyio
@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files can't be listed here")
async def test_opening_that_is_given_up_leaves_nothing_open(tmp_path: Path) -> None:
    async def open_and_wait() -> None:
        async with wiring.open_poller(tmp_path, SETTINGS):
            await asyncio.Event().wait()

    for _ in range(3):
        opening = asyncio.create_task(open_and_wait())
        await asyncio.sleep(0)  # the opening has begun, and is given up before it can be done
        opening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await opening
    assert not _open_files(tmp_path)
    await _refresh(tmp_path)


def _open_files(folder: Path) -> list[Path]:
    targets = [link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return [target for target in targets if target.is_relative_to(folder)]
