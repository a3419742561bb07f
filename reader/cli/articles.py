"""Articles as lines of a terminal: what `list` and `search` have in common."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from reader.cli import diagnostics, output
from reader.model.errors import QueryError
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.typeset import phrases
from reader.typeset.cells import cut, pad, width

if TYPE_CHECKING:
    from reader.library.reading import Order, Reading, View
    from reader.model.article import Article
    from reader.model.blocks import Direction
    from reader.store.lines import Line

BATCH = 500
"""How many articles are read from the library at once."""

_FEED_CELLS = 20


@contextmanager
def showing_place(query: str) -> Iterator[None]:
    """Around what reads a query: a `QueryError` leaves it with a message that shows the place in the query."""
    try:
        yield
    except QueryError as error:
        before = clean_line(query[: error.position] + "|")[:-1]
        wrong = clean_line(query[error.position : error.position + error.length])
        message = f"{error}\n  {clean_line(query)}\n  {' ' * width(before)}{'^' * max(1, width(wrong))}"
        raise QueryError(message, error.position, error.length) from error


def open_view(reading: Reading, query: str, now: datetime, order: Order = "newest") -> View:
    """The articles that match, in an order. Raises `QueryError`, whose message shows the place in the query."""
    with showing_place(query):
        return reading.open(query, now=now, order=order)


def batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Numbers of articles, some at a time."""
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def write_values(wishes: Namespace, values: Iterable[object]) -> bool:
    """Prints values where programs are to read them, in the form that is wished; tells whether they are."""
    if wishes.json:
        output.values(values)
    elif wishes.json_lines:
        for value in values:
            output.value(value)
    return bool(wishes.json or wishes.json_lines)


def row(article: Article | Line, now: datetime, *, number_cells: int, ascii_only: bool, reordered: bool = False) -> str:
    """An article's line, cut to the terminal: number, marks, age, feed, title; `reordered` as it is drawn."""
    feed, title = cut(clean_line(article.feed), _FEED_CELLS), clean_line(article.title)
    if reordered:
        feed, title = _apart(feed), _apart(title, article.direction)
    line = "  ".join(
        (
            pad(str(article.id), number_cells, right=True),
            marks(article, ascii_only=ascii_only),
            pad(phrases.age(article.published, now), phrases.age_cells(), right=True),
            pad(feed, _FEED_CELLS),
            title,
        )
    )
    return fitted(line, reordered=reordered)


def fitted(line: str, *, reordered: bool) -> str:
    """A line cut to the terminal, `reordered` as it is drawn."""
    room = output.cells()
    line = line if room is None else cut(line, room)
    if not reordered or line.isascii():
        return line
    from reader.typeset.visual import in_order

    return "".join(text for text, _ in in_order([(line, None)]))


def _apart(text: str, direction: Direction | None = None) -> str:
    if text.isascii():
        return text
    from reader.typeset.visual import apart  # its tables take time to load, and most rows need none

    return apart(text, direction)


def marks(article: Article | Line, *, ascii_only: bool) -> str:
    """Three characters: unread, starred, and how much is here.

    The third is a space for the whole article, `S` where its page gives less and says why, `T` for the teaser, `-` for
    the title alone, `…` while the page is waited for, and `!` where it could not be had.
    """
    unread, star, waiting = ("*", "+", "~") if ascii_only else ("●", "★", "…")
    ready = "S" if article.short else " "
    if article.ready != "full" and not article.short:
        ready = {"queued": waiting, "failed": "!"}.get(article.fetch, "T" if article.ready == "teaser" else "-")
    return f"{' ' if article.read else unread}{star if article.starred else ' '}{ready}"


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
