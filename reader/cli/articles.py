"""Articles as lines of a terminal: what `list` and `search` have in common."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime

from reader.cli import diagnostics, output
from reader.library.reading import Reading, View
from reader.model.article import Article
from reader.model.errors import QueryError
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.typeset import phrases
from reader.typeset.cells import cut, pad, width

BATCH = 500
"""How many articles are read from the library at once."""

_FEED_CELLS = 20
_AGE_CELLS = 11


def open_view(reading: Reading, query: str, now: datetime, *, best: bool = False) -> View:
    """The articles that match, the newest or the `best` first.

    Raises `QueryError`, whose message shows the place in the query.
    """
    try:
        return reading.open(query, now=now, order="best" if best else "newest")
    except QueryError as error:
        before = clean_line(query[: error.position] + "|")[:-1]
        wrong = clean_line(query[error.position : error.position + error.length])
        message = f"{error}\n  {clean_line(query)}\n  {' ' * width(before)}{'^' * max(1, width(wrong))}"
        raise QueryError(message, error.position, error.length) from error


def batches(reading: Reading, view: View, limit: int) -> Iterator[tuple[Article, ...]]:
    """The newest `limit` articles of a view (all, for 0), some at a time."""
    start = 0
    while ids := view.ids[start : min(start + BATCH, limit or sys.maxsize)]:
        yield reading.rows(ids)
        start += len(ids)


def row(article: Article, now: datetime, *, number_cells: int, ascii_only: bool) -> str:
    """An article's line, cut to the terminal: number, marks, age, feed, title."""
    line = "  ".join(
        (
            pad(str(article.id), number_cells, right=True),
            marks(article, ascii_only=ascii_only),
            pad(phrases.age(article.published, now), _AGE_CELLS, right=True),
            pad(clean_line(article.feed), _FEED_CELLS),
            clean_line(article.title),
        )
    )
    room = output.cells()
    return line if room is None else cut(line, room)


def marks(article: Article, *, ascii_only: bool) -> str:
    """Three characters: unread, starred, and how much is here.

    The third is a space for the whole article, `S` where its page gives less and says why, `T` for the teaser, `-` for
    the title alone, `…` while the page is waited for, and `!` where it could not be had.
    """
    unread, star, waiting = ("*", "+", "~") if ascii_only else ("●", "★", "…")
    ready = "S" if article.short else " "
    if article.ready != "full" and not article.short:
        ready = {"queued": waiting, "failed": "!"}.get(article.fetch, "T" if article.ready == "teaser" else "-")
    return f"{unread if article.read is None else ' '}{star if article.starred else ' '}{ready}"


def tell_rest(view: View, limit: int, listed: str = "newest") -> None:
    """Says on a terminal that there are more articles than the `listed`, or none."""
    if not view.ids:
        diagnostics.say(_("No article matches.") if view.query else _("No articles are here yet."))
    elif limit and output.cells() is not None and (total := len(view.ids)) > limit:
        said = (
            _("The newest {} of {}. --limit 0 lists all.")
            if listed == "newest"
            else _("The best {} of {}. --limit 0 lists all.")
        )
        diagnostics.say(said.format(limit, total))
