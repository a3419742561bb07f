"""The rows of the list on the left: the standing views, those that a person saved, the feeds in their folders. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from reader.library.folders import Folder
from reader.library.reading import Counts
from reader.library.views import ListedView, SavedView
from reader.model.feed import Feed
from reader.model.texts import deferred
from reader.model.texts import gettext as _
from reader.tui.places import Place


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is to be shown."""

    counts: Counts = field(default_factory=lambda: Counts(0, 0, 0))
    feeds: tuple[Feed, ...] = ()
    folders: tuple[Folder, ...] = ()
    views: tuple[ListedView, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """A row: where it leads (None for a head), how it is called there, and what stands at its right edge.

    `depth` counts the folders around it. What it is of stands in `feed`, `folder` or `view`; a standing view has none.
    """

    title: str
    place: Place | None = None
    count: int | None = None
    depth: int = 0
    feed: Feed | None = None
    folder: str = ""
    is_open: bool = True
    view: SavedView | None = None


_STANDING: Final = (
    Place(deferred("All articles")),
    Place(deferred("Unread"), "is:unread"),
    Place(deferred("Starred"), "is:starred"),
    Place(deferred("Updated"), "is:updated"),
)


def standing_places() -> tuple[Place, ...]:
    """All articles, the unread ones, the starred ones, those that changed."""
    return tuple(replace(place, title=_(place.title)) for place in _STANDING)


def called_anew(place: Place) -> Place:
    """A place that was written down, as it is called in the language that is spoken now."""
    if place.feed is not None or place.search:
        return place
    for standing in _STANDING:
        if place.query == standing.query and (not place.query or place.title == standing.title):
            return replace(place, title=_(standing.title))
    return place


def feed_place(feed: Feed) -> Place:
    """Where a feed's articles are."""
    return Place(feed.title, feed=feed.id)


def folder_place(name: str) -> Place:
    """Where the articles of a folder are, and of those in it."""
    bare = name.replace('"', "")
    return Place(name, f'folder:"{bare}"')


def view_place(view: SavedView) -> Place:
    """Where a saved view's articles are."""
    return Place(view.name, view.query)


def shelves(stock: Stock, closed: Collection[str] = ()) -> tuple[Shelf, ...]:
    """The rows for a library; what is in a folder that is `closed` is left out."""
    counts = stock.counts
    numbers = (counts.all, counts.unread, counts.starred, None)
    rows = [Shelf(place.title, place, number) for place, number in zip(standing_places(), numbers, strict=True)]
    for listed in stock.views:
        count = listed.counted.articles if listed.counted else None
        rows.append(Shelf(listed.view.name, view_place(listed.view), count, view=listed.view))
    if stock.feeds:
        rows += [Shelf(""), Shelf(_("Feeds {}").format(len(stock.feeds)))]
        rows += _inside("", stock, closed)
    return tuple(rows)


def in_folder(feeds: Sequence[Feed], name: str) -> list[int]:
    """The ids of the feeds in a folder, and in those in it."""
    return [feed.id for feed in feeds if feed.folder == name or feed.folder.startswith(f"{name}/")]


def _inside(name: str, stock: Stock, closed: Collection[str], depth: int = 0) -> Iterator[Shelf]:
    """The rows in a folder: the folders, then the feeds."""
    for folder in stock.folders:
        around, _slash, own = folder.name.rpartition("/")
        if around == name:
            is_open = folder.name not in closed
            yield Shelf(own, folder_place(folder.name), folder.unread, depth, folder=folder.name, is_open=is_open)
            if is_open:
                yield from _inside(folder.name, stock, closed, depth + 1)
    for feed in stock.feeds:
        if feed.folder == name:
            yield Shelf(feed.title, feed_place(feed), feed.unread, depth, feed=feed)
