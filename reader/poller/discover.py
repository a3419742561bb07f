"""The feeds of a page: those that it names, those that its links look like, and where feeds often are. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin, urlsplit

from reader.model.errors import NotAFeed
from reader.model.text import clean_line, shorten, strip_markup
from reader.poller.feeds import parse
from reader.poller.identity import absolute

_TYPES: Final = frozenset(
    {
        *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"),
        *(
            "application/json",
            "application/xml",
            "text/xml",
            "text/rss+xml",
            "application/rss",
            "application/x-rss+xml",
        ),
    }
)
_SURELY: Final = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
)
_NOT_FEEDS: Final = ("/wp-json/", "oembed", "opensearch", "sitemap", "manifest")
_ENDINGS: Final = (
    ".rss",
    ".rdf",
    ".atom",
    "rss.xml",
    "atom.xml",
    "feed.xml",
    "index.xml",
    "feed.json",
    "/feed",
    "/rss",
)
_PATHS: Final = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json")
_HTML_AT_MOST: Final = 500_000
_FOUND_AT_MOST: Final = 50
_TITLE_AT_MOST: Final = 200
_TYPE_AT_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a feed: its absolute address, what it is called and its type where the page says so.

    `stated` is true where the page names it as a feed, false for what only looks like one or, where it is `guessed`,
    may be there.
    """

    url: str
    title: str = ""
    type: str = ""
    stated: bool = True
    guessed: bool = False


def discover(body: bytes, content_type: str | None, url: str) -> tuple[Candidate, ...]:
    """The feeds that an answer from `url` leads to, the surest first, each once.

    That is the address itself where the answer is a feed. Of a page it is what `<link rel=alternate>` names, then the
    links that look like feeds, then the places where feeds often are, which nobody has looked at yet.
    """
    try:
        parsed = parse(body, content_type, url)
    except NotAFeed:
        return candidates(body, url)
    return (Candidate(url, parsed.title, (content_type or "").partition(";")[0].strip().lower()[:_TYPE_AT_MOST]),)


def candidates(body: bytes, url: str) -> tuple[Candidate, ...]:
    """The same for what is known to be no feed itself."""
    page = _Page(url)
    with suppress(AssertionError):  # which the standard library's parser raises at malformed sections
        page.feed(body[:_HTML_AT_MOST].decode("utf-8", "replace"))
        page.close()
    origin = _origin(url)
    tried = [Candidate(urljoin(origin, path), stated=False, guessed=True) for path in _PATHS] if origin else []
    found = dict.fromkeys(page.stated[:_FOUND_AT_MOST] + page.linked[:_FOUND_AT_MOST] + tried)
    return tuple(_each_once(found))


class _Page(HTMLParser):
    """Collects what a page names."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.stated: list[Candidate] = []
        self.linked: list[Candidate] = []
        self._base = url
        self._link: str = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag == "base":
            self._base = absolute(given.get("href", ""), self._base) or self._base
        elif tag == "link":
            self._note_stated(given)
        elif tag == "a":
            self._end_link()
            self._link = _address(given.get("href", ""), self._base)
            self._words = [given.get("title", "")] if given.get("title") else []

    def handle_data(self, data: str) -> None:
        if self._link and len(self._words) < _FOUND_AT_MOST:
            self._words.append(data[:_TITLE_AT_MOST])

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._end_link()

    def close(self) -> None:
        super().close()
        self._end_link()

    def _note_stated(self, given: dict[str, str]) -> None:
        rels = given.get("rel", "").lower().split()
        kind = given.get("type", "").partition(";")[0].strip().lower()
        url = _address(given.get("href", ""), self._base)
        is_alternate = "alternate" in rels and "stylesheet" not in rels
        is_named = ("feed" in rels and kind != "text/html") or (is_alternate and kind in _TYPES)
        is_other = kind not in _SURELY and any(part in url for part in _NOT_FEEDS)
        if url and is_named and not is_other:
            self.stated.append(Candidate(url, _called(given.get("title", "")), kind))

    def _end_link(self) -> None:
        url, self._link = self._link, ""
        if url and _looks_like_feed(url):
            self.linked.append(Candidate(url, _called(" ".join(self._words)), stated=False))


def _address(href: str, base: str) -> str:
    """An absolute address; `feed:` is another way to write one."""
    href = clean_line(href)
    if href.lower().startswith("feed:"):
        rest = href[5:]
        href = f"https:{rest}" if rest.startswith("//") else rest
    return absolute(href, base)


def _looks_like_feed(url: str) -> bool:
    parts = urlsplit(url)
    path = parts.path.lower().rstrip("/")
    host = parts.netloc.lower()
    return (
        path.endswith(_ENDINGS)
        or host.startswith(("rss.", "feeds."))
        or "/feeds/" in path
        or any(
            part in {"feed=rss2", "feed=atom", "format=rss", "format=atom", "alt=rss"}
            for part in parts.query.split("&")
        )
    )


def _called(text: str) -> str:
    return shorten(strip_markup(text), _TITLE_AT_MOST)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/" if parts.scheme in {"http", "https"} else ""


def _each_once(candidates: dict[Candidate, None]) -> Iterator[Candidate]:
    seen: set[str] = set()
    for candidate in candidates:
        if candidate.url not in seen:
            seen.add(candidate.url)
            yield candidate
