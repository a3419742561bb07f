"""DW's kinds of pages beside the article: live blog, video and sound, gallery, AMP, and pages of scripts alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.extractor import extract
from reader.model.article import Extraction
from reader.model.blocks import (
    Block,
    Figure,
    Gallery,
    Heading,
    Media,
    Paragraph,
    Post,
    Related,
    body_texts,
    caption_texts,
)
from tests import dw

HOME = "https://www.dw.com"
HINDI = "बंदरगाह के मुखिया के पास एक बही है जिसमें पिछले चालीस जाड़ों की हर नाव का हिसाब दर्ज है।"
ARABIC = "يحتفظ مدير الميناء بسجل فيه سطر لكل قارب رسا هنا في الشتاءات الأربعين الماضية."
CHINESE = "港务长有一本账簿，过去四十个冬天停靠过的每一艘船都在上面占有一行。"
ENGLISH = "The harbour master keeps a ledger in which every boat of the last forty winters has a line."


def _page(article: str, *, language: str = "en", head: str = "", html: str = "", after: str = "") -> str:
    return (
        f"<html {html} lang='{language}'><head>{head}</head><body><article><header>"
        "<div data-tracking-name='content-detail-kicker'><span>Coast</span></div><h1>Boats in the ledger</h1>"
        "<p class='sc-z teaser-text'>Forty winters in one book.</p></header>"
        f"{article}</article>{after}</body></html>"
    )


def _app_state(kind: str, content: dict[str, Any]) -> str:
    whole = {f"/graph-api/en/content/{kind}/7": {"data": {"content": {"id": 7, **content}}}}
    return f"<script>window.__ENV__={{}};window.__APP_STATE__={json.dumps(whole, ensure_ascii=False)};</script>"


def _linked(data: dict[str, Any]) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def _kinds(found: Extraction) -> list[type[Block]]:
    return [type(block) for block in found.blocks]


def _said(found: Extraction) -> str:
    return "\n".join((*body_texts(found.blocks), *caption_texts(found.blocks)))


POSTS = (
    "<section class='liveblog-post'><time datetime='2026-03-04T12:30:00+01:00'>04.03.2026</time>"
    f"<h2>Second tide</h2><span class='author'>Ada Quay</span><div class='rich-text'><p>{ARABIC}</p>"
    "<div class='vjs-wrapper embed'><h2>A film</h2><p>enable JavaScript</p></div></div></section>"
    f"<section class='liveblog-post'><h2>First tide</h2><div class='rich-text'><p>{ENGLISH}</p></div></section>"
)


def test_live_blog_is_its_summary_and_its_posts_as_the_page_has_them() -> None:
    summary = f"<div class='content-block'><h2>In short</h2><div class='rich-text'><p>{ARABIC}</p></div></div>"
    state = _app_state(
        "liveblog",
        {
            "isRtl": True,
            "posts": [
                {"title": "Second tide", "text": "<p>else</p>", "contentDate": "2020-01-01T00:00:00Z"},
                {
                    "title": "First tide",
                    "text": "<p>else</p>",
                    "persons": [{"fullName": "Bo Pier"}],
                    "contentDate": "2026-03-04T10:15:00.123Z",
                },
            ],
        },
    )
    found = extract(_page(summary + POSTS, language="ar", head=state), f"{HOME}/ar/x/live-7")
    assert (found.rules, found.missed, found.direction) == ("dw/react", "", "rtl")
    assert _kinds(found) == [Heading, Paragraph, Post, Post]
    second, first = found.blocks[2:]
    assert isinstance(second, Post)
    assert isinstance(first, Post)
    assert (second.title, second.author, second.time) == ("Second tide", "Ada Quay", "2026-03-04T11:30:00Z")
    assert (first.title, first.author, first.time) == ("First tide", "Bo Pier", "2026-03-04T10:15:00Z")
    assert [type(block) for block in second.blocks] == [Paragraph, Media]
    assert second.blocks[0].direction == "rtl"
    assert "JavaScript" not in _said(found)


def test_posts_that_stand_in_no_element_come_from_the_state_or_from_linked_data() -> None:
    posts = [
        {"title": "Late", "text": f"<h2>More</h2><p>{HINDI}</p>", "contentDate": "2026-03-04T10:00:00Z"},
        {"title": "Early", "text": f"<p>{HINDI}</p>", "contentDate": "2026-03-04T09:00:00Z"},
    ]
    updates = [
        {
            "@type": "BlogPosting",
            "headline": post["title"],
            "articleBody": f"{HINDI}\n{HINDI} 2",
            "datePublished": post["contentDate"],
            "author": {"@type": "Person", "name": "Ada Quay"},
        }
        for post in posts
    ]
    data = _linked({"@type": "LiveBlogPosting", "headline": "Boats in the ledger", "liveBlogUpdate": updates})
    by_state = extract(_page("", language="hi", head=_app_state("liveblog", {"posts": posts})), f"{HOME}/hi/x/live-7")
    by_data = extract(_page("", language="hi", head=data), f"{HOME}/hi/x/live-7")
    for found in (by_state, by_data):
        assert (found.rules, found.missed) == ("dw/react", "")
        shown = [block for block in found.blocks if isinstance(block, Post)]
        assert [post.title for post in shown] == ["Late", "Early"]
        assert shown[0].time == "2026-03-04T10:00:00Z"
        assert HINDI in list(body_texts(shown))
    assert [block.author for block in by_data.blocks if isinstance(block, Post)] == ["Ada Quay", "Ada Quay"]


@pytest.mark.parametrize(
    ("kind", "medium", "source"), [("video", "video", "hlsVideoSrc"), ("audio", "audio", "mp3Src")]
)
def test_page_of_a_video_or_a_sound(kind: str, medium: str, source: str) -> None:
    player = f"<{medium} title='Tide in' data-duration='3:38'><p>To play it, enable JavaScript</p></{medium}>"
    state = _app_state(kind, {"title": "Boats in the ledger", source: "https://media.example/tide", "duration": 217})
    text = f"<div class='rich-text'><p>{CHINESE}</p></div>"
    found = extract(_page(player + text, language="zh", head=state), f"{HOME}/zh/x/{kind}-7")
    assert found.rules == "dw/media"
    assert found.lead == "Forty winters in one book."
    assert _kinds(found) == [Media, Paragraph]
    assert found.blocks[0] == Media(
        medium,  # type: ignore[arg-type]  # one of the two, see above
        title="Tide in",
        seconds=218,
        url="https://media.example/tide",
        language="zh",
    )


def test_video_page_without_article_or_words_is_read_from_linked_data() -> None:
    data = _linked(
        {
            "@type": "VideoObject",
            "name": "The tide",
            "duration": "PT2M5S",
            "contentUrl": "https://media.example/tide.mp4",
            "uploadDate": "2026-03-04T10:00:00Z",
        }
    )
    others = "".join(f"<p>{ENGLISH} So says film {number}.</p>" for number in range(20))
    teasers = f"<section><h2>More films</h2>{others}</section>"
    html = f"<html lang='en'><head>{data}</head><body><div><h1>The tide</h1></div>{teasers}</body></html>"
    found = extract(html, f"{HOME}/en/x/av-7")
    assert (found.rules, found.missed, found.title) == ("dw/media", "", "The tide")
    assert found.blocks == (
        Media("video", title="The tide", seconds=125, url="https://media.example/tide.mp4", language="en"),
    )
    assert found.published is not None


def test_gallery_page_shows_slides_with_picture_credit_title_and_text() -> None:
    images = [
        {
            "__typename": "GalleryImage",
            "name": f"船 {number}",
            "description": CHINESE,
            "assignedImage": {
                "staticUrl": f"https://static.example/{number}_${{formatId}}.jpg",
                "licenserSupplement": f"agency {number}",
            },
        }
        for number in (1, 2)
    ]
    state = _app_state("image-gallery", {"title": "x", "extendedGalleryImages": images})
    found = extract(_page("", language="zh", head=state), f"{HOME}/zh/x/g-7")
    assert (found.rules, found.missed) == ("dw/media", "")
    (gallery,) = found.blocks
    assert isinstance(gallery, Gallery)
    assert [(slide.title, slide.text, slide.figure.url, slide.figure.credit) for slide in gallery.slides] == [
        (f"船 {n}", CHINESE, f"https://static.example/{n}_906.jpg", f"agency {n}") for n in (1, 2)
    ]
    assert list(body_texts(found.blocks)) == []


def test_gallery_page_of_the_older_age() -> None:
    slides = f"<li><img src='/1.jpg' alt='Boat (agency)'><h2>Boat</h2><p>{ENGLISH}</p></li>"
    html = (
        "<html lang='en'><body><div id='bodyContent'><div class='col3'><h4 class='artikel'>Coast</h4><h1>Boats</h1>"
        f"<div class='gallery'><ul class='slides'>{slides}</ul></div></div></div></body></html>"
    )
    found = extract(html, f"{HOME}/en/x/g-7")
    assert (found.rules, _kinds(found)) == ("dw/classic-media", [Gallery])


def test_empty_embed_shows_what_the_state_puts_there() -> None:
    gallery = {"id": 9, "title": "Boats", "extendedGalleryImages": [{"name": "One", "description": "A boat"}]}
    state = _app_state("article", {"firstPublicationDate": "2026-03-04T10:00:00Z", "imageGalleries": [gallery]})
    body = f"<p>{ENGLISH}</p><div class='embed image-gallery' data-id='9'></div><p>{ENGLISH} Twice.</p>"
    found = extract(_page(f"<div class='rich-text'>{body}</div>", head=state), f"{HOME}/en/x/a-7")
    assert _kinds(found) == [Paragraph, Gallery, Paragraph]


def test_amp_page_has_its_pictures_videos_and_carousels() -> None:
    body = (
        f"<p>{ENGLISH}</p><figure><amp-img src='/7.jpg' alt='A boat'><noscript><img src='/8.jpg'></noscript></amp-img>"
        "<figcaption>At rest<small>Image: A. Quay</small></figcaption></figure>"
        "<amp-ad><p>Advertisement</p></amp-ad><amp-youtube data-videoid='abc'></amp-youtube>"
        "<amp-video src='https://media.example/t.mp4' title='Tide'><div fallback>no video here</div></amp-video>"
        "<amp-carousel><figure><amp-img src='/1.jpg' alt='One'></amp-img></figure>"
        f"<figure><amp-img src='/2.jpg' alt='Two'></amp-img></figure></amp-carousel><p>{ENGLISH} Again.</p>"
    )
    for mark in ("amp", "⚡"):
        page = _page(f"<div class='rich-text'>{body}</div>", html=mark)
        found = extract(page, "https://amp.dw.com/en/x/a-7")
        assert found.rules == "dw/react"
        assert _kinds(found) == [Paragraph, Figure, Media, Media, Gallery, Paragraph]
        assert found.blocks[1] == Figure(
            url="https://amp.dw.com/7.jpg", caption="At rest", credit="A. Quay", alt="A boat", language="en"
        )
        assert "Advertisement" not in _said(found)
        assert "no video" not in _said(found)


def test_body_and_all_else_come_from_the_state_where_the_elements_have_none() -> None:
    article = {
        "__typename": "Article",
        "id": 7,
        "title": "नावों की बही",
        "teaser": "चालीस जाड़े, एक किताब।",
        "thematicFocusCategory": {"name": "समाज"},
        'regions({"amount":1})': [{"alignedName": "केरल"}],
        "regions": [{"regionCode": "asia"}],
        "persons": [{"__ref": "Person:3"}],
        "firstPublicationDate": "2026-03-04T10:00:00Z",
        "lastModifiedDate": "2026-03-04T11:00:00Z",
        "relatedAutoTopics": [{"name": "नाव"}],
        "mainContentImageLink": {
            "description": "आराम करती नावें",
            "target": {"staticUrl": "https://static.example/5_${formatId}.jpg", "licenserSupplement": "ए. घाट"},
        },
        "dossierContents": [{"__ref": "Article:8"}],
        "text": f"<p>{HINDI}</p><span class='rich-text-ad'>विज्ञापन</span><h2>पुराना घाट</h2><p>{HINDI} फिर।</p>"
        "<p>अब/कख (डीपीए, एएफपी)</p>",
    }
    others = {
        "Article:8": {"id": 8, "namedUrl": "/hi/jaal/a-8", "name": "जाल कौन बुनता है", "teaser": "x"},
        "Person:3": {"fullName": "अदा घाट"},
    }
    state = {"ROOT_QUERY": {"content": {"__ref": "Article:7"}}, **others, "Article:7": article}
    text = json.dumps(json.dumps(state)).replace("</", "<\\/")
    script = f"<script>window.__APOLLO_STATE__=JSON.parse({text})</script>"
    html = f"<html lang='hi'><body><article><h1></h1></article>{script}</body></html>"
    found = extract(html, f"{HOME}/hi/naav/a-7?maca=hin-rss")
    assert (found.rules, found.missed) == ("dw/react", "")
    assert (found.title, found.lead) == ("नावों की बही", "चालीस जाड़े, एक किताब।")
    assert (found.kicker, found.section, found.topics) == ("समाज · केरल", "समाज", ("नाव",))
    assert (found.authors, found.agencies) == (("अदा घाट", "अब/कख"), ("डीपीए", "एएफपी"))
    assert found.picture == "https://static.example/5_906.jpg"
    assert found.published
    assert found.updated
    assert _kinds(found) == [Figure, Paragraph, Heading, Paragraph, Related]
    hero = found.blocks[0]
    assert isinstance(hero, Figure)
    assert (hero.caption, hero.credit) == ("आराम करती नावें", "ए. घाट")
    assert "विज्ञापन" not in _said(found)


@pytest.mark.parametrize(
    "state", ["{", "[]", "JSON.parse(7)", 'JSON.parse("{")', '{"a": {"id": {}}, "posts": 7}', "null"]
)
def test_broken_state_costs_nothing_but_itself(state: str) -> None:
    head = f"<script>window.__APP_STATE__={state};</script>"
    found = extract(_page(f"<div class='rich-text'><p>{ENGLISH}</p></div>", head=head), f"{HOME}/en/x/a-7")
    assert list(body_texts(found.blocks)) == [ENGLISH]


@pytest.mark.parametrize("label", ["Image: ", "图片来源：", "صورة من: ", "तस्वीर: ", "Foto:", "圖片:"])
def test_credit_loses_its_label_in_every_language(label: str) -> None:
    credit = f"<small class='copyright'>{label}A. Quay/dpa</small>"
    figure = f"<figure><img src='/1.jpg'><figcaption>Boats{credit}</figcaption></figure>"
    found = extract(_page(f"{figure}<div class='rich-text'><p>{ENGLISH}</p></div>"), f"{HOME}/en/x/a-7")
    assert found.blocks[0] == Figure(url=f"{HOME}/1.jpg", caption="Boats", credit="A. Quay/dpa", language="en")
    assert found.picture == f"{HOME}/1.jpg"


def test_pleas_are_left_out_and_sentences_with_such_a_link_stay() -> None:
    plea = (
        "<p><em>Please <a href='https://www.google.com/preferences/source?q=x'>prefer us</a> when you search.</em></p>"
    )
    letter = "<p><a href='/en/newsletter-registration/a-5'>Get all our news every morning by mail</a></p>"
    kept = "<p>The harbour's own <a href='/en/newsletter/a-6'>newsletter</a> told of the storm first, at dawn.</p>"
    found = extract(_page(f"<div class='rich-text'><p>{ENGLISH}</p>{plea}{letter}{kept}</div>"), f"{HOME}/en/x/a-7")
    assert [text[:11] for text in body_texts(found.blocks)] == [ENGLISH[:11], "The harbour"]


def test_redesign_is_read_like_any_page_and_named() -> None:
    paragraphs = [f"{ENGLISH} This is winter number {number}." for number in range(8)]
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    html = (
        f"<html lang='en'><body><main><h1>Boats in the ledger</h1><div class='story'>{body}</div></main></body></html>"
    )
    found = extract(html, f"{HOME}/en/boats/a-7")
    assert (found.rules, found.missed) == ("", "dw")
    assert list(body_texts(found.blocks)) == paragraphs
    section = extract(html, f"{HOME}/en/boats/s-7")
    assert (section.rules, section.missed) == ("", "")
    assert extract(html, "https://elsewhere.example/en/boats/a-7").missed == ""


def test_rules_that_give_much_less_than_is_there_are_named() -> None:
    paragraphs = [f"{ENGLISH} This is winter number {number}." for number in range(12)]
    first, *rest = (f"<p>{text}</p>" for text in paragraphs)
    html = _page(f"<div class='rich-text'>{first}</div><div class='text-part'>{''.join(rest)}</div>")
    found = extract(html, f"{HOME}/en/boats/a-7")
    assert found.missed == "dw"
    assert set(paragraphs[1:]) <= set(body_texts(found.blocks))


def test_opinion_and_section_of_both_ages() -> None:
    react = extract(_page(f"<div class='rich-text'><p>{ENGLISH}</p></div>"), f"{HOME}/en/x/a-7")
    assert (react.section, react.opinion) == ("Coast", False)
    classic = (
        "<html lang='en'><body><div id='navPath'><a href='/en/top/s-1'>TOP</a> / <a href='/en/sea/s-2'>Sea</a></div>"
        "<div id='bodyContent'><div class='col3'><h4 class='artikel'>Opinion</h4><h1>Count the boats</h1>"
        f"<div class='group'><div class='longText'><p>{ENGLISH}</p></div></div></div></div></body></html>"
    )
    found = extract(classic, f"{HOME}/en/x/a-7")
    assert (found.rules, found.section, found.opinion) == ("dw/classic", "Sea", True)


@pytest.mark.parametrize("name", dw.PAGES)
def test_real_pages_are_read_by_their_layouts(shared: Path, name: str) -> None:
    found = extract(dw.read_page(shared, name), f"{HOME}/xx/some-words/a-1")
    assert (found.rules, found.missed) == (f"dw/{name.split('-')[0]}", "")
    assert found.section
    assert found.picture.startswith("https://")
    assert "$" not in found.picture


FIELDS = (
    "id title teaser text kicker posts persons regions namedUrl dossierContents extendedGalleryImages assignedImage"
    " staticUrl hlsVideoSrc duration mainContentImageLink target contentDate firstPublicationDate isRtl __ref content"
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text() | st.just("content"),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(FIELDS.split()), inner),
)


@given(JSON, st.sampled_from(["a", "live", "video", "g"]))
def test_no_state_raises(state: object, kind: str) -> None:
    head = f"<script>window.__APP_STATE__={json.dumps(state).replace('</', ' ')}</script>"
    found = extract(_page(f"<div class='rich-text'><p>{ENGLISH}</p></div>", head=head), f"{HOME}/en/x/{kind}-7")
    assert ENGLISH in list(body_texts(found.blocks))
