"""Folders of feeds: names that feeds bear, folders in folders as `A/B`, as OPML has them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reader.model.errors import NotFound, Unfit
from reader.model.feed import Feed
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.words import fold

LONGEST: Final = 500
"""Characters of a folder's name, with those of the folders around it."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, with how many feeds are in it and in the folders in it, and how many articles they have together."""

    name: str
    feeds: int
    articles: int
    unread: int


def folder_name(name: str) -> str:
    """A folder's name as it is kept; "" for no folder. Raises `Unfit` for one that is too long."""
    cleaned = "/".join(filter(None, map(clean_line, name.split("/"))))
    if len(cleaned) > LONGEST:
        raise Unfit(_("This folder's name is too long: {} characters are the most.").format(LONGEST))
    return cleaned


def folders_of(feeds: Sequence[Feed], shared: Iterable[tuple[frozenset[int], bool]]) -> tuple[Folder, ...]:
    """The folders of feeds in the order of the alphabet.

    `shared` are the articles that several feeds have, by the feeds' ids, each with whether it is unread: they count
    once in a folder.
    """
    inside: dict[str, list[Feed]] = {}
    for feed in feeds:
        for name in _around(feed.folder):
            inside.setdefault(name, []).append(feed)
    several = list(shared)
    return tuple(_counted(name, inside[name], several) for name in sorted(inside, key=_alphabetical))


def _alphabetical(name: str) -> list[tuple[str, str]]:
    """A folder's place: before those in it, capitals and accents aside."""
    return [(fold(part), part) for part in name.split("/")]


def renamed(feeds: Iterable[Feed], name: str, wanted: str) -> Mapping[int, str]:
    """The new folders of the feeds in a folder that is renamed, and of those in folders in it.

    They go to the folder around it where `wanted` is "". Raises `NotFound` for a folder without feeds.
    """
    moved = {
        feed.id: "/".join(filter(None, (wanted, feed.folder[len(name) + 1 :])))
        for feed in feeds
        if name in _around(feed.folder)
    }
    if not moved:
        raise NotFound(_("There is no folder “{}”.").format(name))
    return moved


def _around(folder: str) -> Iterator[str]:
    """A folder's name and those of all folders around it."""
    parts = folder.split("/") if folder else []
    return ("/".join(parts[:end]) for end in range(1, len(parts) + 1))


def _counted(name: str, feeds: Sequence[Feed], shared: Sequence[tuple[frozenset[int], bool]]) -> Folder:
    ids = {feed.id for feed in feeds}
    again = [(len(ids & of) - 1, unread) for of, unread in shared if len(ids & of) > 1]
    return Folder(
        name=name,
        feeds=len(feeds),
        articles=sum(feed.articles for feed in feeds) - sum(times for times, _ in again),
        unread=sum(feed.unread for feed in feeds) - sum(times for times, unread in again if unread),
    )
