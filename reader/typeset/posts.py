"""What stands around the text of a post: the head of a live blog's post, and who posted what is embedded, and where."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from reader.model.blocks import Block, Post
from reader.typeset import phrases, signs
from reader.typeset.column import Column, marked, rows
from reader.typeset.lines import Line, Span


def is_embedded(post: Post) -> bool:
    """Whether a post comes from a network: it has no title, and an address there, or not even a time."""
    return not post.title and (bool(post.url) or not post.time)


def network(post: Post) -> str:
    """The host that a post is on, as people call it: `twitter.com`; "" where it has no address."""
    try:
        return (urlsplit(post.url).hostname or "").removeprefix("www.")
    except ValueError:  # an address in brackets that are none
        return ""


def lay_byline(post: Post, column: Column) -> Iterator[Line]:
    """`A Kitchen (@kitchen) · 24 Jan 2024, 04:38 · twitter.com`, the last the way to the post."""
    where = network(post) if post.blocks else ""
    said = " · ".join(part for part in (post.author, phrases.stated_time(post.time)) if part)
    spans = [Span(said, "meta")] if said else []
    if where:
        spans += [Span(" · ", "meta")] if said else []
        spans.append(Span(where, "meta", -1, post.url))
    return rows(spans, column, post.direction) if spans else iter(())


def lay_address(post: Post, column: Column) -> Iterator[Line]:
    """The address of a post whose words are not here: it is all there is to show."""
    if post.blocks or not post.url:
        return iter(())
    return marked(signs.ARROW, [Span(post.url, "media", -1, post.url)], column, post.direction)


def lay_post_head(post: Post, column: Column, before: Block | None) -> Iterator[Line]:
    """`14:20 · A boat takes the wrong arm`, the author under it, or in its place where there is no title.

    The day is told too where the post before has another.
    """
    stated = phrases.stated_time(post.time, before.time if isinstance(before, Post) else "")
    spans = [Span(stated, "kicker")] if stated else []
    spans += [Span(" · ", "meta")] if stated and (post.title or post.author) else []
    spans.append(Span(post.title, "heading", 0, post.url or None) if post.title else Span(post.author, "meta"))
    yield from rows(spans, column, post.direction)
    if post.title and post.author:
        yield from rows([Span(post.author, "meta")], column, post.direction)
