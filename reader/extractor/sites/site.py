"""A site's rules, as a person states them: which pages they are for, and where on them an article's parts stand.

Everything is a selector or a plain function (see `selectors.Where`); what is left empty isn't looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from reader.extractor.blocks import Special
from reader.extractor.credits import plain_credit
from reader.extractor.page import Page
from reader.extractor.sites.selectors import Where
from reader.model.article import Extraction
from reader.model.blocks import Direction, Figure, Gallery, Link, Media

NOWHERE = ""
"""What points at no element and says nothing."""

Shown: TypeAlias = Media | Gallery
"""What scripts show in an element that is empty without them."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Elements that are a picture; what is said of it stands inside them. `bare` takes labels off a credit."""

    at: str = "figure"
    caption: Where = "figcaption"
    credit: Where = NOWHERE
    alt: Where = ("img@alt", "amp-img@alt")
    url: Where = NOWHERE
    bare: Callable[[str], str] = plain_credit


@dataclass(frozen=True, slots=True)
class Players:
    """Elements that play a video, or a sound where `sound` fits something in them; `seconds` as `moments` reads it."""

    at: str
    title: Where = NOWHERE
    seconds: Where = NOWHERE
    url: Where = ("video@src", "audio@src", "source@src")
    sound: str = "audio"


@dataclass(frozen=True, slots=True)
class Slides:
    """Elements that are a gallery, and the `slide`s in it."""

    at: str
    slide: str
    pictures: Pictures
    title: Where = NOWHERE
    slide_title: Where = NOWHERE
    slide_text: Where = NOWHERE


@dataclass(frozen=True, slots=True)
class Posts:
    """Elements that are a post of a live blog; `time` is ISO 8601 or nothing."""

    at: str
    body: str
    title: Where = NOWHERE
    time: Where = "time@datetime"
    author: Where = NOWHERE


@dataclass(frozen=True, slots=True)
class Links:
    """Boxes with links to other articles, looked for on the whole page: their title is in them or just before them.

    Each link's address is the first of the attributes `address` that leads somewhere else.
    """

    at: str
    links: str = "a"
    title: Where = NOWHERE
    address: tuple[str, ...] = ("href",)


@dataclass(frozen=True, slots=True)
class StatedPost:
    """A post of a live blog that stands in no element: `text` is HTML, `time` ISO 8601."""

    title: str = ""
    text: str = ""
    author: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page says of its article elsewhere than in its elements. These come first, where they say something.

    Dates are ISO 8601, addresses absolute, `text` is HTML that is read as if it stood in the page. `hero` fills what
    the hero's element leaves empty. `main` is the video, sound or gallery that the page is there for; `embedded` are
    those that scripts put into empty elements, by the elements' `data-id`.
    """

    title: str = ""
    kicker: str = ""
    lead: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    section: str = ""
    published: str = ""
    updated: str = ""
    opinion: bool = False
    direction: Direction | None = None
    hero: Figure = field(default_factory=Figure)
    text: str = ""
    posts: tuple[StatedPost, ...] = ()
    main: tuple[Shown, ...] = ()
    embedded: Mapping[str, Shown] = field(default_factory=dict)
    related: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which a site's pages are made.

    It fits a page whose path `paths` finds something in and which has an element `article`. `body` are the elements
    with the text: of those inside each other the outermost. `hero` is the picture before it. `readings` are readings
    of elements by plain functions, by selector. Pages of a `brief` layout may hold few words, or none: a video, a
    gallery.
    """

    name: str
    body: str
    article: str = "article"
    paths: re.Pattern[str] = re.compile("")
    brief: bool = False
    title: Where = "h1"
    kicker: Where = NOWHERE
    lead: Where = NOWHERE
    authors: Where = NOWHERE
    published: Where = NOWHERE
    updated: Where = NOWHERE
    section: Where = NOWHERE
    topics: Where = NOWHERE
    hero: str = NOWHERE
    left_out: str = NOWHERE
    pictures: Pictures | None = None
    players: Players | None = None
    galleries: Slides | None = None
    posts: Posts | None = None
    related: Links | None = None
    readings: Mapping[str, Special] = field(default_factory=dict)
    stated: Callable[[Page], Stated] | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A site: its hosts (with all below them), the addresses of its articles, and its layouts in the order tried.

    `marks` points at what only its pages have, by which they are known on other hosts too: archives, mirrors.
    `articles` finds something in the path of each address that is an article's. `finish` is what holds for all of its
    pages, once they are read.
    """

    name: str
    hosts: tuple[str, ...]
    articles: re.Pattern[str]
    layouts: tuple[Layout, ...]
    marks: str = NOWHERE
    finish: Callable[[Extraction], Extraction] | None = None
