"""What a person does in the article: follow links, find, select, copy, see what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.text import clean_line, shorten
from reader.model.texts import gettext as _
from reader.tui import clipboard
from reader.tui.commands.moving import Moving
from reader.tui.widgets.prompt import Question
from reader.typeset.citing import cite

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

SHOWN = 300
"""Characters of what was copied that are shown, should the clipboard not have taken it."""


@dataclass
class InTheArticle:
    """The commands of the group In the article."""

    screen: ReadingScreen

    async def next_link(self) -> None:
        if self.screen.panes.pane == "article":
            await self._step_link(1)
        else:
            await Moving(self.screen).pane_right()

    async def previous_link(self) -> None:
        if self.screen.panes.pane == "article":
            await self._step_link(-1)
        else:
            await Moving(self.screen).pane_left()

    async def link_hints(self) -> None:
        if not self._is_open():
            return
        hints = self.screen.article.hint()
        if hints:
            self.screen.say(" · ".join(f"{hint} {clean_line(link.address)}" for hint, link in hints))
        else:
            self.screen.say(_("No link is in sight."))

    async def find_in_article(self) -> None:
        if not self._is_open():
            return
        article = self.screen.article

        def show(text: str) -> None:
            self._tell_hit(*article.seek(text)) if text.strip() else article.stop_seeking()

        async def keep(text: str) -> bool:
            if not text.strip():
                article.stop_seeking()
                return True
            which, count = article.seek(text)
            self._tell_hit(which, count)
            return count > 0

        article.begin_seeking()
        question = Question(
            label=_("find"), hint=_("words of this article"), typed=show, entered=keep, left=article.stop_seeking
        )
        self.screen.ask(question)

    async def next_hit(self) -> None:
        await self._step_hit(1)

    async def previous_hit(self) -> None:
        await self._step_hit(-1)

    async def select(self) -> None:
        if self.screen.panes.pane != "article":
            self.screen.articles.select_and_go_on()
        else:
            self.screen.article.begin_selection()
            self.screen.say(_("Selecting lines: j and k lead on, y copies, esc lets go."))

    async def copy_address(self) -> None:
        article, link = self.screen.articles.current, self.screen.article.focused_link
        if selected := self.screen.article.selected:
            await self._copy(selected)
        elif link is not None:
            await self._copy(link.address)
        elif article is not None:
            await self._copy(article.url)

    async def copy_citation(self) -> None:
        article = self.screen.articles.current
        if article is not None:
            await self._copy(cite(article))

    async def changes(self) -> None:
        view = self.screen.article
        if view.shows_changes:
            view.show_changes(None)
        elif self._is_open() and (story := view.story) is not None:
            self.screen.say(_("Nothing changed here since you read it."))
            comparison = await self.screen.session.ask(self.screen.session.library.changes.since_read, story)
            if comparison is not None and view.story is story:
                self.screen.key_line.sentence = ""
                view.show_changes(comparison)

    def _is_open(self) -> bool:
        """Whether a person is in the article; says how to come there."""
        if self.screen.panes.pane != "article":
            self.screen.say(_("This works in the article: enter opens it."))
            return False
        return True

    async def _step_link(self, step: int) -> None:
        view = self.screen.article
        link = view.step_link(step)
        if link is not None:
            await self.screen.links.tell(link)
        elif not view.highlights.links:
            self.screen.say(_("This article has no links."))
        else:
            self.screen.say(_("No link further down.") if step > 0 else _("No link further up."))

    async def _step_hit(self, step: int) -> None:
        if self.screen.article.highlights.sought:
            self._tell_hit(*self.screen.article.step_hit(step))
        else:
            self.screen.say(_("Nothing is looked for here: ctrl+f finds in the article."))

    def _tell_hit(self, which: int, count: int) -> None:
        if count:
            self.screen.say(_("{} of {}").format(which, count))
        else:
            self.screen.say(_("Not in this article."), failed=True)

    async def _copy(self, text: str) -> None:
        await clipboard.send(self.screen.app, text)
        self.screen.say(_("Sent to the clipboard: {}").format(shorten(clean_line(text), SHOWN)))
