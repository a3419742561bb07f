"""What stands in an article's row: pieces of text, each with the name of its style. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TypeAlias

from reader.library.excerpts import Excerpt
from reader.model.article import Article
from reader.model.blocks import Direction
from reader.model.texts import gettext as _
from reader.typeset import phrases
from reader.typeset.cells import cut, pad, width
from reader.typeset.signs import HIDDEN, RULE, SELECTED, STAR, UNREAD
from reader.typeset.visual import apart

Piece: TypeAlias = tuple[str, str]

TAG_CELLS = 12
"""The cells that a tag may take in a row."""


def head_line(title: str, number: int, cells: int) -> Iterator[Piece]:
    """The head of a group: its title, how many articles it has, and a line up to the edge."""
    said = f" {cut(title, max(1, cells - 8))} "
    count = f"{number} "
    yield (said, "row--strong")
    yield (count, "row--muted")
    yield (RULE * max(0, cells - width(said) - width(count) - 1), "row--rule")


def title_line(article: Article, cells: int, *, selected: bool, after: str = "") -> Iterator[Piece]:
    """The signs and the title; `after` stands at the right edge."""
    strong = article.read is None and not article.hidden
    yield (UNREAD if article.read is None else " ", "row--unread")
    yield (f"{STAR if article.starred else ' '} ", "row--star")
    signs = "".join(f"{sign} " for sign, holds in ((SELECTED, selected), (HIDDEN, article.hidden)) if holds)
    yield (signs, "row--selected")
    title = _placed(article.title, max(0, cells - 3 - len(signs) - width(after)), article.direction)
    yield (title, "row--muted" if article.hidden else "row--strong" if strong else "row--ink")
    yield (after, "row--muted")


def short_facts(article: Article, now: datetime) -> str:
    """How much is here in a letter, and the age: all there is room for in a row of one line."""
    return f" {_letter(article)} {phrases.age(article.published, now):>6}"


def facts_line(article: Article, cells: int, now: datetime) -> Iterator[Piece]:
    """Feed, age, length, how much is here, and the person's tags."""
    updated = _("updated") if article.updated else ""
    age, length = phrases.age(article.published, now), phrases.reading_time(article.words)
    facts = (age, length, state(article), updated, _tags(article))
    after = "".join(f" · {fact}" for fact in facts if fact)
    failed = article.fetch == "failed" and article.ready != "full" and not article.short
    yield ("   " + apart(cut(article.feed, cells - 3 - width(after))), "row--muted")
    yield (after, "row--failed" if failed else "row--muted")


def excerpt_line(excerpt: Excerpt, cells: int, direction: Direction) -> Iterator[Piece]:
    """The text around what was sought, with the matches."""
    room, end = cells - 3, 0
    pieces: list[Piece] = []
    for first, last in (*excerpt.spans, (len(excerpt.text), len(excerpt.text))):
        for text, name in ((excerpt.text[end:first], "row--muted"), (excerpt.text[first:last], "row--match")):
            shown = cut(text, room)
            room -= width(shown)
            pieces.append((shown, name))
        end = last
    begun, ended = apart("", direction)[:1], apart("", direction)[1:]
    yield (" " * (3 + (room if direction == "rtl" else 0)) + begun, "row--muted")
    yield from pieces
    yield (ended, "row--muted")


def state(article: Article) -> str:
    """How much of an article is here, in a word: "" for all of it, `short` where its page gives less and says why,
    `teaser`, `title only`, `queued`, `failed`."""
    if article.short:
        return _("short")
    if article.ready == "full":
        return ""
    if article.fetch != "idle":
        return _("queued") if article.fetch == "queued" else _("failed")
    return _("teaser") if article.ready == "teaser" else _("title only")


def _letter(article: Article) -> str:
    if article.short:
        return "S"
    if article.ready == "full":
        return " "
    return {"queued": "…", "failed": "!"}.get(article.fetch, "T" if article.ready == "teaser" else "-")


def _tags(article: Article) -> str:
    """The first tag, and how many more there are."""
    if not article.tags:
        return ""
    more = f" +{len(article.tags) - 1}" if len(article.tags) > 1 else ""
    return f"{apart('#' + cut(article.tags[0], TAG_CELLS))}{more}"


def _placed(text: str, cells: int, direction: Direction) -> str:
    """A text cut or filled to `cells`, against the side at which it begins."""
    return pad(apart(cut(text, cells), direction), cells, right=direction == "rtl")
