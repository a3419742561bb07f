"""Articles as files: what each says, and what it is called."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reader.library.carried import FORMATS, FileNames
from reader.model.article import Story
from reader.typeset.markup import address
from tests.library.papers import NOON, papers

STORY, PROVENANCE = next(papers(1))


@pytest.mark.parametrize("kind", FORMATS)
def test_every_file_says_where_its_article_comes_from(kind: str) -> None:
    text = FORMATS[kind][1](STORY, PROVENANCE)
    for said in ("https://news.example/en/a-0", "2026-09-10T12:00:00Z", "fetched", "revision"):
        assert said in text


def test_front_matter_holds_what_titles_hold() -> None:
    hostile = Story(replace(STORY.article, title='a: "b"\n---\nc: d'))
    _, front, _ = FORMATS["markdown"][1](hostile, PROVENANCE).split("---\n", 2)
    title = next(line for line in front.splitlines() if line.startswith("title: "))
    assert json.loads(title.removeprefix("title: ")) == 'a: "b"\n---\nc: d'


@given(st.text(max_size=80), st.text(max_size=40))
def test_a_page_is_well_formed_whatever_the_words(title: str, lead: str) -> None:
    page = FORMATS["html"][1](Story(replace(STORY.article, title=title, lead=lead)), PROVENANCE)
    etree.fromstring(page.encode())


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.example/b c", "https://a.example/b%20c"),
        ("HTTPS://a.example/%zz?x=%41", "https://a.example/%25zz?x=%41"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("https://a.example/\"onload='x'", "https://a.example/%22onload=&#x27;x&#x27;"),
        ("mailto:ida@a.example", "mailto:ida@a.example"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("https://[::1", ""),
        ("https://a b/", ""),
        ("https://", ""),
    ],
)
def test_what_is_no_web_address_leads_nowhere(url: str, written: str) -> None:
    assert address(url) == written


TITLES = [
    *("CON", "nul.txt", "a/b\\c", "..", "../../etc", ". .", "", "x" * 300, "ß" * 300, "名" * 200, "a\x00b", "a\nb"),
    *(
        '<>:"|?*',
        "Ferry",
        "FERRY",
        "ferry ",
        "Fe\u0301rry",
        "Férry",
        "\u202egnp.exe",
        "-rf",
        "~root",
        "$(x)",
        "a.",
        "b ",
    ),
]


def test_names_of_files_are_safe_on_every_system() -> None:
    names = FileNames()
    given_names = [names.of(Story(replace(STORY.article, title=title, published=NOON)), ".md") for title in TITLES]
    folded = {unicodedata.normalize("NFC", name).casefold() for name in given_names}
    assert len(folded) == len(TITLES)
    for name in given_names:
        assert len(name.encode()) < 255
        assert name.startswith("2026-09-1")
        assert not set(name) & set('<>:"/\\|?*\x00\n \u202e$~')
        assert not name.removesuffix(".md").endswith((".", "-"))
