"""What a person sees of articles with more than paragraphs, and of those that are not here whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reader.model import blocks as b
from reader.model.article import Change, Extraction, Seen, Shortage
from reader.model.feed import Entry, NewFeed
from reader.store import Articles, Database, Feeds
from tests.screens.stage import NOON, SETTINGS, on_screen

pytestmark = pytest.mark.anyio

NARROW, NORMAL, WIDE = (80, 24), (120, 36), (160, 45)
OFFLINE = replace(SETTINGS, network=replace(SETTINGS.network, offline=True))
LIVE = tuple(
    b.Post((b.Paragraph(b.plain(f"Boat {number} is still on the river.")),), f"News of boat {number}")
    for number in range(40)
)
GALLERY = b.Gallery(
    (b.Slide(b.Figure(caption="Seen from the quay", credit="M. Lind"), "The bell", "Cast in 1871."),) * 30, "Bells"
)
WHOLE = Extraction(title="The bell of the valley")


def keep(data: Path, page: Extraction) -> None:
    """A library whose one article has this page."""
    database = Database.open(data / "library.db")
    feed = Feeds(database).add(NewFeed("https://news.example/all.rdf", "Valley News"), NOON).id
    entry = Entry("bell", "https://news.example/bell", page.title, published=NOON - timedelta(hours=1))
    articles = Articles(database)
    seen = [Seen(entry, ("site:bell",))]
    (article,) = articles.merge(feed, seen, lambda all_seen, _known: [Change(all_seen[0], None, "1")], NOON).new
    articles.keep_page(article, entry.url, page, NOON)
    database.close()


def said(text: str) -> b.Paragraph:
    return b.Paragraph(b.plain(text))


@pytest.mark.parametrize(
    ("short", "reason"), [("paywall", "the site sells the rest"), ("script", "the page's own scripts bring it")]
)
@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
async def test_a_short_article_says_why_and_its_row_that_it_is(
    tmp_path: Path, size: tuple[int, int], short: Shortage, reason: str
) -> None:
    keep(tmp_path, replace(WHOLE, short=short, blocks=(said("The first lines are free."),)))
    async with on_screen(tmp_path, size, OFFLINE, sample=False) as stage:
        row = "\n".join(line[:100] for line in stage.lines[2:4])
        assert " S " in row if size == NARROW else "short" in row
        await stage.press("enter")
        article = " ".join(stage.text.split())
        assert "Only the beginning is here" in article
        assert reason.split(",")[0] in article
        assert "o opens it in the browser." in article


async def test_a_whole_article_says_nothing_of_that(tmp_path: Path) -> None:
    keep(tmp_path, replace(WHOLE, blocks=(said("All lines are free."),)))
    async with on_screen(tmp_path, NORMAL, OFFLINE, sample=False) as stage:
        assert "short" not in stage.text
        assert "is here" not in stage.text


async def test_a_gallery_is_opened_and_folded_and_what_is_read_stays(tmp_path: Path) -> None:
    keep(tmp_path, replace(WHOLE, blocks=(said("Before."), GALLERY, *(said(f"After {n}.") for n in range(30)))))
    async with on_screen(tmp_path, NARROW, OFFLINE, sample=False) as stage:
        await stage.press("enter")
        assert "▦ Bells · 30 pictures · enter shows them" in stage.text
        assert "Cast in 1871." not in stage.text
        await stage.press("enter")
        assert "Before." in stage.text
        for part in ("▦ Bells · 30 pictures", "1. The bell", "Cast in 1871.", "Seen from the quay (M. Lind)"):
            assert part in stage.text
        await stage.press("space", "enter")
        assert "▦ Bells · 30 pictures · enter shows them" in stage.lines[1]
        assert "After 0." in stage.text


async def test_one_comes_back_to_the_post_of_a_live_blog_that_one_read(tmp_path: Path) -> None:
    keep(tmp_path, replace(WHOLE, blocks=(b.Quote(LIVE),)))
    async with on_screen(tmp_path, NARROW, OFFLINE, sample=False) as stage:
        await stage.press("enter", "space", "space")
        top = stage.screen.article.top
        assert top[1] > 0
        await stage.pilot.resize_terminal(60, 24)
        await stage.settle()
        assert stage.screen.article.top == top
    async with on_screen(tmp_path, NARROW, OFFLINE, sample=False) as stage:
        assert stage.screen.article.top == top
