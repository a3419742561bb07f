"""No text that a page holds, wherever it stands, brings a control character into a value."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from html import escape
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.extractor import extract, plain_text, read_fragment
from reader.model.blockjson import dump, load

TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Mn"]), max_size=20),
    st.sampled_from(["<b>", "</p>", "&#27;", "&#x9b;", "&#8238;", "<!--", "]]>", "<svg/onload=x>", '"', "'"]),
)
KEPT = "\n\t\u200c\u200d\u00ad"
PROSE = "Every boat that wintered here has a line in the book, and every line has a name in it, year after year. "
Shape: TypeAlias = Callable[[str, str], str]
ADDRESSES = st.sampled_from(["https://news.example/x", "https://www.dw.com/en/x/a-1"])


def _generic(text: str, attribute: str) -> str:
    return (
        f"<html lang='{attribute}'><head><title>{text}</title><meta name='author' content='{attribute}'></head><body>"
        f"<article><span class='kicker'>{text}</span><h1>{text}</h1><p class='lead'>{text}{PROSE}</p>"
        f"<p>{PROSE * 3}{text}<a href='{attribute}'>{text}</a></p><h2>{text}</h2><ul><li>{text}</li></ul>"
        f"<figure><img src='{attribute}' alt='{attribute}'>"
        f"<figcaption>{text}<small>{text}</small></figcaption></figure>"
        f"<blockquote>{text}<cite>{text}</cite></blockquote><table><tr><th>{text}</th><td>{text}</td></tr>"
        f"<tr><td>{text}</td><td>{text}</td></tr></table><pre>{text}</pre><p>{PROSE}</p></article></body></html>"
    )


def _classic(text: str, attribute: str) -> str:
    return (
        f"<div id='bodyContent'><div class='col3'><h4 class='artikel'>{text}</h4><h1>{text}</h1>"
        f"<p class='intro'>{text}</p><div class='group'><div class='longText'><p>{PROSE}</p>"
        f"<div class='picBox'><img src='/1' alt='{attribute} (x)'>"
        f"<p>{text}</p></div><div class='gallery'><div data-title='{attribute}'><ul class='slides'><li><h2>{text}</h2>"
        f"<p>{text}</p></li></ul></div></div>"
        f"<div class='mediaItem'><input name='media_title' value='{attribute}'></div>"
        f"<p>{text} (dpa)</p></div></div><h4>{text}</h4><div class='group'>"
        f"<div class='linkList'><a href='/a'><h2>{text}</h2></a></div></div>"
        f"<ul class='smallList'><li>{text}</li><li>{text}</li></ul></div></div>"
    )


def _react(text: str, attribute: str) -> str:
    return (
        f"<article><div data-tracking-name='content-detail-kicker'><span>{text}</span></div><h1>{text}</h1>"
        f"<div class='author-details'><span class='author'>{text}</span></div><p class='teaser-text'>{text}</p>"
        f"<figure><img alt='{attribute}'><figcaption>{text}<small>{text}</small></figcaption></figure>"
        f"<div class='rich-text'><p>{PROSE}{text}</p>"
        f"<div class='vjs-wrapper embed'><h2>{text}</h2></div></div></article>"
    )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _strings(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


def _forbidden(text: str) -> set[str]:
    bad = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return {char for char in text if char not in KEPT and unicodedata.category(char) in bad}


@pytest.mark.parametrize("shape", [_generic, _classic, _react])
@settings(max_examples=60, deadline=None)
@given(text=TEXTS, attribute=TEXTS, url=ADDRESSES, raw=st.booleans())
def test_no_control_character_survives(shape: Shape, text: str, attribute: str, url: str, raw: bool) -> None:
    html = shape(text, attribute) if raw else shape(escape(text), escape(attribute))
    found = extract(html, url)
    assert not set().union(*map(_forbidden, _strings(found)))
    assert not _forbidden(plain_text(html, url))
    assert not set().union(*map(_forbidden, _strings(read_fragment(html, url))))
    assert load(dump(found.blocks)) == found.blocks


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read(body: bytes) -> None:
    extract(body, "https://news.example/x")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.text(alphabet=st.characters(categories=["L", "Nd"]), min_size=1, max_size=12), min_size=1, max_size=30)
)
def test_words_of_a_fragment_come_out_in_order(words: list[str]) -> None:
    text = " ".join(words)
    found = read_fragment(f"<p>{text}</p>", "https://news.example/x")
    assert [run.text for block in found for run in getattr(block, "runs", ())] == [text]
