"""The command line: commands by their names, and orders with an argument."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.model.errors import NotFound
from reader.model.texts import gettext as _
from reader.settings.rules import RULES
from reader.tui import commandline
from reader.tui.browser import is_openable
from reader.tui.commandline import Wish
from reader.tui.history import History
from reader.tui.places import Place
from reader.tui.saving import save
from reader.tui.widgets.prompt import Question

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Ordering:
    """Asks for a line, and does what it says; a method has its order's name for a name."""

    screen: ReadingScreen
    _entered: History = field(default_factory=History)

    def ask(self) -> None:
        """Ask for a line."""
        session = self.screen.session
        session.learn_words(self.screen.prompt.renew)
        self.screen.ask(
            Question(
                label=":",
                hint=_("a command, such as search WORDS, or save FILE; tab shows them"),
                keep=_("do it"),
                typed=commandline.check,
                entered=self._take,
                complete=lambda line, cursor: commandline.complete(line, cursor, session.words),
                history=self._entered,
                recalls=True,
            )
        )

    async def _take(self, line: str) -> bool:
        commandline.check(line)
        wish = commandline.understand(line)
        self._entered.keep(line)
        if wish is not None:  # the line is closed first: what a command does, it does on the screen without it
            self.screen.call_later(self._do, wish)
        return True

    async def _do(self, wish: Wish) -> None:
        dispatch = self.screen.dispatch
        if wish.command:
            await dispatch.run(wish.command)
        else:
            await dispatch.attempt(lambda: getattr(self, wish.order)(wish.argument))

    async def search(self, words: str) -> None:
        self.screen.trail.note_asking()
        self.screen.go(Place(_("Search: {}").format(words), words, search=True))

    async def filter(self, words: str) -> None:
        self.screen.trail.note_asking()
        self.screen.go(self.screen.place.narrowed(words))

    async def open(self, name: str) -> None:
        session = self.screen.session
        try:
            found = await session.threads.run(lambda: session.library.reading.find(name))
        except NotFound:
            if not is_openable(name):
                raise
            await self.screen.refreshing.browse(name)
            return
        current = self.screen.articles.current
        await self.screen.links.read(found, current.id if current else found)

    async def tag(self, name: str) -> None:
        article, session = self.screen.articles.current, self.screen.session
        if article is None:
            self.screen.say(_("There is no article here."))
            return
        marks, now = session.library.marks, session.clock()
        said = _("Tagged “{}”. u undoes.").format(name)
        await self.screen.deeds.do(lambda: marks.tag([article.id], name, now), [article.id], said)

    async def save(self, file: str) -> None:
        article = self.screen.articles.current
        if article is None:
            self.screen.say(_("There is no article here."))
        else:
            await save(self.screen, article.id, file)

    async def theme(self, name: str) -> None:
        if RULES["look.theme"].take(name) is None:
            raise NotFound(_("There is no theme “{}”.").format(name))
        self.screen.app.dress(name)

    async def offline(self, _nothing: str) -> None:
        self.screen.refreshing.go_offline(offline=True)

    async def online(self, _nothing: str) -> None:
        self.screen.refreshing.go_offline(offline=False)

    async def q(self, _nothing: str) -> None:
        self.screen.app.exit()
