"""Whatever a page holds, the extractor answers, in time."""

from __future__ import annotations

import logging
import pickle

import pytest

from reader.extractor import extract, plain_text, read_fragment
from reader.model.article import Extraction
from reader.model.blockjson import dump, load
from reader.model.blocks import body_texts
from tests.benchmarks.pathology import PAGES, SENTENCE
from tests.timing import within

URL = "https://news.example/x"


@pytest.mark.parametrize("html", ["", " \n", "<!-- nothing -->", "<?xml version='1.0'?>", b"", b"\xff\xfe", "\x00"])
def test_nothing_gives_nothing(html: str | bytes) -> None:
    assert extract(html, URL).blocks == ()
    assert plain_text(html, URL) == ""
    if isinstance(html, str):
        assert read_fragment(html, URL) == ()


def test_page_of_scripts_alone() -> None:
    found = extract("<html><head><script>var x = '<p>no</p>'</script></head><body><div id='app'></div></body>", URL)
    assert found == Extraction(short="script")


@pytest.mark.parametrize("tag", ["b", "font", "div", "span", "blockquote", "ul><li", "table><tr><td", "h2"])
@pytest.mark.parametrize("levels", [150, 300, 2_100, 30_000])
def test_text_is_read_below_any_number_of_levels(tag: str, levels: int) -> None:
    closing = "".join(f"</{name}>" for name in reversed(tag.split("><")))
    for html in (
        f"<body><p>Top. {SENTENCE}</p>{f'<{tag}>' * levels}<p>Deep. {SENTENCE}</p>",
        f"<p>Top. {SENTENCE}</p>{f'<{tag}>' * levels}<p>Deep. {SENTENCE}</p>{closing * levels}<p>End. {SENTENCE}</p>",
    ):
        found = extract(html, URL)
        words = repr(found.blocks)
        assert ("Deep. " in words, "End. " in words) == (True, "End. " in html)
        assert load(dump(found.blocks)) == found.blocks
        assert pickle.loads(pickle.dumps(found)) == found
        assert "Deep. " in repr(read_fragment(html, URL))


def test_paragraphs_of_a_page_that_is_too_deep_are_parted_as_they_were() -> None:
    deep = "<div><font>" * 400
    html = f"<!-- <p> --><script>'<div>'</script>{deep}<div>One. {SENTENCE}</div>"
    html += f"<p>Two <i>and</i> a half. {SENTENCE}</font>"
    html += f"<section>Three. {SENTENCE}</section></div></nav><h2>Four</h2><div>Five. {SENTENCE}</div>"
    texts = list(body_texts(read_fragment(html, URL)))
    assert [text.partition(".")[0] for text in texts] == ["One", "Two and a half", "Three", "Four", "Five"]


@pytest.mark.parametrize("name", PAGES)
def test_bad_pages_are_read_in_time(name: str) -> None:
    page = PAGES[name](2_000)
    with within(5):
        found = extract(page, URL)
        extract(page, "https://www.dw.com/x/a-1")
    assert load(dump(found.blocks)) == found.blocks


@pytest.mark.parametrize(
    "page",
    [
        f"<p>First. {SENTENCE}</p>" + f"<p>{SENTENCE}</p>" * 40_000,
        f"<p>First. {SENTENCE}</p><p>{SENTENCE * 20_000}</p>",
        f"<p>First. {SENTENCE}</p><!--{SENTENCE * 100_000}--><p>{SENTENCE}</p>",
        f"<p>First. {SENTENCE}</p><p>{'港口办公室里发现了四十年的账簿' * 300_000}</p>",
    ],
    ids=["elements", "text", "markup", "bytes"],
)
def test_only_the_end_is_missing_of_a_page_that_is_too_large(page: str) -> None:
    assert plain_text(page, URL)
    texts = list(body_texts(read_fragment(page, URL)))
    assert texts[0] == f"First. {SENTENCE}".strip()
    assert sum(map(len, texts)) <= 500_000


@pytest.mark.parametrize("attribute", ["a{}=x", "a{}", "a{} = 'x y'", 'a{}="x y"'])
def test_what_stands_beside_thousands_of_attributes_is_read(attribute: str) -> None:
    many = " ".join(map(attribute.format, range(100_000)))
    html = f"<p>First. {SENTENCE}</p><p class=x {many}>Second. {SENTENCE}</p><p>Third. {SENTENCE}</p>"
    with within(3):
        text = plain_text(html, URL)
    assert text.split("\n\n") == [f"{n}. {SENTENCE}".strip() for n in ("First", "Second", "Third")]


def test_a_large_attribute_and_a_large_script_are_no_reason_to_leave_anything_out() -> None:
    value = "a word and its comma, " * 2_000
    html = (
        f"<p data-props='{value}'>First. {SENTENCE}</p><script>if (a<b) {{ {value} }}</script><p>Second. {SENTENCE}</p>"
    )
    assert plain_text(html, URL).split("\n\n") == [f"{n}. {SENTENCE}".strip() for n in ("First", "Second")]


def test_control_characters_are_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    evil = "\x1b]52;c;aGk=\x07\x9b31m&#27;[2J&#x1b;[H\u202e\u2066"
    html = (
        f"<html><head><title>{evil}T</title><meta name='description' content='{evil}D'></head><body><article>"
        f"<h1>{evil}Title</h1>{f'<p>{evil}{SENTENCE}<a href=https://x.example/{evil}>{evil}</a></p>' * 5}"
        f"<figure><img src='/{evil}.jpg' alt='{evil}'><figcaption>{evil}Caption</figcaption></figure>"
        f"<pre>{evil}code</pre></article></body></html>"
    )
    found = repr(extract(html, URL))
    assert not [char for char in ("\\x1b", "\\x07", "\\x9b", "\\u202e", "\\u2066") if char in found]
    assert caplog.records == []


def test_page_that_readability_gives_up_is_read_without_its_vote() -> None:
    html = f"<body>{f'<p>{SENTENCE}</p>' * 4}<div><img width=1><a href='http://[x'>y</a></div></body>"
    assert plain_text(html, URL).startswith(SENTENCE.strip())


@pytest.mark.parametrize("url", ["", "not an address", "http://[", "file:///etc/passwd", "https://\x1b"])
def test_any_address(url: str) -> None:
    html = f"<base href='http://['><article><h1>x</h1><p><a href='y'>{SENTENCE}</a> {SENTENCE * 3}</p></article>"
    extract(html, url)
    read_fragment(html, url)


@pytest.mark.parametrize(
    "date", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1900-01-01", "x", "²026-01-01"]
)
def test_dates_out_of_reason_are_none(date: str) -> None:
    html = f"<meta property='article:published_time' content='{date}'><p>{SENTENCE}</p>"
    assert extract(html, URL).published is None
