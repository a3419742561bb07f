"""Keeping, renaming and deleting views: what a person typed, under a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.views import SavedView
from reader.model.texts import gettext as _
from reader.tui.places import Place
from reader.tui.shelves import standing_places, view_place
from reader.tui.widgets.prompt import Entered, Question

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class SavedViews:
    """What is done to saved views on a screen."""

    screen: ReadingScreen

    def keep(self, query: str) -> None:
        """Ask for a name, and keep a query under it."""

        async def keep(name: str) -> bool:
            views = self.screen.session.library.views
            sentence = _("Kept as the view “{}”. g v leads to it, u undoes.").format(name.strip())
            done = await self.screen.deeds.do(lambda: views.make(name, query), (), sentence)
            if done:
                self.screen.go(Place(name.strip(), query))
            return done

        self._ask(_("Keep this as the view:"), "", keep)

    def rename(self, view: SavedView) -> None:
        """Ask for another name of a view."""

        async def rename(name: str) -> bool:
            views = self.screen.session.library.views
            done = await self.screen.deeds.do(lambda: views.rename(view.id, name), ())
            if done and self.screen.place == view_place(view):
                self.screen.go(Place(name.strip(), view.query))
            return done

        self._ask(_("Name of the view:"), view.name, rename)

    async def delete(self, view: SavedView) -> None:
        """Delete a view; its articles stay."""
        views, place = self.screen.session.library.views, self.screen.place
        sentence = _("Deleted the view “{}”; its articles stay. u undoes.").format(view.name)
        if await self.screen.deeds.do(lambda: views.delete(view.id), (), sentence) and place == view_place(view):
            self.screen.go(standing_places()[0])

    def _ask(self, label: str, text: str, entered: Entered) -> None:
        self.screen.ask(Question(label=label, hint=_("type a name"), text=text, entered=entered))
