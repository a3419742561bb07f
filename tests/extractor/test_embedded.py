"""Articles that are in a page's data alone, for its scripts or for machines."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.extractor import extract
from reader.model.article import Extraction
from reader.model.blocks import Heading
from tests.extractor.smallpages import OTHER, TEXTS, TITLE, URL, meta, page, paragraphs, stated, texts_of
from tests.timing import within

SECONDS_AT_MOST = 4.0
"""What a page of some megabytes may take of the processor, where it takes far less."""

HTML = paragraphs()
DATA = {"page": {"kind": "story", "items": [1, None, {"title": TITLE, "body": HTML}], "path": "/2026/ferry"}}


def _page(script: str, body: str = "<div id='app'></div>") -> str:
    """A page that shows nothing without its scripts."""
    head = meta("og:title", TITLE)
    return f"<html lang='en'><head>{head}</head><body>{body}{script}</body></html>"


def _data(value: Any = DATA) -> str:
    return json.dumps(value).replace("</", "<\\/")


@pytest.mark.parametrize(
    "script",
    [
        "<script type='application/json'>{}</script>",
        "<script id='__NEXT_DATA__' type='application/json'>  {}</script>",
        "<script>window.__STATE__ = {};</script>",
        "<script>window['story']={};boot()</script>",
        "<script>self.pieces = self.pieces || []; self.pieces.push({})</script>",
        "<script>var state = {}, other = 2</script>",
        "<script>__data__={}</script>",
    ],
)
def test_article_in_a_scripts_data(script: str) -> None:
    found = extract(_page(script.format(_data())), URL)
    assert found.title == TITLE
    assert texts_of(_page(script.format(_data()))) == [*TEXTS]


@pytest.mark.parametrize(
    "script",
    [
        "<script>function f() { return " + _data() + " }</script>",
        "<script type='text/template'>" + _data() + "</script>",
        "<script>paint(x = " + _data() + ")</script>",
        "<script>window.x = "
        + _data(["Far too short.", "To be an article.", "Of any kind."] + [1] * 400)
        + "</script>",
        stated(headline=TITLE, text=HTML),
        "<script>window.url = 'x'; " + " " * 300 + "y = " + _data() + "</script>",
        "<script>window.x = " + _data({"body": "<p>Too short to be an article.</p>"}) + "</script>",
        "<script>window.x = " + _data({"body": " ".join(TEXTS)}) + "</script>",
        "<script>window.x = " + _data({"body": "<p></p>" * 200}) + "</script>",
    ],
)
def test_scripts_that_are_no_data_or_hold_no_text(script: str) -> None:
    assert texts_of(_page(script)) == []


def _row(text: str) -> str:
    return f"<script>self.__next_f.push({_data([1, text])})</script>"


def test_text_row_of_a_streamed_page() -> None:
    body = HTML.replace("paint", "pаïnt — 渡")
    rows = f'0:["$","div",null]\n1a:T{len(body.encode()):x},{body}2b:["$","p",null,{{}}]\n' + " " * 400
    parts = [rows[:26], rows[26:32], rows[32:900], rows[900:]]
    html = _page("<script>(self.__next_f=self.__next_f||[]).push([0])</script>" + "".join(map(_row, parts)))
    assert texts_of(html) == [text.replace("paint", "pаïnt — 渡") for text in TEXTS]


def test_json_rows_of_a_streamed_page() -> None:
    rows = f'0:["$","div",null]\n5:{json.dumps(["$", "main", None, {"data": {"body": HTML}}])}\nx:' + "{broken\n" * 60
    assert texts_of(_page(_row(rows))) == [*TEXTS]


@pytest.mark.parametrize("key", ["content", "text", "html", "value", "body"])
def test_list_of_paragraphs_is_an_article(key: str) -> None:
    parts = [{"type": "p", key: text} for text in TEXTS]
    assert texts_of(_page(f"<script type='application/json'>{_data({'parts': parts})}</script>")) == [*TEXTS]


def test_parts_of_a_list_are_read_as_markup_or_as_they_are() -> None:
    parts = ["https://news.example/x", f"<b>{TEXTS[0]}</b>", "Paint <rope & bell, that is all.", *TEXTS[1:], 4, None]
    found = texts_of(_page(f"<script type='application/json'>{_data(parts)}</script>"))
    assert found == [TEXTS[0], "Paint <rope & bell, that is all.", *TEXTS[1:]]


def test_of_several_texts_the_longest_is_the_article() -> None:
    data = [{"body": f"<p>{OTHER}</p><p>{OTHER}</p><p>{OTHER}</p>"}, DATA, {"body": f"<p>{OTHER * 3}</p>"}]
    assert texts_of(_page(f"<script type='application/json'>{_data(data)}</script>")) == [*TEXTS]


def test_structure_of_what_is_embedded_is_kept() -> None:
    html = f"<h2>The first day</h2>{HTML}"
    found = extract(_page(f"<script type='application/json'>{_data({'b': html})}</script>"), URL)
    assert isinstance(found.blocks[0], Heading)


def test_placeholders_are_taken_out() -> None:
    body = HTML.replace("</p>", " $$AD_SLOT_1$$</p>{{ video.player }}[[gallery:12]]", 2)
    assert texts_of(_page(f"<script type='application/json'>{_data({'b': body})}</script>")) == [*TEXTS]


def test_page_that_shows_its_article_is_left_alone() -> None:
    script = f"<script type='application/json'>{_data({'b': paragraphs([OTHER] * 9)})}</script>"
    assert texts_of(page(paragraphs(TEXTS[:3]) + script)) == [*TEXTS[:3]]


@pytest.mark.parametrize(
    "data",
    [
        _data({"b": HTML + "x" * 5_000_000}),
        _data()[:-5],
        _data()[:700],
        "[" * 200_000,
        '{"a":' * 50_000 + _data(),
        "{" + "= {" * 90,
        json.dumps([{"b": HTML}, [[]] * 300_000]),
        "<p>" * 200_000,
    ],
    ids=["large", "cut short", "begun", "deep", "deep around it", "many beginnings", "many values", "tags"],
)
@pytest.mark.parametrize("script", ["<script type='application/json'>{}</script>", "<script>window.x = {}</script>"])
def test_data_that_is_no_data_gives_nothing_and_takes_no_time(script: str, data: str) -> None:
    html = _page(script.replace("{}", data))
    with within(SECONDS_AT_MOST):
        found = extract(html, URL)
    assert found.blocks == Extraction().blocks
    assert found.title == TITLE


def test_text_that_is_stated_stands_in_for_one_that_is_not_shown() -> None:
    head = stated(headline=TITLE, articleBody="\n\n".join(TEXTS))
    assert texts_of(page(f"<p>{TEXTS[0]}</p>", head=head)) == [*TEXTS]


def test_text_that_is_stated_is_left_where_the_page_shows_most_of_it() -> None:
    head = stated(headline=TITLE, articleBody=" ".join(TEXTS))
    assert texts_of(page(paragraphs(TEXTS[:6]), head=head)) == [*TEXTS[:6]]


def test_stated_teaser_stands_in_for_nothing() -> None:
    head = stated(headline=TITLE, articleBody=f"{OTHER} {OTHER[::-1]}")
    assert texts_of(page(paragraphs(TEXTS[:2]), head=head)) == [*TEXTS[:2]]


def test_text_that_is_stated_is_compared_in_scripts_without_spaces_too() -> None:
    texts = [
        text * 6 for text in ("港の事務所で古い帳簿が見つかった。", "船の名が並んでいる。", "持ち主の名もある。")
    ] * 3
    shown = [f"{number}、{text}" for number, text in enumerate(texts)]
    html = page(paragraphs(shown), head=stated(headline=TITLE, articleBody="".join(texts)), language="ja")
    assert texts_of(html) == shown
