"""Keeps the library in SQLite: the only package that knows a database is there."""

from reader.store.articles import Articles
from reader.store.bookmark import BookmarkStore
from reader.store.checks import check
from reader.store.database import Database
from reader.store.feeds import Feeds
from reader.store.listing import Listing
from reader.store.lock import PollerLock
from reader.store.marks import Marking, Undone
from reader.store.rawpages import RawPages

__all__ = [
    "Articles",
    "BookmarkStore",
    "Database",
    "Feeds",
    "Listing",
    "Marking",
    "PollerLock",
    "RawPages",
    "Undone",
    "check",
]
