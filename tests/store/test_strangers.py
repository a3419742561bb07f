"""No feed changes what another feed, or a page, gave."""

from __future__ import annotations

from reader.model.article import Seen
from reader.model.feed import Entry
from tests.store.shelf import Shelf, entry, take_all, text

FIRST, SECOND = "url:https://news.example/1", "url:https://news.example/2"


def bring(shelf: Shelf, feed: int, one: Entry, *keys: str, own: bool = False) -> None:
    shelf.articles.merge(feed, [Seen(one, keys, own)], take_all, shelf.now)


def test_a_feed_that_changes_its_addresses_does_not_tie_others_articles_together(shelf: Shelf) -> None:
    stranger = shelf.add("Stranger")
    bring(shelf, shelf.feed, entry("1"), FIRST, own=True)
    for address in (FIRST, SECOND):
        bring(shelf, stranger, entry("bait", address), address, f"guid:{stranger}:bait")
        shelf.later(minutes=1)
    bring(shelf, shelf.feed, entry("2"), SECOND, own=True)
    assert sorted(article.title for article in shelf.listing.rows(shelf.found())) == ["Title 1", "Title 2"]


def test_an_address_that_only_one_feed_knows_may_change(shelf: Shelf) -> None:
    for address in (FIRST, SECOND, FIRST):
        bring(shelf, shelf.feed, entry("same", address), address, f"guid:{shelf.feed}:same", own=True)
    assert len(shelf.found()) == 1


def test_a_stranger_gives_no_body_to_an_article_that_has_a_feed_of_its_own(shelf: Shelf) -> None:
    stranger = shelf.add("Stranger")
    shelf.bring(entry("1"), feed=stranger, own=False, blocks=text("Not theirs."))
    assert shelf.article(1).ready == "full"
    shelf.bring(entry("1"))
    assert shelf.article(1).ready != "full"


def test_the_first_stranger_to_name_an_article_speaks_for_it(shelf: Shelf) -> None:
    first, second = shelf.add("First"), shelf.add("Second")
    shelf.bring(entry("1", "Calm"), feed=first, own=False)
    shelf.later(minutes=1)
    shelf.bring(entry("1", "Loud"), feed=second, own=False)
    shelf.later(minutes=1)
    shelf.bring(entry("1", "Louder"), feed=second, own=False)
    assert shelf.article(1).title == "Calm"
