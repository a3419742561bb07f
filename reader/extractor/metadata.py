"""What a page says about its article beside the body: title, kicker, authors, dates, topics, address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from reader.extractor.addresses import absolute, picture, same_site
from reader.extractor.direction import language_tag
from reader.extractor.elements import text_of
from reader.extractor.moments import moment
from reader.extractor.page import Page
from reader.extractor.titles import document_title, main_heading, read_title, stated_titles
from reader.extractor.wording import letters_of
from reader.model.text import clean_line, strip_markup

_NAME_AT_MOST = 80
_TOPICS_AT_MOST = 20
_SLUG = re.compile(r"[a-z0-9]+(?:[-_/][a-z0-9]+)+")
_NO_SECTIONS = {""} | {
    letters_of(word)
    for word in (
        *("Uncategorized", "Uncategorised", "Allgemein", "General", "Home", "Article", "Articles", "News"),
        *("Nachrichten", "Noticias", "Notícias", "Actualités", "Notizie", "Haberler", "Новости", "Новини", "Berita"),
        *("ニュース", "新闻", "新聞", "뉴스", "أخبار", "اخبار", "خبریں", "समाचार", "সংবাদ"),
    )
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """Everything about an article but its body; fields as in `reader.model.article.Extraction`.

    `heading` is the element with the title, where the page shows it, and `shown_title` all its text. `descriptions`
    are texts by which a lead is recognised; they are no lead themselves.
    """

    title: str = ""
    kicker: str = ""
    heading: HtmlElement | None = None
    shown_title: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    language: str = ""
    canonical: str = ""
    opinion: bool = False
    section: str = ""
    picture: str = ""
    descriptions: tuple[str, ...] = ()


def read_metadata(page: Page) -> Metadata:
    """The metadata of a page, from its JSON-LD first, then its `meta` elements, then what it shows."""
    metas = read_metas(page.root)
    stated = page.structured
    published = _first_moment(
        stated.published, metas.get("article:published_time"), metas.get("date"), _shown_time(page.root)
    )
    updated = _first_moment(stated.updated, metas.get("article:modified_time"), metas.get("last-modified"))
    titles = stated_titles(page, metas)
    heading = main_heading(page.root, titles)
    title, kicker = read_title(titles, heading, document_title(page.root))
    return Metadata(
        title=title,
        kicker=kicker,
        heading=heading,
        shown_title=text_of(heading) if heading is not None else "",
        authors=_authors(page, metas),
        topics=_topics(page, metas),
        published=published,
        updated=later(published, updated),
        language=stated_language(page, metas),
        canonical=read_canonical(page, metas),
        opinion=stated.opinion,
        section=_section(stated.section, metas.get("article:section", "")),
        picture=picture(page.base, stated.picture or metas.get("og:image") or metas.get("twitter:image")),
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


def _authors(page: Page, metas: dict[str, str]) -> tuple[str, ...]:
    shown = page.root.xpath("//*[@rel='author' or @itemprop='author']")
    for names in (page.structured.authors, [metas.get("author", "")], [text_of(element) for element in shown[:5]]):
        if found := names_of_people(names, (*page.structured.publishers, metas.get("og:site_name", ""))):
            return found
    return ()


def names_of_people(names: Iterable[str], publishers: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that can be an author's: neither addresses nor the publisher itself, each once."""
    houses = {letters_of(name) for name in publishers}
    kept = (clean_line(name) for name in names)
    return tuple(dict.fromkeys(name for name in kept if _is_name(name) and letters_of(name) not in houses))


def _is_name(text: str) -> bool:
    return 1 < len(text) <= _NAME_AT_MOST and "://" not in text


def _topics(page: Page, metas: dict[str, str]) -> tuple[str, ...]:
    stated = page.structured.keywords or (metas.get("news_keywords") or metas.get("keywords") or "").split(",")
    words = (clean_line(word) for word in stated)
    return tuple(dict.fromkeys(word for word in words if 1 < len(word) <= _NAME_AT_MOST))[:_TOPICS_AT_MOST]


def _section(*stated: str) -> str:
    """The part of the paper, if it is one that says something to a person: no catch-all, and no name of a machine's."""
    for text in stated:
        if letters_of(text) not in _NO_SECTIONS and len(text) <= _NAME_AT_MOST and not _SLUG.fullmatch(text):
            return text
    return ""


def _shown_time(root: HtmlElement) -> str:
    return next((time.get("datetime") or "" for time in root.iter("time") if time.get("datetime")), "")


def _first_moment(*texts: str | None) -> datetime | None:
    return next((found for text in texts if text and (found := moment(text))), None)
