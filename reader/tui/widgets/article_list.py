"""The list of articles: a window on the library, whatever its length."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from gettext import gettext as _
from typing import TypeAlias

from rich.style import Style

from reader.library.reading import Excerpt
from reader.model.article import Article
from reader.model.ports import Clock
from reader.tui.widgets.rows import RowList
from reader.typeset import phrases
from reader.typeset.cells import cut, pad, width
from reader.typeset.signs import STAR, UNREAD

WINDOW = 60
"""How many rows are read from the library at once."""

KEPT_WINDOWS = 40


Load: TypeAlias = Callable[[Sequence[int]], Iterable[Article]]
"""Reads the rows of some articles."""

Excerpts: TypeAlias = Callable[[Sequence[int], str], Mapping[int, Excerpt]]
"""Reads what surrounds the words of a query in some articles."""


class ArticleList(RowList):
    """Shows the articles whose ids it is given; rows are read when they become visible."""

    COMPONENT_CLASSES = {"row--unread", "row--star", "row--match", "row--failed"}

    def __init__(self, load: Load, excerpts: Excerpts, clock: Clock) -> None:
        super().__init__(id="articles")
        self._load = load
        self._load_excerpts = excerpts
        self._clock = clock
        self._ids: Sequence[int] = ()
        self._sought = ""
        self._excerpts: dict[int, Excerpt] = {}
        self._windows: dict[int, tuple[Article | None, ...]] = {}

    @property
    def length(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> Sequence[int]:
        """The articles of the list, newest first."""
        return self._ids

    @property
    def current(self) -> Article | None:
        """The article under the cursor."""
        return self.article(self.cursor)

    def show(self, ids: Sequence[int], *, sought: str = "", cursor_on: int | None = None) -> None:
        """Show other articles, with excerpts where they were `sought`; the cursor goes to one of them, or the top."""
        self._ids = ids
        self._sought = sought
        self._excerpts.clear()
        self._windows.clear()
        index = self._index_of(cursor_on) if cursor_on is not None else None
        self.relay()
        self.go_to(index or 0)
        self.post_message(self.Highlighted(self))

    def reload(self, ids: Iterable[int] | None = None) -> None:
        """Read rows anew whose articles changed (all of them, where none are named); nothing moves."""
        if ids is None:
            self._windows.clear()
        else:
            changed = set(ids)
            for number in [n for n, rows in self._windows.items() if changed & {row.id for row in rows if row}]:
                del self._windows[number]
        self.refresh()

    def article(self, index: int) -> Article | None:
        """The article of a row; None where there is no such row or the article is gone."""
        if not 0 <= index < len(self._ids):
            return None
        number, place = divmod(index, WINDOW)
        if number not in self._windows:
            if len(self._windows) >= KEPT_WINDOWS:
                del self._windows[next(iter(self._windows))]
            ids = self._ids[number * WINDOW : (number + 1) * WINDOW]
            found = {article.id: article for article in self._load(ids)}
            self._windows[number] = tuple(found.get(article_id) for article_id in ids)
            if self._sought:
                self._excerpts.update(self._load_excerpts(ids, self._sought))
        return self._windows[number][place]

    def find_unread(self, step: int) -> int | None:
        """The row of the next (`step` 1) or previous (-1) unread article."""
        index = self.cursor + step
        while 0 <= index < self.length:
            article = self.article(index)
            if article is not None and article.read is None:
                return index
            index += step
        return None

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        article = self.article(index)
        if article is None:
            if part == 0:
                yield (_("   (removed)"), self.ink("row--muted"))
        elif part == 0:
            yield from self._draw_title(article, cells)
        elif part == 1:
            yield from self._draw_meta(article, cells)
        elif article.id in self._excerpts:
            yield from self._draw_excerpt(self._excerpts[article.id], cells)

    def _index_of(self, article_id: int) -> int | None:
        try:
            return self._ids.index(article_id)
        except ValueError:
            return None

    def _draw_title(self, article: Article, cells: int) -> Iterator[tuple[str, Style]]:
        yield (UNREAD if article.read is None else " ", self.ink("row--unread"))
        yield (f"{STAR if article.starred else ' '} ", self.ink("row--star"))
        style = self.ink("row--strong" if article.read is None else "row--ink")
        if self.row_height > 1:
            yield (pad(article.title, cells - 3, right=article.direction == "rtl"), style)
            return
        after = f" {_short_state(article)} {_age(article, self._clock()):>6}"
        yield (pad(article.title, cells - 3 - width(after), right=article.direction == "rtl"), style)
        yield (after, self.ink("row--muted"))

    def _draw_meta(self, article: Article, cells: int) -> Iterator[tuple[str, Style]]:
        facts = [_age(article, self._clock()), phrases.reading_time(article.words), state(article)]
        if article.updated:
            facts.append(_("updated"))
        after = "".join(f" · {fact}" for fact in facts if fact)
        failed = article.fetch == "failed" and article.ready != "full" and not article.short
        yield ("   " + cut(article.feed, cells - 3 - width(after)), self.ink("row--muted"))
        yield (after, self.ink("row--failed" if failed else "row--muted"))

    def _draw_excerpt(self, excerpt: Excerpt, cells: int) -> Iterator[tuple[str, Style]]:
        yield ("   ", self.ink("row--muted"))
        room, end = cells - 3, 0
        for first, last in (*excerpt.spans, (len(excerpt.text), len(excerpt.text))):
            for text, name in ((excerpt.text[end:first], "row--muted"), (excerpt.text[first:last], "row--match")):
                shown = cut(text, room)
                room -= width(shown)
                yield (shown, self.ink(name))
            end = last


def state(article: Article) -> str:
    """How much of an article is here, in a word: "" for all of it, `short` where its page gives less and says why,
    `teaser`, `title only`, `queued`, `failed`."""
    if article.short:
        return _("short")
    if article.ready == "full":
        return ""
    if article.fetch != "idle":
        return _("queued") if article.fetch == "queued" else _("failed")
    return _("teaser") if article.ready == "teaser" else _("title only")


def _short_state(article: Article) -> str:
    if article.short:
        return "S"
    if article.ready == "full":
        return " "
    return {"queued": "…", "failed": "!"}.get(article.fetch, "T" if article.ready == "teaser" else "-")


def _age(article: Article, now: datetime) -> str:
    return phrases.age(article.published, now)
