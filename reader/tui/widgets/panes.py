"""The three panes: feeds, articles, the article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from reader.model.ports import Clock
from reader.model.texts import gettext as _
from reader.settings.schema import Reading
from reader.tui.widgets.article_list import ArticleList, Excerpts, Load
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.feed_list import FeedList
from reader.tui.widgets.lines import said, shown
from reader.tui.widgets.rows import RowList

Pane: TypeAlias = Literal["feeds", "list", "article"]

HINTS: Final[Mapping[Pane, tuple[str, ...]]] = {
    "feeds": ("pane_right", "refresh_feed", "add_feed", "edit", "remove", "find_feed", "search", "help"),
    "list": ("open", "next_unread", "toggle_star", "toggle_read", "filter", "search", "refresh_feed", "feeds", "help"),
    "article": (
        "read_on",
        "next_unread",
        "toggle_star",
        "link_hints",
        "find_in_article",
        "browser",
        "reading_only",
        "back",
        "help",
    ),
}
"""The commands that help most in each pane."""

SELECTION_HINTS: Final = ("toggle_read", "toggle_star", "tags", "hide", "select_range", "back", "help")
"""Those that help most while articles are selected."""

SHORT = 30
"""A terminal with fewer lines has rows of one line."""


class Panes(Horizontal):
    """Side by side; the styles decide which of them are visible at a width."""

    reading_only: var[bool] = var(default=False)
    with_excerpts: var[bool] = var(default=False)

    @dataclass
    class Switched(Message):
        """The keys go to another pane."""

    def __init__(self, load: Load, excerpts: Excerpts, clock: Clock, reading: Reading) -> None:
        super().__init__(id="panes", classes="-at-list")
        self.pane: Pane = "list"
        self.feeds = FeedList()
        self.articles = ArticleList(load, excerpts, clock)
        self.article = ArticleView(reading.measure, numbered=reading.link_numbers)
        self._list_head = Static("", id="list-head", markup=False)
        self._list_empty = Static("", id="list-empty", markup=False)
        self._said = ("", "")

    def compose(self) -> ComposeResult:
        with Vertical(id="feeds-pane"):
            yield Static(f" {_('Views')}", id="feeds-head", markup=False)
            yield self.feeds
        with Vertical(id="list-pane"):
            yield self._list_head
            yield self._list_empty
            yield self.articles
        with Vertical(id="article-pane"):
            yield self.article

    def head_list(self, text: str, nothing: str) -> None:
        """Say something above the list, and why there is nothing in it."""
        before, self._said = self._said, (text, nothing)
        if text != before[0]:
            self._list_head.update(shown(text, self), layout=False)  # it stays one line
        if nothing != before[1]:
            self._list_empty.update(said(nothing, self))
            self._list_empty.set_class(bool(nothing), "-said")

    @property
    def hints(self) -> tuple[str, ...]:
        """The commands that help most just now."""
        return SELECTION_HINTS if self.pane == "list" and self.articles.selected else HINTS[self.pane]

    @property
    def rows(self) -> RowList:
        """The list that the keys move in."""
        return self.feeds if self.pane == "feeds" else self.articles

    def switch(self, pane: Pane) -> None:
        """Let the keys go to a pane, and show it."""
        self.pane = pane
        self.reading_only = self.reading_only and pane == "article"
        self.update_classes({f"-at-{name}": name == pane for name in ("feeds", "list", "article")})
        self.focus_pane()
        self.post_message(self.Switched())

    def let_go(self) -> bool:
        """Let go of what is selected, found or pointed at where the keys go; whether there was something."""
        return self.pane != "feeds" and (self.article if self.pane == "article" else self.articles).let_go()

    def focus_pane(self) -> None:
        """Let the keys go to the pane that they went to last."""
        (self.article if self.pane == "article" else self.rows).focus()

    @on(ArticleView.Touched)
    def _enter_article(self) -> None:
        if self.pane != "article":
            self.switch("article")

    def watch_reading_only(self, reading_only: bool) -> None:
        self.set_class(reading_only, "-reading-only")

    def watch_with_excerpts(self) -> None:
        self._set_row_height(self.app.size.height)

    def on_resize(self) -> None:
        self._set_row_height(self.app.size.height)

    def _set_row_height(self, lines: int) -> None:
        self.articles.row_height = 1 if lines < SHORT else 3 if self.with_excerpts else 2
