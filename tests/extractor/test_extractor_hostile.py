"""Whatever a page holds, the extractor answers, in time."""

from __future__ import annotations

import logging
import pickle
import time

import pytest

from reader.extractor import extract, plain_text, read_fragment
from reader.model.article import Extraction
from reader.model.blockjson import dump, load
from reader.model.blocks import body_texts

URL = "https://news.example/x"
SENTENCE = "Every boat that wintered here has a line in the book, and every line has a name in it. "


@pytest.mark.parametrize("html", ["", " \n", "<!-- nothing -->", "<?xml version='1.0'?>", b"", b"\xff\xfe", "\x00"])
def test_nothing_gives_nothing(html: str | bytes) -> None:
    assert extract(html, URL).blocks == ()
    assert plain_text(html, URL) == ""
    if isinstance(html, str):
        assert read_fragment(html, URL) == ()


def test_page_of_scripts_alone() -> None:
    found = extract("<html><head><script>var x = '<p>no</p>'</script></head><body><div id='app'></div></body>", URL)
    assert found == Extraction()


@pytest.mark.parametrize("tag", ["div", "blockquote", "ul><li", "span", "h2", "table><tr><td", "b", "figure"])
def test_deep_nesting_is_read_in_time(tag: str) -> None:
    closing = "".join(f"</{name}>" for name in reversed(tag.split("><")))
    html = f"<body><p>{SENTENCE}</p>{f'<{tag}>' * 5000}<p>{SENTENCE}</p>{closing * 5000}<p>{SENTENCE} End.</p></body>"
    start = time.perf_counter()
    found = extract(html, URL)
    assert time.perf_counter() - start < 10
    assert load(dump(found.blocks)) == found.blocks
    assert pickle.loads(pickle.dumps(found)) == found


def test_text_below_many_levels_is_kept() -> None:
    html = f"<div><p>{SENTENCE}</p>{'<div>' * 300}<p>Deep. {SENTENCE}</p>{'</div>' * 300}</div>"
    assert f"Deep. {SENTENCE}".strip() in list(body_texts(read_fragment(html, URL)))


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{SENTENCE}</p>" * 20_000,
        f"<p><a href='/x'>{SENTENCE}</a></p>" * 5_000,
        "<img src=x alt=y>" * 20_000,
        "<p " + " ".join(f"a{n}=x" for n in range(20_000)) + f">{SENTENCE}</p>",
        f"<p class='{'ad-' * 100_000}'>{SENTENCE}</p>",
        f"<script type='application/ld+json'>{'[' * 100_000}</script><p>{SENTENCE}</p>",
        f"<p>{'(' * 50_000}</p><figure><img alt='{'(' * 20_000}'><figcaption>{'( ' * 20_000}</figcaption></figure>",
        f"<p>{'a' * 2_000_000}</p>",
        f"<h1>{'x ' * 100_000}</h1><p>{SENTENCE}</p>",
    ],
    ids=["paragraphs", "links", "images", "attributes", "class", "json", "parentheses", "word", "title"],
)
def test_large_pages_are_read_in_time(html: str) -> None:
    start = time.perf_counter()
    extract(html, URL)
    extract(html, "https://www.dw.com/x/a-1")
    assert time.perf_counter() - start < 20


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


@pytest.mark.parametrize(
    ("declared", "encoded"),
    [
        ("utf-8", "utf-8"),
        ("", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "cp1252"),
        ("", "cp1252"),
        ("no-such-charset", "utf-8"),
        ("unicode_escape", "utf-8"),
        ("", "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_charsets(declared: str, encoded: str) -> None:
    html = f"<html><head><meta charset='{declared}'></head><body><p>Größe “and” café: {SENTENCE}</p></body></html>"
    assert "Größe “and” café" in plain_text(html.encode(encoded), URL)


def test_asian_charset_as_declared() -> None:
    text = "港の事務所で四十年分の帳簿が見つかった。船ごとに一行があり、持ち主の名前も書かれている。"
    html = f"<html><head><meta charset='shift_jis'></head><body><p>{text}</p></body></html>"
    assert text in plain_text(html.encode("shift_jis"), URL)


def test_page_that_readability_gives_up_is_read_without_its_vote() -> None:
    html = f"<body>{f'<p>{SENTENCE}</p>' * 4}<div><img width=1><a href='http://[x'>y</a></div></body>"
    assert plain_text(html * 1, URL).startswith(SENTENCE.strip())
    many = f"<body>{'<i></i>' * 61_000}<div>{f'<p>{SENTENCE}</p>' * 4}</div></body>"
    assert plain_text(many, URL).startswith(SENTENCE.strip())


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
