"""Pages of any site: what is found of them, in words of our own."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from reader.extractor import extract, plain_text, read_fragment
from reader.model.blocks import (
    Code,
    Figure,
    Heading,
    List,
    Media,
    Paragraph,
    Post,
    Quote,
    Related,
    Table,
    body_texts,
    text_of,
)

URL = "https://news.example/2026/boats.html"
STATED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Example"},
        {
            "@type": ["NewsArticle"],
            "headline": "Boats are counted &amp; named",
            "description": "A ledger of forty winters has come to light in a harbour office.",
            "author": [{"@type": "Person", "name": "Ada Quay"}, {"@type": "Organization", "name": "The Example"}],
            "publisher": {"name": "The Example"},
            "datePublished": "2026-05-06T07:08:09+0200",
            "dateModified": "2026-05-06T09:00:00Z",
            "keywords": "boats, ledgers,boats",
        },
    ],
}
PARAGRAPHS = [
    (
        "Every boat that wintered here has a line in the book, and every line, in turn, has the name of somebody who "
        "paid for the mooring; some names return for thirty years, others only once."
    ),
    (
        "The keeper of the book, who took it over from her father, says that nobody ever asked to see it until a roof "
        "had to be mended and the shelves, the drawers and the old maps were carried out into the yard."
    ),
    (
        "Since then, people have come from the villages up the river to look for the boats of their families, and they "
        "leave with a copy of a page, a story, and quite often with a question that nobody can answer."
    ),
    (
        "What will become of the ledger is not decided, although the town has offered a room in the old school, which "
        "is dry, and where the children could read in it."
    ),
]


def _page(body: str = "", head: str = "", html: str = "<html lang='en-GB'>") -> str:
    script = f"<script type='application/ld+json'>{json.dumps(STATED)}</script>"
    return (
        f"{html}<head><title>Boats are counted & named - The Example</title>{script}{head}"
        "<link rel='canonical' href='/2026/boats'></head><body>"
        "<nav><ul><li><a href='/'>Start</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
        "<div class='page'><div class='article-header'><span class='kicker'>Harbours</span>"
        "<h1>Boats are counted & named</h1>"
        "<p class='standfirst'>A ledger of forty winters has come to light in a harbour office.</p>"
        "<div class='share-bar'><a href='#'>Share on everything</a></div></div>"
        f"<div class='story'>{body or ''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</div>"
        "<aside><h3>Most read</h3><ul><li><a href='/a'>Something entirely different to read</a></li></ul></aside>"
        "</div><footer><p>All rights reserved by the people who made this page, in every country.</p></footer>"
        "</body></html>"
    )


def test_article_page() -> None:
    found = extract(_page(), URL)
    assert found.title == "Boats are counted & named"
    assert found.kicker == "Harbours"
    assert found.lead == "A ledger of forty winters has come to light in a harbour office."
    assert found.authors == ("Ada Quay",)
    assert found.topics == ("boats", "ledgers")
    assert found.published == datetime(2026, 5, 6, 5, 8, 9, tzinfo=UTC)
    assert found.updated == datetime(2026, 5, 6, 9, tzinfo=UTC)
    assert (found.language, found.direction) == ("en-GB", "ltr")
    assert found.canonical == "https://news.example/2026/boats"
    assert list(body_texts(found.blocks)) == PARAGRAPHS


def test_plain_text_is_lead_and_body() -> None:
    lead = "A ledger of forty winters has come to light in a harbour office."
    assert plain_text(_page(), URL) == "\n\n".join([lead, *PARAGRAPHS])
    assert plain_text(_page().encode(), URL) == plain_text(_page(), URL)


def test_all_kinds_of_blocks() -> None:
    body = (
        f"<p>{PARAGRAPHS[0]}</p><h3>What is <em>in</em> it</h3>"
        "<ol start='4'><li>Names<ul><li>of boats</li><li>of owners</li></ul></li><li><p>Dates</p></li></ol>"
        f"<p>{PARAGRAPHS[1]} <a href='../map?q=%C3%A4'>A <b>map</b></a>, <code>ls -l</code>.</p>"
        "<blockquote><p>Nobody asked for it in all those years.</p><cite>— The keeper</cite></blockquote>"
        "<table><caption>Boats</caption><tr><th>Year</th><th>Boats</th></tr><tr><td>1970</td><td>12</td></tr></table>"
        "<figure><img src='//img.example/1.jpg' alt='The book'><figcaption>The book, open. Photo: A. Quay</figcaption>"
        f"</figure><p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p>"
    )
    found = extract(_page(body), URL)
    kinds = [Paragraph, Heading, List, Paragraph, Quote, Table, Figure, Paragraph, Paragraph]
    assert [type(block) for block in found.blocks] == kinds
    heading, listed, text, quote, table, figure = found.blocks[1:7]
    assert isinstance(heading, Heading)
    assert isinstance(listed, List)
    assert isinstance(text, Paragraph)
    assert isinstance(quote, Quote)
    assert isinstance(table, Table)
    assert isinstance(figure, Figure)
    assert (heading.level, text_of(heading.runs), heading.runs[1].emphasis) == (3, "What is in it", True)
    assert (listed.ordered, listed.start) == (True, 4)
    assert list(body_texts([listed])) == ["Names", "of boats", "of owners", "Dates"]
    link, bold = text.runs[1], text.runs[2]
    assert link.link == bold.link == "https://news.example/map?q=%C3%A4"
    assert (link.text, bold.text, bold.strong, text.runs[4].code) == ("A ", "map", True, True)
    assert (quote.author, list(body_texts(quote.blocks))) == (
        "The keeper",
        ["Nobody asked for it in all those years."],
    )
    assert (table.header_rows, table.caption) == (1, "Boats")
    assert list(body_texts([table])) == ["Year", "Boats", "1970", "12"]
    assert (figure.url, figure.caption, figure.credit) == ("https://img.example/1.jpg", "The book, open.", "A. Quay")


def test_body_in_several_wrappers_is_whole() -> None:
    parts = "".join(
        f"<section class='chunk'><div><p>{text}</p><p>{text[::-1]}</p></div></section>" for text in PARAGRAPHS
    )
    found = list(body_texts(extract(_page(f"<article>{parts}</article>"), URL).blocks))
    assert found == [text for paragraph in PARAGRAPHS for text in (paragraph, paragraph[::-1])]


def test_vote_is_widened_to_what_the_page_marks_as_its_article() -> None:
    texts = [*PARAGRAPHS, *(text[::-1].strip() for text in PARAGRAPHS)]
    parts = [f"<div><div class='{name}'>" for name in ("story-text", "remark")]
    halves = ["".join(f"<p>{text}</p>" for text in half) for half in (texts[:4], texts[4:])]
    body = "</div></div>".join(part + half for part, half in zip(parts, halves, strict=True))
    found = extract(_page(f"<article>{body}</div></div></article>"), URL)
    assert list(body_texts(found.blocks)) == texts


def test_paragraphs_made_by_line_breaks() -> None:
    body = f"<div itemprop='articleBody'>{'<br><br>'.join(PARAGRAPHS)}</div>"
    assert list(body_texts(extract(_page(body), URL).blocks)) == PARAGRAPHS


def test_teasers_captions_and_pointers_are_not_running_text() -> None:
    teaser = "<div class='x1'><h3><a href='/other'>Another article in this newspaper</a></h3><p>Its teaser.</p></div>"
    caption = "<div class='wp-caption'><img src='/2.jpg' alt='x'><p class='wp-caption-text'>A boat on land</p></div>"
    pointer = "<p>See also: <a href='/more'>All the boats of the river</a></p>"
    first, *rest = [f"<p>{text}</p>" for text in PARAGRAPHS]
    found = extract(_page(first + teaser + caption + pointer + "".join(rest)), URL)
    assert list(body_texts(found.blocks)) == PARAGRAPHS
    assert [block.caption for block in found.blocks if isinstance(block, Figure)] == ["A boat on land"]
    related = found.blocks[-1]
    assert isinstance(related, Related)
    assert [(link.url, link.title) for link in related.links] == [
        ("https://news.example/more", "All the boats of the river")
    ]


def test_stated_body_shows_which_element_is_the_article() -> None:
    stated = {"@type": "NewsArticle", "headline": "Boats", "articleBody": " ".join(PARAGRAPHS)}
    decoy = "".join(f"<p>{text.upper()}</p>" for text in PARAGRAPHS * 3)
    head = f"<script type='application/ld+json'>{json.dumps(stated)}</script>"
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    html = f"<html><head>{head}</head><body><article>{body}</article><article>{decoy}</article></body></html>"
    assert list(body_texts(extract(html, URL).blocks)) == PARAGRAPHS


def test_text_in_boxes_that_readability_passes_over() -> None:
    texts = [*PARAGRAPHS, *(text[::-1].strip() for text in PARAGRAPHS)]
    parts = "".join(f"<div><div class='e'><div class='t'>{text}</div></div></div>" for text in texts)
    found = extract(f"<html><body><h1>Boats</h1><div class='sidebar-x'>{parts}</div></body></html>", URL)
    assert list(body_texts(found.blocks)) == texts


def test_layout_tables_are_read_through_and_tables_of_data_kept() -> None:
    data = "<table><tr><td>1970</td><td>12</td></tr><tr><td>1971</td><td><p>14</p><p>or 15</p></td></tr></table>"
    cells = "".join(f"<tr><td><p>{text}</p></td></tr>" for text in PARAGRAPHS)
    found = read_fragment(f"<table>{cells}<tr><td>{data}</td></tr></table>", URL)
    assert [type(block) for block in found] == [*[Paragraph] * len(PARAGRAPHS), Table]
    assert list(body_texts(found[-1:])) == ["1970", "12", "1971", "14 or 15"]


def test_media_pictures_and_code_of_a_fragment() -> None:
    found = read_fragment(
        "<p><iframe src='https://www.youtube.com/embed/x' title='The tide'></iframe></p>"
        "<iframe src='https://ads.example/frame'></iframe>"
        "<audio title='Waves' src='/w.mp3' data-duration='PT1M5S'></audio>"
        "<p><img src='data:image/gif;base64,x' data-src='/1.jpg' alt='A boat'></p>"
        "<p>A <img src=i.png alt=icon> sign</p>"
        "<figure><img srcset='/s.jpg 1x, /l.jpg 2x'>"
        "<figcaption>Caption <small>Credit: B. Pier</small></figcaption></figure>"
        "<figure><blockquote>Said by somebody.</blockquote><figcaption>In the yard</figcaption></figure>"
        "<pre>  one\n    two\n</pre><blockquote class='twitter-tweet'><p>A post</p></blockquote>",
        URL,
    )
    video, audio, picture, sign, figure, quote, code, post = found
    assert video == Media("video", title="The tide", url="https://www.youtube.com/embed/x")
    assert audio == Media("audio", title="Waves", seconds=65, url="https://news.example/w.mp3")
    assert picture == Figure(url="https://news.example/1.jpg", alt="A boat")
    assert list(body_texts([sign])) == ["A sign"]
    assert figure == Figure(url="https://news.example/l.jpg", caption="Caption", credit="B. Pier")
    assert isinstance(quote, Quote)
    assert quote.author == "In the yard"
    assert code == Code("  one\n    two")
    assert isinstance(post, Post)


def test_line_breaks_part_sentences_and_not_words() -> None:
    found = read_fragment("<p>One line.<br>Another<br>goes on<br><br>here</p>", URL)
    assert list(body_texts(found)) == ["One line.", "Another goes on", "here"]


def test_stated_body_stands_in_for_one_that_scripts_bring() -> None:
    stated = {"@type": "NewsArticle", "headline": "Boats", "articleBody": "\n".join(PARAGRAPHS)}
    html = f"<html><head><script type='application/ld+json'>{json.dumps(stated)}</script></head><body></body></html>"
    assert list(body_texts(extract(html, URL).blocks)) == PARAGRAPHS


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://x.example/", "http://[", "#"]
)
def test_links_are_http_https_or_mailto(address: str) -> None:
    found = extract(_page(f"<p>{PARAGRAPHS[0]} <a href='{address}'>here</a> it is.</p>" * 3), URL)
    links = [run.link for block in found.blocks if isinstance(block, Paragraph) for run in block.runs if run.link]
    assert all(link.startswith(URL) for link in links)


def test_canonical_address_of_another_site_is_not_believed() -> None:
    html = _page().replace("/2026/boats'", "https://other.example/2026/boats'")
    assert extract(html, URL).canonical == ""


@pytest.mark.parametrize(
    ("html", "direction"),
    [
        ("<html>", "rtl"),
        ("<html dir='ltr'>", "ltr"),
        ("<html lang='en'>", "rtl"),
        ("<html lang='he'>", "rtl"),
        ("<html lang='uz-Arab'>", "rtl"),
    ],
)
def test_direction_by_attributes_else_by_the_text(html: str, direction: str) -> None:
    text = "הספר נמצא במשרד הנמל, והוא מלא בשמות של סירות ושל אנשים, שנה אחר שנה, ואיש לא ביקש לראות אותו. "
    page = f"{html}<body><article><h1>הספר</h1>{f'<p>{text * 3}</p>' * 4}</article></body></html>"
    assert extract(page, URL).direction == direction


def test_block_has_its_own_language_and_direction() -> None:
    foreign = "<p lang='ar' dir='rtl'>سطر واحد لكل قارب، وهذا السطر باللغة العربية كما كتبه مدير الميناء القديم</p>"
    found = extract(_page(f"<p>{PARAGRAPHS[0]}</p>{foreign}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"), URL)
    assert [(block.language, block.direction) for block in found.blocks[:3]] == [
        ("en-GB", "ltr"),
        ("ar", "rtl"),
        ("en-GB", "ltr"),
    ]


def test_script_without_spaces_is_prose() -> None:
    text = "港の事務所で四十年分の帳簿が見つかった。船ごとに一行があり、持ち主の名前も書かれている。"
    body = f"<div class='b'>{f'<p>{text}</p>' * 2}<p>{text[::-1]}</p></div>"
    page = f"<html lang='ja'><body><div><h1>帳簿</h1>{body}</div></body></html>"
    assert text in list(body_texts(extract(page, URL).blocks))


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Boats are »counted« & named", "Boats are »counted« & named"),
        ("The Example's boats are counted", "Boats are counted & named"),
        ("The Example", "Boats are counted & named"),
        ("Boats:", "Boats are counted & named"),
    ],
)
def test_title_is_what_is_stated_in_the_form_in_which_it_is_shown(heading: str, title: str) -> None:
    assert extract(_page().replace("<h1>Boats are counted & named", f"<h1>{heading}"), URL).title == title


def test_lead_with_a_link_in_it_is_read_as_it_is_shown() -> None:
    html = _page().replace("of forty winters has", "of <a href='/x'>forty</a>, <b>fif</b>ty winters has")
    assert extract(html, URL).lead == "A ledger of forty, fifty winters has come to light in a harbour office."
