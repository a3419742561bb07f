"""The sample site as its files make it: articles worth reading, in feeds that share them and in both layouts."""

from __future__ import annotations

import ast
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader import demo
from reader.demo.channels import CHANNELS
from reader.demo.pieces import Piece
from reader.demo.site import Answer, Site
from reader.extractor import extract
from reader.model.blocks import Block, Figure, Gallery, Media, Quote, Related, Table, body_texts
from reader.model.blocks import List as BulletList
from reader.model.text import clean_line
from reader.model.tongues import name_of

NOW = datetime(2026, 3, 4, 9, 30, 15, 123456, tzinfo=UTC)
BASE = "http://127.0.0.1:8000"
UPDATED = 90000412


@pytest.fixture
def site() -> Site:
    return Site.load(NOW)


def answer_of(answer: Answer | None) -> Answer:
    assert answer is not None
    return answer


def titles(site: Site, path: str) -> dict[str, str]:
    """Titles in an RDF feed by content id."""
    root = ElementTree.fromstring(answer_of(site.feed(path, BASE)).body)
    rss, dwsyn = "{http://purl.org/rss/1.0/}", "{http://rss.dw.com/syndication/dwsyn/}"
    return {
        item.findtext(f"{dwsyn}contentID", ""): item.findtext(f"{rss}title", "") for item in root.iter(f"{rss}item")
    }


def test_there_is_enough_to_read_in_every_language(site: Site) -> None:
    languages = Counter(piece.language for piece in site.pieces)
    for language, least in {"en": 10, "de": 5, "ar": 4, "zh": 4, "hi": 3, "am": 1, "fa": 1}.items():
        assert languages[language] >= least
    assert sum(languages[language] for language in ("en", "de", "ar", "zh", "hi")) >= 24


def test_both_layouts_are_used_by_about_half(site: Site) -> None:
    layouts = Counter(piece.layout for piece in site.pieces)
    assert abs(layouts["classic"] - layouts["react"]) <= len(site.pieces) // 4


def test_no_article_lacks_words(site: Site) -> None:
    site.update()
    for piece in site.pieces:
        assert all((piece.title, piece.kicker, piece.authors or piece.path.count("live-"), piece.topics, piece.hero))
        assert (100 if piece.language == "zh" else 115) <= len(piece.lead) <= 225, piece.path
        assert all(text.strip() for text in body_texts(piece.body)), piece.path
        assert len(piece.body) >= 6, piece.path


def test_the_texts_are_clean(site: Site) -> None:
    for piece in site.pieces:
        for text in (piece.title, piece.lead, *body_texts(piece.body)):
            assert clean_line(text) == text


def test_every_kind_of_block_is_somewhere(site: Site) -> None:
    kinds: set[type[Block]] = {type(block) for piece in site.pieces for block in piece.body}
    assert {Figure, Gallery, Media, Quote, Table, BulletList} <= kinds
    assert any(piece.opinion for piece in site.pieces)
    assert any("€" in piece.path for piece in site.pieces)
    assert any("/live-" in piece.path for piece in site.pieces)


def test_dates_run_from_minutes_to_days_ago(site: Site) -> None:
    ages = [NOW - piece.changed for piece in site.pieces]
    assert ages == sorted(ages)
    assert timedelta() < ages[0] < timedelta(minutes=10)
    assert timedelta(days=2) < ages[-1] <= timedelta(days=3)


def test_every_feed_is_xml_that_holds_articles(site: Site) -> None:
    for channel in CHANNELS:
        if channel.format != "gone":
            assert len(ElementTree.fromstring(answer_of(site.feed(channel.path, BASE)).body)) > 0, channel.path


def test_all_holds_what_top_and_world_hold(site: Site) -> None:
    everything, top, world = (titles(site, f"/rdf/rss-en-{name}").keys() for name in ("all", "top", "world"))
    assert everything > top
    assert everything > world
    assert top & world


def test_feeds_state_the_id_that_ends_the_address(site: Site) -> None:
    by_id = {str(piece.id): piece for piece in site.pieces}
    assert all(by_id[content_id].path.endswith(f"-{content_id}") for content_id in titles(site, "/rdf/rss-ar-all"))


def test_a_page_gives_back_what_was_written(site: Site) -> None:
    site.update()
    for piece in site.pieces:
        found = extract(answer_of(site.page(piece.path, BASE)).body, BASE + piece.path)
        assert (found.title, found.lead) == (piece.title, piece.lead)
        assert (found.language, found.direction) == (piece.language, piece.direction)
        assert found.authors[: len(piece.authors)] == piece.authors
        assert list(body_texts(found.blocks)) == list(body_texts(piece.body)), piece.path
        assert pictures(found.blocks) == pictures((piece.hero, *piece.body)), piece.path
        assert related_ids(found.blocks) == [str(other) for other in piece.related]
        assert sorted(versions(found.blocks), key=lambda one: one[1]) == told_as_well(site, piece)


def pictures(blocks: tuple[Block | None, ...]) -> list[tuple[str, str]]:
    """Captions and credits."""
    return [(block.caption, block.credit) for block in blocks if isinstance(block, Figure)]


def related_ids(blocks: tuple[Block, ...]) -> list[str]:
    """Ids of the articles that a page recommends."""
    links = (link for block in blocks if isinstance(block, Related) and not block.versions for link in block.links)
    return [link.url.rpartition("-")[2] for link in links]


def versions(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    """The languages in which a page says that its story is told, and the ids of those articles."""
    links = (link for block in blocks if isinstance(block, Related) and block.versions for link in block.links)
    return [(link.title, link.url.rpartition("-")[2]) for link in links]


def told_as_well(site: Site, piece: Piece) -> list[tuple[str, str]]:
    """The other languages in which the site tells an article's story, and the articles."""
    others = [other for other in site.pieces if other.story and other.story == piece.story and other != piece]
    return sorted(((name_of(other.language), str(other.id)) for other in others), key=lambda one: one[1])


def test_one_story_is_told_in_three_languages(site: Site) -> None:
    assert sorted(piece.language for piece in site.pieces if piece.story == "dark-valley") == ["ar", "de", "en"]


def test_pages_have_the_noise_that_a_reader_leaves_out(site: Site) -> None:
    for piece in site.pieces:
        html = answer_of(site.page(piece.path, BASE)).body.decode()
        found = extract(html, BASE + piece.path)
        shown = "\n".join(body_texts(found.blocks))
        for noise in noises(piece):
            assert noise in html, piece.path
            assert noise not in shown, piece.path


def noises(piece: Piece) -> list[str]:
    """Words around an article, in those languages in which the words are rare enough to look for."""
    if piece.language != "en":
        return []
    return ["Advertisement", "Tell the editors", "Metanavigation"] + (
        ["enable JavaScript", 'class="rich-text-ad">Advertisement']
        if piece.layout == "react"
        else ["Permalink", "Print this page"]
    )


def test_the_update_changes_an_article_that_keeps_its_id(site: Site) -> None:
    before = {piece.id: piece for piece in site.pieces}
    listed = titles(site, "/rdf/rss-en-top")
    site.update()
    after = {piece.id: piece for piece in site.pieces}
    changed = [key for key in before if before[key] != after[key]]
    assert changed == [UPDATED]
    old, new = before[UPDATED], after[UPDATED]
    assert (old.path, old.published) == (new.path, new.published)
    assert old.title != new.title
    assert old.changed < new.changed
    assert [a != b for a, b in zip(old.body, new.body, strict=True)].count(True) == 1
    assert titles(site, "/rdf/rss-en-top")[str(UPDATED)] == new.title != listed[str(UPDATED)]


def test_the_update_brings_one_article_that_is_new(site: Site) -> None:
    before = {piece.id: piece.path for piece in site.pieces}
    site.update()
    (path,) = [piece.path for piece in site.pieces if piece.id not in before]
    assert site.page(path, BASE) is not None
    assert Site.load(NOW).page(path, BASE) is None


def test_the_short_address_leads_to_the_page(site: Site) -> None:
    for piece in site.pieces:
        assert site.page(piece.short_path, BASE) == site.page(piece.path, BASE)


def test_a_path_that_never_was_has_no_answer(site: Site) -> None:
    assert site.feed("/rdf/nothing", BASE) is None
    assert site.page("/en/nothing/a-1", BASE) is None


def test_subscriptions_know_language_and_direction() -> None:
    feeds = demo.feeds(BASE)
    assert len(feeds) == len(CHANNELS)
    assert all(feed.url.startswith(BASE + "/") and feed.title.startswith("Sample · ") for feed in feeds)
    assert {feed.language for feed in feeds if feed.direction == "rtl"} == {"ar", "fa"}


def test_the_standard_library_is_enough() -> None:
    for module in Path(str(demo.__file__)).parent.glob("*.py"):
        for name in imported(module):
            assert name.split(".")[0] in sys.stdlib_module_names or name.startswith(("reader.demo", "reader.model"))


def imported(module: Path) -> set[str]:
    """The modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names.add(f"{node.module}.")
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names
