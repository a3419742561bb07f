"""Feeds, folders and saved views: adding, changing and removing them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.feed import Feed, FeedWishes
from reader.model.texts import gettext as _
from reader.model.texts import ngettext
from reader.tui.adding import Added
from reader.tui.saved_views import SavedViews
from reader.tui.screens.adding import AddingScreen, Wanted
from reader.tui.screens.health import Deed, HealthScreen
from reader.tui.screens.sure import SureScreen
from reader.tui.screens.wishes import WishesScreen
from reader.tui.shelves import Shelf, feed_place, folder_place, standing_places
from reader.tui.widgets.prompt import Question

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Feeds:
    """The commands of the group Feeds."""

    screen: ReadingScreen

    async def add_feed(self) -> None:
        async def take(wanted: Wanted | None) -> None:
            if isinstance(wanted, Added):
                self._show_added(wanted)
            elif isinstance(wanted, tuple):
                await self.screen.refreshing.subscribe(wanted)

        app = self.screen.app
        app.push_screen(AddingScreen(self.screen.adding, app.editions, self.screen.known_feeds), take)

    async def editions(self) -> None:
        self.screen.app.choose_editions(self.screen)

    async def edit(self) -> None:
        shelf = self._meant()
        if shelf is not None and shelf.feed is not None:
            self._edit_feed(shelf.feed)
        elif shelf is not None and shelf.folder:
            self._rename_folder(shelf.folder)
        elif shelf is not None and shelf.view is not None:
            SavedViews(self.screen).rename(shelf.view)
        else:
            self.screen.say(_("e changes a feed, a folder or a saved view: go to it first, with h."))

    async def remove(self) -> None:
        shelf = self.screen.feeds.shelf if self.screen.panes.pane == "feeds" else None
        if shelf is not None and shelf.feed is not None:
            self._ask_to_remove(shelf.feed)
        elif shelf is not None and shelf.folder:
            await self._take_apart(shelf.folder)
        elif shelf is not None and shelf.view is not None:
            await SavedViews(self.screen).delete(shelf.view)
        else:
            self.screen.say(_("A feed, a folder or a saved view is removed in the list on the left. h leads there."))

    async def feed_health(self) -> None:
        session = self.screen.session

        def act(wanted: tuple[Deed, int] | None) -> None:
            feed = next((one for one in self.screen.known_feeds if wanted and one.id == wanted[1]), None)
            if wanted is None or feed is None:
                return
            match wanted[0]:
                case "refresh":
                    self.screen.refreshing.refresh_now([feed.id], force=True)
                case "edit":
                    self._edit_feed(feed)
                case "remove":
                    self._ask_to_remove(feed)

        self.screen.app.push_screen(HealthScreen(await session.health(), session.clock()), act)

    def _meant(self) -> Shelf | None:
        """The row that a person means: under the cursor in the list on the left, else what is shown."""
        feeds = self.screen.feeds
        return feeds.shelf if self.screen.panes.pane == "feeds" else feeds.shelf_of(self.screen.place)

    def _show_added(self, added: Added) -> None:
        feed, refreshing = added.feed, self.screen.refreshing
        if not added.is_new:
            self.screen.say(_("{} is here already.").format(feed.title))
        elif refreshing.offline:
            self.screen.say(_("{} is kept, and looked at as soon as there is a network. u undoes.").format(feed.title))
        else:
            said = ngettext(
                "Added {}, with {} article. u undoes.", "Added {}, with {} articles. u undoes.", feed.articles
            )
            self.screen.say(said.format(feed.title, feed.articles))
            if not refreshing.refreshing:
                refreshing.refresh_now([feed.id], force=False)
        self.screen.session.tell()
        self.screen.panes.switch("list")
        self.screen.go(feed_place(feed))

    def _edit_feed(self, feed: Feed) -> None:
        subscriptions = self.screen.session.library.subscriptions
        changed: list[Feed] = []

        async def change(wishes: FeedWishes) -> Feed | None:
            done = await self.screen.deeds.do(lambda: changed.append(subscriptions.edit(feed.id, wishes)), ())
            return changed[-1] if done else None

        def end(_: None) -> None:
            if changed and self.screen.place.feed == feed.id:
                self.screen.go(feed_place(changed[-1]))

        folders = [folder.name for folder in self.screen.feeds.stock.folders]
        self.screen.app.push_screen(WishesScreen(feed, folders, change), end)

    def _ask_to_remove(self, feed: Feed) -> None:
        async def remove(sure: bool | None) -> None:
            library, now = self.screen.session.library, self.screen.session.clock()
            sentence = _("Removed {}. u undoes.").format(feed.title)
            deed = library.subscriptions.remove
            if sure and await self.screen.deeds.do(lambda: deed(feed.id, now), (), sentence):
                self._leave(feed.id)

        paragraphs = (
            ngettext("It has {} article here.", "It has {} articles here.", feed.articles).format(feed.articles),
            _(
                "Starred articles stay, and those that another feed has too. The others go out of sight; u brings them"
                " back with the feed, marks and all."
            ),
        )
        head = _("Remove {}?").format(feed.title)
        self.screen.app.push_screen(SureScreen(head, paragraphs, _("y removes it   n leaves it")), remove)

    def _rename_folder(self, folder: str) -> None:
        async def rename(name: str) -> bool:
            if not name.strip(" /"):
                self.screen.say(_("A folder needs a name. delete in the list on the left takes it apart."), failed=True)
                return False
            subscriptions = self.screen.session.library.subscriptions
            done = await self.screen.deeds.do(lambda: subscriptions.rename_folder(folder, name), ())
            if done and self.screen.place == folder_place(folder):
                self.screen.go(folder_place(name.strip(" /")))
            return done

        label = _("Name of the folder:")
        self.screen.ask(Question(label=label, hint=_("type a name"), text=folder, entered=rename))

    async def _take_apart(self, folder: str) -> None:
        subscriptions = self.screen.session.library.subscriptions
        sentence = _("Took the folder “{}” apart; its feeds stay. u undoes.").format(folder)
        if await self.screen.deeds.do(lambda: subscriptions.rename_folder(folder, ""), (), sentence):
            self._leave(folder_place(folder).query)

    def _leave(self, origin: int | str) -> None:
        """Show all articles, where what is shown is the feed, or the query, that there is no more."""
        if origin in {self.screen.place.feed, self.screen.place.query}:
            self.screen.go(standing_places()[0])
