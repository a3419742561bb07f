"""Saved views: queries that the person keeps under a name and in an order of their own."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from reader.model import filters
from reader.model.errors import NotFound, QueryError, Unfit
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.words import fold
from reader.store import actions
from reader.store.database import Database
from reader.store.matching import count_in_sight

LONGEST: Final = 100
"""Characters of a view's name."""

MOST: Final = 200
"""Views of a library: each is counted whenever the list of them is shown."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A query under a name."""

    id: int
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many articles a view shows, and how many of them are unread."""

    articles: int
    unread: int


class Views:
    """The views of a library; each deed is one action.

    All of it raises `Busy` where another process holds the library for too long, and `LibraryError`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[SavedView, ...]:
        """The views in the person's order."""
        with self._database.reading() as connection:
            return _views(connection)

    def count(self, query: str, now: datetime) -> Counted | None:
        """How many articles a view of `query` shows as of `now`; None for one that this program can't understand."""
        try:
            term = filters.parse(query)
        except QueryError:
            return None
        with self._database.reading() as connection:
            return Counted(*count_in_sight(connection, term, now))

    def make(self, name: str, query: str) -> SavedView:
        """Keeps a query as the last view. Raises `QueryError`, and `Unfit` for a name that can't be one or is taken."""
        filters.parse(query)
        with self._database.writing(durable=True) as connection:
            views = _views(connection)
            wanted = _free_name(views, name)
            if len(views) >= MOST:
                raise Unfit(_("There are {} views already, which are the most.").format(MOST))
            view_id = connection.execute(
                "INSERT INTO views (name, query, place) SELECT ?, ?, coalesce(max(place), 0) + 1 FROM views"
                " RETURNING id",
                (wanted, query.strip()),
            ).fetchone()["id"]
            were = actions.Rows("views", actions.TABLES["views"].columns, {None: [view_id]})
            actions.note(connection, actions.Action("make view", (were,), title=wanted))
            return _view(connection, view_id)

    def change(self, view_id: int, *, name: str | None = None, query: str | None = None) -> SavedView:
        """Gives a view another name or query, where they are not None. Raises what `make` does, and `NotFound`."""
        if query is not None:
            filters.parse(query)
        with self._database.writing(durable=True) as connection:
            before = _view(connection, view_id)
            others = [view for view in _views(connection) if view.id != view_id]
            after = SavedView(
                id=view_id,
                name=before.name if name is None else _free_name(others, name),
                query=before.query if query is None else query.strip(),
            )
            if after != before:
                were = actions.rows_of(connection, "views", [view_id])
                connection.execute(
                    "UPDATE views SET name = ?, query = ? WHERE id = ?", (after.name, after.query, view_id)
                )
                actions.note(connection, actions.Action("change view", (were,), title=before.name))
            return after

    def move(self, view_id: int, place: int) -> None:
        """Moves a view so that `place` others come before it, or all where they are fewer. Raises `NotFound`."""
        with self._database.writing(durable=True) as connection:
            before = [view.id for view in _views(connection)]
            title = _view(connection, view_id).name
            order = [one for one in before if one != view_id]
            order.insert(max(place, 0), view_id)
            if order != before:
                were = actions.rows_of(connection, "views", before)
                connection.executemany("UPDATE views SET place = ? WHERE id = ?", enumerate(order, start=1))
                actions.note(connection, actions.Action("move view", (were,), title=title))

    def delete(self, view_id: int) -> SavedView:
        """Deletes a view, and gives it as it was. Raises `NotFound`."""
        with self._database.writing(durable=True) as connection:
            view = _view(connection, view_id)
            were = actions.rows_of(connection, "views", [view_id])
            connection.execute("DELETE FROM views WHERE id = ?", (view_id,))
            actions.note(connection, actions.Action("delete view", (were,), title=view.name))
        return view


def _views(connection: sqlite3.Connection) -> tuple[SavedView, ...]:
    return tuple(SavedView(*row) for row in connection.execute("SELECT id, name, query FROM views ORDER BY place, id"))


def _view(connection: sqlite3.Connection, view_id: int) -> SavedView:
    for view in _views(connection):
        if view.id == view_id:
            return view
    raise NotFound(_("There is no view {}.").format(view_id))


def _free_name(others: tuple[SavedView, ...] | list[SavedView], name: str) -> str:
    """A name as it is kept, which no other view has."""
    cleaned = clean_line(name)
    if not fold(cleaned):
        raise Unfit(_("A view needs a name."))
    if len(cleaned) > LONGEST:
        raise Unfit(_("This name is too long: {} characters are the most.").format(LONGEST))
    taken = next((view.name for view in others if fold(view.name) == fold(cleaned)), None)
    if taken is not None:
        raise Unfit(_("There is a view “{}” already.").format(taken))
    return cleaned
