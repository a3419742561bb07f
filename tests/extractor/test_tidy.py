"""Blocks in their order, without what is no text: pointers, menus, repetitions, labels at both ends."""

from __future__ import annotations

import pytest

from reader.extractor import extract
from reader.model.blocks import Block, Figure, Heading, Link, Paragraph, Related
from tests.extractor.smallpages import TEXTS, TITLE, URL, around, page, paragraphs, texts_of

HORSES = "The two horses of the landing"
LINK = f"<a href='/horses'>{HORSES}</a>"


def _blocks(html: str) -> tuple[Block, ...]:
    return extract(html, URL).blocks


def _links(html: str) -> list[Link]:
    """All links that are offered under the text."""
    return [link for block in _blocks(html) if isinstance(block, Related) for link in block.links]


def _between(block: str) -> str:
    """A page with something between two sections of its text."""
    return page(f"<section>{paragraphs(TEXTS[:4])}</section>{block}<section>{paragraphs(TEXTS[4:])}</section>")


@pytest.mark.parametrize(
    "pointer",
    [
        "Read more: {}",
        "See also | {}",
        "Mehr zum Thema » {}",
        "More › {}",
        "» {}",
        "► {}",
        "→ {} →",
        "【关联报道】{}",
        "相关报道：{}",
        "(Read also: {})",
        "{}",
        "<strong>READ:</strong> {}",
    ],
)
def test_paragraph_that_is_a_pointer_becomes_a_related_link(pointer: str) -> None:
    html = page(around(f"<p>{pointer.format(LINK)}</p>"))
    assert texts_of(html) == [*TEXTS]
    assert _links(html) == [Link("https://news.example/horses", HORSES)]


@pytest.mark.parametrize(
    "text",
    [
        "They are called {} by all.",
        "Nobody ever wrote a word of it down: {}",
        "He said: go. {}",
        "<a href='/x'>Horses</a>",
        "Nobody, not even she: {}, and so on.",
    ],
)
def test_paragraph_that_says_something_itself_is_no_pointer(text: str) -> None:
    html = page(around(f"<p>{text.format(LINK)}</p>"))
    assert len(texts_of(html)) == len(TEXTS) + 1
    assert _links(html) == []


def test_pointer_in_a_script_without_spaces() -> None:
    html = page(around("<p>関連：<a href='/u'>渡し場の二頭の馬のはなし</a></p>"))
    assert [link.title for link in _links(html)] == ["渡し場の二頭の馬のはなし"]
    assert "関連：船" in texts_of(page(around("<p>関連：<a href='/u'>船</a></p>")))


def test_list_of_pointers_becomes_related_links() -> None:
    items = f"<li>{LINK}</li><li>Also: <a href='/bell'>How the bell came over</a></li>"
    html = _between(f"<ul>{items}</ul>")
    assert texts_of(html) == [*TEXTS]
    assert [link.title for link in _links(html)] == [HORSES, "How the bell came over"]


def test_quote_of_pointers_becomes_related_links() -> None:
    html = _between(f"<blockquote><p>{LINK}</p><p>Also: <a href='/bell'>How the bell came over</a></p></blockquote>")
    assert texts_of(html) == [*TEXTS]
    assert [link.title for link in _links(html)] == [HORSES, "How the bell came over"]


def test_line_that_announces_a_pointer_goes_with_it() -> None:
    assert texts_of(page(around(f"<p>Read more here:</p><p>{LINK}</p>"))) == [*TEXTS]
    line = "Nobody ever wrote a word of it down:"
    assert texts_of(page(around(f"<p>{line}</p><p>{LINK}</p>"))) == [*TEXTS[:4], line, *TEXTS[4:]]
    assert "Read more here:" in texts_of(page(around("<p>Read more here:</p>")))


@pytest.mark.parametrize("word", ["Advertisement", "— ANZEIGE —", "Publicité", "реклама", "إعلان", "広告", "광고"])
def test_announcement_of_an_advertisement_is_no_text(word: str) -> None:
    assert texts_of(page(around(f"<p>{word}</p>"))) == [*TEXTS]
    assert len(texts_of(page(around(f"<p>{word} is a word.</p>")))) == len(TEXTS) + 1


def test_menu_is_no_list() -> None:
    items = (
        "<li><a href='/river'>River</a> |</li><li><a href='/town'>Town</a> ·</li><li>&gt; <a href='/x'>Boats</a></li>"
    )
    html = _between(f"<ul>{items}</ul>")
    assert texts_of(html) == [*TEXTS]
    assert _links(html) == []
    items = "<li><a href='/river'>River</a> trips</li><li>On foot</li>"
    assert texts_of(_between(f"<ul>{items}</ul>"))[4:6] == ["River trips", "On foot"]


def test_paragraph_that_is_there_twice_is_shown_once() -> None:
    assert texts_of(page(paragraphs([*TEXTS, TEXTS[1], TEXTS[2].upper()]))) == [*TEXTS]


def test_short_line_may_be_said_twice() -> None:
    texts = [TEXTS[0], "She did not sit down.", *TEXTS[1:], "She did not sit down."]
    assert texts_of(page(paragraphs(texts))) == texts


def test_title_is_not_told_again_in_the_text() -> None:
    html = page(f"<p>{TITLE.upper()}!</p>{paragraphs()}<p>{TITLE}.</p>")
    assert texts_of(html) == [*TEXTS]


def test_picture_is_shown_once() -> None:
    figure = "<figure><img src='/bell.jpg' alt='A bell'><figcaption>The bell on the other bank</figcaption></figure>"
    found = _blocks(page(around(figure, TEXTS[:6]) + figure + paragraphs(TEXTS[6:])))
    assert [type(block) for block in found].count(Figure) == 1


def test_heading_with_nothing_under_it_is_left_out() -> None:
    body = (
        f"<h2>The first day</h2>{paragraphs(TEXTS[:4])}<h3>Empty below</h3><h2>The season</h2><h3>Trips</h3>"
        f"{paragraphs(TEXTS[4:])}<h2>More of this</h2>"
    )
    headings = [block for block in _blocks(page(body)) if isinstance(block, Heading)]
    assert [heading.runs[0].text for heading in headings] == ["The first day", "The season", "Trips"]


def test_heading_that_is_there_twice_in_a_row_is_one() -> None:
    found = _blocks(page(around("<h2>The season</h2><h2>The season</h2>")))
    assert [type(block) for block in found].count(Heading) == 1


def test_labels_at_both_ends_are_cut() -> None:
    before = "<p>By Ada Quay</p><p>Updated 7 May</p>"
    after = "<p>Editor: B. Pier</p><h3>Have your say</h3><p>Back to the top</p>"
    assert texts_of(page(before + paragraphs() + after)) == [*TEXTS]


def test_short_sentences_at_both_ends_stay() -> None:
    texts = ["It swims.", *TEXTS, "She smiled."]
    assert texts_of(page(paragraphs(texts))) == texts


def test_short_lines_between_paragraphs_stay() -> None:
    texts = [*TEXTS[:4], "Six and ten", *TEXTS[4:]]
    assert texts_of(page(paragraphs(texts))) == texts


def test_heading_before_the_text_that_has_the_title_in_it_is_the_title_again() -> None:
    found = _blocks(page(f"<h2>In full: {TITLE}</h2><h2>A town and its boat</h2>{paragraphs()}"))
    headings = [block.runs[0].text for block in found if isinstance(block, Heading)]
    assert headings == ["A town and its boat"]


BOX = (
    "<div class='related-links'><h4>More of the river</h4><ul><li><a href='/horses'>The two horses of the landing</a>"
    "</li><li><a href='/bell'>How the bell came over</a></li></ul></div>"
)


def test_related_links_stand_at_the_end_under_their_title() -> None:
    found = _blocks(
        page(around(BOX) + f"<p>Also: <a href='/rope'>Who spliced the rope</a></p>{paragraphs(['At last.'])}")
    )
    assert all(isinstance(block, Paragraph) for block in found[:-2])
    assert found[-2:] == (
        Related(
            (
                Link("https://news.example/horses", HORSES),
                Link("https://news.example/bell", "How the bell came over"),
            ),
            title="More of the river",
            language="en",
            direction="ltr",
        ),
        Related((Link("https://news.example/rope", "Who spliced the rope"),)),
    )


def test_each_address_is_related_once() -> None:
    pointer = "<p>Read more: <a href='/bell'>The bell, once more from the start</a></p>"
    html = page(around(BOX, TEXTS[:6]) + pointer + BOX + paragraphs(TEXTS[6:]))
    assert [link.url for link in _links(html)] == ["https://news.example/horses", "https://news.example/bell"]
    assert sum(isinstance(block, Related) for block in _blocks(html)) == 1


def test_pointers_are_no_more_than_a_few() -> None:
    pointers = "".join(f"<p>More: <a href='/{at}'>The crossing of number {at}</a></p>" for at in range(200))
    assert len(_links(page(around(pointers)))) == 30
