"""The list of articles: a window on the library, whatever its length."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rich.style import Style
from textual import events
from textual.message import Message

from reader.library.excerpts import Excerpt
from reader.library.reading import Group
from reader.model.article import Article
from reader.model.ports import Clock
from reader.model.texts import gettext as _
from reader.tui import heads
from reader.tui.heads import Heads
from reader.tui.selection import Selection
from reader.tui.widgets import article_row
from reader.tui.widgets.article_row import Piece
from reader.tui.widgets.rows import RowList

WINDOW = 60
"""How many rows are read from the library at once."""

KEPT_WINDOWS = 40


Load: TypeAlias = Callable[[Sequence[int]], Iterable[Article]]
"""Reads the rows of some articles."""

Excerpts: TypeAlias = Callable[[Sequence[int], str], Mapping[int, Excerpt]]
"""Reads what surrounds the words of a query in some articles."""


class ArticleList(RowList):
    """Shows the articles whose ids it is given, under heads where they stand in groups; rows are read when they become
    visible."""

    COMPONENT_CLASSES = {"row--unread", "row--star", "row--selected", "row--match", "row--failed", "row--rule"}

    @dataclass
    class Selected(Message):
        """Other articles are selected."""

    def __init__(self, load: Load, excerpts: Excerpts, clock: Clock) -> None:
        super().__init__(id="articles")
        self._load = load
        self._load_excerpts = excerpts
        self._clock = clock
        self._ids: Sequence[int] = ()
        self._heads = Heads()
        self._further_down: int | None = None  # where the cursor was wanted, and no such article is shown yet
        self.is_whole = True
        self._sought = ""
        self._excerpts: dict[int, Excerpt] = {}
        self._windows: dict[int, tuple[Article | None, ...]] = {}
        self._selection = Selection()

    @property
    def length(self) -> int:
        return self._heads.length

    @property
    def ids(self) -> Sequence[int]:
        """The articles of the list, in their order."""
        return self._ids

    @property
    def is_seeking(self) -> bool:
        """Whether the cursor is to go to an article that is not there yet."""
        return self._further_down is not None and not self.is_whole

    @property
    def selected(self) -> frozenset[int]:
        """The articles that the person selected."""
        return self._selection.ids

    @property
    def current(self) -> Article | None:
        """The article under the cursor."""
        return self.article(self.cursor)

    def show(
        self,
        ids: Sequence[int],
        groups: Sequence[Group] = (),
        *,
        is_whole: bool = True,
        sought: str = "",
        cursor_on: int | None = None,
    ) -> None:
        """Show other articles, with excerpts where they were `sought`; the cursor goes to one of them, or the top.

        Where they are not all yet, `extend` brings the rest.
        """
        self.is_whole = is_whole
        self._sought = sought
        self._excerpts.clear()
        self._windows.clear()
        self._selection = Selection()
        self._lay(ids, groups)
        row = self._row_of(cursor_on) if cursor_on is not None else None
        self._further_down = cursor_on if row is None else None
        self.go_to(row or 0)
        self.post_message(self.Highlighted(self))

    def extend(self, ids: Sequence[int], groups: Sequence[Group] = ()) -> None:
        """Show what follows the articles of the list; nothing moves, unless the cursor was wanted on one of them."""
        self.is_whole = True
        if self._windows:
            self._windows.pop(max(self._windows))  # it may have ended in the middle
        self._lay(ids, groups)
        wanted, self._further_down = self._further_down, None
        if wanted is not None and self.neighbour(-1) is None:
            self.go_to_article(wanted)

    def reload(self, ids: Iterable[int] | None = None) -> None:
        """Read rows anew whose articles changed (all of them, where none are named); nothing moves."""
        changed = None if ids is None else set(ids)
        old = [n for n, rows in self._windows.items() if changed is None or changed & {row.id for row in rows if row}]
        for number in old:
            del self._windows[number]
        if old:
            self.refresh()

    def article(self, row: int) -> Article | None:
        """The article of a row; None where there is no such row, it is a head, or the article is gone."""
        place = self._heads.place(row)
        if place is None:
            return None
        number, part = divmod(place, WINDOW)
        if number not in self._windows:
            if len(self._windows) >= KEPT_WINDOWS:
                del self._windows[next(iter(self._windows))]
            ids = self._ids[number * WINDOW : (number + 1) * WINDOW]
            found = {article.id: article for article in self._load(ids)}
            self._windows[number] = tuple(found.get(article_id) for article_id in ids)
            if self._sought:
                self._excerpts.update(self._load_excerpts(ids, self._sought))
        return self._windows[number][part]

    def neighbour(self, step: int) -> int | None:
        """The next row (`step` 1) or the previous one (-1) that is no head."""
        row = self.cursor + step
        while 0 <= row < self.length and not self.rests_on(row):
            row += step
        return row if 0 <= row < self.length else None

    def beyond(self, step: int) -> Sequence[int]:
        """The articles after the cursor's (`step` 1) or before it (-1), the nearest first."""
        place = self._heads.place(self.cursor) or 0
        return self._ids[place + 1 :] if step > 0 else self._ids[:place][::-1]

    def go_to_article(self, article_id: int) -> None:
        """Put the cursor on an article, where the list has it."""
        row = self._row_of(article_id)
        if row is not None:
            self.go_to(row)

    def rests_on(self, index: int) -> bool:
        return self._heads.head(index) is None

    def toggle(self, row: int) -> None:
        """Select a row's article, or no longer."""
        place = self._heads.place(row)
        if place is not None:
            self._select(self._selection.toggled(self._ids[place]))

    def select_and_go_on(self) -> None:
        """Select the article under the cursor, or no longer, and go to the next."""
        self.toggle(self.cursor)
        self.go_to(self.cursor + 1)

    def select_up_to(self, row: int) -> None:
        """Select all from where a range was begun up to a row; or begin one there."""
        begun = None if self._selection.begun is None else self._place_of(self._selection.begun)
        place = self._heads.place(row)
        if place is None:
            return
        if begun is None:
            self.toggle(row)
        else:
            first, last = sorted((begun, place))
            self._select(self._selection.widened(self._ids[first : last + 1]))

    def let_go(self) -> bool:
        """Select nothing any more; whether something was selected."""
        was_selected = bool(self.selected)
        self._select(Selection())
        return was_selected

    def on_click(self, event: events.Click) -> None:
        row = self.row_at(event.y)
        if row is None or not (event.shift or event.ctrl):
            return
        event.prevent_default()  # a click alone opens what is under the cursor
        if event.ctrl:
            self.toggle(row)
        else:
            if not self.selected:
                self.toggle(self.cursor)
            self.select_up_to(row)
        self.go_to(row)

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        for text, name in self._pieces(index, part, cells):
            yield text, self.ink(name)

    def _pieces(self, row: int, part: int, cells: int) -> Iterator[Piece]:
        head = self._heads.head(row)
        if head is not None:
            if part == self.row_height - 1:
                title = heads.title(self._heads.groups[head], self._clock())
                yield from article_row.head_line(title, self._heads.size(head), cells)
            return
        article = self.article(row)
        if article is None:
            if part == 0:
                yield (_("   (removed)"), "row--muted")
        elif part == 0:
            after = "" if self.row_height > 1 else article_row.short_facts(article, self._clock())
            yield from article_row.title_line(article, cells, selected=article.id in self.selected, after=after)
        elif part == 1:
            yield from article_row.facts_line(article, cells, self._clock())
        elif article.id in self._excerpts:
            yield from article_row.excerpt_line(self._excerpts[article.id], cells, article.direction)

    def _lay(self, ids: Sequence[int], groups: Sequence[Group]) -> None:
        self._ids, self._heads = ids, Heads(groups, len(ids))
        self.relay()

    def _select(self, selection: Selection) -> None:
        if selection != self._selection:
            self._selection = selection
            self.refresh()
            self.post_message(self.Selected())

    def _place_of(self, article_id: int) -> int | None:
        try:
            return self._ids.index(article_id)
        except ValueError:
            return None

    def _row_of(self, article_id: int) -> int | None:
        place = self._place_of(article_id)
        return None if place is None else self._heads.row(place)
