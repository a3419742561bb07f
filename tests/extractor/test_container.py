"""Which element of a page is taken for the one with the article."""

from __future__ import annotations

import pytest

from tests.extractor.smallpages import OTHER, TEXTS, TITLE, meta, page, paragraphs, stated, texts_of

OTHERS = tuple(f"{word} {OTHER.lower()}" for word in ("First,", "Second,", "Third,", "Fourth,"))
"""Paragraphs of something else on the page."""


def _bare(body: str, head: str = "") -> str:
    """A page that marks nothing as its article."""
    return f"<html lang='en'><head>{head}</head><body><h1>{TITLE}</h1>{body}</body></html>"


def test_place_with_the_most_prose_is_voted_for() -> None:
    assert texts_of(_bare(f"<div><p>{OTHER}</p></div><div>{paragraphs()}</div>")) == [*TEXTS]
    assert texts_of(_bare(f"<div>{paragraphs()}</div><div><p>{OTHER}</p></div>")) == [*TEXTS]


def test_all_that_is_voted_for_is_in_one_place() -> None:
    body = f"<div><div>{paragraphs(TEXTS[:5])}</div>{paragraphs(TEXTS[5:])}</div>"
    assert texts_of(_bare(body)) == [*TEXTS]


@pytest.mark.parametrize(
    "mark", ["article", "main", "div itemprop='articleBody'", "div itemprop='text articleBody'", "div role='main'"]
)
def test_vote_is_widened_to_what_the_page_marks(mark: str) -> None:
    parts = "".join(f"<div><div>{paragraphs(texts)}</div></div>" for texts in (TEXTS[:4], TEXTS[4:6], TEXTS[6:]))
    html = _bare(f"<div><{mark}>{parts}</{mark.split()[0]}></div><div><div><p>{OTHER}</p></div></div>")
    assert texts_of(html) == [*TEXTS]


def test_vote_is_not_widened_to_what_has_little_more_or_many_links() -> None:
    boxes = [f"<div><div><div><p>{text}</p></div></div></div>" for text in OTHERS]
    teasers = "".join(f"<p><a href='/{at}'>{text}</a></p>" for at, text in enumerate(OTHERS * 2))
    for beside in (boxes[0], "".join(boxes) + f"<div>{teasers}</div>"):
        html = _bare(f"<main><div><div>{paragraphs(TEXTS[:4])}</div></div>{beside}</main>")
        assert texts_of(html) == [*TEXTS[:4]]


def test_what_stands_beside_a_named_body_is_left() -> None:
    body = f"<div class='story-body'>{paragraphs()}</div><div><p>{OTHERS[0]}</p><p>{OTHERS[1]}</p></div>"
    assert texts_of(page(body)) == [*TEXTS]


def test_named_body_with_a_part_of_the_text_is_not_all_of_it() -> None:
    body = f"<div class='story-body'>{paragraphs(TEXTS[:4])}</div>{paragraphs(TEXTS[4:])}"
    assert texts_of(page(body)) == [*TEXTS]


def test_very_short_article_is_where_its_description_stands() -> None:
    article = f"<div class='extra'><div>{paragraphs(TEXTS[:2])}</div></div>"
    html = _bare(f"{article}<div><div><p>{OTHER}</p><p>{TEXTS[3][:90]}.</p></div></div>", "{}")
    assert texts_of(html.replace("{}", meta("og:description", f"{TEXTS[0][:90]}…"))) == [*TEXTS[:2]]
    assert OTHER in texts_of(html.replace("{}", meta("og:description", "What the ferry is, and what it costs.")))


def test_description_in_a_smaller_place_or_of_a_long_article_says_nothing() -> None:
    head = meta("og:description", f"{OTHERS[0][:90]}…")
    teaser = f"<div><div><p>{OTHERS[0]}</p></div></div>"
    assert set(TEXTS[:3]) <= set(texts_of(_bare(f"{teaser}<div><div>{paragraphs(TEXTS[:3])}</div></div>", head)))
    others = f"<div class='extra'><div>{paragraphs(OTHERS * 3)}</div></div>"
    assert texts_of(_bare(f"{others}<div><div>{paragraphs()}</div></div>", head))[-8:] == [*TEXTS]


def test_where_the_vote_goes_far_astray_most_of_the_prose_is_the_article() -> None:
    texts = [*TEXTS, *(text[::-1] for text in TEXTS)]
    parts = "".join(f"<div><div class='e'><div>{text}</div></div></div>" for text in texts)
    other = f"<div class='text'><div class='text'><p>{OTHERS[0]}</p><p>{OTHERS[1]}</p></div></div>"
    assert texts_of(_bare(f"<div class='extra'>{parts}</div>{other}")) == texts


def test_stated_body_tells_the_place_if_it_is_more_than_a_teaser() -> None:
    html = f"<div><article>{paragraphs(TEXTS[:3])}</article><article>{paragraphs(TEXTS[3:])}</article></div>"
    whole = stated(headline=TITLE, articleBody=" ".join(TEXTS[:3]))
    teaser = stated(headline=TITLE, articleBody=" ".join(TEXTS[:2]))
    assert texts_of(_bare(html, whole)) == [*TEXTS[:3]]
    assert texts_of(_bare(html, teaser)) == texts_of(_bare(html)) != [*TEXTS[:3]]
