"""The list on the left: views, and feeds in their folders, with what is unread in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rich.style import Style

from reader.library.views import ListedView
from reader.tui.places import Place
from reader.tui.shelves import Shelf, Stock, shelves
from reader.tui.widgets.rows import RowList
from reader.typeset.cells import cut, pad
from reader.typeset.signs import CLOSED, OPENED
from reader.typeset.visual import apart


class FeedList(RowList):
    """Shows shelves; what the cursor is on is what the list of articles shows. The cursor passes over heads."""

    COMPONENT_CLASSES = {"row--failed"}

    def __init__(self) -> None:
        super().__init__(id="feeds")
        self._stock = Stock()
        self.closed: frozenset[str] = frozenset()
        """The folders whose feeds are not shown."""
        self._shelves: tuple[Shelf, ...] = ()
        self._awaited: Place | None = None

    @property
    def length(self) -> int:
        return len(self._shelves)

    @property
    def shelf(self) -> Shelf | None:
        """The row under the cursor."""
        return self._shelves[self.cursor] if self._shelves else None

    @property
    def current(self) -> Place | None:
        """The place under the cursor."""
        return self.shelf.place if self.shelf else None

    @property
    def stock(self) -> Stock:
        """What is shown, with what closed folders hold."""
        return self._stock

    def show(self, stock: Stock) -> None:
        """Show another stock, but for its views; the cursor stays on its place where that is still there."""
        self._show(replace(stock, views=self._stock.views))

    def show_views(self, views: tuple[ListedView, ...]) -> None:
        """Show other saved views."""
        self._show(replace(self._stock, views=views))

    def shelf_of(self, place: Place) -> Shelf | None:
        """The row that leads to a place."""
        return next((one for one in self._shelves if one.place is not None and _is_same(one.place, place)), None)

    def point_at(self, place: Place) -> None:
        """Put the cursor on a place, now or once there is a row for it."""
        shelf = self.shelf_of(place)
        self._awaited = place if shelf is None else None
        if shelf is not None:
            self.go_to(self._shelves.index(shelf))

    def toggle(self) -> bool:
        """Open or close the folder under the cursor; False where it is on none."""
        shelf = self.shelf
        if shelf is None or not shelf.folder:
            return False
        self.closed ^= {shelf.folder}
        self._show(self._stock)
        return True

    def open_folder(self) -> bool:
        """Open the folder under the cursor; False where it is on none that is closed."""
        return self.shelf is not None and not self.shelf.is_open and self.toggle()

    def close_folder(self) -> bool:
        """Close the folder under the cursor, or go to the one around it; False where there is neither."""
        shelf = self.shelf
        if shelf is None:
            return False
        if shelf.folder and shelf.is_open:
            return self.toggle()
        around = shelf.feed.folder if shelf.feed else shelf.folder.rpartition("/")[0]
        for index, other in enumerate(self._shelves):
            if around and other.folder == around:
                self.go_to(index)
                return True
        return False

    def step_feed(self, step: int) -> bool:
        """Go to the next feed below, or above for a `step` of -1; False where there is none."""
        index = self.cursor + step
        while 0 <= index < self.length and self._shelves[index].feed is None:
            index += step
        if not 0 <= index < self.length:
            return False
        self.go_to(index)
        return True

    def go_to(self, index: int) -> None:
        self._awaited = None
        index = max(0, min(index, self.length - 1))
        below = range(index, self.length)
        above = range(index, -1, -1)
        for one in (*below, *above) if index >= self.cursor else (*above, *below):
            if self._shelves[one].place is not None:
                super().go_to(one)
                return

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        shelf = self._shelves[index]
        if shelf.place is None:
            yield (pad(shelf.title, cells), self.ink("row--muted"))
            return
        count = f"{shelf.count or '':>5}"
        sign = "!" if shelf.feed and shelf.feed.error else " "
        before = "  " * shelf.depth
        if shelf.folder:
            before += f"{OPENED if shelf.is_open else CLOSED} "
        name = "row--strong" if shelf.count and shelf.feed is None else "row--ink"
        room = cells - len(count) - 3
        title = apart(cut(shelf.title, room - len(before)))
        yield (pad(f"{before}{title}", room), self.ink(name))
        yield (f" {sign}", self.ink("row--failed"))
        yield (f"{count} ", self.ink("row--muted"))

    def _show(self, stock: Stock) -> None:
        before, awaited = self.current, self._awaited
        self._stock = stock
        self._shelves = shelves(stock, self.closed)
        self.relay()
        if before is not None:
            self.point_at(before)
        if awaited is not None:
            self.point_at(awaited)


def _is_same(place: Place, other: Place) -> bool:
    """Whether two places are one, however narrow."""
    return (place.feed, place.query, place.search) == (other.feed, other.query, other.search)
