"""The lead of an article: by its name, by the page's description, by what it tells; and what is none."""

from __future__ import annotations

import pytest

from reader.extractor import extract
from tests.extractor.smallpages import TEXTS, TITLE, URL, meta, page, paragraphs, stated, texts_of

LEAD = "Nine years after the last crossing, volunteers have brought the river's only ferry back into the water."
TOLD = "Volunteers have repaired the only ferry of the river, and nine years after the last crossing it is in service."
"""A description that tells in other words what the lead tells."""

HEADING = f"<h1>{TITLE}</h1>"


def _lead(html: str) -> str:
    return extract(html, URL).lead


@pytest.mark.parametrize(
    "name",
    [
        "class='lead'",
        "class='x article-lead y'",
        "class='standfirst'",
        "class='c-article__intro'",
        "class='story-summary'",
        "id='dek'",
        "class='Subtitle'",
        "class='sub-headline'",
        "class='chapo'",
        "class='entradilla'",
        "class='vorspann'",
        "class='ingress'",
        "class='teaser-text'",
        "itemprop='description'",
        "itemprop='alternativeHeadline'",
    ],
)
@pytest.mark.parametrize("tag", ["p", "div", "h2"])
def test_lead_that_is_called_so(tag: str, name: str) -> None:
    lead = f"<{tag} {name}>{LEAD}</{tag}>"
    found = extract(page(heading=HEADING + lead), URL)
    assert found.lead == LEAD
    assert texts_of(page(heading=HEADING + lead)) == [LEAD, *TEXTS]


@pytest.mark.parametrize("name", ["leader", "plead", "deckchair", "misleading", "summaries", "introvert"])
def test_name_with_letters_of_a_leads_is_none(name: str) -> None:
    assert _lead(page(f"<p class='{name}'>{LEAD}</p>" + paragraphs())) == ("" if name != "introvert" else LEAD)


def test_lead_at_the_beginning_of_the_body_is_taken_out_of_it() -> None:
    assert texts_of(page(f"<div class='story-body'><p class='lead'>{LEAD}</p>{paragraphs()}</div>")) == [LEAD, *TEXTS]
    assert _lead(page(f"<div class='story-body'><p class='lead'>{LEAD}</p>{paragraphs()}</div>")) == LEAD


def test_what_is_called_a_lead_far_down_is_none() -> None:
    body = paragraphs((*TEXTS, *(text[::-1] for text in TEXTS)))
    assert _lead(page(f"{body}<p class='lead'>{LEAD}</p>{paragraphs(TEXTS[:1])}")) == ""


@pytest.mark.parametrize(
    "head",
    [
        meta("description", LEAD),
        meta("og:description", LEAD.upper()),
        meta("og:description", LEAD[:90] + "..."),
        stated(headline=TITLE, description=LEAD),
    ],
)
@pytest.mark.parametrize("lead", [f"<p>{LEAD}</p>", f"<div><span>{LEAD}</span></div>", f"<h2>{LEAD}</h2>"])
def test_lead_that_says_what_the_page_says_of_itself(lead: str, head: str) -> None:
    assert _lead(page(heading=HEADING + lead, head=head)) == LEAD
    assert texts_of(page(heading=HEADING + lead, head=head)) == [LEAD, *TEXTS]


def test_description_that_the_page_does_not_show_is_no_lead() -> None:
    assert _lead(page(head=meta("description", LEAD))) == ""


def test_short_description_that_a_longer_text_begins_with_is_no_lead() -> None:
    assert _lead(page(head=meta("description", TEXTS[0][:45]))) == ""


def test_sentence_between_title_and_body_that_tells_the_same() -> None:
    head = meta("description", TOLD)
    body = f"<div class='story-body'>{paragraphs()}</div>"
    assert _lead(page(f"<p>{LEAD}</p>{body}", head=head)) == LEAD
    assert _lead(page(f"<p>{LEAD}</p>{body}")) == ""
    assert _lead(page(f"<div class='story-body'><p>{LEAD}</p>{paragraphs()}</div>", head=head)) == ""


@pytest.mark.parametrize(
    "none",
    [
        f"<p>{LEAD[:-1]}</p>",
        f"<div class='image-caption'>{LEAD}</div>",
        f"<div class='legende'><p>{LEAD}</p></div>",
        f"<figure><img src='/f.jpg' alt='x'><div>{LEAD}</div></figure>",
        "<p>Volunteers have repaired the ferry, years after the crossing.</p>",
        "<p>What the people of the river's other bank think of the timetable, and of Sundays, is told tomorrow.</p>",
    ],
)
def test_what_tells_the_same_is_a_sentence_of_its_own(none: str) -> None:
    head = meta("description", TOLD)
    assert _lead(page(f"{none}<div class='story-body'>{paragraphs()}</div>", head=head)) == ""


@pytest.mark.parametrize(
    "name",
    [
        "paywall-description",
        "subscribe lead",
        "offer summary",
        "newsletter-intro",
        "photo-caption lead",
        "author-description",
    ],
)
def test_what_sells_or_stands_under_a_picture_is_no_lead(name: str) -> None:
    assert _lead(page(f"<div><p class='{name}'>{LEAD}</p></div><div class='story-body'>{paragraphs()}</div>")) == ""


@pytest.mark.parametrize(
    "none",
    [
        "<p class='lead'>By our own people</p>",
        f"<div class='lead'>{paragraphs(TEXTS[:7])}</div>",
        f"<p class='lead'><a href='/x'>{LEAD}</a></p>",
        f"<blockquote class='lead'>{LEAD}</blockquote>",
    ],
)
def test_lead_is_a_text_of_some_length_and_no_link(none: str) -> None:
    assert _lead(page(none + paragraphs())) == ""


@pytest.mark.parametrize("after", ["{}", "<div>{}</div>"])
def test_what_comes_after_the_article_is_no_lead(after: str) -> None:
    teaser = after.format(f"<p class='lead'>{LEAD}</p>")
    assert _lead(page(after=teaser)) == ""
    assert _lead(page(f"<div class='story-body'>{paragraphs()}</div>", after=teaser)) == ""


def test_lead_under_the_title_where_the_logo_is_a_heading_too() -> None:
    logo = "<div class='top'><h1>The River Gazette</h1></div>"
    html = page(
        f"<div class='story-body'>{paragraphs()}</div>",
        heading=f"<p class='standfirst'>Not this line, which stands above the title of the article.</p>{HEADING}"
        f"<p class='standfirst'>{LEAD}</p>",
        head=stated(headline=TITLE),
        before=logo,
    )
    found = extract(html, URL)
    assert (found.title, found.lead) == (TITLE, LEAD)


def test_lead_before_any_title_is_searched_in_the_body_alone() -> None:
    html = page(
        f"<p class='lead'>{LEAD}</p>{paragraphs()}",
        heading="",
        before="<p class='lead'>The paper of all people on both banks of the river.</p>",
    )
    assert _lead(html) == LEAD
