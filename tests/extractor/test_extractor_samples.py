"""Real pages of both of DW's ages, where they are at hand, and the article that the project began from."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.extractor import extract, plain_text
from reader.model.article import Extraction
from reader.model.blocks import Figure, Gallery, Heading, Media, Paragraph, Related, body_texts, text_of
from tests import dw

ADDRESSES = {
    "classic-en-2020": "https://www.dw.com/en/some-words/a-52060881",
    "classic-de-2023": "https://www.dw.com/de/some-words/a-65464327",
    "react-de-2024": "https://www.dw.com/de/some-words/a-68117411",
}


def _read(shared: Path, name: str, url: str | None = None) -> Extraction:
    return extract(dw.read_page(shared, name).encode(), url or ADDRESSES[name])


@pytest.mark.parametrize("name", dw.HAND_READ)
def test_german_pages_give_everything_that_is_expected(shared: Path, name: str) -> None:
    expected = dw.read_expected(shared, name)
    found = _read(shared, name)
    assert (found.title, found.lead, list(found.authors)) == (expected.title, expected.lead, expected.authors)
    assert [dw.line(text) for text in body_texts(found.blocks)] == expected.texts
    assert [text_of(block.runs) for block in found.blocks if isinstance(block, Heading)] == expected.subheads


@pytest.mark.parametrize("name", dw.PAGES)
def test_pages_give_the_kicker_and_the_lead_that_they_show(shared: Path, name: str) -> None:
    kicker, lead = dw.head_of(dw.read_page(shared, name))
    found = _read(shared, name)
    assert found.kicker.startswith(kicker)
    assert found.lead == lead


@pytest.mark.parametrize("name", dw.PAGES)
def test_nothing_around_the_article_is_in_its_body(shared: Path, name: str) -> None:
    found = _read(shared, name)
    body = "\n".join(body_texts(found.blocks)).lower()
    assert [word for word in dw.NEVER_IN_BODY if word in body] == []
    slides = [slide for block in found.blocks if isinstance(block, Gallery) for slide in block.slides]
    lines = body.splitlines()
    assert all(slide.text.lower() not in body and slide.title.lower() not in lines for slide in slides)


def test_english_page_gives_what_is_between_its_paragraphs(shared: Path) -> None:
    found = _read(shared, "classic-en-2020")
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


@pytest.mark.parametrize("name", dw.PAGES)
def test_pages_are_known_by_their_own_markers_on_other_hosts(shared: Path, name: str) -> None:
    elsewhere = _read(shared, name, "http://127.0.0.1:8000/de/some-words/a-1")
    assert elsewhere.kicker == _read(shared, name).kicker
    html = dw.read_page(shared, name).encode()
    assert plain_text(html, "https://mirror.example/x") == plain_text(html, ADDRESSES[name])


def test_react_page_gives_moments_credits_and_topics(shared: Path) -> None:
    found = _read(shared, "react-de-2024")
    figures = [block for block in found.blocks if isinstance(block, Figure)]
    assert len(figures) == 4
    assert all(figure.caption and figure.credit and "Bild:" not in figure.credit for figure in figures)
    assert all(figure.url.startswith("https://static.dw.com/image/") and "$" not in figure.url for figure in figures)
    assert found.published is not None
    assert found.updated is not None
    assert found.published < found.updated
    assert len(found.topics) == 4


def test_the_seed_in_a_classic_page(shared: Path) -> None:
    seed = dw.Seed.read(shared)
    found = extract(seed.page(), "https://www.dw.com/en/some-words/a-36635107")
    assert (found.kicker, found.title, found.lead) == ("Middle East", seed.title, seed.lead)
    figures = [block for block in found.blocks if isinstance(block, Figure)]
    assert [figure.credit for figure in figures] == ["Getty Images/AFP/N. Kolesnikova", "Getty Images/AFP/G. Ourfalian"]
    assert [(figure.caption, figure.credit) for figure in figures] == seed.figures
    headings = [text_of(block.runs) for block in found.blocks if isinstance(block, Heading)]
    assert headings == ["Biggest loss yet"]
    assert (found.authors, found.agencies) == (("aw/mkg",), ("dpa", "Reuters", "AFP"))
    media = next(block for block in found.blocks if isinstance(block, Media))
    assert (media.title, media.seconds) == (seed.video, 69)
    body = "\n".join(body_texts(found.blocks))
    assert [words for words in seed.left_out if words in body] == []
    paragraphs = [text_of(block.runs) for block in found.blocks if isinstance(block, Paragraph)]
    assert paragraphs == seed.paragraphs
    assert found.published is not None
    assert found.published.isoformat() == "2016-12-05T00:00:00+00:00"
