"""Which pages are fetched ahead of a person, and from where: real server, real workers, real library."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest

from reader.model.events import Event, PageFailed, PageFetched, PagesWanted
from tests.net.loopback import serving
from tests.poller.bodies import Item, page, rdf
from tests.poller.conftest import Town

pytestmark = pytest.mark.anyio

KEPT_BACK = "The site asks programs not to fetch this page ahead."


def _serve(town: Town, *paths: str) -> None:
    """A feed with an article at each path, and their pages."""
    town.site.put("/feed", rdf(*(Item(town.site.url(path), f"Boats of {path}") for path in paths)))
    for path in paths:
        town.site.put(path, page(f"Boats of {path}"))
    town.subscribe(town.site.url("/feed"))


async def _fetch(town: Town, article_id: int) -> list[Event]:
    async with town.poller() as poller:
        return [event async for event in poller.fetch_article(article_id)]


async def test_a_site_keeps_pages_back_from_programs_but_from_no_person(town: Town) -> None:
    town.site.put("/robots.txt", "User-agent: *\nDisallow: /closed")
    _serve(town, "/open/a-1", "/closed/a-2")
    events = await town.refresh()
    assert [event.message for event in events if isinstance(event, PageFailed)] == [KEPT_BACK]
    assert "/closed/a-2" not in town.site.paths()
    closed = next(story.article for story in town.stories() if story.article.url.endswith("/closed/a-2"))
    assert (closed.ready, closed.fetch_error) == ("teaser", KEPT_BACK)
    town.later(days=3)
    assert PagesWanted(0) in await town.refresh()
    assert any(isinstance(event, PageFetched) for event in await _fetch(town, closed.id))
    assert "/closed/a-2" in town.site.paths()


async def test_a_site_is_asked_for_its_rules_once_and_for_feeds_never(town: Town) -> None:
    town.site.put("/robots.txt", "User-agent: *\nDisallow: /feed")
    _serve(town, "/a-1", "/a-2", "/a-3")
    async with town.poller() as poller:
        for _ in range(2):
            assert [event async for event in poller.refresh(force=True)]
            town.later(hours=2)
    assert town.site.robots == 1
    assert town.site.paths().count("/feed") == 2
    assert all(story.article.ready == "full" for story in town.stories())


async def test_a_person_who_opens_an_article_asks_no_leave(town: Town) -> None:
    town.settings = replace(town.settings, pages_ahead=0)
    _serve(town, "/a-1")
    await town.refresh()
    (story,) = town.stories()
    assert any(isinstance(event, PageFetched) for event in await _fetch(town, story.article.id))
    assert town.site.robots == 0


async def test_pages_wait_where_the_rules_can_not_be_read(town: Town) -> None:
    town.site.put("/robots.txt", status=500)
    _serve(town, "/a-1")
    events = await town.refresh()
    assert [event.message for event in events if isinstance(event, PageFailed)] == [
        "The server has trouble of its own (500)."
    ]
    assert town.site.paths() == ["/feed"]
    town.later(hours=3)
    town.site.put("/robots.txt", status=404)
    assert any(isinstance(event, PageFetched) for event in await town.refresh())


async def test_a_site_says_how_long_to_wait_between_two_pages(town: Town) -> None:
    town.site.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.2")
    _serve(town, "/a-1", "/a-2", "/a-3")
    began = perf_counter()
    await town.refresh()
    assert perf_counter() - began >= 0.4
    assert len(town.site.requests) == 4


async def test_an_entry_leads_to_no_other_server_of_this_machine(town: Town) -> None:
    with serving() as secret:
        secret.put("/a-1", page())
        town.site.put("/feed", rdf(Item(secret.url("/a-1"))))
        town.subscribe(town.site.url("/feed"))
        events = await town.refresh()
        assert secret.requests == []
        assert secret.robots == 0
    (message,) = [event.message for event in events if isinstance(event, PageFailed)]
    assert "private network" in message
