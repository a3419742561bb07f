"""Narrowing the list, searching everything, and the standing views."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING

from reader.tui.widgets.feed_list import standing_places

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Finding:
    """The commands of the group Finding."""

    screen: ReadingScreen

    async def search(self) -> None:
        place = self.screen.place
        text = place.query if place.search else ""
        self.screen.ask("search", "/", _('words, "a phrase", -not, is:unread, lang:de, newer:2d'), text)

    async def filter(self) -> None:
        hint = _("narrow {}").format(self.screen.place.title)
        self.screen.ask("filter", "=", hint, self.screen.place.narrowing)

    async def show_all(self) -> None:
        self._show(0)

    async def show_unread(self) -> None:
        self._show(1)

    async def show_starred(self) -> None:
        self._show(2)

    async def take_new(self) -> None:
        if not self.screen.waiting:
            self.screen.say(_("Nothing new waits."))
            return
        current = self.screen.articles.current
        self.screen.go(self.screen.place, article=current.id if current else None)

    def _show(self, number: int) -> None:
        self.screen.go(standing_places()[number])
