"""What an entry does to what is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reader.model.article import Known, Seen
from reader.model.feed import Enclosure, Entry
from reader.poller.decide import decide, hash_of

DATE = datetime(2026, 9, 10, 8, 9, tzinfo=UTC)
ENTRY = Entry("g", "https://news.example/a?utm_source=x", "Boats", published=DATE, summary="Words.")
SEEN = Seen(ENTRY, ("url:https://news.example/a", "guid:1:g"))
KNOWN = Known(5, frozenset(SEEN.keys), hash_of(ENTRY), "Boats", DATE)


def test_what_is_not_known_is_new() -> None:
    (change,) = decide([SEEN], [None])
    assert (change.seen, change.article_id, change.entry_hash, change.refetch) == (SEEN, None, hash_of(ENTRY), False)


def test_what_says_the_same_makes_no_change() -> None:
    visited = replace(SEEN, entry=replace(ENTRY, url="https://news.example/a?utm_source=y#z"))
    assert decide([SEEN, visited], [KNOWN, KNOWN]) == ()


def test_another_feeds_article_is_joined_without_asking_for_its_page() -> None:
    (change,) = decide([SEEN], [Known(5, frozenset(SEEN.keys))])
    assert (change.article_id, change.refetch) == (5, False)


def test_a_key_that_is_missing_is_added() -> None:
    (change,) = decide([SEEN], [replace(KNOWN, keys=frozenset(SEEN.keys[:1]))])
    assert (change.article_id, change.refetch) == (5, False)


@pytest.mark.parametrize(
    ("entry", "refetch"),
    [
        (replace(ENTRY, title="Ships"), True),
        (replace(ENTRY, published=DATE + timedelta(minutes=1)), True),
        (replace(ENTRY, published=DATE + timedelta(milliseconds=1), summary="Other words."), False),
        (replace(ENTRY, updated=DATE + timedelta(hours=1)), False),
        (replace(ENTRY, published=None), False),
        (replace(ENTRY, summary="Other words."), False),
        (replace(ENTRY, content="<p>Whole.</p>"), False),
        (replace(ENTRY, url="https://news.example/b"), False),
        (replace(ENTRY, enclosures=(Enclosure("https://news.example/a.mp3"),)), False),
    ],
)
def test_the_page_is_asked_for_again_for_another_title_or_date(entry: Entry, refetch: bool) -> None:
    (change,) = decide([replace(SEEN, entry=entry)], [KNOWN])
    assert (change.article_id, change.refetch) == (5, refetch)
    assert change.entry_hash == hash_of(entry) != KNOWN.entry_hash


def test_what_encloses_nothing_is_known_by_its_words_alone() -> None:
    assert hash_of(ENTRY) == "caf715238ef2877995a91245847ab223093b58fd89fb080215fbf6e713615ebf"  # as libraries have it
    assert hash_of(replace(ENTRY, picture="https://news.example/a.jpg")) == hash_of(ENTRY)


def test_what_is_said_of_an_enclosure_makes_a_change_and_who_asks_for_it_none() -> None:
    sound = Enclosure("https://news.example/a.mp3?utm_source=x", "audio/mpeg", 7, 8)
    hashes = [
        hash_of(replace(ENTRY, enclosures=(one,)))
        for one in (
            sound,
            replace(sound, url="https://news.example/a.mp3?utm_source=y"),
            replace(sound, url="https://news.example/b.mp3"),
            replace(sound, media_type="audio/ogg"),
            replace(sound, size=8),
            replace(sound, seconds=9),
        )
    ]
    assert hashes[0] == hashes[1]
    assert len({hash_of(ENTRY), *hashes}) == 6
