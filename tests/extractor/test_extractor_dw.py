"""DW's two shapes of a page, in words of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from reader.extractor import extract
from reader.extractor.sites.dw.byline import parse_byline
from reader.model.article import Extraction
from reader.model.blocks import Block, Figure, Gallery, Heading, Media, Paragraph, Related, body_texts, text_of

URL = "https://www.dw.com/en/harbour-towns/a-1234567"
SENTENCE = "The harbour master keeps a ledger in which every boat of the last forty winters has a line. "


def _classic(body: str, *, head: str = "", after: str = "", html: str = "<html lang='en'>") -> str:
    return (
        f"{html}<head><title>Harbour towns | DW</title>{head}</head><body><div id='bodyContent'><div class='col3'>"
        "<h4 class='artikel'>Coast</h4><h1>Harbour towns count their boats</h1>"
        "<p class='intro'>Forty winters in one ledger.</p><div id='sharing-bar'><a href='#'>Share this</a></div>"
        f"<div class='group'><div class='longText'>{body}</div></div><div></div>{after}</div></div></body></html>"
    )


def _react(body: str, *, head: str = "", after: str = "", kicker: str = "<span>Coast</span>") -> str:
    return (
        f"<html lang='en'><head>{head}</head><body><article><header>"
        f"<div data-tracking-name='content-detail-kicker'>{kicker}</div><h1>Harbour towns count their boats</h1>"
        "<div class='sc-x author-details'><span><span class='sc-y author'>Ada Quay</span></span></div>"
        "<p class='sc-z teaser-text'>Forty winters in one ledger.</p></header>"
        f"<div class='sc-a rich-text'>{body}</div><footer><div class='feedback'>Send feedback</div></footer></article>"
        f"{after}</body></html>"
    )


def _kinds(found: Extraction) -> list[type[Block]]:
    return [type(block) for block in found.blocks]


def test_bold_paragraph_is_a_subhead_only_where_all_of_it_is_bold() -> None:
    found = extract(
        _classic(
            f"<p>{SENTENCE}</p><p><strong>Older than the quay</strong></p><p>{SENTENCE} Again.</p>"
            f"<p><strong>Ada Quay:</strong> {SENTENCE}</p>"
            "<p><strong>What does the ledger say:</strong></p><p>A lot.</p>"
        ),
        URL,
    )
    assert _kinds(found) == [Paragraph, Heading, Paragraph, Paragraph, Paragraph, Paragraph]
    assert text_of(found.blocks[1].runs) == "Older than the quay"  # type: ignore[union-attr]  # a Heading, see above


def test_classic_figure_has_the_credit_of_its_alt_text() -> None:
    box = (
        "<div class='picBox full'><a href='#'><img src='/image/7_401.jpg'"
        " alt='Boats (old ones) in a row (agency/A. Quay (archive))'></a><p>Boats at rest</p></div>"
    )
    found = extract(_classic(f"<p>{SENTENCE}</p>{box}"), URL)
    assert found.blocks[1] == Figure(
        url="https://www.dw.com/image/7_401.jpg",
        caption="Boats at rest",
        credit="agency/A. Quay (archive)",
        alt="Boats (old ones) in a row",
        language="en",
    )


def test_classic_gallery_and_video_are_no_paragraphs() -> None:
    slides = "".join(
        f"<li><div class='teaserImg'><img src='/image/{n}.jpg' alt='Boat {n} (agency {n})'></div><div><h4>Boats</h4>"
        f"<h2>Boat number {n}</h2><p>What boat number {n} carried.</p></div></li>"
        for n in (1, 2)
    )
    gallery = (
        f"<div class='gallery col3'><div class='slideshow' data-title='All the boats'><ul class='slides'>{slides}</ul>"
        "</div><div class='teaserNavWrap'><a href='javascript:void(0)'>next</a></div></div>"
    )
    video = (
        "<div class='mediaItem'><input type='hidden' name='player_type' value='audio'>"
        "<input type='hidden' name='media_title' value='Sounds of a harbour'>"
        "<input type='hidden' name='file_duration' value='218'><span>Listen now</span><h4>Share</h4></div>"
    )
    found = extract(_classic(f"<p>{SENTENCE}</p>{gallery}<p>{SENTENCE} Again.</p>{video}"), URL)
    assert _kinds(found) == [Paragraph, Gallery, Paragraph, Media]
    shown = found.blocks[1]
    assert isinstance(shown, Gallery)
    assert shown.title == "All the boats"
    assert [(slide.title, slide.text, slide.figure.credit) for slide in shown.slides] == [
        (f"Boat number {n}", f"What boat number {n} carried.", f"agency {n}") for n in (1, 2)
    ]
    assert found.blocks[3] == Media("audio", title="Sounds of a harbour", seconds=218, language="en")


def test_classic_links_stand_at_the_end_and_pointers_join_them() -> None:
    after = (
        "<h4>Also worth reading</h4><div class='group'><div class='linkList intern'>"
        "<a href='/en/lights/a-2'><h2>How lighthouses are lit</h2><p>A teaser.</p></a></div>"
        "<div class='linkList overlayIcon'><a href='#' link='/overlay/media/en/tide/3/1'>"
        "<h2>The tide, in pictures</h2></a></div></div>"
    )
    body = (
        f"<p>{SENTENCE}</p><p><em>Read more</em>: <a href='/en/nets/a-4'>Who still mends the nets</a></p>"
        "<p><a href='/en/newsletter-registration/a-5'>Get all our news every morning by mail</a></p>"
    )
    found = extract(_classic(body, after=after), URL)
    assert _kinds(found) == [Paragraph, Related, Related]
    related = [block for block in found.blocks if isinstance(block, Related)]
    assert [(block.title, [link.url for link in block.links]) for block in related] == [
        ("Also worth reading", ["https://www.dw.com/en/lights/a-2", "https://www.dw.com/overlay/media/en/tide/3/1"]),
        ("", ["https://www.dw.com/en/nets/a-4"]),
    ]


def test_classic_facts_are_found_by_structure() -> None:
    facts = (
        "<ul class='smallList'><li><strong>Tarikh</strong> 19.01.2020</li>"
        "<li><strong>Qalam</strong> Ada Quay, Bo Pier</li>"
        "<li><strong>Mada</strong> <a href='/en/boats/t-9'>Boats</a></li>"
        "<li><strong>Kata</strong> <a href='/search/en?item=ledger'>ledger</a></li>"
        "<li><strong>Permalink</strong> https://p.dw.com/p/x</li></ul>"
    )
    found = extract(_classic(f"<p>{SENTENCE}</p>", after=facts), URL)
    assert found.authors == ("Ada Quay", "Bo Pier")
    assert found.topics == ("Boats", "ledger")
    assert found.published == datetime(2020, 1, 19, tzinfo=UTC)
    without = facts.replace("<li><strong>Qalam</strong> Ada Quay, Bo Pier</li>", "")
    assert extract(_classic(f"<p>{SENTENCE}</p>", after=without), URL).authors == ()


def test_classic_script_dates_and_foreign_calendars() -> None:
    script = '<script>var x = {firstPublicationDate: "20191230", articleChangeDateShort: "20200102"}</script>'
    found = extract(_classic(f"<p>{SENTENCE}</p>", head=script), URL)
    assert (found.published, found.updated) == (datetime(2019, 12, 30, tzinfo=UTC), datetime(2020, 1, 2, tzinfo=UTC))
    persian = "<ul class='smallList'><li><strong>x</strong> 15.09.1395</li></ul>"
    assert extract(_classic(f"<p>{SENTENCE}</p>", after=persian), URL).published is None


@pytest.mark.parametrize("page", [_classic, _react])
def test_byline_is_taken_from_the_last_two_paragraphs_alone(page: Callable[[str], str]) -> None:
    end = "<p>ab/cde (dpa, Reuters, AFP)</p>"
    found = extract(page(f"<p>{SENTENCE}</p><p>{SENTENCE} Twice.</p>{end}"), URL)
    assert found.authors[-1] == "ab/cde"
    assert found.agencies == ("dpa", "Reuters", "AFP")
    assert all("dpa" not in text for text in body_texts(found.blocks))
    early = extract(page(f"{end}<p>{SENTENCE}</p><p>{SENTENCE} Twice.</p>"), URL)
    assert early.agencies == ()
    assert "ab/cde (dpa, Reuters, AFP)" in list(body_texts(early.blocks))


@pytest.mark.parametrize(
    ("text", "authors", "agencies"),
    [
        ("ab/cde (dpa, Reuters, AFP)", ("ab/cde",), ("dpa", "Reuters", "AFP")),
        ("rs/AL (AFP)", ("rs/AL",), ("AFP",)),
        ("(dpa)", (), ("dpa",)),
        ("ع.ج/ أ.ح (د ب أ، أ ف ب)", ("ع.ج/ أ.ح",), ("د ب أ", "أ ف ب")),
        ("xy/zz", ("xy/zz",), ()),
    ],
)
def test_bylines(text: str, authors: tuple[str, ...], agencies: tuple[str, ...]) -> None:
    found = parse_byline(text)
    assert found is not None
    assert (found.authors, found.agencies) == (authors, agencies)


@pytest.mark.parametrize(
    "text",
    [
        "He left (as he had said).",
        "(Ada laughs)",
        "They went home (all of them)",
        "no/yes and so on",
        "",
        "Text (1999)",
    ],
)
def test_sentences_are_no_bylines(text: str) -> None:
    assert parse_byline(text) is None


def test_react_page() -> None:
    figure = (
        "<figure class='placeholder-image'><img data-url='https://static.example/7_${formatId}.jpg'"
        " alt='A row of boats'>"
        "<figcaption>Boats at rest<small class='copyright'>Image: A. Quay/agency</small></figcaption></figure>"
    )
    video = (
        "<div class='vjs-wrapper embed big'><h2>The tide comes in</h2>"
        "<video data-duration='3:38' src='/tide.mp4'></video>"
        "<p>To view this video please enable JavaScript, and consider upgrading to a web browser</p></div>"
    )
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour towns count their boats",'
        ' "datePublished": "2026-01-02T10:00:00.5Z", "dateModified": "2026-01-02T12:30:00+01:00"}</script>'
    )
    related = (
        "<section data-tracking-name='section-related-topics'><h2>Topics</h2>"
        "<a href='/en/boats/t-9'>Boats</a></section>"
        "<section data-tracking-name='section-dossier'><h2>Related</h2><a href='#skip'>Skip it</a>"
        "<a href='/en/nets/a-4'><h3>Who still mends the nets</h3></a></section>"
        "<section data-tracking-name='section-top-story'><a href='/en/other/a-8'>Something else</a></section>"
    )
    body = (
        f"<p>{SENTENCE}</p>{figure}<span class='rich-text-ad'>Advertisement</span><h2>Older than the quay</h2>"
        f"{video}<p>{SENTENCE} Again.</p>"
    )
    kicker = "<span>Coast</span><span><a href='/en/north/t-1'><span>North</span></a></span>"
    found = extract(_react(body, head=head, after=related, kicker=kicker), URL)
    assert found.kicker == "Coast · North"
    assert found.title == "Harbour towns count their boats"
    assert found.lead == "Forty winters in one ledger."
    assert found.authors == ("Ada Quay",)
    assert found.topics == ("Boats",)
    assert found.published == datetime(2026, 1, 2, 10, tzinfo=UTC)
    assert found.updated == datetime(2026, 1, 2, 11, 30, tzinfo=UTC)
    assert _kinds(found) == [Paragraph, Figure, Heading, Media, Paragraph, Related]
    assert found.blocks[1] == Figure(
        url="https://static.example/7_906.jpg",
        caption="Boats at rest",
        credit="A. Quay/agency",
        alt="A row of boats",
        language="en",
    )
    assert found.blocks[3] == Media(
        "video", title="The tide comes in", seconds=218, url="https://www.dw.com/tide.mp4", language="en"
    )
    last = found.blocks[-1]
    assert isinstance(last, Related)
    assert [link.title for link in last.links] == ["Who still mends the nets"]


def test_react_state_says_what_the_page_does_not() -> None:
    state = (
        '<script>window.__APP_STATE__={"content": {"kicker": "Opinion", "teaser": "x", '
        ' "isOpinion": true, "isRtl": true,'
        ' "firstPublicationDate": "2026-03-04T05:06:07.8Z", "lastPublicationDate": "2026-03-04T06:00:00Z"}};</script>'
    )
    found = extract(_react(f"<p>{SENTENCE}</p>", head=state, kicker=""), URL)
    assert (found.kicker, found.opinion, found.direction) == ("Opinion", True, "rtl")
    assert found.published == datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert found.updated == datetime(2026, 3, 4, 6, tzinfo=UTC)


def test_arabic_edition_runs_from_right_to_left() -> None:
    page = _classic("<p>يحتفظ مدير الميناء بسجل فيه سطر لكل قارب من القوارب القديمة</p>", html="<html lang='ar'>")
    found = extract(page, "https://www.dw.com/ar/x/a-1")
    assert (found.language, found.direction, found.blocks[0].direction) == ("ar", "rtl", "rtl")


def test_page_of_dw_without_a_known_shape_is_read_like_any_other() -> None:
    html = f"<html><body><main><h1>Harbour towns</h1>{f'<p>{SENTENCE * 3}</p>' * 4}</main></body></html>"
    found = extract(html, URL)
    assert found.title == "Harbour towns"
    assert found.blocks
