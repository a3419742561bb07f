"""Where a person is in the library: what the list shows, before it is narrowed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.library.bookmarks import Bookmark


@dataclass(frozen=True, slots=True)
class Place:
    """A view's origin: `title` names it, `query` and `feed` choose its articles.

    `narrowing` is the filter typed on top of it; `search` is true where the query is what a person looked for.
    """

    title: str
    query: str = ""
    feed: int | None = None
    narrowing: str = ""
    search: bool = False

    @property
    def whole_query(self) -> str:
        """The query with the narrowing."""
        parts = [part.strip() for part in (self.query, self.narrowing) if part.strip()]
        return " ".join(f"({part})" for part in parts) if len(parts) > 1 else "".join(parts)

    @property
    def sought(self) -> str:
        """What a person looked for; "" where the place is no search."""
        return self.query if self.search else ""

    def narrowed(self, text: str) -> Place:
        """The same place, narrowed."""
        return replace(self, narrowing=text)


def place_of(bookmark: Bookmark) -> Place | None:
    """The place that a bookmark is in; None for an empty one."""
    if not bookmark.title:
        return None
    return Place(bookmark.title, bookmark.query, bookmark.feed, bookmark.narrowing, bookmark.search)


def bookmark_of(place: Place) -> Bookmark:
    """A bookmark for a place, from which all that is in it can be told."""
    return Bookmark(place.title, place.query, place.feed, place.narrowing, place.search)
