"""Feeds that programs write."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library.programs import Seals
from reader.model.errors import Unfit
from reader.model.events import FeedFailed, FeedRefreshed, NothingReached
from reader.model.feed import Feed, FeedWishes, NewFeed
from reader.model.programs import Program, program_of, typed_program
from reader.store import Feeds
from tests.poller.bodies import Item, page, rdf
from tests.poller.conftest import Town

pytestmark = pytest.mark.anyio

SAY = "import pathlib, sys; sys.stdout.buffer.write(pathlib.Path(sys.argv[1]).read_bytes())"
COUNT = """\
import pathlib, sys
file = pathlib.Path(sys.argv[1])
file.write_text(file.read_text() + 'x' if file.exists() else 'x')
sys.stdout.buffer.write(sys.stdin.buffer.read().replace(b'Boats', b'Ships'))
"""


@pytest.fixture(autouse=True)
def _without_pages(town: Town) -> None:
    town.settings = replace(town.settings, pages_ahead=0)


def _written(*items: Item) -> str:
    return rdf(*(items or (Item("https://harbour.example/a-1"),)))


def _program(code: str, *arguments: str, page: str = "") -> Program:
    return Program((sys.executable, "-c", code, *arguments), page)


def _follow(town: Town, program: Program, *, agreed: bool = True) -> Feed:
    seal = town.seals.make(program) if agreed else ""
    return Feeds(town.database).add(NewFeed(program.address, seal=seal), town.now)


async def _failure(town: Town, *feeds: Feed) -> str:
    (failed,) = [event for event in await town.refresh(*feeds, force=True) if isinstance(event, FeedFailed)]
    return failed.message


async def test_what_a_program_writes_is_a_feed(town: Town, tmp_path: Path) -> None:
    written = tmp_path / "written; touch x"
    written.write_text(_written())
    feed = _follow(town, _program(SAY, str(written)))
    (came,) = [event for event in await town.refresh() if isinstance(event, FeedRefreshed)]
    assert (came.title, came.new) == ("Harbour news", 1)
    assert [story.article.title for story in town.stories()] == ["Boats fill the bay"]
    assert town.polling(feed).next_check is not None
    town.later(days=1)
    before = town.polling(feed).body_hash
    (again,) = [event for event in await town.refresh() if isinstance(event, FeedRefreshed)]
    assert (again.new, again.updated, town.polling(feed).body_hash) == (0, 0, before)
    written.write_text(_written(Item("https://harbour.example/a-2", title="Rain"), Item("https://harbour.example/a-1")))
    (more,) = [event for event in await town.refresh(force=True) if isinstance(event, FeedRefreshed)]
    assert more.new == 1


async def test_a_filter_is_handed_the_page_and_only_when_that_is_new(town: Town, tmp_path: Path) -> None:
    town.site.put("/feed", _written(Item(town.site.url("/a"))), ETag='"1"')
    runs = tmp_path / "runs"
    feed = _follow(town, _program(COUNT, str(runs), page=town.site.url("/feed")))
    (came,) = [event for event in await town.refresh() if isinstance(event, FeedRefreshed)]
    assert came.new == 1
    assert [story.article.title for story in town.stories()] == ["Ships fill the bay"]
    assert [story.article.url for story in town.stories()] == [town.site.url("/a")]  # the page's own private host
    await town.refresh(force=True)
    assert town.site.statuses[-1] == 304
    assert runs.read_text() == "x"
    assert program_of(feed.url) is not None
    assert Feeds(town.database).polled()[0].feed.url == feed.url


async def test_their_articles_have_their_pages_fetched(town: Town, tmp_path: Path) -> None:
    town.settings = replace(town.settings, pages_ahead=50)
    outside, written = "http://harbour.example/a-1", tmp_path / "written"
    written.write_text(_written(Item(outside, title="Boats fill the bay")))
    town.site.put(outside, page())
    town.site.put("/feed", _written(Item(town.site.url("/a-2"), title="Ships fill the bay")))
    town.site.put("/a-2", page("Ships fill the bay"))
    writing = _follow(town, _program(SAY, str(written)))
    Feeds(town.database).edit(writing.id, FeedWishes(proxy=town.site.url("/")))
    _follow(town, _program(COUNT, str(tmp_path / "runs"), page=town.site.url("/feed")))
    await town.refresh()
    assert [story.article.ready for story in town.stories()] == ["full", "full"]


async def test_a_page_that_moved_leaves_the_filter_where_it_is(town: Town, tmp_path: Path) -> None:
    town.site.put("/old", status=301, Location="/new")
    town.site.put("/new", _written())
    feed = _follow(town, _program(COUNT, str(tmp_path / "runs"), page=town.site.url("/old")))
    await town.refresh()
    assert Feeds(town.database).all()[0].url == feed.url
    assert len(town.stories()) == 1


async def test_nobody_runs_what_was_not_agreed_to_here(town: Town, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    code = "import pathlib, sys; pathlib.Path(sys.argv[1]).touch()"
    own, other = _program(code, str(ran)), _program(code, str(ran), "--other")
    town.site.put("/page", page())
    filtering = _program(code, str(ran), page=town.site.url("/page"))
    feeds = [_follow(town, own, agreed=False), _follow(town, filtering, agreed=False)]
    elsewhere = Seals(tmp_path / "elsewhere" / "seal.key").make(other)
    feeds.append(Feeds(town.database).add(NewFeed(other.address, seal=elsewhere), town.now))
    town.seals.make(own)
    for feed in feeds:
        assert "Nobody has agreed on this machine to run it" in await _failure(town, feed)
    borrowed = _program(code, str(ran), "--more")
    feeds.append(Feeds(town.database).add(NewFeed(borrowed.address, seal=town.seals.make(own)), town.now))
    assert "Nobody has agreed" in await _failure(town, feeds[-1])
    assert not ran.exists()
    assert town.site.requests == []
    Feeds(town.database).add(NewFeed(own.address, seal=town.seals.make(own)), town.now)
    await town.refresh(feeds[0])
    assert ran.exists()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise SystemExit(4)", "failed (4)"),
        ("print('garbage \\x1b]0;x')", "This is not a feed."),
        ("import os, sys; os.write(1, os.urandom(100_000))", ""),
        ("pass", "This is not a feed."),
        ("print('<html><body>A page.</body></html>')", "This is a web page, not a feed."),
        ("while True: print('<rss>' * 1000)", "wrote more than 1 MB and was ended"),
        ("import time; time.sleep(600)", "took longer than 1 seconds and was ended"),
    ],
)
async def test_what_goes_wrong_is_said_and_the_feed_waits(town: Town, code: str, said: str) -> None:
    town.network = replace(town.network, feed_megabytes=1, deadline=1.0 if "sleep" in code else 30.0)
    feed = _follow(town, _program(code))
    message = await _failure(town, feed)
    assert said in message
    assert message.isprintable()
    polling = town.polling(feed)
    assert (polling.failures, polling.error) == (1, message)


async def test_a_program_is_no_witness_for_the_network(town: Town, tmp_path: Path) -> None:
    written = tmp_path / "written"
    written.write_text(_written())
    _follow(town, _program(SAY, str(written)))
    _follow(town, _program("raise SystemExit(1)"))
    for number in range(3):
        town.subscribe(f"http://127.0.0.1:1/{number}")
    events = await town.refresh()
    assert [event.feeds for event in events if isinstance(event, NothingReached)] == [3]
    assert len([event for event in events if isinstance(event, FeedRefreshed)]) == 1
    assert len([event for event in events if isinstance(event, FeedFailed)]) == 1


async def test_offline_none_is_run(town: Town, tmp_path: Path) -> None:
    town.network = replace(town.network, offline=True)
    ran = tmp_path / "ran"
    feed = _follow(town, _program("import pathlib, sys; pathlib.Path(sys.argv[1]).touch()", str(ran)))
    assert "Offline" in await _failure(town, feed)
    assert not ran.exists()
    assert town.polling(feed).failures == 0


@pytest.mark.parametrize(
    ("typed", "argv", "page"),
    [
        ("exec:~/bin/news --all", ("/h/ida/bin/news", "--all"), ""),
        ("exec:news 'two words' \"a;b\"", ("news", "two words", "a;b"), ""),
        ("filter:~/bin/clean -x:https://a.example/feed?a:b", ("/h/ida/bin/clean", "-x"), "https://a.example/feed?a:b"),
        ("EXEC:news", ("news",), ""),
        ("exec:news https://a.example/?q=1&r=2", ("news", "https://a.example/?q=1&r=2"), ""),
        ("exec://u@host/x", ("/u@host/x",), ""),
    ],
)
def test_a_program_is_parted_without_a_shell(typed: str, argv: tuple[str, ...], page: str) -> None:
    program = typed_program(typed, "/h/ida")
    assert program == Program(argv, page)
    assert program_of(program.address) == program


@pytest.mark.parametrize(
    "typed",
    [
        *("exec:", "exec:''", "filter:", "filter:news", "filter:news:ftp://a.example/", "filter::https://a.example/"),
        *("exec:news 'no end", "exec:news\nother", "exec:news \u202egnp", "exec:news \x1b[2J", f"exec:{'x' * 5_000}"),
        *("exec:news | sort", "exec:news > file", "exec:news; rm x", "exec:news && x", "exec:$(news)", "exec:`news`"),
        *("exec:$HOME/news", "filter:news:https://ida:secret@a.example/"),
    ],
)
def test_what_cannot_be_run_so_is_refused(typed: str) -> None:
    with pytest.raises(Unfit):
        typed_program(typed, "/h/ida")


def test_the_key_is_the_persons_alone(tmp_path: Path) -> None:
    file = tmp_path / "state" / "seal.key"
    program = Program(("news",))
    seal = Seals(file).make(program)
    assert file.stat().st_mode & 0o077 == 0
    assert Seals(file).holds(program, seal)
    assert not Seals(file).holds(Program(("news", "--other")), seal)
    assert not Seals(file).holds(program, "")
    assert not Seals(tmp_path / "none").holds(program, seal)
    file.write_bytes(b"short")
    assert not Seals(file).holds(program, seal)
    assert Seals(file).make(program) != seal
    assert [one.name for one in file.parent.iterdir()] == ["seal.key"]
