"""Which feeds a person reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from reader.library.feedhealth import FeedHealth, feed_health
from reader.library.folders import Folder, folder_name, folders_of, renamed
from reader.library.syncing import Followed, Plan, plan_of
from reader.model.due import is_due
from reader.model.errors import NotFound
from reader.model.feed import Feed, FeedWishes, NewFeed
from reader.model.texts import gettext as _
from reader.model.words import fold
from reader.store import Articles, Database, Feeds


class Subscriptions:
    """The feeds of the library. `changed` is called after each change of which there are, and of what is wanted of
    them."""

    def __init__(self, database: Database, changed: Callable[[], None] = lambda: None) -> None:
        self._database = database
        self._feeds = Feeds(database)
        self._changed = changed

    def feeds(self) -> tuple[Feed, ...]:
        """All feeds with their counts, in the order they were added."""
        return self._feeds.all()

    def add(self, feed: NewFeed, now: datetime) -> Feed:
        """Adds a feed; where its address is here already, gives that one."""
        return self.add_all([feed], now)[0]

    def add_all(self, feeds: Sequence[NewFeed], now: datetime) -> tuple[Feed, ...]:
        """Adds feeds as one action, as those of a file; gives each as it is in the library."""
        done = self._feeds.add_all(feeds, now)
        self._changed()
        return done

    def remove(self, feed_id: int, now: datetime) -> Feed:
        """Removes a feed; `Marks.undo` brings it back. Raises `NotFound`; gives the feed as it was."""
        done = self._feeds.remove(feed_id, now)
        self._changed()
        return done

    def edit(self, feed_id: int, wishes: FeedWishes) -> Feed:
        """Changes what a person wants of a feed; one that was gone is asked again. Raises `NotFound`."""
        done = self._feeds.edit(feed_id, wishes)
        self._changed()
        return done

    def folders(self) -> tuple[Folder, ...]:
        """The folders with their counts, in the order of the alphabet; a folder without feeds is none."""
        return folders_of(self._feeds.all(), self._feeds.shared())

    def move(self, ids: Sequence[int], folder: str) -> int:
        """Puts feeds into a folder, "" for none; gives how many were elsewhere. Raises `Unfit`."""
        name = folder_name(folder)
        done = self._feeds.file(dict.fromkeys(ids, name), name)
        self._changed()
        return done

    def rename_folder(self, folder: str, name: str) -> int:
        """Renames a folder, or takes it away for "", with those in it; gives how many feeds went along.

        Raises `NotFound`, `Unfit`.
        """
        old = folder_name(folder)
        done = self._feeds.file(renamed(self.feeds(), old, folder_name(name)), old, renamed=True)
        self._changed()
        return done

    def plan(self, wanted: Sequence[NewFeed]) -> Plan:
        """What would make the library's feeds equal to those that are wanted."""
        return plan_of([Followed(one.feed, one.origin) for one in self._feeds.polled()], wanted)

    def follow(self, plan: Plan, now: datetime) -> None:
        """Does what a plan says; each feed that goes or changes is an action of its own. Raises `NotFound`."""
        if plan.added:
            self._feeds.add_all(plan.added, now)
        for feed in plan.removed:
            self._feeds.remove(feed.id, now)
        for feed, wishes in plan.changed:
            self._feeds.edit(feed.id, wishes)
        self._changed()

    def health(self, now: datetime) -> tuple[FeedHealth, ...]:
        """How each feed is, those that need a look first."""
        return feed_health(self._database, now)

    def has_work(self, now: datetime, interval: int) -> bool:
        """Whether a feed is due that is asked every `interval` minutes, or a page is wanted: a refresh has work."""
        due = (is_due(one.polling, now, one.feed.interval or interval) for one in self._feeds.polled())
        return any(due) or bool(Articles(self._database).wanted_pages(now, 1))

    def find(self, name: str) -> Feed:
        """The feed that a person names by its id, its address, its title or a part of it that no other has.

        Raises `NotFound`.
        """
        feeds, wanted = self.feeds(), fold(name.strip())
        for matching in (
            [feed for feed in feeds if name.strip() in {str(feed.id), feed.url}],
            [feed for feed in feeds if fold(feed.title) == wanted],
            [feed for feed in feeds if wanted and wanted in fold(feed.title)],
        ):
            if len(matching) == 1:
                return matching[0]
            if matching:
                several = ", ".join(f"{feed.id} {feed.title}" for feed in matching)
                raise NotFound(_("“{}” may be several feeds: {}.").format(name, several))
        raise NotFound(_("There is no feed “{}”.").format(name))
