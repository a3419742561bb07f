"""Kept pages are read again by real workers from a real library."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from reader.extractor import VERSION, extract
from reader.model.events import PageFailed, PageReread, RereadEvent, RereadFinished, RereadStarted
from reader.model.ports import ReadPage
from reader.poller.reextract import Reextractor
from reader.settings.schema import Keep
from reader.store import Marking, RawPages
from reader.workers import ProcessWorkers
from tests.poller.bodies import (
    Item,
    die_of_killers,
    page,
    rdf,
    read_better,
    read_nothing,
    tell_type,
    tell_type_again,
)
from tests.poller.conftest import Town

pytestmark = pytest.mark.anyio


async def fill(town: Town, *names: str) -> list[int]:
    """Articles whose pages came in, the newest first; the first name is the oldest."""
    items = [
        Item(town.site.url(f"/{name}"), name, date=f"2026-10-{day:02}T08:00:00Z") for day, name in enumerate(names, 1)
    ]
    town.site.put("/feed", rdf(*items))
    for name in names:
        town.site.put(f"/{name}", page(name))
    town.subscribe(town.site.url("/feed"))
    await town.refresh()
    town.site.requests.clear()
    return [story.article.id for story in town.stories()]


@asynccontextmanager
async def reextractor(
    town: Town, read: ReadPage = extract, version: int = VERSION, workers: ProcessWorkers | None = None
) -> AsyncIterator[Reextractor]:
    yield Reextractor(
        pages=RawPages(town.database),
        workers=workers or town.workers,
        read_page=read,
        version=version,
        clock=lambda: town.now,
        keep=town.keep,
    )


async def reread(
    town: Town, ids: list[int], read: ReadPage = extract, version: int = VERSION, *, again: bool = False
) -> list[RereadEvent]:
    async with reextractor(town, read, version) as worker:
        return [event async for event in worker.read(ids, again=again)]


async def test_what_todays_extractor_has_read_is_left_unless_it_is_wished(town: Town) -> None:
    ids = await fill(town, "boats", "bread")
    assert await reread(town, ids) == [RereadStarted(0, 2), RereadFinished(0, 0, 0, 0)]
    events = await reread(town, ids, again=True)
    assert events[0] == RereadStarted(2, 0)
    assert {event.outcome for event in events if isinstance(event, PageReread)} == {"same"}
    assert events[-1] == RereadFinished(2, 0, 0, 0)
    assert town.site.requests == []


async def test_another_extractors_words_change_the_articles_and_no_mark(town: Town) -> None:
    ids = await fill(town, "boats", "bread")
    Marking(town.database).mark("read", ids[:1], town.now)
    events = await reread(town, ids[:1], read_better, VERSION + 1)
    assert events == [
        RereadStarted(1, 0),
        PageReread(ids[0], "Better: bread", "changed"),
        RereadFinished(1, 1, 0, 0),
    ]
    first, second = (story.article for story in town.stories())
    assert (first.title, first.read, second.title) == ("Better: bread", town.now, "boats")
    assert (await reread(town, ids, read_better, VERSION + 1))[0] == RereadStarted(1, 1)


async def test_an_article_that_would_lose_its_text_keeps_it(town: Town) -> None:
    ids = await fill(town, "boats")
    events = await reread(town, ids, read_nothing, VERSION + 1)
    assert events[1:] == [PageReread(ids[0], "boats", "less"), RereadFinished(1, 0, 1, 0)]
    assert len(town.stories()[0].blocks) == 3


@pytest.mark.parametrize("killer", ["exits", "eats"])
async def test_a_page_that_kills_its_worker_costs_that_page_only(town: Town, killer: str) -> None:
    ids = await fill(town, "boats", killer, "bread")
    events = await reread(town, ids, die_of_killers, VERSION + 1)
    (failed,) = [event for event in events if isinstance(event, PageFailed)]
    assert (failed.article_id, failed.title) == (ids[1], killer)
    assert failed.message.endswith(".")
    assert {event.article_id for event in events if isinstance(event, PageReread)} == {ids[0], ids[2]}
    assert events[-1] == RereadFinished(3, 0, 0, 1)
    assert {story.article.ready for story in town.stories()} == {"full"}
    assert (await reread(town, ids, die_of_killers, VERSION + 1))[0] == RereadStarted(0, 3)


async def test_the_newest_are_read_first_and_what_was_read_stays_when_it_ends(town: Town) -> None:
    ids = await fill(town, *(f"boats-{number}" for number in range(1, 12)))
    async with reextractor(town, extract, VERSION + 1) as worker:
        events = worker.read(ids)
        assert await anext(events) == RereadStarted(11, 0)
        first = await anext(events)
        await events.aclose()
    assert isinstance(first, PageReread)
    assert first.article_id in ids[:4]
    (begun,) = [event for event in await reread(town, ids, extract, VERSION + 1) if isinstance(event, RereadStarted)]
    assert begun.pages + begun.up_to_date == 11
    assert begun.up_to_date >= 1


async def test_pages_that_were_kept_long_enough_are_dropped_afterwards(town: Town) -> None:
    ids = await fill(town, "boats")
    town.later(days=31)
    assert (await reread(town, ids, version=VERSION + 1))[0] == RereadStarted(1, 0)
    assert (await reread(town, ids, version=VERSION + 1))[0] == RereadStarted(0, 0)
    assert town.stories()[0].article.ready == "full"


async def test_a_refresh_drops_pages_after_their_time(town: Town) -> None:
    (article_id,) = await fill(town, "boats")
    pages = RawPages(town.database)
    town.later(days=30)
    await town.refresh()
    assert pages.page(article_id)
    town.now += timedelta(seconds=1)
    await town.refresh()
    assert pages.page(article_id) is None
    assert len(town.stories()[0].blocks) == 3


async def test_nothing_is_kept_where_nothing_is_wanted(town: Town) -> None:
    town.keep = Keep(pages=0)
    (article_id,) = await fill(town, "boats")
    assert RawPages(town.database).page(article_id) is None
    assert town.stories()[0].article.ready == "full"


async def test_everything_that_was_kept_goes_when_nothing_is_wanted_any_more(town: Town) -> None:
    (article_id,) = await fill(town, "boats")
    town.keep = Keep(pages=0)
    await town.refresh()
    assert RawPages(town.database).page(article_id) is None


async def test_a_page_is_read_again_by_what_it_was_sent_as(town: Town) -> None:
    town.site.put("/feed", rdf(Item(town.site.url("/boats"))))
    town.site.put("/boats", page(), Content_Type="text/html; charset=koi8-r")
    town.subscribe(town.site.url("/feed"))
    async with town.poller(pages=tell_type) as poller:
        _ = [event async for event in poller.refresh()]
    (story,) = town.stories()
    assert story.article.kicker == "text/html; charset=koi8-r"
    await reread(town, [story.article.id], tell_type_again, VERSION + 1)
    assert town.stories()[0].article.kicker == "again text/html; charset=koi8-r"
