"""What a server's owner sees of us: validators, moves, farewells, networks that fail, logins and what a day costs."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from reader.model.events import (
    BudgetSpent,
    FeedFailed,
    FeedHeld,
    FeedRefreshed,
    NothingReached,
    PageFetched,
    PagesWanted,
    RefreshFinished,
    RefreshStarted,
)
from reader.model.feed import FeedWishes, Login
from reader.settings.schema import Network
from reader.store import Feeds
from tests.net.loopback import Answer
from tests.poller.bodies import Item, page, rdf, rss
from tests.poller.conftest import Town

pytestmark = pytest.mark.anyio

ETAG, MODIFIED = 'W/"é \\"1"', "Thu,  10 Sep 2026 08:00:00 gmt"


@pytest.fixture(autouse=True)
def _titles_alone(town: Town) -> None:
    town.settings = replace(town.settings, pages_ahead=0)


def asked_with(town: Town) -> list[tuple[str | None, str | None]]:
    """The validators of each request."""
    return [(headers.get("if-none-match"), headers.get("if-modified-since")) for _, headers in town.site.requests]


async def test_both_validators_come_back_byte_for_byte_and_only_those_of_the_newest_good_answer(town: Town) -> None:
    town.site.put("/feed", rdf(), ETag='"old"')
    feed = town.subscribe(town.site.url("/feed"))
    await town.refresh()
    answers = (
        Answer(200, rdf(Item(town.site.url("/a-1"))).encode(), (("ETag", '"new"'), ("Last-Modified", MODIFIED))),
        Answer(500, b"", (("ETag", '"error"'),)),
        Answer(200, page().encode(), (("ETag", '"page"'),)),
        Answer(200, b"<rss>", (("ETag", '"torn"'), ("Content-Length", "5000"))),
        Answer(304, b"", (("ETag", '"new"'),)),
    )
    for answer in answers:
        town.later(days=1, hours=3)
        town.site.answers["/feed"] = answer
        await town.refresh(feed, force=True)
    town.later(days=1, hours=3)
    await town.refresh(feed, force=True)
    assert asked_with(town) == [(None, None), ('"old"', None), *[('"new"', MODIFIED)] * 5]


async def test_validators_are_left_out_once_after_eight_days(town: Town) -> None:
    town.site.put("/feed", rdf(), ETag='"one"')
    feed = town.subscribe(town.site.url("/feed"))
    for _ in range(3):
        for _ in range(8):
            await town.refresh(feed, force=True)
            town.later(days=1)
    assert [etag for etag, _ in asked_with(town)] == [None, *['"one"'] * 7] * 3


async def test_a_question_without_validators_is_not_repeated_when_it_fails(town: Town) -> None:
    town.site.put("/feed", rdf(), ETag='"one"')
    feed = town.subscribe(town.site.url("/feed"))
    await town.refresh()
    town.later(days=8)
    town.site.put("/feed", status=500)
    for _ in range(3):
        await town.refresh(feed, force=True)
        town.later(hours=25)
    assert [etag for etag, _ in asked_with(town)] == [None, None, '"one"', '"one"']


async def test_what_the_feed_and_its_server_say_of_its_rhythm_is_heeded_also_by_later_answers(town: Town) -> None:
    daily = rss().replace("<channel>", "<channel><ttl>600</ttl>")
    town.site.put("/feed", daily, ETag='"one"')
    feed = town.subscribe(town.site.url("/feed"))
    for _ in range(2):
        await town.refresh(feed, force=True)
        check = town.polling(feed).next_check
        assert check is not None
        assert timedelta(hours=10) <= check - town.now <= timedelta(hours=11, seconds=1)
        town.now = check
    town.site.put("/feed", daily, ETag='"one"', Cache_Control="max-age=72000")
    await town.refresh(feed, force=True)
    check = town.polling(feed).next_check
    assert check is not None
    assert timedelta(hours=20) <= check - town.now <= timedelta(hours=22, seconds=1)


async def test_a_feeds_own_interval_comes_before_the_settings(town: Town) -> None:
    town.site.put("/feed", rdf())
    feed = town.subscribe(town.site.url("/feed"))
    Feeds(town.database).edit(feed.id, FeedWishes(interval=300))
    await town.refresh()
    town.later(hours=4, minutes=59)
    assert (await town.refresh())[0] == RefreshStarted(0)
    town.later(minutes=32)
    assert (await town.refresh())[0] == RefreshStarted(1)


@pytest.mark.parametrize(("status", "moves"), [(301, True), (308, True), (302, False), (303, False), (307, False)])
async def test_a_feed_that_moved_for_good_is_asked_there(town: Town, status: int, moves: bool) -> None:
    town.site.put("/old", status=status, Location="/new")
    town.site.put("/new", page())
    feed = town.subscribe(town.site.url("/old"))
    await town.refresh()
    assert Feeds(town.database).all()[0].url == feed.url  # what is there is no feed
    town.site.put("/new", rdf(Item(town.site.url("/a-1"))), ETag='"one"')
    town.later(hours=2)
    (event,) = [event for event in await town.refresh() if isinstance(event, FeedRefreshed)]
    assert (event.new, bool(event.note)) == (1, moves)
    assert Feeds(town.database).all()[0].url == town.site.url("/new" if moves else "/old")
    town.later(hours=25)
    await town.refresh()
    assert town.site.paths()[4:] == (["/new"] if moves else ["/old", "/new"])
    assert asked_with(town)[-1] == ('"one"', None)


async def test_a_feed_that_moved_to_another_ones_address_stays_beside_it_and_says_so(town: Town) -> None:
    town.site.put("/old", status=301, Location="/new")
    town.site.put("/new", rdf(Item(town.site.url("/a-1"))))
    old, new = town.subscribe(town.site.url("/old")), town.subscribe(town.site.url("/new"))
    events = await town.refresh()
    notes = {event.feed_id: event.note for event in events if isinstance(event, FeedRefreshed)}
    assert notes[new.id] == ""
    assert f"which is feed {new.id}, " in notes[old.id]
    assert [feed.url for feed in Feeds(town.database).all()] == [old.url, new.url]


async def test_a_feed_that_is_gone_is_asked_again_by_name_alone(town: Town) -> None:
    town.site.put("/feed", status=410)
    feed = town.subscribe(town.site.url("/feed"))
    (failed,) = [event for event in await town.refresh() if isinstance(event, FeedFailed)]
    assert failed.message == "Gone for good (410). It is not asked any more, unless you refresh it by itself."
    town.later(days=30)
    assert (await town.refresh())[0] == RefreshStarted(0)
    assert (await town.refresh(force=True))[0] == RefreshStarted(0)
    town.site.put("/feed", rdf())
    assert (await town.refresh(feed, force=True))[0] == RefreshStarted(1)
    town.later(hours=2)
    assert (await town.refresh())[0] == RefreshStarted(1)


async def test_a_feed_that_is_gone_is_asked_again_once_it_is_edited(town: Town) -> None:
    town.site.put("/feed", status=410)
    feed = town.subscribe(town.site.url("/feed"))
    await town.refresh()
    Feeds(town.database).edit(feed.id, FeedWishes(title="Back"))
    town.later(hours=2)
    assert (await town.refresh())[0] == RefreshStarted(1)


@pytest.mark.parametrize("answer", [rdf(), "", page(), "<rss"])
async def test_an_answer_that_is_suddenly_empty_deletes_nothing(town: Town, answer: str) -> None:
    town.site.put("/feed", rdf(Item(town.site.url("/a-1")), Item(town.site.url("/a-2"), "Bread")))
    town.subscribe(town.site.url("/feed"))
    await town.refresh()
    before = town.stories()
    town.site.put("/feed", answer)
    town.later(hours=2)
    await town.refresh()
    assert town.stories() == before


async def test_a_server_may_name_the_day_until_which_it_wants_rest(town: Town) -> None:
    until = town.now + timedelta(hours=5)
    town.site.put("/one", status=503, Retry_After=format_datetime(until, usegmt=True))
    one = town.subscribe(town.site.url("/one"))
    await town.refresh()
    assert town.polling(one).held_until == until
    two = town.subscribe(town.site.url("/two"))
    town.later(hours=4)
    held = [event for event in await town.refresh(force=True) if isinstance(event, FeedHeld)]
    assert {event.feed_id for event in held} == {one.id, two.id}


@pytest.mark.parametrize(
    ("hosts", "said", "failures"),
    [
        (("127.0.0.1", "localhost"), "This network seems to want a login first", 0),
        (("127.0.0.1",), "127.0.0.1 gives one answer in every feed's place", 1),
    ],
)
async def test_three_hundred_feeds_behind_one_login_page_are_told_once(
    town: Town, hosts: tuple[str, ...], said: str, failures: int
) -> None:
    town.network = Network(page_pause=0.0, connections_per_host=8)
    paths = [f"/{number}" for number in range(300)]
    for path in paths:
        town.site.put(path, page("Welcome to the hotel", 9) + f"<p>You wanted {path}.")
    feeds = [
        town.subscribe(f"http://{hosts[number % len(hosts)]}:{town.site.port}{path}")
        for number, path in enumerate(paths)
    ]
    events = await town.refresh()
    (told,) = [event for event in events if isinstance(event, FeedFailed | NothingReached)]
    assert isinstance(told, NothingReached)
    assert said in told.message
    assert "Nothing was changed." in told.message
    assert isinstance(events[-1], RefreshFinished)
    assert told.feeds == events[-1].failed == 300
    assert {town.polling(feed).failures for feed in feeds} == {failures}
    town.later(minutes=17 if not failures else 70)
    town.site.put(paths[0], rdf())
    assert (await town.refresh(feeds[0]))[1:2] == [FeedRefreshed(feeds[0].id, "Harbour news", 0, 0)]


async def test_a_dead_network_is_told_once(town: Town) -> None:
    feeds = [town.subscribe(f"http://127.0.0.{number + 1}:9/feed") for number in range(20)]
    (told,) = [event for event in await town.refresh() if isinstance(event, FeedFailed | NothingReached)]
    assert isinstance(told, NothingReached)
    assert "can't be reached" in told.message
    assert {town.polling(feed).failures for feed in feeds} == {0}


async def test_where_one_feed_answers_the_others_have_failed_for_themselves(town: Town) -> None:
    bad = [town.subscribe(f"http://127.0.0.{number + 1}:9/feed") for number in range(3)]
    html = [town.subscribe(town.site.url(f"/{number}")) for number in range(3)]
    for number in range(3):
        town.site.put(f"/{number}", page())
    town.site.put("/feed", rdf())
    town.subscribe(town.site.url("/feed"))
    events = await town.refresh()
    assert {event.feed_id for event in events if isinstance(event, FeedFailed)} == {feed.id for feed in bad + html}
    assert [town.polling(feed).failures for feed in bad + html] == [1] * 6


@pytest.mark.parametrize(
    ("login", "sent"),
    [
        (Login("ida", "command", "printf 'p@ss\\nmore'"), f"Basic {b64encode(b'ida:p@ss').decode()}"),
        (Login("", "command", "echo Bearer 123"), "Bearer 123"),
        (Login("ida", "typed", "p"), f"Basic {b64encode(b'ida:p').decode()}"),
    ],
)
async def test_a_login_opens_a_feed(town: Town, login: Login, sent: str) -> None:
    town.site.put("/feed", rdf())
    feed = town.subscribe(town.site.url("/feed"))
    Feeds(town.database).edit(feed.id, FeedWishes(login=login))
    await town.refresh()
    assert [headers.get("authorization") for _, headers in town.site.requests] == [sent]


async def test_a_login_is_for_the_host_that_the_person_named(town: Town, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("p@ss\n", encoding="utf-8")
    elsewhere = f"http://localhost:{town.site.port}/new"
    town.site.put("/feed", status=301, Location=elsewhere)
    town.site.put("/new", rdf())
    feed = town.subscribe(town.site.url("/feed"))
    Feeds(town.database).edit(feed.id, FeedWishes(login=Login("ida", "file", str(tmp_path / "secret"))))
    await town.refresh()
    town.later(hours=2)
    await town.refresh()
    sent = {path: headers.get("authorization") for path, headers in town.site.requests}
    assert sent["/feed"] is not None
    assert sent.get("/new") is None


async def test_a_feeds_own_proxy_is_asked_for_all_that_it_leads_to_and_no_other_feeds(town: Town) -> None:
    town.settings = replace(town.settings, pages_ahead=50)
    outside = "http://harbour.example"
    town.site.put(f"{outside}/feed", rdf(Item(f"{outside}/a-1", content_id="1")))
    town.site.put(f"{outside}/robots.txt", "User-agent: *\nDisallow: /a-2")
    town.site.put(f"{outside}/a-1", page())
    town.site.put("/feed", rdf(Item(town.site.url("/a-3"), title="Other boats")))
    town.site.put("/a-3", page("Other boats"))
    far, near = town.subscribe(f"{outside}/feed"), town.subscribe(town.site.url("/feed"))
    Feeds(town.database).edit(far.id, FeedWishes(proxy=town.site.url("/")))
    events = await town.refresh()
    assert {event.feed_id: event.new for event in events if isinstance(event, FeedRefreshed)} == {far.id: 1, near.id: 1}
    assert {story.article.ready for story in town.stories()} == {"full"}
    assert sorted(town.site.paths()) == [
        *("/a-3", "/feed", f"{outside}/a-1", f"{outside}/feed", f"{outside}/robots.txt"),
    ]


@pytest.mark.parametrize(
    ("login", "said"),
    [
        (Login("ida", "command", "false --secret"), "could not be had. The program false failed (1)."),
        (Login("ida", "command", "no-such-command-of-ours"), "can't be started"),
        (Login("ida", "command", '"'), "can't be started"),
        (Login("ida", "command", "printf a\\\\033b"), "can't be used"),
        (Login("", "file", "/nowhere/secret"), "can't be read: /nowhere/secret"),
    ],
)
async def test_a_secret_that_cannot_be_had_is_said_and_the_feed_not_asked(town: Town, login: Login, said: str) -> None:
    feed = town.subscribe(town.site.url("/feed"))
    Feeds(town.database).edit(feed.id, FeedWishes(login=login))
    (failed,) = [event for event in await town.refresh() if isinstance(event, FeedFailed)]
    assert said in failed.message
    assert "--secret" not in failed.message
    assert town.site.requests == []


@pytest.mark.parametrize(("wish", "pages"), [("auto", ["/b"]), ("always", ["/a", "/b"]), ("never", [])])
async def test_full_text_is_fetched_as_the_person_wants_of_a_feed(town: Town, wish: str, pages: list[str]) -> None:
    town.settings = replace(town.settings, pages_ahead=50)
    whole = f"<p>{'The harbour was full of boats again, and nobody knew why. ' * 20}</p>"
    town.site.put("/feed", rss(Item(town.site.url("/a"), whole=whole), Item(town.site.url("/b"))))
    for path in ("/a", "/b"):
        town.site.put(path, page())
    feed = town.subscribe(town.site.url("/feed"))
    Feeds(town.database).edit(feed.id, FeedWishes(full_text=wish))  # type: ignore[arg-type]  # one of its words
    await town.refresh()
    assert sorted(town.site.paths()[1:]) == pages


async def test_a_metered_network_brings_titles_alone(town: Town) -> None:
    town.settings = replace(town.settings, pages_ahead=50, metered=True)
    town.site.put("/feed", rdf(Item(town.site.url("/a-1"))))
    town.subscribe(town.site.url("/feed"))
    events = await town.refresh()
    assert [event for event in events if isinstance(event, PagesWanted)] == [PagesWanted(0)]
    assert len(town.stories()) == 1


async def test_as_much_as_a_day_may_cost_is_fetched_and_no_more(town: Town) -> None:
    town.settings = replace(town.settings, pages_ahead=50, megabytes_a_day=1)
    items = [Item(town.site.url(f"/a-{number}"), date=f"2026-09-1{number}T08:00:00Z") for number in range(4)]
    town.site.put("/feed", rdf(*items))
    for number in range(4):
        town.site.put(f"/a-{number}", page() + " " * 400_000)
    town.network = replace(town.network, connections_per_host=1)
    feed = town.subscribe(town.site.url("/feed"))
    events = await town.refresh()
    assert len([event for event in events if isinstance(event, PageFetched)]) == 3
    assert [event for event in events if isinstance(event, BudgetSpent)] == [BudgetSpent(1, 0)]
    town.later(hours=2)
    asked = len(town.site.requests)
    assert BudgetSpent(1, 1) in await town.refresh()
    assert len(town.site.requests) == asked
    assert FeedRefreshed(feed.id, "Harbour news", 0, 0) in await town.refresh(feed, force=True)
    town.later(days=1)
    assert len([event for event in await town.refresh() if isinstance(event, PageFetched)]) == 1
