"""The way that a person came: what escape goes back to, and what is written down for the next time."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from textual.timer import Timer

from reader.library.bookmarks import Bookmark
from reader.model.errors import NewsreaderError
from reader.tui.places import Place, bookmark_of, place_of
from reader.tui.shelves import called_anew, standing_places

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

REMEMBER_SECONDS = 0.5
"""How long one stays at a place before it is written down."""

Step: TypeAlias = tuple[Place, int | None]
"""A place, and the article that the cursor was on in it."""


class Trail:
    """Knows the places behind a screen, and keeps the bookmark of the one that it shows."""

    def __init__(self, screen: ReadingScreen, bookmark: Bookmark) -> None:
        self._screen = screen
        self._bookmark = bookmark
        self._pending: Timer | None = None
        self._is_left = False
        place = place_of(bookmark)
        self.start = called_anew(place) if place else standing_places()[0]
        self.wanted = bookmark.article
        self._home: Step = (Place(self.start.title, self.start.query, self.start.feed), None)
        if self.start.search:
            self._home = (standing_places()[0], None)
        self.before_asking: Step = self._home

    def resume(self) -> None:
        """Let the screen stand as the bookmark has it."""
        self._screen.feeds.closed = frozenset(self._bookmark.closed)
        self._screen.panes.switch("article" if self._bookmark.reading else "list")

    def note_asking(self) -> None:
        """A filter or a search is about to be typed: what is shown now can be come back to."""
        current = self._screen.articles.current
        self.before_asking = (self._screen.place, current.id if current else None)
        if not self._screen.place.search and not self._screen.place.narrowing:
            self._home = self.before_asking

    def step_back(self) -> Step | None:
        """What lies behind the place that is shown; None at the top."""
        place = self._screen.place
        if place.narrowing or place.search:
            return self._home
        top = standing_places()[0]
        return None if place == top else (top, None)

    def line_in(self, article: int) -> tuple[int, int] | None:
        """The block and offset to show an article from, where the bookmark is in it; asked once."""
        mark, self._bookmark = self._bookmark, Bookmark()
        return (mark.block, mark.offset) if mark.article == article else None

    def remember_soon(self) -> None:
        """Write down where the person is, once they stay there for a moment."""
        if self._pending is not None:
            self._pending.stop()
        self._pending = self._screen.set_timer(
            REMEMBER_SECONDS, lambda: self._screen.session.keep_bookmark(self._here())
        )

    def leave(self) -> None:
        """Write down where the person is, who leaves; once, for what comes after that is not their doing."""
        if self._is_left:
            return
        self._is_left = True
        with suppress(NewsreaderError):  # nobody is left to be told; the bookmark of before stays
            self._screen.session.library.bookmarks.keep(self._here())

    def _here(self) -> Bookmark:
        screen = self._screen
        if self._bookmark.article is not None and screen.place == self.start:
            # What it leads to is not on the screen yet.
            return replace(self._bookmark, closed=tuple(sorted(screen.feeds.closed)))
        article = screen.articles.current
        block, offset = screen.article.top
        return replace(
            bookmark_of(screen.place),
            article=article.id if article else None,
            block=block,
            offset=offset,
            reading=screen.panes.pane == "article",
            closed=tuple(sorted(screen.feeds.closed)),
        )
