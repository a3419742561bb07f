"""The same story in other languages, where a page names them (`<link rel=alternate hreflang>`, as in
https://html.spec.whatwg.org/#attr-link-hreflang)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from reader.extractor.addresses import absolute
from reader.extractor.direction import language_tag
from reader.extractor.page import Page
from reader.model.article import Extraction
from reader.model.blocks import Link, Related
from reader.model.tongues import name_of

_AT_MOST = 40
_SHORT = 7
"""Characters of a path that is a language's front page, such as `pt-br`."""


def stated_versions(page: Page) -> tuple[Link, ...]:
    """All that a page names, each called by its language's own name."""
    return tuple(_stated(page))


def with_versions(found: Extraction, stated: tuple[Link, ...]) -> Extraction:
    """What a page gave, with links at its end to the story in those languages that are not its own.

    A country's edition in the same language is none, nor is a front page.
    """
    own = name_of(found.language)
    others = {link.title: link for link in reversed(stated) if link.title != own and link.url != found.canonical}
    links = tuple(reversed(others.values()))[:_AT_MOST]
    if not found.blocks or not links:
        return found
    block = Related(links, versions=True, language=found.language, direction=found.direction)
    return replace(found, blocks=(*found.blocks, block))


def _stated(page: Page) -> Iterator[Link]:
    for element in page.root.iter("link"):
        tag = language_tag(element.get("hreflang") or "")
        if not tag or tag.lower() == "x-default" or "alternate" not in (element.get("rel") or "").lower().split():
            continue
        url = absolute(page.base, element.get("href"))
        if url and url != page.url and not _is_front(url):
            yield Link(url, name_of(tag))


def _is_front(url: str) -> bool:
    path = urlsplit(url).path.strip("/")
    return "/" not in path and len(path) <= _SHORT and not any(map(str.isdigit, path))
