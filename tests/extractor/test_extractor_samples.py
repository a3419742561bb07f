"""Real pages of both of DW's ages, where they are at hand, and the article that the project began from."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any

import pytest

from reader.extractor import extract, plain_text
from reader.model.article import Extraction
from reader.model.blocks import Figure, Gallery, Heading, Media, Paragraph, Related, body_texts, text_of

ADDRESSES = {
    "classic-en-2020": "https://www.dw.com/en/some-words/a-52060881",
    "classic-de-2023": "https://www.dw.com/de/some-words/a-65464327",
    "react-de-2024": "https://www.dw.com/de/some-words/a-68117411",
}
NEVER_IN_BODY = (
    "javascript",
    "advertisement",
    "anzeige",
    "facebook",
    "twitter",
    "permalink",
    "newsletter",
    "feedback",
    "watch video",
    "redaktion empfiehlt",
    "dw recommends",
)


@pytest.fixture
def pages(shared: Path) -> Path:
    return shared / "dw" / "pages"


def _read(pages: Path, name: str, url: str | None = None) -> Extraction:
    return extract((pages / f"{name}.html").read_bytes(), url or ADDRESSES[name])


def _line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", ["classic-de-2023", "react-de-2024"])
def test_german_pages_give_everything_that_is_expected(pages: Path, name: str) -> None:
    expected: dict[str, Any] = json.loads((pages / "expected.json").read_text("utf-8"))[name]
    found = _read(pages, name)
    assert found.title == _line(expected["title"])
    assert found.lead == _line(" ".join(expected["body"]["summary"]))
    assert list(found.authors) == expected["authors"]
    wanted = [_line(text) for part in expected["body"]["sections"] for text in (*part["headline"], *part["paragraphs"])]
    assert [_line(text) for text in body_texts(found.blocks)] == wanted
    headings = [text_of(block.runs) for block in found.blocks if isinstance(block, Heading)]
    assert headings == [_line(text) for part in expected["body"]["sections"] for text in part["headline"]]


@pytest.mark.parametrize(
    ("name", "kicker"),
    [
        ("classic-en-2020", r'<h4 class="artikel">(.*?)</h4>'),
        ("classic-de-2023", r'<h4 class="artikel">(.*?)</h4>'),
        ("react-de-2024", r"content-detail-kicker[^>]*><span>(.*?)</span>"),
    ],
)
def test_pages_give_the_kicker_and_the_lead_that_they_show(pages: Path, name: str, kicker: str) -> None:
    html = (pages / f"{name}.html").read_text("utf-8")
    lead = re.search(r'<p class="(?:intro|[^"]*teaser-text[^"]*)">(.*?)</p>', html, re.DOTALL)
    first = re.search(kicker, html)
    assert lead
    assert first
    found = _read(pages, name)
    assert found.kicker.startswith(first[1])
    assert found.lead == _line(lead[1].replace("&#39;", "'").replace("&quot;", '"'))


@pytest.mark.parametrize("name", ADDRESSES)
def test_nothing_around_the_article_is_in_its_body(pages: Path, name: str) -> None:
    found = _read(pages, name)
    body = "\n".join(body_texts(found.blocks)).lower()
    assert [word for word in NEVER_IN_BODY if word in body] == []
    slides = [slide for block in found.blocks if isinstance(block, Gallery) for slide in block.slides]
    lines = body.splitlines()
    assert all(slide.text.lower() not in body and slide.title.lower() not in lines for slide in slides)


def test_english_page_gives_what_is_between_its_paragraphs(pages: Path) -> None:
    found = _read(pages, "classic-en-2020")
    gallery = next(block for block in found.blocks if isinstance(block, Gallery))
    assert len(gallery.slides) == 11
    assert all(slide.title and slide.text and slide.figure.credit for slide in gallery.slides)
    media = next(block for block in found.blocks if isinstance(block, Media))
    assert (media.medium, media.seconds) == ("video", 137)
    hero, *others = [block for block in found.blocks if isinstance(block, Figure)]
    assert hero.credit
    assert all(figure.caption and figure.credit for figure in others)
    headings = [block for block in found.blocks if isinstance(block, Heading)]
    assert len(headings) == 2
    related = [block for block in found.blocks if isinstance(block, Related)]
    assert len(related[0].links) == 5
    assert found.blocks[-len(related) :] == tuple(related)
    assert len(found.authors) == 1
    assert found.published is not None
    assert found.published.isoformat() == "2020-01-19T00:00:00+00:00"


@pytest.mark.parametrize("name", ADDRESSES)
def test_pages_are_known_by_their_own_markers_on_other_hosts(pages: Path, name: str) -> None:
    elsewhere = _read(pages, name, "http://127.0.0.1:8000/de/some-words/a-1")
    assert elsewhere.kicker == _read(pages, name).kicker
    assert plain_text((pages / f"{name}.html").read_bytes(), "https://mirror.example/x") == plain_text(
        (pages / f"{name}.html").read_bytes(), ADDRESSES[name]
    )


def test_react_page_gives_moments_credits_and_topics(pages: Path) -> None:
    found = _read(pages, "react-de-2024")
    figures = [block for block in found.blocks if isinstance(block, Figure)]
    assert len(figures) == 4
    assert all(figure.caption and figure.credit and "Bild:" not in figure.credit for figure in figures)
    assert all(figure.url.startswith("https://static.dw.com/image/") and "$" not in figure.url for figure in figures)
    assert found.published is not None
    assert found.updated is not None
    assert found.published < found.updated
    assert len(found.topics) == 4


def test_the_seed_in_a_classic_page(shared: Path) -> None:
    lines = (shared / "dw" / "text" / "seed-2016-en.txt").read_text("utf-8").splitlines()
    found = extract(_seed_page(lines), "https://www.dw.com/en/some-words/a-36635107")
    texts = [line for line in lines[7:] if line.strip()]
    assert (found.kicker, found.title, found.lead) == ("Middle East", texts[1], texts[2])
    figures = [block for block in found.blocks if isinstance(block, Figure)]
    assert [figure.credit for figure in figures] == ["Getty Images/AFP/N. Kolesnikova", "Getty Images/AFP/G. Ourfalian"]
    captions = [texts[at + 1] for at, text in enumerate(texts) if _credited(text)]
    assert [figure.caption for figure in figures] == captions
    headings = [text_of(block.runs) for block in found.blocks if isinstance(block, Heading)]
    assert headings == ["Biggest loss yet"]
    assert found.authors == ("aw/mkg",)
    assert found.agencies == ("dpa", "Reuters", "AFP")
    media = next(block for block in found.blocks if isinstance(block, Media))
    assert (media.title, media.seconds) == (texts[texts.index("Watch video 01:09") + 1], 69)
    body = "\n".join(body_texts(found.blocks))
    skipped = [line.split(".", 1)[1].strip() for line in lines[1:7]]
    left_out = (*skipped, "Watch video", "DW recommends", "Audios and videos", "aw/mkg", *captions)
    assert [words for words in left_out if words in body] == []
    paragraphs = [block for block in found.blocks if isinstance(block, Paragraph)]
    assert len(paragraphs) == texts.index("aw/mkg (dpa, Reuters, AFP)") - 3 - 2 * len(figures) - len(headings)
    assert found.published is not None
    assert found.published.isoformat() == "2016-12-05T00:00:00+00:00"


def _credited(text: str) -> bool:
    return re.search(r"\(Getty Images/[^()]*\)$", text) is not None


def _seed_page(lines: list[str]) -> str:
    """The seed's lines in a page of the classic shape."""
    kicker, title, lead, *rest = [line for line in lines[7:] if line.strip()]
    end = rest.index("Watch video 01:09")
    body: list[str] = []
    texts = iter(rest[:end])
    for text in texts:
        if _credited(text):
            box = f'<img src="/image/1_404.jpg" alt="{escape(text)}"></a><p>{escape(next(texts))}</p>'
            body.append(f'<div class="picBox medium"><a class="overlayLink" href="#">{box}</div>')
        elif text == "Biggest loss yet":
            body.append(f"<p><strong>{escape(text)}</strong></p>")
        else:
            body.append(f"<p>{escape(text)}</p>")
    video = (
        '<div class="col3 right"><div class="imgTeaserL video"><div class="mediaItem">'
        '<input type="hidden" name="player_type" value="video"><input type="hidden" name="file_duration" value="69">'
        f'<input type="hidden" name="media_title" value="{escape(rest[end + 1])}">'
        f'<span class="playBtnText">Watch video</span><span>01:09</span><h2>{escape(rest[end + 1])}</h2>'
        "</div></div></div>"
    )
    jumps = "".join(f"<li><a href='#x'>{escape(line.split('.', 1)[1])}</a></li>" for line in lines[1:7])
    related = "".join(
        f'<h4>{escape(heading)}</h4><div class="group"><div class="linkList intern"><a href="/en/x/a-{number}">'
        f"<h2>Another article number {number}</h2></a></div></div>"
        for number, heading in enumerate(rest[end + 2 :])
    )
    details = "<ul class='smallList'><li><strong>Date</strong> 05.12.2016</li></ul>"
    return (
        f"<html lang='en'><head><title>{escape(lines[0])}</title></head><body><ol>{jumps}</ol>"
        f'<div id="bodyContent"><div class="col3"><h4 class="artikel">{escape(kicker)}</h4><h1>{escape(title)}</h1>'
        f'<p class="intro">{escape(lead)}</p><div id="sharing-bar"><p class="sharing-item">Share</p></div>'
        f'<div class="group"><div class="longText">{"".join(body)}{video}</div></div>{related}'
        f'<div class="group">{details}</div></div></div></body></html>'
    )
