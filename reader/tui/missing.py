"""Where an article went: what a view does not show, why, and bringing it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.library.hiding import Why
from reader.model.article import Article
from reader.model.errors import NotFound
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.tui.places import Place
from reader.tui.screens.choosing import Choice, ChoosingScreen
from reader.tui.screens.text import TextScreen
from reader.tui.screens.why import WhyScreen
from reader.tui.shelves import standing_places
from reader.typeset import phrases

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

_HIDDEN: Final = "is:muted OR is:hidden"

_MOST: Final = 300
"""How many of the newest are listed, of those that are hidden and of those that the view leaves out."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Answers on a screen."""

    screen: ReadingScreen

    async def explain(self, article: Article | None) -> None:
        """Say why an article is hidden; or list what the view does not show, where it is not."""
        if article is not None and article.hidden:
            await self._tell_why(article)
            return
        place, session = self.screen.place, self.screen.session
        found = await session.ask(self._left_out, place)
        if found is None:
            return
        if not found:
            why = None if article is None else await self._why(article)
            said = _("Nothing of “{}” is hidden.").format(clean_line(place.title))
            sentences = [said] if why is None else [why.sentence, said]
            head = _("Why is it hidden?") if article is None else clean_line(article.title)
            self.screen.app.push_screen(TextScreen(head, sentences))
            return

        async def tell(article: Article | None) -> None:
            if article is not None:
                await self._tell_why(article)

        head = _("Not shown in {}").format(clean_line(place.title))
        foot = _("enter says why, and brings it back   esc leaves")
        self.screen.app.push_screen(ChoosingScreen(found, head, foot=foot), tell)

    async def _tell_why(self, article: Article) -> None:
        why = await self._why(article)
        if why is None:
            return

        async def bring_back(wanted: bool | None) -> None:
            if wanted:
                await self._bring_back(why)

        self.screen.app.push_screen(WhyScreen(article, why), bring_back)

    async def _why(self, article: Article) -> Why | None:
        session, query = self.screen.session, self.screen.place.whole_query
        try:
            return await session.ask(session.library.hiding.why, article.id, session.clock(), query)
        except NotFound as error:  # it went meanwhile
            self.screen.say(str(error), failed=True)
            return None

    async def _bring_back(self, why: Why) -> None:
        """Take back what hides an article; or go where it is, where only this view leaves it out."""
        deeds, sight = self.screen.deeds, why.sight
        is_back = sight.in_sight
        if sight.hidden:
            is_back = await deeds.show_again([why.article_id])
        elif sight.rules and not is_back:
            is_back = await deeds.unmute(sight.rules[0]) and len(sight.rules) == 1
        if is_back:
            self.screen.go(self.screen.place if why.matches else standing_places()[0], article=why.article_id)

    def _left_out(self, place: Place) -> list[Choice[Article]]:
        """The newest articles that a place does not show: hidden ones first, then those that its query leaves out."""
        reading, now = self.screen.session.library.reading, self.screen.session.clock()
        choices: list[Choice[Article]] = []
        for query in (_HIDDEN, f"-({place.whole_query})") if place.whole_query else (_HIDDEN,):
            view = reading.open(query, feed=place.feed, now=now)
            articles = reading.rows(view.ids[:_MOST])
            view.ids.close()
            choices += (
                Choice(
                    article,
                    article.title,
                    before=_reason(article, place),
                    after=f"{article.feed} · {phrases.age(article.published, now)}",
                )
                for article in articles
                if article.hidden == (query == _HIDDEN)
            )
        return choices


def _reason(article: Article, place: Place) -> str:
    """Why it is not shown, in a word."""
    if article.hidden:
        return _("hidden")
    is_read = article.read is not None and "is:unread" in place.whole_query
    return _("read") if is_read else _("left out")
