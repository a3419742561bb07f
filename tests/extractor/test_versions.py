"""The same story in other languages, where a page names them."""

from __future__ import annotations

import pytest

from reader.extractor import extract
from reader.model.blocks import Link, Related

URL = "https://news.example/en/bridge/a-1"
PROSE = "<p>" + "The council of the town has decided to build a bridge over the river next year. " * 5 + "</p>"


def links(*alternates: tuple[str, str], language: str = "en") -> tuple[Link, ...]:
    """The links to other languages that a page in `language` with these alternates gives."""
    head = "".join(f'<link rel="alternate" hreflang="{tag}" href="{url}">' for tag, url in alternates)
    page = (
        f"<html lang='{language}'><head><link rel=canonical href='{URL}'>{head}</head><body><article><h1>A bridge</h1>"
    )
    found = extract(f"{page}{PROSE * 3}</article></body></html>", URL)
    boxes = [block for block in found.blocks if isinstance(block, Related)]
    assert all(box.versions for box in boxes)
    return boxes[0].links if boxes else ()


def test_each_language_is_called_by_its_own_name() -> None:
    assert links(("de", "/de/bruecke/a-2"), ("ar", "https://news.example/ar/جسر/a-3"), ("en", URL)) == (
        Link("https://news.example/de/bruecke/a-2", "Deutsch"),
        Link("https://news.example/ar/جسر/a-3", "العربية"),
    )


def test_editions_of_one_language_are_no_other_languages() -> None:
    assert links(("en-US", "/us/bridge/a-1"), ("en-GB", "/uk/bridge/a-1"), ("de-DE", "/a-4"), ("de-AT", "/a-5")) == (
        Link("https://news.example/a-4", "Deutsch"),
    )
    assert [link.title for link in links(("pt-BR", "/br/a-6"), ("pt", "/pt/a-7"))] == [
        "Português do Brasil",
        "Português",
    ]


@pytest.mark.parametrize(
    "alternate",
    [
        ("x-default", "/all/a-9"),
        ("de", "/de"),
        ("de", "https://de.news.example/"),
        ("de", "javascript:alert(1)"),
        ("de", URL),
        ("\x1b[31m", "/de/a-2"),
        ("", "/de/a-2"),
    ],
)
def test_what_leads_to_no_other_version_is_left_out(alternate: tuple[str, str]) -> None:
    assert links(alternate) == ()


def test_a_feed_that_a_page_names_is_no_version() -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    found = extract(f"<html lang=en><head>{head}</head><body><article><h1>A</h1>{PROSE * 3}</article></body>", URL)
    assert not any(isinstance(block, Related) for block in found.blocks)
