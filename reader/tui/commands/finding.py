"""Narrowing the list, searching everything, and the standing views."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.library.reading import Grouping, Order
from reader.model import filters
from reader.model.texts import gettext as _
from reader.tui import completing
from reader.tui.arrangement import GROUPINGS, ORDERS, Arrangement, orders_for
from reader.tui.history import History
from reader.tui.places import Place
from reader.tui.saved_views import SavedViews
from reader.tui.screens.choosing import Choice, ChoosingScreen
from reader.tui.screens.going import ViewsScreen, feeds_screen
from reader.tui.shelves import Shelf, standing_places
from reader.tui.widgets.prompt import Question, Typed
from reader.typeset.signs import SELECTED

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Finding:
    """The commands of the group Finding."""

    screen: ReadingScreen
    _sought: History = field(default_factory=History)
    _narrowed: History = field(default_factory=History)

    async def search(self) -> None:
        place = self.screen.place
        hint = _('words, "a phrase", -not, is:unread, lang:de, newer:2d')
        self._ask("/", hint, place.query if place.search else "", self._search, self._sought)

    async def filter(self) -> None:
        hint = _("narrow {}").format(self.screen.place.title)
        self._ask("=", hint, self.screen.place.narrowing, self._narrow, self._narrowed)

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

    async def find_feed(self) -> None:
        def go(place: Place | None) -> None:
            if place is not None:
                self._lead_to(place)

        self.screen.app.push_screen(feeds_screen(self.screen.feeds.stock), go)

    async def find_view(self) -> None:
        box, saved = ViewsScreen(self.screen.feeds.stock), SavedViews(self.screen)

        async def act(shelf: Shelf | None) -> None:
            if shelf is None or shelf.place is None:
                return
            if box.deed == "show" or shelf.view is None:
                self._lead_to(shelf.place)
            elif box.deed == "rename":
                saved.rename(shelf.view)
            else:
                await saved.delete(shelf.view)

        self.screen.app.push_screen(box, act)

    async def save_view(self) -> None:
        query = self.screen.place.whole_query
        if self.screen.place.feed is not None:
            self.screen.say(_("A feed is a view of its own. A search (/) or a filter (=) of all articles can be kept."))
        elif not query:
            self.screen.say(_("Search (/) or narrow the list (=) first; what you see then is kept as a view."))
        else:
            SavedViews(self.screen).keep(query)

    def _lead_to(self, place: Place) -> None:
        self.screen.panes.switch("list")
        self.screen.go(place)

    async def sort(self) -> None:
        now = self._arrangement
        choices = [
            Choice(order, _(ORDERS[order]), before=SELECTED if order == now.order else "")
            for order in orders_for(self.screen.place)
        ]

        def arrange(order: Order | None) -> None:
            if order is not None:
                self._arrange(now.ordered(order))

        self.screen.app.push_screen(ChoosingScreen(choices, _("In which order?")), arrange)

    async def group(self) -> None:
        now = self._arrangement
        choices = [
            Choice(grouping, _(title), before=SELECTED if grouping == now.grouping else "")
            for grouping, title in GROUPINGS.items()
        ]

        def arrange(grouping: Grouping | None) -> None:
            if grouping is not None:
                self._arrange(now.grouped(grouping))

        self.screen.app.push_screen(ChoosingScreen(choices, _("In which groups?")), arrange)

    @property
    def _arrangement(self) -> Arrangement:
        return self.screen.session.arrangements.of(self.screen.place)

    def _arrange(self, arrangement: Arrangement) -> None:
        """Let the view stand otherwise, the cursor on the article where it was."""
        current = self.screen.articles.current
        self.screen.trail.wanted = current.id if current else None
        self.screen.session.rearrange(self.screen.place, arrangement)

    def _show(self, number: int) -> None:
        self.screen.go(standing_places()[number])

    def _ask(self, label: str, hint: str, text: str, find: Typed, history: History) -> None:
        """Ask for a query, and show at every key what it finds; escape leads back to what was shown before."""
        session = self.screen.session

        def show(text: str) -> None:
            filters.parse(text)
            find(text)

        async def keep(text: str) -> bool:
            filters.parse(text)
            history.keep(text)
            return True

        def go_back() -> None:
            place, article = self.screen.trail.before_asking
            self.screen.go(place, article=article)

        self.screen.trail.note_asking()
        self.screen.panes.switch("list")
        session.learn_words(self.screen.prompt.renew)
        self.screen.ask(
            Question(
                label=label,
                hint=hint,
                text=text,
                typed=show,
                entered=keep,
                left=go_back,
                complete=lambda text, cursor: completing.for_query(text, cursor, session.words),
                history=history,
            )
        )

    def _search(self, text: str) -> None:
        text = text.strip()
        found = Place(_("Search: {}").format(text), text, search=True)
        self.screen.session.open(found if text else self.screen.trail.before_asking[0])

    def _narrow(self, text: str) -> None:
        self.screen.session.open(self.screen.trail.before_asking[0].narrowed(text))
