"""What feeds enclose is kept, and shown where the article has it not already."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.model.article import Extraction
from reader.model.blocks import Block, Item, List, Media, Quote
from reader.model.feed import Enclosure
from tests.store.shelf import NOON, Shelf, entry, text

SOUND = Enclosure("https://media.example/ebb.mp3", "audio/mpeg", 24_000_000, 1_450)
FILM = Enclosure("https://media.example/ebb.mp4", "video/mp4")
STREAM = Enclosure("https://media.example/play?id=7", "audio/*")
PICTURE = "https://media.example/ebb.jpg"


def test_they_are_kept_as_the_feed_says_them(shelf: Shelf) -> None:
    shelf.bring(entry("1", summary="A teaser.", enclosures=(SOUND, FILM), picture=PICTURE), entry("2"))
    assert shelf.article(1).enclosures == (SOUND, FILM)
    assert (shelf.article(1).picture, shelf.article(1).ready) == (PICTURE, "teaser")
    assert (shelf.article(2).enclosures, shelf.article(2).picture) == ((), "")
    assert [story.article.enclosures for story in shelf.listing.stories([1, 2])] == [(SOUND, FILM), ()]


def test_the_pages_picture_comes_before_the_feeds(shelf: Shelf) -> None:
    shelf.bring(entry("1", picture=PICTURE))
    shelf.fetch(1, "Body")
    assert shelf.article(1).picture == PICTURE
    shelf.fetch(1, "Body", picture="https://news.example/page.jpg")
    assert shelf.article(1).picture == "https://news.example/page.jpg"


@pytest.mark.parametrize(
    "block",
    [
        Media("audio", "Ebb", url=SOUND.url),
        Quote((Media("audio", url=f"{SOUND.url}?from=page"),)),
        List((Item((), (Media("audio", url="https://MEDIA.example/ebb.mp3#t=7"),)),)),
    ],
)
def test_what_the_body_has_to_play_is_not_shown_twice(shelf: Shelf, block: Block) -> None:
    shelf.bring(entry("1", enclosures=(SOUND, FILM, STREAM)))
    shelf.articles.keep_page(1, "https://news.example/1", Extraction(blocks=(*text("Body"), block)), NOON)
    assert shelf.article(1).enclosures == (FILM, STREAM)
    shelf.fetch(1, "Body alone")
    assert shelf.article(1).enclosures == (SOUND, FILM, STREAM)


def test_addresses_that_differ_in_their_query_alone_are_others_where_they_name_no_file(shelf: Shelf) -> None:
    shelf.bring(entry("1", enclosures=(STREAM,)))
    other = Media("audio", url=STREAM.url.replace("7", "8"))
    shelf.articles.keep_page(1, "https://news.example/1", Extraction(blocks=(other,)), NOON)
    assert shelf.article(1).enclosures == (STREAM,)


def test_the_feed_that_speaks_is_heard_first_and_others_where_it_has_none(shelf: Shelf) -> None:
    stranger = shelf.add("Stranger")
    shelf.bring(
        entry("1", enclosures=(FILM,), picture=PICTURE), entry("2", enclosures=(FILM,)), feed=stranger, own=False
    )
    shelf.bring(entry("1"), entry("2", enclosures=(SOUND,)))
    assert (shelf.article(1).enclosures, shelf.article(1).picture) == ((FILM,), PICTURE)
    assert shelf.article(2).enclosures == (SOUND,)


def test_another_enclosure_is_shown_and_nothing_else_is_new(shelf: Shelf) -> None:
    ahead = NOON + timedelta(days=30)
    shelf.bring(entry("1", published=ahead, enclosures=(SOUND,)))
    before = shelf.article(1)
    shelf.later(days=1)
    merged = shelf.bring(entry("1", published=ahead, enclosures=(FILM,)))
    after = shelf.article(1)
    assert (merged.new, merged.updated) == ((), ())
    assert after.enclosures == (FILM,)
    assert (after.published, after.updated, after.fetch) == (before.published, None, "idle")
    assert shelf.found("is:updated") == []
    with shelf.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM revisions").fetchone()[0] == 0


def test_they_go_with_their_feed_and_come_back_with_it(shelf: Shelf) -> None:
    other = shelf.add("Other")
    shelf.bring(entry("1", enclosures=(SOUND,), picture=PICTURE), feed=other)
    shelf.bring(entry("1"))
    shelf.feeds.remove(other, NOON)
    assert (shelf.article(1).enclosures, shelf.article(1).picture) == ((), "")
    shelf.marking.undo()
    assert (shelf.article(1).enclosures, shelf.article(1).picture) == ((SOUND,), PICTURE)
