"""Elements of all kinds become blocks, whatever a page calls them."""

from __future__ import annotations

import pytest

from reader.extractor import extract, read_fragment
from reader.model.blocks import (
    Block,
    Code,
    Figure,
    Gallery,
    Heading,
    List,
    Media,
    Paragraph,
    Post,
    Quote,
    Related,
    Run,
    Table,
    body_texts,
    plain,
    text_of,
)

URL = "https://news.example/boats"
PROSE = "The keeper of the book has counted every boat that ever wintered here, and some that did not. "


@pytest.mark.parametrize(
    ("caption", "words", "credit"),
    [
        ("Boats at rest. Photo: Ada Quay", "Boats at rest.", "Ada Quay"),
        ("Boats at rest (Foto: A. Quay/dpa)", "Boats at rest", "A. Quay/dpa"),
        ("Boats at rest © Ada Quay", "Boats at rest", "Ada Quay"),
        ("Boats at rest | Harbour Pictures", "Boats at rest", "Harbour Pictures"),
        ("Boats at rest (AFP)", "Boats at rest", "AFP"),
        ("Des bateaux. Crédit photo : Anne Quai", "Des bateaux.", "Anne Quai"),
        ("Barcos. Crédito: Ana Muelle.", "Barcos.", "Ana Muelle"),
        ("Лодки. Фото: Анна Причал", "Лодки.", "Анна Причал"),
        ("休む船（写真：港新聞）", "休む船", "港新聞"),
        ("船在休息。图片来源：港口社", "船在休息。", "港口社"),
        ("قوارب. الصورة: ليلى البحر", "قوارب.", "ليلى البحر"),
        ("The answer has a source: the river itself.", "The answer has a source: the river itself.", ""),
        ("Boats at rest (archive)", "Boats at rest (archive)", ""),
    ],
)
def test_credit_is_told_from_the_caption(caption: str, words: str, credit: str) -> None:
    (figure,) = read_fragment(f"<figure><img src=/b.jpg alt=b><figcaption>{caption}</figcaption></figure>", URL)
    assert isinstance(figure, Figure)
    assert (figure.caption, figure.credit) == (words, credit)


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ("<img alt=b src=/s.jpg srcset='/a.jpg 400w, /b.jpg 1500w, /c.jpg 4000w'>", "/b.jpg"),
        ("<img alt=b srcset='/c,1.jpg 4000w,/d.jpg 2000w'>", "/d.jpg"),
        ("<img alt=b src='data:image/gif;base64,R0' data-src=/lazy.jpg>", "/lazy.jpg"),
        ("<img alt=b src=/img/blank.gif data-original=/lazy.jpg>", "/lazy.jpg"),
        ("<img alt=b src='data:image/gif;base64,R0'><noscript><img src=/plain.jpg></noscript>", "/plain.jpg"),
        ("<picture><source srcset='/w.webp 900w'><img alt=b src='data:,'></picture>", "/w.webp"),
    ],
)
def test_picture_is_found_where_scripts_would_load_it(image: str, address: str) -> None:
    figure = read_fragment(f"<figure>{image}<figcaption>Boats</figcaption></figure>", URL)[0]
    assert isinstance(figure, Figure)
    assert figure.url == f"https://news.example{address}"


@pytest.mark.parametrize(
    "image",
    [
        "<img src=/p.gif alt=count width=1 height=1>",
        "<img src=/i.png alt=icon class=icon>",
        "<span class=avatar><img src=/me.jpg alt='Ada Quay'></span>",
        "<img src=/logo.png alt='The Example'>",
    ],
)
def test_decoration_is_no_figure(image: str) -> None:
    assert list(map(type, read_fragment(f"<p>{PROSE}</p><div>{image}</div>", URL))) == [Paragraph]


def test_bold_lines_are_subheads_only_where_there_are_several() -> None:
    once = f"<p>{PROSE}</p><p><b>Older than the quay</b></p><p>Again: {PROSE}</p>"
    assert [type(block) for block in read_fragment(once, URL)] == [Paragraph] * 3
    twice = (
        once + f"<p><b>And younger</b></p><p>Once more: {PROSE}</p><p><b>This is a sentence.</b></p><p>So: {PROSE}</p>"
    )
    found = [block for block in read_fragment(twice, URL) if isinstance(block, Heading)]
    assert [(text_of(heading.runs), heading.runs[0].strong) for heading in found] == [
        ("Older than the quay", False),
        ("And younger", False),
    ]


def test_pull_quote_repeats_the_body_or_is_a_quote_like_any_other() -> None:
    aside = "<aside class=pullquote><p>{}</p></aside>"
    repeated, own = PROSE[:60], "Nobody ever asked for it, says the keeper of another book."
    found = read_fragment(f"<p>{PROSE}</p>{aside.format(repeated)}{aside.format(own)}", URL)
    assert [block.pull for block in found if isinstance(block, Quote)] == [True, False]
    assert list(body_texts(found)) == [PROSE.strip(), own]


def test_pictures_alike_side_by_side_are_a_gallery_whatever_they_are_called() -> None:
    slides = "".join(f"<div class=x{n}><img src=/{n}.jpg alt=Boat><span>Boat {n}</span></div>" for n in (1, 2, 3))
    (gallery,) = read_fragment(f"<div class=q1>{slides}</div>", URL)
    assert isinstance(gallery, Gallery)
    assert [slide.figure.caption for slide in gallery.slides] == ["Boat 1", "Boat 2", "Boat 3"]


def test_steps_with_pictures_are_a_list() -> None:
    steps = "".join(f"<li><img src=/{n}.jpg alt=x>{PROSE}</li>" for n in (1, 2, 3))
    (listed,) = read_fragment(f"<ol>{steps}</ol>", URL)
    assert isinstance(listed, List)
    assert [text_of(item.runs) for item in listed.items] == [PROSE.strip()] * 3


@pytest.mark.parametrize(
    ("html", "medium", "address"),
    [
        ("<iframe src='https://player.vimeo.com/video/1'></iframe>", "video", "https://player.vimeo.com/video/1"),
        (
            "<iframe data-src='https://w.soundcloud.com/player/?url=1'></iframe>",
            "audio",
            "https://w.soundcloud.com/player/?url=1",
        ),
        ("<iframe src='https://tv.example/embed/video/7'></iframe>", "video", "https://tv.example/embed/video/7"),
        ("<audio><source src=/w.mp3></audio>", "audio", "https://news.example/w.mp3"),
        ("<amp-vimeo data-videoid=12></amp-vimeo>", "video", "https://vimeo.com/12"),
    ],
)
def test_players(html: str, medium: str, address: str) -> None:
    (media,) = read_fragment(f"<div>{html}</div>", URL)
    assert isinstance(media, Media)
    assert (media.medium, media.url) == (medium, address)


@pytest.mark.parametrize(
    ("html", "author", "address", "words"),
    [
        (
            (
                "<blockquote class=instagram-media data-instgrm-permalink='https://www.instagram.com/p/Ab/?utm=1'>"
                "<div>View this post</div><p><a href='https://www.instagram.com/p/Ab/'>by (@ada)</a></p></blockquote>"
            ),
            "@ada",
            "https://www.instagram.com/p/Ab/",
            [],
        ),
        (
            (
                "<blockquote class=tiktok-embed cite='https://www.tiktok.com/@ada/video/7300000000000000000'><section>"
                "<a href='https://www.tiktok.com/@ada'>@ada</a><p>Boats, again</p></section></blockquote>"
            ),
            "@ada",
            "https://www.tiktok.com/@ada/video/7300000000000000000",
            ["Boats, again"],
        ),
        (
            (
                "<blockquote class=mastodon-embed data-embed-url='https://social.example/@ada/11/embed'>"
                "<a href='https://social.example/@ada/11'><div>Post by @ada@social.example</div></a></blockquote>"
            ),
            "@ada@social.example",
            "https://social.example/@ada/11",
            [],
        ),
        (
            (
                "<div class=fb-post data-href='https://www.facebook.com/ada/posts/1'><blockquote><p>Boats</p>Posted by "
                "<a href='#'>Ada Quay</a> on <a href='#'>Monday</a></blockquote></div>"
            ),
            "Ada Quay",
            "https://www.facebook.com/ada/posts/1",
            ["Boats"],
        ),
        ("<iframe src='https://t.me/harbour/12?embed=1'></iframe>", "Telegram", "https://t.me/harbour/12", []),
    ],
)
def test_posts_of_networks(html: str, author: str, address: str, words: list[str]) -> None:
    (post,) = read_fragment(f"<div>{html}</div>", URL)
    assert isinstance(post, Post)
    assert (post.author, post.url, list(body_texts([post]))) == (author, address, words)


def test_time_of_a_post_is_in_its_number() -> None:
    html = "<blockquote class=twitter-tweet><p>x</p>— A (@a) <a href='https://twitter.com/a/status/{}'>then</a></blockquote>"
    (post,) = read_fragment(html.format(1750000000000000000), URL)
    assert isinstance(post, Post)
    assert (post.author, post.time) == ("A (@a)", "2024-01-24T03:38:08Z")


def test_cells_that_span_others_leave_columns_in_line() -> None:
    html = (
        "<table><tr><th>a</th><th colspan=2>b</th></tr><tr><td rowspan=2>c</td><td>d</td><td>e</td></tr>"
        "<tr><td>f</td></tr></table>"
    )
    (table,) = read_fragment(html, URL)
    assert isinstance(table, Table)
    assert [[text_of(cell) for cell in row] for row in table.rows] == [["a", "b", ""], ["c", "d", "e"], ["", "f", ""]]


def test_code_keeps_its_lines_and_drops_their_numbers() -> None:
    html = "<pre><span class=lineno>1</span>a<br>  b<br><br><div>c</div><div>d</div></pre>"
    assert read_fragment(html, URL) == (Code("a\n  b\n\nc\nd"),)


def test_inline_elements_say_what_a_browser_shows() -> None:
    html = (
        "<p>So <q>it</q> is<sup><a href='#n'>2</a></sup>, 10<sup>2</sup> <ruby>港<rt>みなと</rt></ruby> up<wbr>on"
        " <s>no</s> <img class=emoji alt='⛵' src=/e.png> co&shy;op</p>"
    )
    (paragraph,) = read_fragment(html, URL)
    assert isinstance(paragraph, Paragraph)
    assert text_of(paragraph.runs) == "So “it” is[2], 102 港 upon no ⛵ co\u00adop"


def test_picture_in_a_line_stands_after_its_paragraph() -> None:
    found = read_fragment("<p>One <img src=/b.jpg width=400 alt=Boat> line.</p>", URL)
    assert found == (Paragraph(plain("One line.")), Figure(url="https://news.example/b.jpg", alt="Boat"))


def test_list_in_a_list_without_an_item_belongs_to_the_item_before_it() -> None:
    (listed,) = read_fragment("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", URL)
    assert isinstance(listed, List)
    assert [(text_of(item.runs), len(item.blocks)) for item in listed.items] == [("a", 1), ("c", 0)]


def test_numbers_of_items() -> None:
    (listed,) = read_fragment("<ol reversed start=9><li>a</li><li value=5>b</li><li>c</li></ol>", URL)
    assert isinstance(listed, List)
    assert [number for number, _ in listed.numbered()] == [9, 5, 4]


def test_related_box_is_links_apart_from_the_text() -> None:
    html = f"<p>{PROSE}</p><div class=read-more><b>Read more:</b> <a href=/x>All the boats of the river</a></div>"
    found = read_fragment(html, URL)
    related = found[-1]
    assert isinstance(related, Related)
    assert (related.title, related.links[0].url) == ("Read more", "https://news.example/x")
    assert list(body_texts(found)) == [PROSE.strip()]


def test_text_in_the_other_direction_has_its_own() -> None:
    arabic = "يفتح السوق القديم أبوابه حين يرتفع الماء"
    found: tuple[Block, ...] = read_fragment(
        f"<div lang=en><p>{PROSE}</p><p>{arabic}</p><p>{arabic} at noon</p><p>Noon: {arabic}</p></div>", URL
    )
    assert [(block.language, block.direction) for block in found] == [
        ("en", "ltr"),
        ("", "rtl"),
        ("", "rtl"),
        ("en", "ltr"),
    ]


def test_quote_in_a_figure_is_by_who_stands_under_it() -> None:
    (quote,) = read_fragment(
        "<figure><blockquote>Said by <cite>somebody</cite> here.</blockquote>"
        "<figcaption>— Ada Quay</figcaption></figure>",
        URL,
    )
    assert isinstance(quote, Quote)
    assert quote.author == "Ada Quay"
    assert quote.blocks == (Paragraph((Run("Said by "), Run("somebody", emphasis=True), Run(" here."))),)


def test_the_logo_of_a_site_opens_no_article() -> None:
    text = "".join(
        f"<p>The {n} boats of the harbour have come home before the ice, and the town is glad.</p>" for n in "abc"
    )
    for alt, opens in (("Harbour Times logo", False), ("Boats in the harbour", True)):
        page = f"<body><article><h1>Boats</h1><img src='/x.jpg' width=800 alt='{alt}'><div>{text}</div></article>"
        found = extract(page, "https://news.example/x")
        assert any(isinstance(block, Figure) for block in found.blocks) is opens
