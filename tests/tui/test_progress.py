"""A refresh in a few words."""

from __future__ import annotations

from functools import reduce

from reader.model import events
from reader.model.events import DownloadEvent, Event
from reader.tui.progress import Progress


def after(*happened: Event | DownloadEvent) -> Progress:
    return reduce(Progress.after, happened, Progress())


def test_nothing_goes_on_before_the_first_event() -> None:
    assert Progress().phrase == ""


def test_feeds_are_counted_as_they_answer() -> None:
    standing = after(
        events.RefreshStarted(3),
        events.FeedRefreshed(1, "World", 4, 0),
        events.FeedHeld(2, "Slow", 60.0),
    )
    assert standing.phrase == "refreshing 2 of 3"


def test_then_articles_are() -> None:
    standing = after(events.RefreshStarted(0), events.PagesWanted(9), events.PageFetched(5, "A bridge"))
    assert standing.phrase == "fetching articles 1 of 9"
    assert standing.article_id == 5


def test_an_event_that_brought_articles_says_so() -> None:
    assert after(events.RefreshStarted(1), events.FeedRefreshed(1, "World", 1, 0)).brought_articles
    assert not after(events.RefreshStarted(1), events.FeedRefreshed(1, "World", 0, 0)).brought_articles


def test_the_end_says_what_came_and_what_failed() -> None:
    standing = after(
        events.RefreshStarted(2),
        events.FeedRefreshed(1, "World", 3, 1),
        events.FeedFailed(2, "Gone", "not found (404)."),
        events.RefreshFinished(3, 1, 1, 0, 0),
    )
    assert standing.phrase == ""
    assert standing.sentence == "3 new articles. 1 updated. Gone: not found (404)."


def test_many_failures_are_counted_and_the_first_is_named() -> None:
    failures = [events.FeedFailed(number, f"Feed {number}", "no answer.") for number in (1, 2)]
    standing = after(events.RefreshStarted(3), *failures, events.RefreshFinished(0, 0, 2, 0, 0))
    assert standing.sentence == "2 feeds failed; the first, Feed 1: no answer."


def test_where_none_answered_what_is_here_stays() -> None:
    failures = [events.FeedFailed(number, f"Feed {number}", "no answer.") for number in (1, 2)]
    standing = after(events.RefreshStarted(2), *failures, events.RefreshFinished(0, 0, 2, 0, 0))
    assert standing.sentence == "No feed could be refreshed; everything here can still be read. Feed 1: no answer."


def test_a_refresh_that_brought_nothing_says_nothing() -> None:
    assert after(events.RefreshStarted(1), events.RefreshFinished(0, 0, 0, 0, 0)).sentence == ""


def test_a_download_counts_articles_and_bytes_and_says_what_is_left() -> None:
    fetched = events.Downloaded(events.PageFetched(5, "A bridge"), 2_600_000)
    failed = events.Downloaded(events.PageFailed(6, "A tunnel", "Not found (404)."), 2_600_000)
    standing = after(events.DownloadStarted(4), fetched, failed)
    assert standing.phrase == "downloading 2 of 4 · 3 MB"
    assert standing.article_id == 6
    assert standing.after(events.DownloadFinished(2)).sentence == (
        "Downloaded 1 article, 2.6 MB. 1 page gave nothing. 2 could not be reached yet and stay wanted; D goes on."
    )
    assert standing.after(events.DownloadFinished(0)).phrase == ""
