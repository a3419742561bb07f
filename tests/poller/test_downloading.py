"""Pages that a person wants at once: real server, real workers, real library."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.library.downloads import Downloads
from reader.model.events import Downloaded, DownloadEvent, DownloadFinished, DownloadStarted, PageFailed, PageFetched
from reader.net.offline import OfflineFetcher
from tests.poller.bodies import Item, page, rdf
from tests.poller.conftest import Town

pytestmark = pytest.mark.anyio

PATHS = ("/a-1", "/a-2", "/a-3")


async def _open(town: Town, *, missing: str = "") -> list[int]:
    """A town whose three articles are here without their text; gives their ids, newest first."""
    town.settings = replace(town.settings, pages_ahead=0)
    town.site.put("/robots.txt", "User-agent: *\nDisallow: /")
    town.site.put("/feed", rdf(*(Item(town.site.url(path), f"Boats of {path}") for path in PATHS)))
    for path in PATHS:
        if path != missing:
            town.site.put(path, page(f"Boats of {path}"))
    town.subscribe(town.site.url("/feed"))
    await town.refresh()
    return [story.article.id for story in town.stories()]


async def _download(town: Town, ids: list[int], fetcher: OfflineFetcher | None = None) -> list[DownloadEvent]:
    async with town.poller(fetcher) as poller:
        return [event async for event in poller.download(ids)]


async def test_the_articles_that_are_wanted_come_whole_and_no_others(town: Town) -> None:
    first, second, third = await _open(town)
    town.settings = replace(town.settings, metered=True)
    Downloads(town.database).want([first, second])
    events = await _download(town, [first, second])
    assert events[0] == DownloadStarted(2)
    assert events[-1] == DownloadFinished(0)
    sizes = [event.size for event in events if isinstance(event, Downloaded)]
    assert 0 < sizes[0] <= sizes[1]
    assert all(isinstance(event.outcome, PageFetched) for event in events if isinstance(event, Downloaded))
    assert {story.article.id for story in town.stories() if story.article.ready == "full"} == {first, second}
    assert town.site.robots == 0
    assert not Downloads(town.database).plan([first, second], 1).ids
    assert Downloads(town.database).plan([third], 1).ids == (third,)


async def test_a_page_that_a_site_keeps_back_from_programs_comes_to_a_person(town: Town) -> None:
    ids = await _open(town)
    town.settings = replace(town.settings, pages_ahead=50)
    town.later(hours=2)
    await town.refresh(force=True)
    assert {story.article.fetch for story in town.stories()} <= {"failed", "idle"}
    assert set(Downloads(town.database).plan(ids, 1).ids) == set(ids)


async def test_what_has_no_page_is_told_and_not_planned_again(town: Town) -> None:
    ids = await _open(town, missing="/a-2")
    Downloads(town.database).want(ids)
    events = await _download(town, ids)
    (failed,) = [
        event.outcome for event in events if isinstance(event, Downloaded) and isinstance(event.outcome, PageFailed)
    ]
    assert "404" in failed.message
    plan = Downloads(town.database).plan(ids, 1)
    assert (plan.ids, plan.hopeless) == ((), 1)


async def test_without_a_network_all_stay_queued_and_come_with_the_next_download(town: Town) -> None:
    ids = await _open(town)
    Downloads(town.database).want(ids)
    assert (await _download(town, ids, fetcher=OfflineFetcher()))[-1] == DownloadFinished(3)
    assert {story.article.fetch for story in town.stories()} == {"queued"}
    assert (await _download(town, ids))[-1] == DownloadFinished(0)
    assert {story.article.ready for story in town.stories()} == {"full"}


async def test_what_is_let_go_is_asked_for_no_more(town: Town) -> None:
    first, second, third = await _open(town)
    downloads = Downloads(town.database)
    assert downloads.want([first]) == (first,)
    assert set(downloads.want([first, second, third])) == {second, third}
    downloads.let_go([second, third])
    assert [story.article.fetch for story in town.stories()] == ["queued", "idle", "idle"]


async def test_a_plan_tells_how_much_and_how_long(town: Town) -> None:
    ids = await _open(town)
    plan = Downloads(town.database).plan(ids, 0.5)
    assert (plan.size, plan.seconds) == (300_000, 3.0)
    Downloads(town.database).want(ids[:1])
    await _download(town, ids[:1])
    size = len(page("Boats of /a-1"))
    assert Downloads(town.database).plan(ids, 0.5).size == 2 * size
