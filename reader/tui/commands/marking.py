"""Selecting articles, marking them, and taking marks back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.texts import gettext as _
from reader.model.texts import ngettext
from reader.tui import tagging
from reader.tui.answers import is_yes
from reader.tui.commands.chosen import chosen
from reader.tui.screens.choosing import ChoosingScreen
from reader.tui.widgets.prompt import Question

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


@dataclass
class Marking:
    """The commands of the group Marking."""

    screen: ReadingScreen

    async def select_range(self) -> None:
        articles = self.screen.articles
        if self.screen.panes.pane == "article":
            self.screen.say(_("This works in the list: esc goes back."))
            return
        if not articles.selected and articles.current is not None:
            self.screen.say(_("A range begins here. Move, and the same key selects all up to there."))
        articles.select_up_to(articles.cursor)

    async def toggle_read(self) -> None:
        if articles := await chosen(self.screen):
            await self.screen.deeds.toggle_read(articles)

    async def toggle_star(self) -> None:
        if articles := await chosen(self.screen):
            await self.screen.deeds.toggle_star(articles)

    async def tags(self) -> None:
        articles = await chosen(self.screen)
        known = await self.screen.session.ask(self.screen.session.library.marks.tags)
        if not articles or known is None:
            return

        async def give_or_take(tag: str | None) -> None:
            if tag is not None:
                await self.screen.deeds.toggle_tag(articles, tag)

        box = ChoosingScreen(
            tagging.choices(known, articles),
            tagging.head(articles),
            hint=_("type a tag to find it, or a new one"),
            foot=_("enter gives the tag, or takes it away   esc leaves"),
            make=lambda text: tagging.new(known, text),
        )
        self.screen.app.push_screen(box, give_or_take)

    async def mark_all_read(self) -> None:
        await self.screen.deeds.mark_all_read(self.screen.place)

    async def mark_everything_read(self) -> None:
        ids = await self.screen.deeds.unread()
        if ids is None:
            return
        if not ids:
            self.screen.say(_("Nothing is unread."))
            return

        async def mark(answer: str) -> bool:
            if is_yes(answer):
                await self.screen.deeds.mark_read(ids)
            else:
                self.screen.say(_("Nothing was marked."))
            return True

        number = len(ids)
        label = ngettext("Mark {} article read, in all feeds?", "Mark {} articles read, in all feeds?", number)
        self.screen.ask(Question(label=label.format(number), hint=_("y or n"), keep=_("answer"), entered=mark))

    async def undo(self) -> None:
        await self.screen.deeds.undo()
