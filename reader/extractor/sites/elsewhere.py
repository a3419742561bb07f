"""What a page says elsewhere than in its elements comes to the blocks of its elements: posts, videos, galleries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape
from typing import TypeAlias, TypeVar

from reader.extractor.addresses import picture
from reader.extractor.direction import Place
from reader.extractor.page import Page
from reader.extractor.sites.pieces import iso_time
from reader.extractor.sites.site import Shown, StatedPost
from reader.extractor.structured import Update
from reader.model.blocks import Block, Figure, Gallery, Media, Post
from reader.model.text import clean_line

ReadHtml: TypeAlias = Callable[[str], tuple[Block, ...]]
"""What makes blocks of HTML, by the rules of the page that it is from."""

Placeable = TypeVar("Placeable", Figure, Media, Gallery, Shown)


def with_posts(
    blocks: tuple[Block, ...], stated: tuple[StatedPost, ...], read: ReadHtml, place: Place
) -> tuple[Block, ...]:
    """A live blog's blocks with the stated posts where the elements have none, else with what these say besides.

    A post of the elements is known again by its title; its time and its author are filled up.
    """
    if not any(isinstance(block, Post) for block in blocks):
        return (*blocks, *_posts(stated, read, place))
    known = {clean_line(post.title): post for post in stated if post.title}
    return tuple(_completed(block, known) if isinstance(block, Post) else block for block in blocks)


def _posts(stated: tuple[StatedPost, ...], read: ReadHtml, place: Place) -> Iterator[Post]:
    for post in stated:
        inner, title = read(post.text), clean_line(post.title)
        if inner or title:
            author, time = clean_line(post.author), iso_time(post.time)
            yield Post(inner, title=title, author=author, time=time, language=place.language, direction=place.direction)


def _completed(post: Post, known: dict[str, StatedPost]) -> Post:
    stated = known.get(post.title, StatedPost())
    return replace(post, author=post.author or clean_line(stated.author), time=post.time or iso_time(stated.time))


def posts_in(page: Page) -> tuple[StatedPost, ...]:
    """The posts in a page's JSON-LD."""
    return tuple(map(_post, page.structured.updates))


def _post(update: Update) -> StatedPost:
    """A post whose text may be plain: then each of its lines is a paragraph."""
    text = update.text
    if "<" not in text:
        text = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return StatedPost(update.title, text, update.author, update.time)


def with_main(blocks: tuple[Block, ...], main: tuple[Shown, ...], title: str, place: Place) -> tuple[Block, ...]:
    """The blocks of a page that is there for a video, a sound or a gallery, with that before the others.

    What an element says of it comes first; a video without a title has the page's.
    """
    shown = next((block for block in blocks if isinstance(block, Media | Gallery)), None)
    stated = next((block for block in main if shown is None or isinstance(block, type(shown))), None)
    whole = _whole(shown, stated)
    if whole is None:
        return blocks
    return (
        placed(replace(whole, title=whole.title or title), place),
        *(block for block in blocks if block is not shown),
    )


def _whole(shown: Shown | None, stated: Shown | None) -> Shown | None:
    match shown, stated:
        case Media(), Media():
            return replace(
                shown,
                title=shown.title or stated.title,
                seconds=shown.seconds or stated.seconds,
                url=shown.url or stated.url,
            )
        case Gallery(), Gallery():
            return shown if len(shown.slides) >= len(stated.slides) else stated
    return shown or stated


def recordings_in(page: Page) -> tuple[Media, ...]:
    """The videos and sounds in a page's JSON-LD."""
    return tuple(
        Media(found.medium, title=found.title, seconds=found.seconds, url=picture(page.base, found.url))
        for found in page.structured.recordings
    )


def placed(block: Placeable, place: Place) -> Placeable:
    """A block, and the pictures in it, with the language and direction that hold at `place`."""
    if isinstance(block, Gallery):
        slides = tuple(replace(slide, figure=placed(slide.figure, place)) for slide in block.slides)
        return replace(block, slides=slides, language=place.language, direction=place.direction)
    return replace(block, language=place.language, direction=place.direction)
