"""What a person does to articles and feeds: done in a thread, shown at once, and told with the key that undoes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from reader.library.mutes import Mute
from reader.model.article import Article
from reader.model.errors import NewsreaderError
from reader.model.texts import gettext as _
from reader.model.texts import ngettext
from reader.tui import messages, tagging
from reader.tui.places import Place
from reader.tui.session import Session
from reader.typeset import phrases


class Deeds:
    """Writes to the session's library."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._library = session.library

    async def do(self, deed: Callable[[], object], ids: Sequence[int], sentence: str = "") -> bool:
        """Do something to articles (to any, where none are named), and say `sentence`; False, and said, where the
        library can't."""
        try:
            await self._session.threads.run(deed)
        except NewsreaderError as error:
            self._session.say(str(error), failed=True)
            return False
        self._tell(ids, sentence)
        return True

    async def set_read(self, ids: Sequence[int], *, read: bool, sentence: str = "") -> None:
        """Mark articles read or unread."""
        marks, now = self._library.marks, self._session.clock()
        await self.do((lambda: marks.read(ids, now)) if read else (lambda: marks.unread(ids)), ids, sentence)

    async def toggle_read(self, articles: Sequence[Article]) -> None:
        """Mark articles read, or unread where all are read."""
        read, ids, number = any(article.read is None for article in articles), _ids(articles), len(articles)
        said = _("Marked {} read. u undoes.") if read else _("Marked {} unread. u undoes.")
        await self.set_read(ids, read=read, sentence=said.format(number) if number > 1 else "")

    async def toggle_star(self, articles: Sequence[Article]) -> None:
        """Star articles, or take their stars away where all have one."""
        marks, ids, now, number = self._library.marks, _ids(articles), self._session.clock(), len(articles)
        starred = all(article.starred for article in articles)
        said = _("Took the star from {}. u undoes.") if starred else _("Starred {}. u undoes.")
        deed = (lambda: marks.unstar(ids)) if starred else (lambda: marks.star(ids, now))
        await self.do(deed, ids, said.format(number) if number > 1 else "")

    async def toggle_tag(self, articles: Sequence[Article], tag: str) -> None:
        """Give articles a tag, or take it away where all have it."""
        marks, ids, now = self._library.marks, _ids(articles), self._session.clock()
        if tagging.bear(articles, tag):
            await self.do(lambda: marks.untag(ids, tag), ids, _("Took the tag “{}” away. u undoes.").format(tag))
        else:
            await self.do(lambda: marks.tag(ids, tag, now), ids, _("Tagged “{}”. u undoes.").format(tag))

    async def toggle_hidden(self, articles: Sequence[Article]) -> None:
        """Hide articles, or show them again where all are hidden."""
        marks, ids, now, number = self._library.marks, _ids(articles), self._session.clock(), len(articles)
        if all(article.hidden for article in articles):
            await self.show_again(ids)
            return
        said = ngettext("Hidden. u undoes, W says why.", "Hid {}. u undoes, W says why.", number).format(number)
        await self.do(lambda: marks.hide(ids, now), ids, said)

    async def show_again(self, ids: Sequence[int]) -> bool:
        """Take hiding back; False, and said, where a rule goes on hiding some of them."""

        def show() -> bool:
            self._library.marks.show(ids)
            return any(article.hidden for article in self._library.reading.rows(ids))

        still_hidden = await self._session.ask(show)
        if still_hidden is None:
            return False
        self._tell(ids, _("A rule hides this. W says which.") if still_hidden else _("Shown again. u undoes."))
        return not still_hidden

    async def mute(self, query: str, until: datetime | None, number: int) -> None:
        """Make a rule that hides, which now are `number` articles."""
        now = self._session.clock()
        end = _("until {}").format(phrases.day_and_time(until)) if until else _("for good")
        hides = ngettext("Hid {} article {}. u undoes.", "Hid {} articles {}. u undoes.", number).format(number, end)
        await self.do(lambda: self._library.mutes.mute(query, now, until), (), hides)

    async def unmute(self, rule: Mute) -> bool:
        """End a rule that hides."""
        said = _("Ended: “{}” hides nothing any more. u undoes.").format(rule.query)
        return await self.do(lambda: self._library.mutes.unmute(rule.id), (), said)

    async def unread(self) -> Sequence[int] | None:
        """All unread articles; None, and said, where the library can't tell."""
        now = self._session.clock()
        return await self._session.ask(lambda: self._library.reading.open("is:unread", now=now).ids[:])

    async def mark_read(self, ids: Sequence[int]) -> None:
        """Mark articles read, and say how many."""
        sentence = ngettext("Marked {} read. u undoes.", "Marked {} read. u undoes.", len(ids)).format(len(ids))
        await self.set_read(ids, read=True, sentence=sentence)

    async def mark_all_read(self, place: Place) -> None:
        """Mark read what is unread in the view that is shown, and nothing that arrived since."""
        unread = Place(place.title, place.whole_query, place.feed).narrowed("is:unread")
        ids = await self._session.ask(self._shown_of, unread)
        if ids is None:
            return
        if not ids:
            self._session.say(_("Nothing here is unread."))
            return
        await self.mark_read(ids)

    async def undo(self) -> None:
        """Take back what was done last."""
        sentence = await self._session.ask(self._library.marks.undo)
        if sentence is not None:
            self._tell((), sentence)

    def _tell(self, ids: Sequence[int], sentence: str) -> None:
        self._session.post_message(messages.Changed(ids, sentence))
        self._session.tell()

    def _shown_of(self, place: Place) -> Sequence[int]:
        """What is in a place now, and was in the view that is shown when that was opened."""
        view = self._session.view
        now = self._library.reading.open(place.whole_query, feed=place.feed, now=self._session.clock())
        return sorted(set(now.ids).intersection(view.ids)) if view else ()


def _ids(articles: Sequence[Article]) -> list[int]:
    return [article.id for article in articles]
