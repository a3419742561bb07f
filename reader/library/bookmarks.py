"""Coming back to where one was: the list, the article, and the line in it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace

from reader.store import BookmarkStore, Database


@dataclass(frozen=True, slots=True)
class Bookmark:
    """What was on the screen.

    `title`, `query`, `feed`, `narrowing` and `search` say which list; `article` which article, None for none; its
    topmost visible line began at character `offset` of block `block`, 0 of -1 where that was its head. `reading` is
    true where it was open. `closed` names the folders whose feeds were not shown.
    """

    title: str = ""
    query: str = ""
    feed: int | None = None
    narrowing: str = ""
    search: bool = False
    article: int | None = None
    block: int = -1
    offset: int = 0
    reading: bool = False
    closed: tuple[str, ...] = ()


class Bookmarks:
    """The bookmark of a library: there is one, the last."""

    def __init__(self, database: Database) -> None:
        self._store = BookmarkStore(database)

    def keep(self, bookmark: Bookmark) -> None:
        """Keeps a bookmark, also over a crash. Raises `LibraryError`."""
        self._store.keep(json.dumps(asdict(bookmark), ensure_ascii=False))

    def last(self) -> Bookmark:
        """The bookmark that was kept last, as far as this program understands it."""
        kept = self._store.last()
        values = json.loads(kept) if kept else {}
        known = {field.name for field in fields(Bookmark)}
        bookmark = Bookmark(**{name: value for name, value in values.items() if name in known})
        return replace(bookmark, closed=tuple(bookmark.closed))
