"""What stands around an article and is cut away, and what stays although it looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.extractor import extract
from reader.model.blocks import Related
from tests.extractor.smallpages import OTHER, TEXTS, TITLE, URL, around, meta, page, paragraphs, texts_of

BOX = f"<p>{OTHER}</p>"
SHORT = TEXTS[:2]
"""A part of an article that is far less than most of it."""


@pytest.mark.parametrize("tag", ["nav", "aside", "footer", "menu", "dialog"])
def test_box_is_cut_by_its_tag(tag: str) -> None:
    assert texts_of(page(around(f"<{tag}>{BOX}</{tag}>"))) == [*TEXTS]


@pytest.mark.parametrize("tag", ["noscript", "template", "select", "textarea", "button", "canvas", "object"])
def test_what_is_no_text_is_never_one(tag: str) -> None:
    assert texts_of(page(around(f"<{tag}>{BOX}</{tag}>"))) == [*TEXTS]
    assert texts_of(page(before=f"<div><{tag}>{BOX * 30}</{tag}></div>")) == [*TEXTS]


@pytest.mark.parametrize(
    "role", ["navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "Complementary", "menu"]
)
def test_box_is_cut_by_its_role(role: str) -> None:
    assert texts_of(page(around(f"<div role='{role}'>{BOX}</div>"))) == [*TEXTS]


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden",
        "style='display: none'",
        "style='color:red;DISPLAY:NONE!important'",
        "style='visibility : hidden'",
        "class='x hidden'",
        "class='sr-only'",
        "class='visually-hidden y'",
        "class='screen-reader-text'",
        "class='d-none'",
        "class='is-hidden'",
    ],
)
def test_what_no_browser_shows_is_cut(attribute: str) -> None:
    assert texts_of(page(around(f"<div {attribute}>{BOX}</div>"))) == [*TEXTS]


@pytest.mark.parametrize(
    "attribute",
    [
        "class='hidden md:block'",
        "class='d-none d-md-flex'",
        "class='overflow-hidden'",
        "style='border-style:hidden'",
        "aria-hidden='true'",
        "class='paywall'",
    ],
)
def test_what_some_browser_shows_stays(attribute: str) -> None:
    assert texts_of(page(around(f"<div {attribute}>{BOX}</div>"))) == [*TEXTS[:4], OTHER, *TEXTS[4:]]


@pytest.mark.parametrize(
    "name",
    [
        "share",
        "c-article__share-bar",
        "newsletter",
        "NewsletterSignup",
        "recommendations",
        "recircModule",
        "sponsored",
        "promoBox",
        "advertisement-2",
        "subscription",
        "byline",
        "ad",
        "adSlot",
        "dfp_slot",
        "comments",
        "tagList",
        "breadcrumbs",
        "most-read",
        "MostRead",
        "social_links",
        "author-box",
        "about__author",
        "postMeta",
        "sign-up",
        "follow-us",
        "reading-time",
        "tableOfContents",
        "first second cookie-bar",
    ],
)
@pytest.mark.parametrize("attribute", ["class", "id"])
def test_box_is_cut_by_its_name(attribute: str, name: str) -> None:
    assert texts_of(page(around(f"<div {attribute}='{name}'>{BOX}</div>"))) == [*TEXTS]


CHROME = [["related", "links"], ["share", "bar"], ["most", "read"], ["author", "box"], ["newsletter"], ["sidebar"]]
BESIDE = st.lists(st.sampled_from(["c", "top", "inner", "module", "x", "desktop"]), max_size=2)


@settings(max_examples=60, deadline=None)
@given(BESIDE, st.sampled_from(CHROME), BESIDE, st.sampled_from(["-", "_", "__", "camel", "Pascal", "UPPER"]))
def test_name_says_the_same_in_whatever_habit_it_is_written(
    before: list[str], chrome: list[str], after: list[str], habit: str
) -> None:
    words = [*before, *chrome, *after]
    match habit:
        case "camel":
            name = words[0] + "".join(map(str.capitalize, words[1:]))
        case "Pascal":
            name = "".join(map(str.capitalize, words))
        case "UPPER":
            name = "_".join(words).upper()
        case _:
            name = habit.join(words)
    assert texts_of(page(around(f"<div class='{name}'>{BOX}</div>"))) == [*TEXTS]


HARMLESS = st.lists(
    st.sampled_from(
        [
            "row",
            "col",
            "grid",
            "inner",
            "wrap",
            "module",
            "text",
            "story",
            "block",
            "c",
            "x7",
            "shareholder",
            "navy",
            "roadside",
            "leadership",
            "adverb",
            "printer",
            "commentary",
            "toolkit",
            "biography",
            "dateless",
            "hideout",
            "playerless",
            "tagged",
            "pollen",
        ]
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["div", "section"]), HARMLESS, st.sampled_from("-_")),
        min_size=len(TEXTS),
        max_size=len(TEXTS),
    )
)
def test_no_paragraph_is_lost_for_a_harmless_name(names: list[tuple[str, list[str], str]]) -> None:
    body = "".join(
        f"<{tag} class='{sign.join(words)}'><p>{text}</p></{tag}>"
        for text, (tag, words, sign) in zip(TEXTS, names, strict=True)
    )
    assert texts_of(page(body)) == [*TEXTS]


@pytest.mark.parametrize(
    "name",
    [
        "tag-newsletter",
        "category-ads",
        "has-sidebar",
        "no-comments",
        "is-related",
        "post-type-promo",
        "js-share",
        "elementor-widget-share",
        "md:sidebar",
        "bg-ad",
    ],
)
def test_name_for_looks_or_topics_says_nothing(name: str) -> None:
    assert texts_of(page(around(f"<div class='{name}'>{BOX}</div>"))) == [*TEXTS[:4], OTHER, *TEXTS[4:]]


@pytest.mark.parametrize("name", ["teaser", "read-more", "moreFrom", "link_list", "see-also", "widget"])
def test_pointer_to_another_article_is_cut_if_it_has_a_link(name: str) -> None:
    text = f"<div class='{name}'><p>{OTHER}{{}}</p></div>"
    assert texts_of(page(around(text.format(" <a href='/x'>All of it</a>")))) == [*TEXTS]
    assert texts_of(page(around(text.format("")))) == [*TEXTS[:4], OTHER, *TEXTS[4:]]


def test_box_that_is_called_body_too_stays() -> None:
    box = f"<div class='newsletter story-body'>{BOX}</div>"
    assert texts_of(page(around(box))) == [*TEXTS[:4], OTHER, *TEXTS[4:]]


@pytest.mark.parametrize(
    "body",
    ["class='story-body'", "id='articleBody'", "class='x rich_text'", "class='fulltext'", "itemprop='articleBody'"],
)
def test_box_around_a_named_body_stays(body: str) -> None:
    begun, ended = (f"<div {body}>{paragraphs(texts)}</div>" for texts in (TEXTS[:5], TEXTS[6:]))
    html = page(f"{begun}{paragraphs(TEXTS[5:6])}<div class='overlay'>{ended}</div>")
    assert texts_of(html) == [*TEXTS]


def test_empty_box_called_body_keeps_nothing_around_it() -> None:
    box = f"<div class='overlay'><div class='story-body'>{BOX}</div></div>"
    assert texts_of(page(around(box))) == [*TEXTS]


def test_most_of_the_prose_stays_whatever_it_is_called() -> None:
    html = page(f"<div class='sidebar'>{paragraphs()}</div>")
    assert texts_of(html) == [*TEXTS]


@pytest.mark.parametrize("line", [f"<a href='/x'>{OTHER}</a>", "Ropes, paint and bells"])
def test_links_and_short_lines_are_no_prose_however_many(line: str) -> None:
    box = "".join(f"<p>{line}</p>" for _ in range(100))
    assert len(extract(page(around(f"<div class='sidebar'>{box}</div>")), URL).blocks) == len(TEXTS)


def test_most_of_the_prose_beside_a_named_body_goes_by_its_name() -> None:
    comments = "".join(f"<p>{text[::-1]}</p>" for text in TEXTS)
    html = page(f"<div class='story-body'>{paragraphs()}</div><div class='comments'>{comments}</div>")
    assert texts_of(html) == [*TEXTS]


def test_navigation_that_is_never_closed_takes_no_article_along() -> None:
    html = page(before="<nav><ul><li><a href='/'>Start</a></li><li><a href='/sport'>Sport</a></li></ul>")
    assert texts_of(html) == [*TEXTS]


def test_article_in_the_page_is_never_cut() -> None:
    body = "".join(f"<article class='push'><p>{text}</p></article>" for text in TEXTS)
    assert texts_of(f"<html lang='en'><body><h1>{TITLE}</h1><div>{body}</div></body></html>") == [*TEXTS]


@pytest.mark.parametrize("described", [True, False])
def test_paragraph_with_the_pages_description_stays(described: bool) -> None:
    head = meta("og:description", f"{OTHER[:100]}…") if described else ""
    html = page(around(f"<div class='newsletter'>{BOX}</div>"), head=head)
    assert (OTHER in texts_of(html)) is described


def test_box_around_the_title_stays() -> None:
    lead = "After nine winters on dry land, the old ferry takes people across the river again."
    heading = f"<div class='masthead'><h1>{TITLE}</h1><p class='standfirst'>{lead}</p></div>"
    found = extract(page(heading=heading), URL)
    assert (found.title, found.lead) == (TITLE, lead)


@pytest.mark.parametrize("tag", ["p", "span"])
def test_long_line_is_no_button_whatever_it_is_called(tag: str) -> None:
    long = f"{OTHER} {OTHER[::-1]}"
    insert = f"<{tag} class='share'>{{}}</{tag}>"
    assert long in " ".join(texts_of(page(around(f"<div>{insert.format(long)}</div>"))))
    linked = insert.format(f"{OTHER} <a href='/x'>{OTHER[::-1]} {OTHER[::-1]}</a>")
    assert texts_of(page(around(linked))) == [*TEXTS]


@pytest.mark.parametrize("level", [2, 3])
def test_headings_id_is_its_place_and_says_nothing(level: int) -> None:
    subhead = f"<h{level} id='newsletter'>A letter in a bottle</h{level}>"
    assert "A letter in a bottle" in texts_of(page(around(subhead)))
    assert texts_of(page(around(subhead.replace("id=", "class=")))) == [*TEXTS]


def test_hidden_texts_side_by_side_are_pages_of_one_text() -> None:
    slides = "".join(f"<div style='display:none'><p>{text}</p></div>" for text in TEXTS)
    assert texts_of(page(slides)) == [*TEXTS]
    slides = "".join(f"<div class='hidden'><p>{text}</p></div>" for text in TEXTS[:3])
    assert texts_of(page(slides + paragraphs(TEXTS[3:]))) == [*TEXTS]


@pytest.mark.parametrize(
    "teaser",
    [
        "<h3><a href='/x'>Another article in this paper</a></h3>",
        "<a href='/x'><h3>Another article in this paper</h3></a>",
    ],
)
def test_heading_that_is_a_link_is_cut_with_the_teaser_around_it(teaser: str) -> None:
    assert texts_of(page(around(f"<div>{teaser}<p>{OTHER}</p></div>"))) == [*TEXTS]


@pytest.mark.parametrize(
    "heading",
    [
        "<h3><a href='#top'>A heading that leads to itself</a></h3>",
        "<h3>A heading with <a href='/x'>a link</a> in it</h3>",
        "<h3><a href='/x'>The bell</a></h3>",
        "<h3><a href='/x'>Two of them</a> <a href='/y'>and the other</a></h3>",
    ],
)
def test_heading_that_is_no_teasers_stays(heading: str) -> None:
    assert len(texts_of(page(around(heading)))) == len(TEXTS) + 1


def test_teaser_takes_nothing_of_the_article_along() -> None:
    lead = "After nine winters on dry land, the old ferry takes people across the river again."
    teaser = "<h3><a href='/x'>Another article in this paper</a></h3>"
    heading = f"<header><h1>{TITLE}</h1><p class='standfirst'>{lead}</p>{teaser}</header>"
    assert texts_of(page(heading=heading)) == [lead, *TEXTS]
    assert texts_of(page(paragraphs(SHORT), heading=teaser)) == [*SHORT]
    html = page(around(f"<div>{teaser}<p>{OTHER}</p></div>"), head=meta("description", OTHER))
    assert OTHER in texts_of(html)


def test_long_section_under_a_heading_that_is_a_link_stays() -> None:
    body = f"<section><h3><a href='/x'>The board at the landing place</a></h3>{paragraphs(TEXTS[:3])}</section>"
    assert texts_of(page(body + paragraphs(TEXTS[3:]))) == [*TEXTS]


@pytest.mark.parametrize(
    "links",
    [
        "<ul><li><a href='/x'>The horses of the landing</a></li></ul>",
        "<h5><a href='/x'>The horses of the landing</a></h5>",
    ],
)
def test_small_box_of_links_in_an_article_is_related_and_no_text(links: str) -> None:
    box = f"<div class='related-links'><h4>More</h4>{links}</div>"
    blocks = extract(page(around(box)), URL).blocks
    assert [link.title for block in blocks if isinstance(block, Related) for link in block.links] == [
        "The horses of the landing"
    ]
