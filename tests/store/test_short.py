"""Where a page gives less than its feed: what is shown, and why it is short."""

from __future__ import annotations

import pytest

from reader.model.article import Extraction
from reader.model.blocks import Figure, Media
from tests.store.shelf import NOON, Shelf, entry, text

TEASER = "Forty boats came into the bay on Monday, eleven more than in any week before, and the town gave them beds."
WHOLE = text(*(f"{TEASER} This is part {number}." for number in range(6)))


def shown(shelf: Shelf) -> tuple[str, str, bool, str]:
    """What is shown of article 1: its first text, why it is short, whether that is the feed's, and how ready it is."""
    (story,) = shelf.listing.stories([1])
    article = story.article
    first = story.blocks[0].runs[0].text if story.blocks and hasattr(story.blocks[0], "runs") else ""
    return first, article.short, article.from_feed, article.ready


@pytest.mark.parametrize("short", ["paywall", "script", "teasers"])
def test_the_feeds_body_is_shown_before_a_page_that_is_short(shelf: Shelf, short: str) -> None:
    shelf.bring(entry("1"), blocks=WHOLE)
    shelf.fetch(1, "Subscribe to read on.", short=short)
    assert shown(shelf) == (f"{TEASER} This is part 0.", short, True, "full")
    assert shelf.found('"part 5"') == [1]
    assert shelf.found("subscribe") == []


def test_the_feeds_body_is_shown_before_a_page_with_much_less(shelf: Shelf) -> None:
    shelf.bring(entry("1"), blocks=WHOLE)
    shelf.fetch(1, TEASER)
    assert shown(shelf) == (f"{TEASER} This is part 0.", "less", True, "full")


def test_a_page_with_about_as_much_is_shown(shelf: Shelf) -> None:
    shelf.bring(entry("1"), blocks=WHOLE)
    shelf.fetch(1, *(f"Page: {TEASER}" for _ in range(5)))
    assert shown(shelf) == (f"Page: {TEASER}", "", False, "full")


def test_a_paywalled_page_with_more_than_the_feed_is_shown_and_says_so(shelf: Shelf) -> None:
    shelf.bring(entry("1", summary=TEASER))
    shelf.fetch(1, TEASER, "And a second paragraph.", short="paywall")
    assert shown(shelf) == (TEASER, "paywall", False, "full")


@pytest.mark.parametrize(("short", "says"), [("", "less"), ("paywall", "paywall"), ("script", "script")])
def test_a_page_with_less_than_the_teaser_shows_the_teaser(shelf: Shelf, short: str, says: str) -> None:
    shelf.bring(entry("1", summary=TEASER))
    shelf.fetch(1, "Subscribe to read on.", short=short, lead="Forty boats")
    assert shown(shelf) == ("", says, False, "teaser")
    assert shelf.article(1).lead == TEASER


def test_teasers_of_other_articles_are_never_the_body(shelf: Shelf) -> None:
    shelf.bring(entry("1", summary=TEASER))
    shelf.fetch(1, *(f"Another article {number}. {TEASER}" for number in range(9)), short="teasers")
    assert shown(shelf) == ("", "teasers", False, "teaser")


@pytest.mark.parametrize("block", [Media("video", "A film of the bay", 90), Figure("https://news.example/1.jpg")])
def test_a_picture_or_a_film_is_not_given_up_for_a_teaser(shelf: Shelf, block: Figure | Media) -> None:
    shelf.bring(entry("1", summary=TEASER))
    shelf.articles.keep_page(1, "https://news.example/1", Extraction(blocks=(block,)), NOON)
    assert shown(shelf)[1:] == ("", False, "full")


def test_a_short_news_is_its_teaser_as_ever(shelf: Shelf) -> None:
    shelf.bring(entry("1", summary=TEASER))
    shelf.fetch(1)
    assert shown(shelf) == ("", "", False, "teaser")


def test_a_page_that_failed_says_why_until_one_comes(shelf: Shelf) -> None:
    shelf.bring(entry("1", summary=TEASER))
    shelf.articles.page_failed(1, "No article was found.", None, "consent")
    assert shown(shelf) == ("", "consent", False, "teaser")
    shelf.fetch(1, TEASER, TEASER)
    assert shown(shelf) == (TEASER, "", False, "full")
    shelf.articles.page_failed(1, "No article was found.", None, "consent")
    assert shown(shelf) == (TEASER, "", False, "full")


def test_a_page_that_came_to_be_sold_never_takes_the_place_of_the_whole_one(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    shelf.fetch(1, TEASER, TEASER, "The end.", title="Whole")
    shelf.fetch(1, TEASER, title="Sold", short="paywall")
    assert shelf.article(1).title == "Whole"
    assert shown(shelf)[1] == ""
    shelf.fetch(1, f"Corrected. {TEASER}", title="Corrected")
    assert shelf.article(1).title == "Corrected"


def test_the_section_stands_where_there_is_no_kicker(shelf: Shelf) -> None:
    shelf.bring(entry("1"))
    shelf.fetch(1, TEASER, section="Coast", picture="https://news.example/p.jpg")
    assert (shelf.article(1).kicker, shelf.article(1).picture) == ("Coast", "https://news.example/p.jpg")
    assert shelf.found("kicker:coast") == [1]
    shelf.fetch(1, TEASER, section="Coast", kicker="Harbours")
    assert shelf.article(1).kicker == "Harbours"
