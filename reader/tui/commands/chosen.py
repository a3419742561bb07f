"""Which articles a command acts on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.article import Article
from reader.model.texts import gettext as _

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


async def chosen(screen: ReadingScreen) -> tuple[Article, ...]:
    """Those that are selected, in their order; or the one under the cursor, where none is selected or it is being read.
    None of them, and said, where the list is empty."""
    selected, current = screen.articles.selected, screen.articles.current
    if selected and screen.panes.pane != "article":
        ids = [one for one in screen.articles.ids if one in selected]
        return await screen.session.ask(screen.session.library.reading.rows, ids) or ()
    if current is None:
        screen.say(_("There is no article here."))
        return ()
    return (current,)
