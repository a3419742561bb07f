"""The list on the left: the standing views, then the feeds, with what is unread in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from rich.style import Style

from reader.library.reading import Counts
from reader.model.feed import Feed
from reader.tui.places import Place
from reader.tui.widgets.rows import RowList
from reader.typeset.cells import pad


@dataclass(frozen=True, slots=True)
class Shelf:
    """A row: where it leads, and what stands at its right edge."""

    place: Place
    count: int
    failing: bool = False
    rtl: bool = False


def standing_places() -> tuple[Place, Place, Place]:
    """All articles, the unread ones, the starred ones."""
    return (
        Place(_("All articles")),
        Place(_("Unread"), "is:unread"),
        Place(_("Starred"), "is:starred"),
    )


def shelves(feeds: Sequence[Feed], counts: Counts) -> tuple[Shelf, ...]:
    """The rows for a library."""
    numbers = (counts.all, counts.unread, counts.starred)
    standing = (Shelf(place, number) for place, number in zip(standing_places(), numbers, strict=True))
    return (
        *standing,
        *(
            Shelf(Place(feed.title, feed=feed.id), feed.unread, bool(feed.error), feed.direction == "rtl")
            for feed in feeds
        ),
    )


class FeedList(RowList):
    """Shows shelves; what the cursor is on is what the list of articles shows."""

    COMPONENT_CLASSES = {"row--failed"}

    def __init__(self) -> None:
        super().__init__(id="feeds")
        self._shelves: tuple[Shelf, ...] = ()

    @property
    def length(self) -> int:
        return len(self._shelves)

    @property
    def current(self) -> Place | None:
        """The place under the cursor."""
        return self._shelves[self.cursor].place if self._shelves else None

    def show(self, rows: tuple[Shelf, ...]) -> None:
        """Show other shelves; the cursor stays on its place where that is still there."""
        before = self.current
        self._shelves = rows
        self.relay()
        if before is not None:
            self.point_at(before)

    def point_at(self, place: Place) -> None:
        """Put the cursor on a place, if it is here."""
        for index, shelf in enumerate(self._shelves):
            if (shelf.place.feed, shelf.place.query) == (place.feed, place.query):
                self.go_to(index)

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        shelf = self._shelves[index]
        count = f"{shelf.count or '':>5}"
        sign = "!" if shelf.failing else " "
        name = "row--strong" if shelf.count and shelf.place.feed is None else "row--ink"
        yield (pad(shelf.place.title, cells - len(count) - 3), self.ink(name))
        yield (f" {sign}", self.ink("row--failed"))
        yield (f"{count} ", self.ink("row--muted"))
