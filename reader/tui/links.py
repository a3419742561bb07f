"""Where the links of an article lead: to articles that are here, read in place, or out to the browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.errors import NewsreaderError, NotFound
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.tui.browser import is_openable
from reader.tui.places import Place
from reader.tui.widgets.article_view import ArticleView
from reader.typeset.cells import cut, width
from reader.typeset.links import LinkPlace

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass(frozen=True, slots=True)
class Step:
    """A link that was followed: the place that it led to, and where it stands: a place, an article and a line in it."""

    to: Place
    place: Place
    article: int
    top: tuple[int, int]


class Links:
    """Tells of the links of a screen's article, follows them, and knows the way back."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._steps: list[Step] = []
        self._awaited: int | None = None
        self._top: tuple[int, tuple[int, int]] | None = None

    async def hear(self, event: ArticleView.Pointed) -> None:
        """Do what a person wants who points at a link."""
        match event.what, event.link:
            case "focused", LinkPlace() as link:
                await self.tell(link)
            case "chosen", LinkPlace() as link:
                await self.follow(link)
            case "missed", _link:
                self._screen.say(_("There is no link {} here.").format(event.number))
            case _:
                self._screen.key_line.sentence = ""

    async def tell(self, link: LinkPlace) -> None:
        """Say where a link leads, and what enter does."""
        screen = self._screen
        if not is_openable(link.address):
            what = _("such addresses are never opened")
        elif await self._find(link.address) is not None:
            what = _("here; enter reads it")
        elif screen.refreshing.offline:
            what = _("not here; online, enter opens the browser")
        else:
            what = _("not here; enter opens it in the browser")
        if screen.article.focused_link == link:
            screen.say(self._beside(link, what))

    async def follow(self, link: LinkPlace) -> None:
        """Read the article that a link leads to, or open it in the browser."""
        found = await self._find(link.address)
        if found is None:
            await self._screen.refreshing.browse(link.address)
        elif (article := self._screen.articles.current) is not None and article.id == found:
            self._screen.say(_("This is the article that you read."))
        elif article is not None:
            await self.read(found, article.id)

    def step_back(self) -> bool:
        """Show the article again whose link was followed last; False where no link led here."""
        if not self._steps or self._steps[-1].to != self._screen.place:
            self._steps.clear()
            return False
        step = self._steps.pop()
        self._top = step.article, step.top
        self._screen.trail.wanted = step.article
        self._screen.session.open(step.place)
        return True

    def takes(self, article: int) -> bool:
        """Whether an article that is shown now was waited for by a link; asked once."""
        awaited, self._awaited = self._awaited, None
        return awaited == article

    def line_in(self, article: int) -> tuple[int, int] | None:
        """The block and offset to show an article from, where a person comes back to it; asked once."""
        top, self._top = self._top, None
        return top[1] if top and top[0] == article else None

    async def read(self, article: int, source: int) -> None:
        """Show an article of the library in a place of its own; `source` is the one that leads to it."""
        screen = self._screen
        rows = await screen.session.ask(screen.session.library.reading.rows, [article])
        if not rows:
            return
        address = rows[0].url.replace('"', "%22")
        place = Place(_("Link: {}").format(rows[0].title), f'url:"{address}"', search=True)
        self._steps.append(Step(place, screen.place, source, screen.article.top))
        screen.trail.note_asking()
        screen.trail.wanted = self._awaited = article
        screen.session.open(place)

    async def _find(self, address: str) -> int | None:
        """The article of the library that an address leads to."""
        find = self._screen.session.library.reading.find
        try:
            return await self._screen.session.threads.run(lambda: find(address))
        except NotFound:
            return None
        except NewsreaderError as error:
            self._screen.say(str(error), failed=True)
            return None

    def _beside(self, link: LinkPlace, what: str) -> str:
        """The address with what is to say of it; a long one is cut, for its beginning says whose it is."""
        address = clean_line(link.address)
        room = self._screen.key_line.size.width - width(f" [{link.number}]  · {what}")
        return f"[{link.number}] {cut(address, max(20, room))} · {what}"
