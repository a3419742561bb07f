"""The whole road on real input: DW's feed and pages from a server on this machine, through `refresh`, to the reader."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from reader.model.blocks import Figure, Gallery, Heading, Media, Paragraph, text_of
from tests import dw
from tests.contract.program import Done, Newsreader, blocks_of, body_of
from tests.net.loopback import Site, serving

ALL = "/rdf/rss-en-all"
SAME = ("/rdf/rss-en-top", "/rdf/rss-en-world")
"""Names under which the feed is served once more, as DW has most articles in several feeds."""

PAGES = "/rdf/pages"
SEED = "/en/some-words/a-36635107"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Road:
    """A library that was filled by `newsreader refresh` from `site`, which has closed."""

    newsreader: Newsreader
    site: Site
    done: Done


@pytest.fixture(scope="module")
def road(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Road:
    """All feeds and pages, fetched by a process of its own."""
    newsreader = Newsreader(tmp_path_factory.mktemp("road"))
    with serving() as site:
        _open(site, shared)
        newsreader.follow(*(site.url(path) for path in (ALL, *SAME, PAGES)))
        done = newsreader.run_apart("refresh")
    assert done.code == 0
    return Road(newsreader, site, done)


def _open(site: Site, shared: Path) -> None:
    """Puts the samples on the site, at DW's paths and with the site's address in place of DW's."""
    feed = (shared / "dw" / "feeds" / "en-all-2026-09-10.rdf").read_text("utf-8").replace(dw.HOME, site.url(""))
    for path in (ALL, *SAME):
        site.put(path, feed.replace("rss-en-all", path.rpartition("/")[2]), Content_Type="text/xml; charset=utf-8")
    pages = {dw.path_of(html): html for html in (dw.read_page(shared, name) for name in dw.PAGES)}
    pages[SEED] = dw.Seed.read(shared).page()
    for path, html in pages.items():
        site.put(path, html.replace(dw.HOME, site.url("")), Content_Type=HTML)
    site.put(PAGES, _feed_of([site.url(path) for path in pages]), Content_Type="application/rss+xml")


def _feed_of(urls: list[str]) -> str:
    """A feed that knows its articles' addresses and nothing else that a page could be mistaken for."""
    items = "".join(
        f"<item><title>Entry {number}</title><link>{escape(url)}?maca=en-rss-x</link>"
        f"<pubDate>01 Sep 2024 0{number}:00:00 GMT</pubDate></item>"
        for number, url in enumerate(urls)
    )
    return f"<rss version='2.0'><channel><title>Real pages</title>{items}</channel></rss>"


def _items(shared: Path) -> list[tuple[str, str, str]]:
    """Title, path and date of each item of the real feed, in its order."""
    rss, dc = "{http://purl.org/rss/1.0/}", "{http://purl.org/dc/elements/1.1/}"
    items = ElementTree.parse(shared / "dw" / "feeds" / "en-all-2026-09-10.rdf").iter(f"{rss}item")
    texts = [[item.findtext(name) or "" for name in (f"{rss}title", f"{rss}link", f"{dc}date")] for item in items]
    return [(title, link.removeprefix(dw.HOME).partition("?")[0], date) for title, link, date in texts]


def _page(road: Road, shared: Path, name: str) -> dict[str, Any]:
    """What `show` prints of a real page."""
    return road.newsreader.story(f"{road.site.url('')}{dw.path_of(dw.read_page(shared, name))}")


def test_every_item_is_listed_once_and_in_all_its_feeds(road: Road, shared: Path) -> None:
    items = _items(shared)
    assert len(items) == 10
    listed = [article for article in road.newsreader.articles() if article["feed"] != "Real pages"]
    assert [(article["title"], article["published"]) for article in listed] == [
        (title, date) for title, _, date in items
    ]
    home = road.site.url("")
    paths = [article["url"].removeprefix(home).partition("?")[0] for article in listed]
    assert paths == [path for _, path, _ in items]
    assert {len(article["feeds"]) for article in listed} == {1 + len(SAME)}


def test_an_article_in_three_feeds_counts_once_and_its_page_is_asked_for_once(road: Road) -> None:
    feeds = {feed["url"]: feed for feed in road.newsreader.feeds()}
    assert {feeds[road.site.url(path)]["articles"] for path in (ALL, *SAME)} == {10}
    assert len(road.newsreader.articles()) == 10 + len(dw.PAGES) + 1
    pages = [path.partition("?")[0] for path in road.site.paths()]
    assert len(pages) == len(set(pages))


def test_an_article_is_found_by_the_address_that_a_browser_shows(road: Road, shared: Path) -> None:
    for title, path, _ in _items(shared):
        assert road.newsreader.story(road.site.url(quote(path)))["title"] == title


def test_what_is_not_there_is_told_and_leaves_the_feeds_words(road: Road) -> None:
    listed = [article for article in road.newsreader.articles() if article["feed"] != "Real pages"]
    assert {(article["ready"], article["fetch"]) for article in listed} == {("teaser", "failed")}
    assert all(article["lead"] and "404" in article["fetch_error"] for article in listed)
    assert road.done.err.count("404") == len(listed)


@pytest.mark.parametrize("name", dw.HAND_READ)
def test_german_pages_give_everything(road: Road, shared: Path, name: str) -> None:
    expected, story = dw.read_expected(shared, name), _page(road, shared, name)
    assert (story["title"], story["lead"], story["authors"]) == (expected.title, expected.lead, expected.authors)
    assert [dw.line(text) for text in body_of(story)] == expected.texts
    assert _subheads(story) == expected.subheads
    assert (story["language"], story["ready"], story["fetch"]) == ("de", "full", "idle")


@pytest.mark.parametrize("name", dw.PAGES)
def test_pages_give_the_kicker_and_the_lead_that_they_show(road: Road, shared: Path, name: str) -> None:
    kicker, lead = dw.head_of(dw.read_page(shared, name))
    story = _page(road, shared, name)
    assert story["kicker"].startswith(kicker)
    assert story["lead"] == lead


@pytest.mark.parametrize("name", dw.PAGES)
def test_nothing_around_the_article_is_in_its_body(road: Road, shared: Path, name: str) -> None:
    story = _page(road, shared, name)
    body = "\n".join(body_of(story)).lower()
    assert body
    assert [words for words in dw.NEVER_IN_BODY if words in body] == []


def test_a_gallery_stands_apart_from_the_running_text(road: Road, shared: Path) -> None:
    story = _page(road, shared, "classic-en-2020")
    body = body_of(story)
    (gallery,) = (block for block in blocks_of(story) if isinstance(block, Gallery))
    assert len(gallery.slides) > 1
    assert not {words for slide in gallery.slides for words in (slide.title, slide.text)} & set(body)


def test_the_seed_is_an_article(road: Road, shared: Path) -> None:
    seed = dw.Seed.read(shared)
    story = road.newsreader.story(road.site.url(SEED))
    assert (story["kicker"], story["title"], story["lead"]) == ("Middle East", seed.title, seed.lead)
    assert (story["authors"], story["agencies"]) == (["aw/mkg"], ["dpa", "Reuters", "AFP"])
    assert _subheads(story) == ["Biggest loss yet"]
    blocks = blocks_of(story)
    assert [text_of(block.runs) for block in blocks if isinstance(block, Paragraph)] == seed.paragraphs
    figures = [(block.caption, block.credit) for block in blocks if isinstance(block, Figure)]
    assert figures == seed.figures
    assert len(figures) == 2
    assert [(block.title, block.seconds) for block in blocks if isinstance(block, Media)] == [(seed.video, 69)]
    body = "\n".join(body_of(story))
    assert [words for words in seed.left_out if words in body] == []


def test_the_seed_as_a_person_reads_it(road: Road, shared: Path) -> None:
    seed = dw.Seed.read(shared)
    shown = dw.line(road.newsreader.run("show", road.site.url(SEED)).out)
    for part in (seed.title, seed.lead, *seed.paragraphs, *(caption for caption, _ in seed.figures)):
        assert dw.line(part) in shown
    assert [words for words in (*seed.skip_list, "Watch video") if words in shown] == []


def test_the_road_in_one_process(newsreader: Newsreader, site: Site, shared: Path) -> None:
    _open(site, shared)
    newsreader.follow(site.url(PAGES))
    done = newsreader.run("refresh")
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines()[-1] == "Done: 4 new, 4 pages fetched."
    assert {article["ready"] for article in newsreader.articles()} == {"full"}


def _subheads(story: dict[str, Any]) -> list[str]:
    return [text_of(block.runs) for block in blocks_of(story) if isinstance(block, Heading)]
