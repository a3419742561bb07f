"""Keeps the library in SQLite: the only package that knows a database is there."""

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
