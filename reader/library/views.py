"""Saved views: queries under names, in the person's order, with what they would show now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reader.model.errors import NotFound
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.words import fold
from reader.store import Counted, Database, SavedView
from reader.store import Views as ViewStore

__all__ = ["Counted", "ListedView", "SavedView", "Views"]


@dataclass(frozen=True, slots=True)
class ListedView:
    """A view with its counts; None for a query that this program can't understand."""

    view: SavedView
    counted: Counted | None


class Views:
    """The person's views; each deed is one action, which `Marks.undo` takes back."""

    def __init__(self, database: Database) -> None:
        self._views = ViewStore(database)

    def all(self) -> tuple[SavedView, ...]:
        """The views in the person's order."""
        return self._views.all()

    def find(self, name: str) -> SavedView:
        """The view of a name; case and accents don't count. Raises `NotFound`."""
        wanted = fold(name.strip())
        for view in self.all():
            if fold(view.name) == wanted:
                return view
        raise NotFound(_("There is no view “{}”. `newsreader views` lists them.").format(clean_line(name)))

    def counted(self, now: datetime) -> tuple[ListedView, ...]:
        """The views with how many articles each shows as of `now`. Others may read in between."""
        return tuple(ListedView(view, self._views.count(view.query, now)) for view in self.all())

    def make(self, name: str, query: str) -> SavedView:
        """Keeps a query as the last view. Raises `QueryError`, and `Unfit` for a name that is none or is taken."""
        return self._views.make(name, query)

    def rename(self, view_id: int, name: str) -> SavedView:
        """Gives a view another name. Raises `Unfit`, `NotFound`."""
        return self._views.change(view_id, name=name)

    def change(self, view_id: int, query: str) -> SavedView:
        """Gives a view another query. Raises `QueryError`, `NotFound`."""
        return self._views.change(view_id, query=query)

    def move(self, view_id: int, place: int) -> None:
        """Moves a view so that `place` others come before it. Raises `NotFound`."""
        self._views.move(view_id, place)

    def delete(self, view_id: int) -> SavedView:
        """Deletes a view; gives it as it was. Raises `NotFound`."""
        return self._views.delete(view_id)
