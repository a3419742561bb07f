"""Refreshes from end to end: real server, real workers, real library."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from threading import Event

import pytest

from reader.model.errors import LibraryError, NotFound
from reader.model.events import Event as Happening
from reader.model.events import (
    FeedFailed,
    FeedHeld,
    FeedRefreshed,
    PageFailed,
    PageFetched,
    PagesWanted,
    RefreshFinished,
    RefreshStarted,
)
from reader.model.ports import ReadPage
from reader.net.offline import OfflineFetcher
from reader.poller.refresh import Poller
from reader.settings.schema import Network
from reader.store import Feeds
from reader.workers import ProcessWorkers
from tests.net.loopback import Answer
from tests.poller.bodies import (
    PROSE,
    Item,
    fall_over,
    find_error,
    find_teasers,
    find_wall,
    page,
    rdf,
    rss,
)
from tests.poller.conftest import Town

pytestmark = pytest.mark.anyio


def of(events: list[Happening], kind: type[Happening]) -> list[Happening]:
    return [event for event in events if isinstance(event, kind)]


async def test_a_feed_and_its_pages_come_in(town: Town) -> None:
    first, second = town.site.url("/en/boats/a-11"), town.site.url("/en/€-bread/a-12")
    town.site.put("/feed", rdf(Item(first), Item(second, "Bread is short", date="2026-09-10T07:00:00Z")))
    town.site.put("/en/boats/a-11", page(), Content_Type="text/html; charset=utf-8")
    town.site.put("/en/%E2%82%AC-bread/a-12", page("Bread is short"), Content_Type="text/html; charset=utf-8")
    feed = town.subscribe(town.site.url("/feed"))
    events = await town.refresh()
    assert events[0] == RefreshStarted(1)
    assert events[1] == FeedRefreshed(feed.id, "Harbour news", 2, 0)
    assert events[2] == PagesWanted(2)
    assert {event.title for event in events[3:5] if isinstance(event, PageFetched)} == {
        "Boats fill the bay",
        "Bread is short",
    }
    assert events[5] == RefreshFinished(2, 0, 0, 2, 0)
    story = town.stories()[0]
    assert (story.article.title, story.article.ready, story.article.url) == ("Boats fill the bay", "full", first)
    assert len(story.blocks) == 3


async def test_what_did_not_change_writes_no_article(town: Town) -> None:
    town.settings = replace(town.settings, pages_ahead=0)
    town.site.put("/a", rdf(Item(town.site.url("/a-1"))), ETag='"one"')
    town.site.put("/b", rdf(Item(town.site.url("/b/a-2"))))
    feeds = [town.subscribe(town.site.url(path)) for path in ("/a", "/b")]
    await town.refresh()
    before = town.polling(feeds[0])
    version = _written(town)
    town.later(hours=2)
    no_workers = ProcessWorkers()
    no_workers.close()
    async with town.poller(workers=no_workers) as poller:  # so that nothing can be parsed
        events = [event async for event in poller.refresh()]
    assert [(event.new, event.updated) for event in events if isinstance(event, FeedRefreshed)] == [(0, 0), (0, 0)]
    assert Counter(headers.get("if-none-match") for _, headers in town.site.requests[2:]) == {'"one"': 1, None: 1}
    after = town.polling(feeds[0])
    assert (after.etag, after.body_hash) == (before.etag, before.body_hash)
    assert after.next_check is not None
    assert after.next_check >= town.now + timedelta(hours=1)
    assert _written(town) == version


async def test_only_feeds_that_are_due_are_asked_unless_forced(town: Town) -> None:
    town.site.put("/feed", rdf())
    feed = town.subscribe(town.site.url("/feed"))
    await town.refresh()
    assert (await town.refresh())[0] == RefreshStarted(0)
    assert (await town.refresh(feed))[0] == RefreshStarted(0)
    assert (await town.refresh(feed, force=True))[0] == RefreshStarted(1)
    town.later(minutes=67)
    assert (await town.refresh())[0] == RefreshStarted(1)
    assert len(town.site.requests) == 3


async def test_feeds_share_articles_by_content_id_and_address(town: Town) -> None:
    town.settings = replace(town.settings, pages_ahead=0)
    url = town.site.url("/en/boats/a-11")
    town.site.put("/all", rdf(Item(f"{url}?maca=all", content_id="11", guid="x1")))
    town.site.put("/top", rdf(Item(town.site.url("/en/other-words/a-11?maca=top"), content_id="11", guid="x2")))
    town.site.put("/rss", rss(Item(f"{url}?utm_source=town", guid="x1"), Item(town.site.url("/other"), guid="x2")))
    new = 0
    for path in ("/all", "/top", "/rss"):  # one by one: the first has all the names that the others know it by
        town.subscribe(town.site.url(path))
        new += sum(event.new for event in await town.refresh() if isinstance(event, FeedRefreshed))
    assert new == 2
    assert sorted(len(story.article.feeds) for story in town.stories()) == [1, 3]


async def test_a_changed_title_updates_the_article_and_asks_for_its_page_again(town: Town) -> None:
    url = town.site.url("/en/boats/a-11")
    town.site.put("/feed", rdf(Item(url, content_id="11")))
    town.site.put("/en/boats/a-11", page())
    town.subscribe(town.site.url("/feed"))
    await town.refresh()
    town.later(hours=2)
    town.site.put("/feed", rdf(Item(url, "Boats leave the bay", content_id="11")))
    town.site.put("/en/boats/a-11", page("Boats leave the bay", paragraphs=4))
    events = await town.refresh()
    assert events[-1] == RefreshFinished(0, 1, 0, 1, 0)
    (story,) = town.stories()
    assert (story.article.title, len(story.blocks)) == ("Boats leave the bay", 4)
    town.later(hours=2)
    town.site.put("/feed", rdf(Item(url, "Boats leave the bay", "Other teaser.", content_id="11")))
    assert (await town.refresh())[-1] == RefreshFinished(0, 1, 0, 0, 0)
    assert town.site.paths().count("/en/boats/a-11") == 2


async def test_a_text_that_the_feed_carries_needs_no_page(town: Town) -> None:
    whole = f"<p>{PROSE}</p><script>alert(1)</script><p>{PROSE}</p>"
    town.site.put(
        "/feed", rss(Item(town.site.url("/whole"), whole=whole), Item(town.site.url("/bad"), whole="<" * 900))
    )
    town.site.put("/bad", page())
    town.subscribe(town.site.url("/feed"))
    await town.refresh()
    assert "/whole" not in town.site.paths()
    story = next(story for story in town.stories() if story.article.url.endswith("/whole"))
    assert story.article.ready == "full"
    assert story.article.lead == "A teaser of a few words."


async def test_a_text_that_cannot_be_read_has_its_page(town: Town) -> None:
    town.site.put("/feed", rss(Item(town.site.url("/whole"), whole=f"<p>{PROSE * 3}</p>")))
    town.site.put("/whole", page())
    town.subscribe(town.site.url("/feed"))
    async with town.poller(fragments=fall_over) as poller:
        events = [event async for event in poller.refresh()]
    assert events[-1] == RefreshFinished(1, 0, 0, 1, 0)


async def test_a_feed_that_is_removed_meanwhile_brings_nothing(town: Town) -> None:
    gate = Event()
    town.site.answers["/feed"] = Answer(body=rdf(Item(town.site.url("/a-1"))).encode(), gate=gate)
    feed = town.subscribe(town.site.url("/feed"))
    async with town.poller() as poller:
        refreshing = poller.refresh()
        await anext(refreshing)
        await asyncio.to_thread(town.site.arrived.wait)
        Feeds(town.database).remove(feed.id, town.now)
        gate.set()
        assert [type(event) async for event in refreshing] == [FeedFailed, PagesWanted, RefreshFinished]
    assert town.stories() == []


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [(404, "", "Not found"), (500, "", "trouble"), (200, page(), "web page"), (200, "{}", "not a feed"), (200, "", "")],
)
async def test_a_feed_that_fails_is_told_and_waits_longer_each_time(
    town: Town, status: int, body: str, said: str
) -> None:
    town.site.put("/feed", body, status=status)
    feed = town.subscribe(town.site.url("/feed"))
    for hours in (1, 2, 4):
        events = await town.refresh()
        (failed,) = [event for event in events if isinstance(event, FeedFailed)]
        assert said in failed.message
        assert events[-1] == RefreshFinished(0, 0, 1, 0, 0)
        polling = town.polling(feed)
        assert polling.error == failed.message
        assert polling.next_check is not None
        assert timedelta(hours=hours) <= polling.next_check - town.now <= timedelta(hours=hours * 1.1)
        town.now = polling.next_check
    town.site.put("/feed", rdf(Item(town.site.url("/a-1"))))
    await town.refresh()
    assert (town.polling(feed).failures, town.polling(feed).error) == (0, "")


@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_that_wants_to_be_left_alone_is_left_alone(town: Town, status: int) -> None:
    town.network = replace(town.network, connections_per_host=1)
    town.site.put("/one", status=status, Retry_After="7200")
    town.site.put("/two", rdf())
    one, two = town.subscribe(town.site.url("/one")), town.subscribe(town.site.url("/two"))
    events = await town.refresh()
    assert [type(event) for event in events[1:3]] == [FeedFailed, FeedHeld]
    assert town.polling(one).held_until == town.now + timedelta(hours=2)
    town.later(hours=1, minutes=59)
    events = await town.refresh(force=True)
    assert of(events, FeedHeld) == [FeedHeld(one.id, one.title, 60.0), FeedHeld(two.id, two.title, 60.0)]
    assert town.site.paths() == ["/one"]
    town.later(minutes=2)
    town.site.put("/one", rdf())
    assert len(of(await town.refresh(force=True), FeedRefreshed)) == 2


async def test_pages_of_a_held_host_stay_queued(town: Town) -> None:
    town.network = replace(town.network, connections_per_host=1)
    items = [Item(town.site.url(f"/a-{number}"), date=f"2026-09-1{number}T08:00:00Z") for number in range(3)]
    town.site.put("/feed", rdf(*items))
    town.site.put("/a-2", status=429, Retry_After="600")
    town.subscribe(town.site.url("/feed"))
    events = await town.refresh()
    assert (len(of(events, PageFailed)), len(of(events, PageFetched))) == (1, 0)
    assert town.site.paths() == ["/feed", "/a-2"]
    town.later(minutes=5)
    article_id = town.stories()[0].article.id
    async with town.poller() as poller:
        (event,) = [event async for event in poller.fetch_article(article_id)]
    assert isinstance(event, PageFailed)
    assert "5 min" in event.message
    assert town.site.paths() == ["/feed", "/a-2"]


async def test_an_outage_is_no_fault_of_the_feeds(town: Town) -> None:
    dead = ["http://127.0.0.1:9/one", "http://127.0.0.1:9/two"]
    feeds = [town.subscribe(url) for url in dead]
    events = await town.refresh()
    messages = {event.message for event in events if isinstance(event, FeedFailed)}
    assert messages == {"127.0.0.1 can't be reached."}
    assert [town.polling(feed).failures for feed in feeds] == [0, 0]
    town.site.put("/feed", rdf())
    town.subscribe(town.site.url("/feed"))
    town.later(minutes=20)
    await town.refresh()
    assert [town.polling(feed).failures for feed in feeds] == [1, 1]


async def test_offline_asks_nothing_and_notes_nothing(town: Town) -> None:
    town.site.put("/feed", rdf(Item(town.site.url("/a-1"))))
    feed = town.subscribe(town.site.url("/feed"))
    events = await town.refresh(fetcher=OfflineFetcher())
    assert len(of(events, FeedFailed)) == 1
    assert of(events, PagesWanted) == [PagesWanted(0)]
    assert town.polling(feed).checked is None
    town.settings = replace(town.settings, pages_ahead=50)
    await town.refresh()
    (story,) = town.stories()
    async with town.poller(OfflineFetcher()) as poller:
        events = [event async for event in poller.fetch_article(story.article.id)]
    assert len(of(events, PageFailed)) == 1
    assert story.article.fetch == town.stories()[0].article.fetch
    assert town.site.paths() == ["/feed", "/a-1"]


async def test_pages_stay_queued_offline(town: Town) -> None:
    town.site.put("/feed", rdf(Item(town.site.url("/a-1")), Item(town.site.url("/a-2"))))
    town.subscribe(town.site.url("/feed"))
    async with town.poller() as poller:
        refreshing = poller.refresh()
        assert [type(await anext(refreshing)) for _ in range(3)][-1] is PagesWanted
        await refreshing.aclose()
    queued = [story.article.fetch for story in town.stories()]
    assert await town.refresh(fetcher=OfflineFetcher()) == [
        RefreshStarted(0),
        PagesWanted(queued.count("queued")),
        RefreshFinished(0, 0, 0, 0, 0),
    ]
    assert [story.article.fetch for story in town.stories()] == queued


async def test_a_silent_host_is_not_asked_for_all_its_pages(town: Town) -> None:
    town.site.put("/feed", rss(*(Item(f"http://127.0.0.2:9/{number}") for number in range(9))))
    town.network = replace(town.network, connections_per_host=1, allow_networks=("127.0.0.2/32",))
    town.subscribe(town.site.url("/feed"))
    assert (await town.refresh())[-1] == RefreshFinished(9, 0, 0, 0, 3)
    assert Counter(story.article.fetch for story in town.stories()) == {"failed": 3, "queued": 6}


@pytest.mark.parametrize(
    ("answer", "said", "again"),
    [
        (Answer(404), "Not found", False),
        (Answer(410), "Gone", False),
        (Answer(500), "trouble", True),
        (Answer(200, b"<html></html>"), "No article", False),
        (Answer(200, b"%PDF", (("Content-Type", "application/pdf"),)), "application/pdf", False),
        (Answer(302, b"", (("Location", "file:///etc/passwd"),)), "http", False),
    ],
)
async def test_a_page_that_gives_nothing_leaves_the_feeds_words(
    town: Town, answer: Answer, said: str, again: bool
) -> None:
    town.site.put("/feed", rdf(Item(town.site.url("/a-1"))))
    town.site.answers["/a-1"] = answer
    town.subscribe(town.site.url("/feed"))
    events = await town.refresh()
    assert events[-1] == RefreshFinished(1, 0, 0, 0, 1)
    (article,) = [story.article for story in town.stories()]
    assert (article.ready, article.lead, article.fetch) == ("teaser", "A teaser of a few words.", "failed")
    assert said in article.fetch_error
    town.later(minutes=59)
    assert of(await town.refresh(), PagesWanted) == [PagesWanted(0)]
    town.later(minutes=2)
    assert of(await town.refresh(), PagesWanted) == [PagesWanted(int(again))]


@pytest.mark.parametrize(
    ("place", "said"),
    [("/", "front page"), ("/login?to=a-1", "login"), ("/en/bread/a-22222", "another article")],
)
async def test_a_page_that_is_another_one_replaces_nothing_and_is_asked_for_later(
    town: Town, place: str, said: str
) -> None:
    url = town.site.url("/en/boats/a-11111")
    town.site.put("/feed", rdf(Item(url)))
    town.site.put("/en/boats/a-11111", status=302, Location=place)
    town.site.put(place.partition("?")[0], page("Welcome aboard"))
    town.subscribe(town.site.url("/feed"))
    assert (await town.refresh())[-1] == RefreshFinished(1, 0, 0, 0, 1)
    (article,) = [story.article for story in town.stories()]
    assert (article.title, article.ready, article.lead) == ("Boats fill the bay", "teaser", "A teaser of a few words.")
    assert "not this article" in article.fetch_error
    assert said in article.fetch_error
    town.later(minutes=61)
    town.site.put("/en/boats/a-11111", page())
    assert (await town.refresh())[-1].pages == 1  # type: ignore[union-attr]  # the last event counts them
    assert town.stories()[0].article.fetch_error == ""


async def test_an_article_that_is_here_stays_when_its_address_leads_elsewhere(town: Town) -> None:
    url = town.site.url("/en/boats/a-11111")
    town.site.put("/feed", rdf(Item(url, content_id="11111")))
    town.site.put("/en/boats/a-11111", page())
    town.subscribe(town.site.url("/feed"))
    await town.refresh()
    town.later(hours=2)
    town.site.put("/feed", rdf(Item(url, "Boats leave the bay", content_id="11111")))
    town.site.put("/en/boats/a-11111", status=302, Location="/en")
    town.site.put("/en", page("Welcome aboard"))
    assert (await town.refresh())[-1] == RefreshFinished(0, 1, 0, 0, 1)
    (story,) = town.stories()
    assert (story.article.ready, len(story.blocks)) == ("full", 3)


async def test_a_page_that_fails_is_asked_for_less_and_less_and_then_no_more(town: Town) -> None:
    town.site.put("/feed", rdf(Item(town.site.url("/a-1"))))
    town.site.put("/a-1", status=500)
    town.subscribe(town.site.url("/feed"))
    await town.refresh()
    for hours in (1, 2, 4, 8, 16, 24, 24):
        town.later(hours=hours, seconds=-1)
        assert of(await town.refresh(), PagesWanted) == [PagesWanted(0)]
        town.later(seconds=1)
        assert of(await town.refresh(), PagesWanted) == [PagesWanted(1)]
    town.later(days=9)
    assert of(await town.refresh(), PagesWanted) == [PagesWanted(0)]
    assert town.site.paths().count("/a-1") == 8
    town.site.put("/a-1", page())
    async with town.poller() as poller:
        (event,) = [event async for event in poller.fetch_article(town.stories()[0].article.id)]
    assert isinstance(event, PageFetched)


@pytest.mark.parametrize(
    ("reader", "said", "short", "again"),
    [
        (find_wall, "the site sells the rest", "paywall", False),
        (find_error, "something went wrong", "error", True),
        (find_teasers, "only points to other articles", "teasers", False),
    ],
)
async def test_a_page_that_says_why_it_is_short_is_told(
    town: Town, reader: ReadPage, said: str, short: str, again: bool
) -> None:
    town.site.put("/feed", rdf(Item(town.site.url("/a-1"))))
    town.site.put("/a-1", page())
    town.subscribe(town.site.url("/feed"))
    async with town.poller(pages=reader) as poller:
        (failed,) = [event async for event in poller.refresh() if isinstance(event, PageFailed)]
    assert failed.message.startswith("No article was found on the page: ")
    assert said in failed.message
    (article,) = [story.article for story in town.stories()]
    assert (article.short, article.ready, article.lead) == (short, "teaser", "A teaser of a few words.")
    town.later(hours=1)
    assert of(await town.refresh(), PagesWanted) == [PagesWanted(int(again))]


async def test_one_article_by_a_persons_wish(town: Town) -> None:
    town.settings = replace(town.settings, pages_ahead=0)
    town.site.put("/feed", rdf(Item(town.site.url("/a-1"))))
    town.site.put("/a-1", page())
    town.subscribe(town.site.url("/feed"))
    await town.refresh()
    (story,) = town.stories()
    async with town.poller() as poller:
        events = [event async for event in poller.fetch_article(story.article.id)]
        assert events == [PageFetched(story.article.id, "Boats fill the bay")]
        with pytest.raises(NotFound):
            _ = [event async for event in poller.fetch_article(999)]
    assert town.stories()[0].article.ready == "full"


async def test_pages_that_were_left_are_fetched_next_time(town: Town) -> None:
    town.site.put("/feed", rdf(Item(town.site.url("/a-1"))))
    town.site.answers["/a-1"] = Answer(waits=True)
    town.subscribe(town.site.url("/feed"))
    async with town.poller() as poller:
        events = poller.refresh()
        async for event in events:
            if isinstance(event, PagesWanted):
                break
        await events.aclose()
        town.site.put("/a-1", page())
        assert [type(event) async for event in poller.refresh()][-2:] == [PageFetched, RefreshFinished]


async def test_closing_ends_all_work_at_once(town: Town) -> None:
    town.site.answers["/feed"] = Answer(waits=True)
    feed = town.subscribe(town.site.url("/feed"))
    async with town.poller() as poller:
        others = asyncio.all_tasks()
        events = poller.refresh()
        assert await anext(events) == RefreshStarted(1)
        await asyncio.to_thread(town.site.arrived.wait)
        await events.aclose()
        assert asyncio.all_tasks() == others
    assert town.polling(feed).checked is None


async def test_closing_the_poller_ends_the_streams_that_others_listen_to(town: Town) -> None:
    town.site.answers["/feed"] = Answer(waits=True)
    town.subscribe(town.site.url("/feed"))

    async def listen(poller: Poller) -> list[Happening]:
        return [event async for event in poller.refresh()]

    async with town.poller(workers=ProcessWorkers(count=1)) as poller:
        listening = asyncio.create_task(listen(poller))
        await asyncio.to_thread(town.site.arrived.wait)
        await poller.aclose()
        assert await listening == [RefreshStarted(1)]


async def test_a_library_that_fails_ends_the_refresh(town: Town) -> None:
    town.site.put("/feed", rdf(Item(town.site.url("/a-1"))))
    town.subscribe(town.site.url("/feed"))
    with town.database.writing() as connection:
        connection.execute("DROP TABLE entries")
    with pytest.raises(LibraryError):
        await town.refresh()


async def test_a_pause_between_pages_of_one_host(town: Town) -> None:
    town.network = Network(page_pause=0.2)
    items = [Item(town.site.url(f"/a-{number}"), date=f"2026-09-1{number}T08:00:00Z") for number in range(3)]
    town.site.put("/feed", rdf(*items))
    for number in range(3):
        town.site.put(f"/a-{number}", page())
    town.subscribe(town.site.url("/feed"))
    time = asyncio.get_running_loop().time
    async with town.poller() as poller:
        moments = [time() async for event in poller.refresh() if isinstance(event, PageFetched)]
    assert town.site.paths() == ["/feed", "/a-2", "/a-1", "/a-0"]
    assert all(later - earlier >= 0.2 for earlier, later in pairwise(moments))


def _written(town: Town) -> list[tuple[object, ...]]:
    with town.database.reading() as connection:
        return [tuple(row) for row in connection.execute("SELECT feed_id, article_id, said, changed FROM entries")]
