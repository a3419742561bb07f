"""Whatever a page is made of: nothing raises, nothing that a terminal obeys comes out, and blocks can be kept."""

from __future__ import annotations

import json
import pickle
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.extractor import extract, read_fragment
from reader.extractor.decoding import decode
from reader.extractor.nesting import flatten
from reader.extractor.shortage import with_shortage
from reader.model.blockjson import dump, load

KEPT = "\n\t\u200c\u200d\u00ad"
FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
PROSE = "Every boat that wintered here has a line in the book, and every line has a name in it, year after year. "


def _one_of(listed: str) -> st.SearchStrategy[str]:
    return st.sampled_from(listed.split())


TAGS = _one_of(
    "p div span b i em strong a h1 h2 h3 ul ol li dl dt dd blockquote cite figure figcaption img table thead tr td th"
    " caption pre code br hr section article main header footer aside nav form input select option textarea button"
    " noscript template iframe video audio source picture svg math script style title meta link base time small"
    " sub sup ruby rt rp details summary font center object frameset frame body head html x-own plaintext xmp"
)
TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Mn"]), max_size=10),
    st.sampled_from(
        ["&#27;[2J", "&#x9b;", "&#8238;", "<", "</", "<!--", "-->", "<![CDATA[", "]]>", "<?", '"', "'", PROSE]
    ),
)
NAMES = _one_of(
    "class id href src srcset alt title lang dir style role itemprop property name content rel start width type"
    " datetime data-src data-duration hidden aria-hidden xml:lang colspan"
)
VALUES = st.one_of(
    TEXTS,
    _one_of(
        "caption paywall article-lead related articleBody rtl auto de_DE javascript:x http://[ og:title author keywords"
        " canonical 99999999999999999999 -1 1e9 twitter-tweet headline application/ld+json display:none //h data:x ²"
    ),
    st.sampled_from(["2026-02-30T25:61:00+99:99", "x 1x, y 2x,"]),
)


@st.composite
def elements(draw: st.DrawFn, inside: st.SearchStrategy[str]) -> str:
    """An element, as broken as hands write them."""
    tag = draw(TAGS)
    attributes = draw(st.lists(st.tuples(NAMES, VALUES, st.sampled_from(["'", '"', ""])), max_size=4))
    written = "".join(f" {name}={quote}{value}{quote}" for name, value, quote in attributes)
    content = "".join(draw(st.lists(inside, max_size=5)))
    return f"<{tag}{written}>{content}{draw(st.sampled_from([f'</{tag}>'] * 4 + ['', '</b>', '<']))}"


PIECES = st.recursive(TEXTS, elements, max_leaves=25)
PAGES = st.tuples(
    st.sampled_from(["", "<!doctype html>", "<html lang=fa>", f"<article><p>{PROSE * 3}</p>"]), PIECES
).map("".join)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS, st.sampled_from(["NewsArticle", "Person"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            _one_of(
                "@type @graph headline name author articleBody datePublished dateModified image url keywords publisher"
                " inLanguage description mainEntity mainEntityOfPage isAccessibleForFree hasPart articleSection"
            ),
            inner,
            max_size=6,
        ),
    ),
    max_leaves=15,
)
ADDRESSES = st.sampled_from(["https://news.example/x", "https://www.dw.com/en/x/a-1", "http://[", ""])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _strings(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


def _hold(html: str | bytes, url: str) -> None:
    found = with_shortage(extract(html, url), html, url)
    blocks = read_fragment(html, url) if isinstance(html, str) else ()
    texts = "".join((*_strings(found), *_strings(blocks)))
    assert not {char for char in texts if char not in KEPT and unicodedata.category(char) in FORBIDDEN}
    assert load(dump(found.blocks)) == found.blocks
    assert load(dump(blocks)) == blocks
    assert pickle.loads(pickle.dumps(found)) == found


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(html=PAGES, url=ADDRESSES)
def test_any_markup_is_read(html: str, url: str) -> None:
    _hold(html, url)


@settings(max_examples=60, deadline=None)
@given(stated=JSON, cut=st.integers(0, 400), url=ADDRESSES)
def test_any_statement_about_the_article_is_read(stated: Any, cut: int, url: str) -> None:
    item = {"@type": "NewsArticle", "headline": "Boats", **(stated if isinstance(stated, dict) else {"author": stated})}
    text = json.dumps(item, ensure_ascii=False)
    for said in (text, text[: len(text) - cut], json.dumps([item, stated])):
        _hold(f"<script type='application/ld+json'>{said}</script><article><p>{PROSE * 3}</p></article>", url)


@settings(max_examples=60, deadline=None)
@given(
    html=PAGES, encoding=st.sampled_from(["utf-8", "utf-16", "cp1251", "shift_jis", "gb18030"]), cut=st.integers(0, 50)
)
def test_any_bytes_of_markup_are_read(html: str, encoding: str, cut: int) -> None:
    raw = html.encode(encoding, "ignore")
    _hold(raw[cut : len(raw) - cut] if cut < len(raw) // 2 else raw, "https://news.example/x")


@settings(max_examples=60, deadline=None)
@given(raw=st.binary(max_size=300), header=st.one_of(st.text(max_size=40), st.sampled_from(["text/html;charset=gbk"])))
def test_any_bytes_become_text_that_a_parser_takes(raw: bytes, header: str) -> None:
    text = decode(raw, header)
    assert not {char for char in text if (ord(char) < 32 and char not in "\n\t") or 0xD800 <= ord(char) < 0xE000}


@settings(max_examples=60, deadline=None)
@given(html=PAGES, levels=st.integers(190, 400), tag=TAGS.filter(lambda tag: tag not in ("plaintext", "frameset")))
def test_any_markup_is_read_at_any_depth(html: str, levels: int, tag: str) -> None:
    _hold(f"<{tag}>" * levels + html, "https://news.example/x")
    assert len(flatten(f"<{tag}>" * levels + html)) <= len(f"<{tag}>" * levels + html) * 4 + 4_000
