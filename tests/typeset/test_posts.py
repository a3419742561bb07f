"""Posts: those of a live blog under the time and the title of each, embedded ones as quotes with their author."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from reader.model import blocks as b
from reader.typeset.layout import lay_body

WORDS = (b.Paragraph(b.plain("It rains.")), b.Paragraph(b.plain("Still.")))


@pytest.fixture(autouse=True)
def _berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def texts(*posts: b.Post) -> list[str]:
    return [line.text.rstrip() for line in lay_body(posts, 60)]


def test_the_time_is_local_and_the_day_told_where_it_is_another() -> None:
    days = ("2026-05-06T22:20:00Z", "2026-05-06T22:05:00Z", "2026-05-06T21:50:00Z")
    heads = [line for line in texts(*(b.Post((), title="Rain", time=day) for day in days)) if line]
    assert heads == ["7 May 2026, 00:20 · Rain", "00:05 · Rain", "6 May 2026, 23:50 · Rain"]


def test_posts_of_a_live_blog_stand_further_apart_than_paragraphs() -> None:
    posts = (
        b.Post(WORDS, title="Rain", author="Nora Weir", time="2026-05-06T12:20:00Z"),
        b.Post(WORDS, author="Nora Weir", time="2026-05-06T12:10:00Z"),
    )
    assert texts(*posts) == [
        *("6 May 2026, 14:20 · Rain", "Nora Weir", "It rains.", "", "Still."),
        *("", ""),
        *("14:10 · Nora Weir", "It rains.", "", "Still."),
    ]


def test_an_embedded_post_is_a_quote_whose_head_leads_to_it() -> None:
    post = b.Post(
        WORDS[:1], author="A Kitchen (@kitchen)", time="2024-01-24T03:38:08Z", url="https://www.chirps.example/1"
    )
    assert texts(post) == ["▌ A Kitchen (@kitchen) · 24 Jan 2024, 04:38 · chirps.example", "▌ It rains."]
    links = {span.text: span.link for line in lay_body((post,), 60) for span in line.spans if span.link}
    assert links == {"chirps.example": "https://www.chirps.example/1"}


def test_a_post_without_words_shows_whose_it_is_and_its_address() -> None:
    post = b.Post((), author="Chirps", url="https://www.chirps.example/1")
    assert texts(post) == ["▌ Chirps", "▌ → https://www.chirps.example/1"]
    assert lay_body((post,), 60)[1].spans[-1].link == "https://www.chirps.example/1"


def test_a_time_that_is_none_is_told_as_it_is() -> None:
    assert texts(b.Post((), title="Rain", time="at noon")) == ["at noon · Rain"]
