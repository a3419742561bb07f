"""The three panes: feeds, articles, the article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _
from typing import Final, Literal, TypeAlias

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from reader.model.ports import Clock
from reader.tui.widgets.article_list import ArticleList, Excerpts, Load
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.feed_list import FeedList
from reader.tui.widgets.lines import harmless
from reader.tui.widgets.rows import RowList

Pane: TypeAlias = Literal["feeds", "list", "article"]

HINTS: Final[Mapping[Pane, tuple[str, ...]]] = {
    "feeds": ("pane_right", "refresh_feed", "refresh_all", "search", "editions", "help"),
    "list": ("open", "next_unread", "toggle_star", "toggle_read", "filter", "search", "refresh_feed", "feeds", "help"),
    "article": ("read_on", "next_unread", "toggle_star", "browser", "reading_only", "back", "help"),
}
"""The commands that help most in each pane."""

SHORT = 30
"""A terminal with fewer lines has rows of one line."""


class Panes(Horizontal):
    """Side by side; the styles decide which of them are visible at a width."""

    reading_only: var[bool] = var(default=False)
    with_excerpts: var[bool] = var(default=False)

    @dataclass
    class Switched(Message):
        """The keys go to another pane."""

    def __init__(self, load: Load, excerpts: Excerpts, clock: Clock, measure: int, *, ascii_only: bool) -> None:
        super().__init__(id="panes")
        self.pane: Pane = "list"
        self.feeds = FeedList()
        self.articles = ArticleList(load, excerpts, clock)
        self.article = ArticleView(measure)
        self._list_head = Static("", id="list-head", markup=False)
        self._list_empty = Static("", id="list-empty", markup=False)
        self._ascii_only = ascii_only
        for pane in (self.feeds, self.articles, self.article):
            pane.ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        with Vertical(id="feeds-pane"):
            yield Static(f" {_('Feeds')}", id="feeds-head", markup=False)
            yield self.feeds
        with Vertical(id="list-pane"):
            yield self._list_head
            yield self._list_empty
            yield self.articles
        with Vertical(id="article-pane"):
            yield self.article

    def head_list(self, text: str, nothing: str) -> None:
        """Say something above the list, and why there is nothing in it."""
        self._list_head.update(harmless(text, ascii_only=self._ascii_only))
        self._list_empty.update(harmless(nothing, ascii_only=self._ascii_only))
        self._list_empty.set_class(bool(nothing), "-said")

    @property
    def rows(self) -> RowList:
        """The list that the keys move in."""
        return self.feeds if self.pane == "feeds" else self.articles

    def switch(self, pane: Pane) -> None:
        """Let the keys go to a pane, and show it."""
        self.pane = pane
        self.reading_only = self.reading_only and pane == "article"
        for name in ("feeds", "list", "article"):
            self.set_class(name == pane, f"-at-{name}")
        (self.article if pane == "article" else self.rows).focus()
        self.post_message(self.Switched())

    def watch_reading_only(self, reading_only: bool) -> None:
        self.set_class(reading_only, "-reading-only")

    def watch_with_excerpts(self) -> None:
        self._set_row_height(self.app.size.height)

    def on_resize(self) -> None:
        self._set_row_height(self.app.size.height)

    def _set_row_height(self, lines: int) -> None:
        self.articles.row_height = 1 if lines < SHORT else 3 if self.with_excerpts else 2
