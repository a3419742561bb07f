"""What a page says about its article beside the body: title, kicker, authors, dates, topics, address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from reader.extractor.addresses import absolute, same_site
from reader.extractor.direction import language_tag
from reader.extractor.elements import is_inside, labels, spaced_text, text_of
from reader.extractor.moments import moment
from reader.extractor.page import Page
from reader.model.text import clean_line, strip_markup

_KICKER = re.compile(
    r"(?:^|[\s_-])(?:kicker|eyebrow|overline|topline|dachzeile|roofline|spitzmarke|flag)(?=$|[\s_-])", re.IGNORECASE
)
_KICKER_AT_MOST = 80
_TITLE_AT_MOST = 400
_SITE_SUFFIX = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")
_LETTERS = re.compile(r"[\W_]+")
_NAME_AT_MOST = 80
_TOPICS_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class Metadata:
    """Everything about an article but its body; fields as in `reader.model.article.Extraction`.

    `descriptions` are texts by which a lead is recognised; they are no lead themselves.
    """

    title: str = ""
    kicker: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    canonical: str = ""
    opinion: bool = False
    descriptions: tuple[str, ...] = ()


def read_metadata(page: Page) -> Metadata:
    """The metadata of a page, from its JSON-LD first, then its `meta` elements, then what it shows."""
    metas = read_metas(page.root)
    stated = page.structured
    published = _first_moment(
        stated.published, metas.get("article:published_time"), metas.get("date"), _shown_time(page.root)
    )
    updated = _first_moment(stated.updated, metas.get("article:modified_time"), metas.get("last-modified"))
    title, kicker = _title_and_kicker(page, metas)
    return Metadata(
        title=title,
        kicker=kicker,
        authors=_authors(page, metas),
        topics=_topics(page, metas),
        published=published,
        updated=later(published, updated),
        language=stated_language(page, metas),
        canonical=read_canonical(page, metas),
        opinion=stated.opinion,
        descriptions=tuple(
            filter(None, (stated.description, *(metas.get(n, "") for n in ("description", "og:description"))))
        ),
    )


def read_metas(root: HtmlElement) -> dict[str, str]:
    """The page's `meta` elements: the first clean content of each name."""
    metas: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        if name and name not in metas and (content := strip_markup(element.get("content") or "")):
            metas[name] = content
    return metas


def later(published: datetime | None, updated: datetime | None) -> datetime | None:
    """`updated` where it says more than `published` does."""
    return updated if updated and published and updated > published else None


def stated_language(page: Page, metas: dict[str, str]) -> str:
    """The language that a page states, "" where it states none."""
    stated = (page.root.get("lang"), page.structured.language, metas.get("og:locale"), metas.get("language"))
    return next((tag for text in stated if (tag := language_tag(text or ""))), "")


def read_canonical(page: Page, metas: dict[str, str]) -> str:
    """The page's own address for the article; an address on another site is none, or any page could pose as it."""
    links = [link.get("href") for link in page.root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for address in (*links, metas.get("og:url")):
        whole = absolute(page.url, address)
        if whole and (same_site(whole, page.url)):
            return whole
    return ""


def _title_and_kicker(page: Page, metas: dict[str, str]) -> tuple[str, str]:
    heading = page.root.find(".//h1")
    kicker = ""
    shown = ""
    if heading is not None:
        found = _kicker_near(heading)
        kicker = text_of(found) if found is not None else ""
        shown = _without(text_of(heading), kicker) if found is not None and is_inside(found, heading) else ""
        shown = shown or spaced_text(heading)
    stated = (page.structured.headline, metas.get("og:title", ""), metas.get("twitter:title", ""))
    return _best_title(shown, [text for text in stated if text], _document_title(page.root)), kicker


def _best_title(shown: str, stated: list[str], document_title: str) -> str:
    """The heading that the page shows where it is like what is stated, which is whole and of the article for sure."""
    for text in stated:
        if shown.endswith(":") and _key(text).startswith(_key(shown)):
            continue  # the heading goes on in another element
        if shown and (_key(shown) in _key(text) or _key(text) in _key(shown) or _overlap(shown, text) > 0.5):
            return shown[:_TITLE_AT_MOST]
    title = stated[0] if stated else shown or document_title
    return (_SITE_SUFFIX.sub("", title) if len(title) > 30 else title)[:_TITLE_AT_MOST]


def _document_title(root: HtmlElement) -> str:
    element = root.find(".//title")
    return text_of(element) if element is not None else ""


def _kicker_near(heading: HtmlElement) -> HtmlElement | None:
    """The element called a kicker inside a heading, or shortly before it."""
    nearby = list(heading.iterdescendants())
    for around in (heading, *list(heading.iterancestors())[:3]):
        for before in list(around.itersiblings(preceding=True))[:3]:
            nearby += [before, *before.iterdescendants()]
    for element in nearby[:60]:
        if _KICKER.search(labels(element)) and 0 < len(text_of(element)) <= _KICKER_AT_MOST:
            return element
    return None


def _without(text: str, part: str) -> str:
    return clean_line(text.replace(part, " ", 1)).lstrip(":|- ")


def _authors(page: Page, metas: dict[str, str]) -> tuple[str, ...]:
    shown = page.root.xpath("//*[@rel='author' or @itemprop='author']")
    for names in (page.structured.authors, [metas.get("author", "")], [text_of(element) for element in shown[:5]]):
        if found := names_of_people(names, (*page.structured.publishers, metas.get("og:site_name", ""))):
            return found
    return ()


def names_of_people(names: Iterable[str], publishers: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that can be an author's: neither addresses nor the publisher itself, each once."""
    houses = {_key(name) for name in publishers}
    kept = (clean_line(name) for name in names)
    return tuple(
        dict.fromkeys(
            name for name in kept if 1 < len(name) <= _NAME_AT_MOST and "://" not in name and _key(name) not in houses
        )
    )


def _topics(page: Page, metas: dict[str, str]) -> tuple[str, ...]:
    stated = page.structured.keywords or (metas.get("news_keywords") or metas.get("keywords") or "").split(",")
    words = (clean_line(word) for word in stated)
    return tuple(dict.fromkeys(word for word in words if 1 < len(word) <= _NAME_AT_MOST))[:_TOPICS_AT_MOST]


def _shown_time(root: HtmlElement) -> str:
    return next((time.get("datetime") or "" for time in root.iter("time") if time.get("datetime")), "")


def _first_moment(*texts: str | None) -> datetime | None:
    return next((found for text in texts if text and (found := moment(text))), None)


def _overlap(one: str, other: str) -> float:
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _key(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
