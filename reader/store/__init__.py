"""Keeps the library in SQLite: the only package that knows a database is there.

Each of its names is loaded when it is first asked for: a list on the command line needs few of them, and is printed
before all of them would be here.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reader.store.articles import Articles
    from reader.store.bookmark import BookmarkStore
    from reader.store.carrying import Carrying, MarkState
    from reader.store.checks import check
    from reader.store.database import Database
    from reader.store.downloads import Downloads
    from reader.store.drafts import drafted
    from reader.store.feeds import Feeds
    from reader.store.intake import Intake
    from reader.store.listing import Listing
    from reader.store.lock import PollerLock, WorkLock
    from reader.store.marks import Marking, Position, Undone
    from reader.store.matches import Matches
    from reader.store.mutes import Mute, Mutes
    from reader.store.naming import ids_of_keys
    from reader.store.orders import Group, Grouping, Groups, Order
    from reader.store.provenance import Provenance, provenance_of
    from reader.store.rawpages import RawPages
    from reader.store.retention import Loss, Retention
    from reader.store.revisions import Revisions
    from reader.store.sight import Sight, Sights
    from reader.store.tags import Tag, Tagging
    from reader.store.unread import first_unread
    from reader.store.upkeep import Room, Upkeep
    from reader.store.views import Counted, SavedView, Views
    from reader.store.vocabulary import read_vocabulary

__all__ = [
    "Articles",
    "BookmarkStore",
    "Carrying",
    "Counted",
    "Database",
    "Downloads",
    "Feeds",
    "Group",
    "Grouping",
    "Groups",
    "Intake",
    "Listing",
    "Loss",
    "MarkState",
    "Marking",
    "Matches",
    "Mute",
    "Mutes",
    "Order",
    "PollerLock",
    "Position",
    "Provenance",
    "RawPages",
    "Retention",
    "Revisions",
    "Room",
    "SavedView",
    "Sight",
    "Sights",
    "Tag",
    "Tagging",
    "Undone",
    "Upkeep",
    "Views",
    "WorkLock",
    "check",
    "drafted",
    "first_unread",
    "ids_of_keys",
    "provenance_of",
    "read_vocabulary",
]

_HOMES: Final = {
    "Articles": "articles",
    "BookmarkStore": "bookmark",
    "Carrying": "carrying",
    "check": "checks",
    "Counted": "views",
    "Database": "database",
    "Downloads": "downloads",
    "drafted": "drafts",
    "Feeds": "feeds",
    "first_unread": "unread",
    "Group": "orders",
    "ids_of_keys": "naming",
    "MarkState": "carrying",
    "Provenance": "provenance",
    "provenance_of": "provenance",
    "Grouping": "orders",
    "Groups": "orders",
    "Intake": "intake",
    "Listing": "listing",
    "Loss": "retention",
    "Marking": "marks",
    "Matches": "matches",
    "Mute": "mutes",
    "Mutes": "mutes",
    "Order": "orders",
    "PollerLock": "lock",
    "Position": "marks",
    "RawPages": "rawpages",
    "read_vocabulary": "vocabulary",
    "Retention": "retention",
    "Revisions": "revisions",
    "Room": "upkeep",
    "SavedView": "views",
    "Sight": "sight",
    "Sights": "sight",
    "Tag": "tags",
    "Tagging": "tags",
    "Undone": "marks",
    "Upkeep": "upkeep",
    "Views": "views",
    "WorkLock": "lock",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value  # and is found without this the next time
    return value
