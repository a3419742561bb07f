"""A site is added in one short file: the rules of a made-up one, and the laws that hold for all."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from reader.extractor.generic import read_generic
from reader.extractor.page import read_page
from reader.extractor.sites import read_by_site
from reader.extractor.sites.choice import choose, falls_short, has_body
from reader.extractor.sites.selectors import every, text, texts
from reader.extractor.sites.site import Layout, Links, Pictures, Players, Posts, Site, Slides
from reader.model.article import Extraction
from reader.model.blocks import Figure, Gallery, Heading, Media, Paragraph, Post, Related, body_texts, plain

HARBOUR = Site(
    name="harbour",
    hosts=("harbour.example",),
    articles=re.compile(r"/\d{4}/[a-z-]+$"),
    marks="meta[name=generator][content=harbourpress]",
    layouts=(
        Layout(
            name="news",
            article="main.story",
            kicker=".topline",
            lead=".stand-first",
            authors="a[rel=author]",
            published=("time.first@datetime", "meta[name=date]@content"),
            topics=".tags a",
            hero=".stage figure",
            body=".copy > p, .copy > h3, .copy > figure, .copy > .film, .copy > .strip, .update",
            left_out=".copy > p.hint",
            pictures=Pictures(credit=".by"),
            players=Players(".film", title="@data-name", seconds="@data-length", url="@data-file", sound=".only-sound"),
            galleries=Slides(".strip", slide="li", pictures=Pictures(caption=""), title="h4", slide_text="em"),
            posts=Posts(".update", title="h4", author=".who", body=".what"),
            related=Links("aside.more", links="li a", title="h2"),
        ),
    ),
)

SENTENCE = "Every boat of the last forty winters has a line in the ledger of the harbour master."
PAGE = f"""
<html lang="en"><head><meta name="generator" content="harbourpress"><title>x</title></head><body>
<main class="story"><span class="topline">Coast</span><h1>Boats</h1><p class="stand-first">One ledger.</p>
<a rel="author">Ada Quay</a><time class="first" datetime="2026-03-04T10:00:00Z">4 March</time>
<div class="stage"><figure><img src="/h.jpg"><figcaption>At rest <i class="by">B. Pier</i></figcaption></figure></div>
<div class="copy"><p>{SENTENCE}</p><p class="hint">Subscribe!</p><h3>Older</h3><p>{SENTENCE} Twice.</p>
<div class="film" data-name="Tide" data-length="PT1M" data-file="/t.mp4">play</div>
<ul class="strip"><h4>Strip</h4><li><img src="/1.jpg" alt="One"><em>First boat</em></li></ul></div>
<div class="update"><h4>Noon</h4><time datetime="2026-03-04T12:00:00Z">12</time><b class="who">C. Mole</b>
<div class="what"><p>It rains.</p></div></div></main>
<div class="tags"><a>Boats</a><a>Ledgers</a></div>
<aside class="more"><h2>More</h2><ul><li><a href="/2026/nets">Who mends the nets</a></li></ul></aside></body></html>
"""
URL = "https://www.harbour.example/2026/boats"


def _read(html: str, url: str = URL, sites: tuple[Site, ...] = (HARBOUR,)) -> Extraction:
    page = read_page(html, url)
    assert page is not None
    return read_by_site(page, read_generic, sites)


def test_a_site_in_one_short_file() -> None:
    found = _read(PAGE)
    assert (found.rules, found.missed) == ("harbour/news", "")
    assert (found.title, found.kicker, found.lead, found.authors) == ("Boats", "Coast", "One ledger.", ("Ada Quay",))
    assert (found.topics, found.published) == (("Boats", "Ledgers"), datetime(2026, 3, 4, 10, tzinfo=UTC))
    home = "https://www.harbour.example"
    assert found.picture == f"{home}/h.jpg"
    figure, first, subhead, second, film, strip, post, related = found.blocks
    assert figure == Figure(url=f"{home}/h.jpg", caption="At rest", credit="B. Pier", language="en")
    assert (first, second) == (
        Paragraph(plain(SENTENCE), language="en"),
        Paragraph(plain(f"{SENTENCE} Twice."), language="en"),
    )
    assert subhead == Heading(plain("Older"), level=3, language="en")
    assert film == Media("video", title="Tide", seconds=60, url=f"{home}/t.mp4", language="en")
    assert isinstance(strip, Gallery)
    assert [(slide.figure.alt, slide.text) for slide in strip.slides] == [("One", "First boat")]
    rain = Paragraph(plain("It rains."), language="en")
    assert post == Post((rain,), title="Noon", author="C. Mole", time="2026-03-04T12:00:00Z", language="en")
    assert isinstance(related, Related)
    assert (related.title, related.links[0].url) == ("More", f"{home}/2026/nets")


def test_rules_hold_elsewhere_only_by_the_marks() -> None:
    mirror = "https://mirror.example/2026/boats"
    assert _read(PAGE, mirror).rules == "harbour/news"
    assert _read(PAGE.replace("harbourpress", "other"), mirror).rules == ""
    assert _read(PAGE.replace("harbourpress", "other")).rules == "harbour/news"
    assert _read(PAGE, "https://notharbour.example/2026/boats").rules == "harbour/news"
    assert _read(PAGE, sites=()).rules == ""


def test_a_page_that_the_rules_do_not_know_names_the_site() -> None:
    body = "".join(f"<p>{SENTENCE} Winter {number}.</p>" for number in range(6))
    html = f"<html><body><div class='new'><h1>Boats</h1>{body}</div></body></html>"
    assert _read(html).missed == "harbour"
    assert len(list(body_texts(_read(html).blocks))) == 6
    assert _read(html, "https://harbour.example/tides").missed == ""
    assert _read(html, "https://harbour.example/[").missed == ""


def test_the_choice() -> None:
    few = Extraction(rules="x/y", blocks=(Paragraph(plain("word " * 20)),))
    many = Extraction(blocks=(Paragraph(plain("word " * 500)),))
    assert choose(few, many, "x") == Extraction(missed="x", blocks=many.blocks)
    assert choose(many, few, "x") is many
    assert choose(None, few, "").missed == ""
    assert not falls_short(100, 300)
    assert falls_short(100, 500)
    assert not falls_short(500, 900)
    film = Extraction(blocks=(Media("video", title="x"),))
    assert has_body(film, brief=True)
    assert not has_body(film, brief=False)


@pytest.mark.parametrize("selector", ["p:is(.a, .b)", "div:has(> p)", "div:not(:has(p))", ":where(p)"])
def test_selectors_that_would_be_misread_are_refused(selector: str) -> None:
    page = read_page("<p>x</p>", URL)
    assert page is not None
    with pytest.raises(ValueError, match="simpler"):
        every(selector, page.root)


def test_where_a_text_stands() -> None:
    page = read_page("<div data-x=' 1 '><p class=a>one</p><p class=a> two\n</p><p class=b>one</p></div>", URL)
    assert page is not None
    (box,) = every("div", page.root)
    assert texts(".a, .b", box) == ["one", "two"]
    assert text(("i", ".b", ".a"), box) == "one"
    assert text("@data-x", box) == "1"
    assert text("div@data-x", box) == "1"
    assert text(lambda element: f" {element.get('data-x')}\x1b ", box) == "1"
    assert texts("", box) == []
