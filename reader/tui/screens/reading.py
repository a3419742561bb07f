"""The screen on which news are read: feeds, articles and the article, side by side or one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen

from reader.library.reading import Counts
from reader.model.feed import Feed
from reader.model.texts import gettext as _
from reader.settings.keymap import KeyMap
from reader.settings.schema import Settings
from reader.tui import messages, status
from reader.tui.adding import Adding
from reader.tui.asking import Threads
from reader.tui.deeds import Deeds
from reader.tui.dispatch import Dispatch
from reader.tui.downloading import Downloading
from reader.tui.journal import Said
from reader.tui.links import Links
from reader.tui.places import Place
from reader.tui.reach import Reach
from reader.tui.refreshing import Refreshing
from reader.tui.session import Session
from reader.tui.shelves import Stock
from reader.tui.trail import Trail
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bars import KeyLine, TopLine
from reader.tui.widgets.panes import Panes
from reader.tui.widgets.prompt import LEFT_TO_THE_SCREEN, Prompt, Question
from reader.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from reader.tui.app import NewsreaderApp


class ReadingScreen(Screen[None], inherit_bindings=False):
    """Owns where the person is; its widgets are given what they show."""

    AUTO_FOCUS = None

    app: NewsreaderApp

    def __init__(self, reach: Reach) -> None:
        super().__init__()
        self.reach = reach
        self.session = session = Session(reach.library, reach.clock, Threads())
        self.refreshing = Refreshing(session, reach.open_poller, reach.settings)
        self.deeds = Deeds(session)
        self.adding = Adding(session, self.refreshing.poller)
        self.downloading = Downloading(session, self.refreshing)
        reading = reach.library.reading
        self.trail = Trail(self, reach.library.bookmarks.last())
        self.links = Links(self)
        self.place = self.trail.start
        self.waiting = 0
        self.counts = Counts(0, 0, 0)
        self.known_feeds: tuple[Feed, ...] = ()
        # An empty library fills before the person's eyes; from their first key on, nothing moves by itself.
        self._filling = not reading.counts().all
        self.dispatch = Dispatch(self, reach.keymap)
        self.top_line = TopLine()
        self.key_line = KeyLine(reach.keymap.bindings)
        self.prompt = Prompt(self.key_line.point)
        self.panes = Panes(reading.rows, reading.excerpts, session.clock, reach.settings.reading)
        self.feeds, self.articles, self.article = self.panes.feeds, self.panes.articles, self.panes.article

    def compose(self) -> ComposeResult:
        yield from (self.top_line, self.panes, self.prompt, self.key_line)
        yield from (self.session, self.refreshing, self.downloading)

    def on_mount(self) -> None:
        self.top_line.sample = self.reach.sample
        if not self.session.still:
            self.set_interval(30, self.tell_place)
        self.trail.resume()
        self.begin()
        self.session.bring_rest(self.place)
        self.session.count_views()
        if self.settings.refresh.on_start:
            self.call_after_refresh(self.refreshing.refresh_due)

    async def on_key(self, event: events.Key) -> None:
        self._filling = False
        if not self.prompt.is_open or event.key in LEFT_TO_THE_SCREEN:
            await self.dispatch.press(event)

    def begin(self) -> bool:
        """Show where the person was, at once; False where the library can't be read."""
        if (begun := self.session.begin(self.place)) is not None:
            self._show_view(begun[0])
            self._show_library(begun[1])
        return begun is not None

    def say(self, sentence: str, *, failed: bool = False) -> None:
        """Show a sentence until the next key."""
        self.key_line.say(sentence, failed=failed)
        self.session.journal.keep(Said(self.session.clock(), sentence, failed))

    @property
    def settings(self) -> Settings:
        """The settings as they stand."""
        return self.reach.settings

    def use_keys(self, keymap: KeyMap) -> None:
        """Let other keys start the commands."""
        self.dispatch.use(keymap)
        self.key_line.use(keymap.bindings)

    def current_feed(self) -> Feed | None:
        """The feed that is shown; None in a view of several."""
        return next((feed for feed in self.known_feeds if feed.id == self.place.feed), None)

    async def open_current(self) -> None:
        """Open the article under the cursor, and count it as read."""
        article = self.articles.current
        if article is None:
            self.say(_("There is no article here."))
            return
        self.panes.switch("article")
        if article.read is None and self.settings.reading.mark_read == "open":
            await self.deeds.set_read([article.id], read=True)
        is_wanting = article.ready != "full" and article.fetch != "failed" and not article.short
        if is_wanting and not self.refreshing.offline:
            self.refreshing.fetch(article.id)

    def go(self, place: Place, *, article: int | None = None) -> None:
        """Show another place in the list, the cursor on an article if it is there."""
        if self.panes.pane == "article":
            self.panes.switch("list")
        self.trail.wanted = article
        self.session.open(place)

    def ask(self, question: Question) -> None:
        """Ask a person for a line of text."""
        self.key_line.asking = question.hints
        self.prompt.ask(question)

    def step_back(self) -> bool:
        """Go one level back; False at the top."""
        if (question := self.prompt.question) is not None:
            self._close_prompt()
            question.left()
        elif self.panes.let_go() or self.links.step_back():
            return True
        elif self.panes.reading_only:
            self.panes.reading_only = False
        elif self.panes.pane != "list":
            self.panes.switch("list")
        elif (behind := self.trail.step_back()) is not None:
            self.go(behind[0], article=behind[1])
        else:
            return False
        return True

    @on(Panes.Switched)
    @on(ArticleList.Selected)
    def _tell_pane(self) -> None:
        self.key_line.commands = self.panes.hints
        self.tell_place()
        self.tell_progress()

    @on(messages.ViewOpened)
    def _show_view(self, event: messages.ViewOpened) -> None:
        current = self.articles.current
        wanted = self.trail.wanted or (
            current.id if current and event.place == self.place and not self._filling else None
        )
        self.trail.wanted = None
        self.place = event.place
        self.waiting = 0
        self.panes.with_excerpts = event.place.search
        ids = event.view.ids
        self.articles.show(ids.ready, event.groups, is_whole=ids.is_whole, sought=event.place.sought, cursor_on=wanted)
        self.feeds.point_at(event.place)
        if not ids:
            self.article.show(None)
        self.tell_place()

    @on(messages.ViewWhole)
    def _show_rest(self, event: messages.ViewWhole) -> None:
        self.articles.extend(event.ids, event.groups)
        self.tell_place()

    @on(RowList.Highlighted, "#articles")
    def _preview(self) -> None:
        article = self.articles.current
        if article is not None:
            self.session.preview(article.id)
        self.tell_place()
        self.trail.remember_soon()

    @on(RowList.Highlighted, "#feeds")
    def _follow_feed(self) -> None:
        place = self.feeds.current
        if self.panes.pane == "feeds" and place is not None and place != self.place:
            self.go(place)

    @on(RowList.Chosen, "#articles")
    async def _open_clicked(self) -> None:
        await self.open_current()

    @on(RowList.Chosen, "#feeds")
    def _enter_feed(self) -> None:
        if not self.feeds.toggle():
            self.panes.switch("list")

    @on(messages.StoryOpened)
    async def _show_story(self, event: messages.StoryOpened) -> None:
        current = self.articles.current
        if current is not None and current.id == event.story.article.id:
            note = status.missing(event.story.article, offline=self.refreshing.seems_offline)
            self.article.show(event.story, note, top=self.trail.line_in(current.id) or self.links.line_in(current.id))
            if self.links.takes(current.id):
                await self.open_current()

    @on(ArticleView.Scrolled)
    async def _follow_scroll(self, event: ArticleView.Scrolled) -> None:
        self.tell_progress()
        self.trail.remember_soon()
        article = self.articles.current
        at_end = self.settings.reading.mark_read == "end" and event.percent == 100
        if at_end and self.panes.pane == "article" and article and article.read is None:
            await self.deeds.set_read([article.id], read=True)

    @on(ArticleView.Pointed)
    async def _hear_of_link(self, event: ArticleView.Pointed) -> None:
        await self.links.hear(event)

    @on(Prompt.Entered)
    async def _take_answer(self, event: Prompt.Entered) -> None:
        if await self.dispatch.answer(event.text):
            self._close_prompt()

    @on(messages.Changed)
    def _show_marks(self, event: messages.Changed) -> None:
        self.articles.reload(event.ids or None)
        story, current = self.article.story, self.articles.current
        if story and current and story.article.id == current.id and story.article.tags != current.tags:
            self.session.read(current.id)
        if event.sentence:
            self.say(event.sentence)

    @on(messages.LibraryChanged)
    def _show_library(self, event: messages.LibraryChanged) -> None:
        self.known_feeds, self.counts, self.waiting = event.feeds, event.counts, event.waiting
        self.feeds.show(Stock(event.counts, event.feeds, event.folders))
        if self.waiting and (self._filling or not self.articles.ids) and not self.prompt.is_open:
            self.session.open(self.session.destination or self.place)
        self.tell_place()

    @on(messages.ViewsCounted)
    def _show_views(self, event: messages.ViewsCounted) -> None:
        self.feeds.show_views(event.views)

    @on(messages.Progressed)
    def _follow_refresh(self, event: messages.Progressed) -> None:
        if self.session.still and self.session.busy and event.progress is self.refreshing.progress:
            return
        if (article_id := event.progress.article_id) is not None:
            self.articles.reload([article_id])
            current = self.articles.current
            if current is not None and current.id == article_id:
                self.session.read(article_id)
        elif event.progress.brought_articles:
            self.articles.reload(event.progress.changed)
        self.tell_place()

    @on(messages.Said)
    def _say(self, event: messages.Said) -> None:
        self.say(event.sentence, failed=event.failed)

    def _close_prompt(self) -> None:
        self.prompt.close()
        self.key_line.asking = ()
        self.panes.focus_pane()

    def tell_place(self) -> None:
        """Say over the list, and at the top, what is shown."""
        refreshing = self.refreshing
        activity = refreshing.progress.phrase or status.refreshed(self.known_feeds, self.session.clock())
        activity = "" if self.session.still else activity
        self.top_line.facts = status.facts(self.place, self.counts, activity, offline=refreshing.seems_offline)
        shown, selected = len(self.articles.ids), len(self.articles.selected)
        nothing = "" if shown else status.empty(self.place, self.current_feed(), self.counts)
        arranged = self.session.arrangements.of(self.place).phrase
        is_whole = self.articles.is_whole
        self.panes.head_list(status.list_head(shown, self.waiting, selected, arranged, is_whole=is_whole), nothing)

    def tell_progress(self) -> None:
        """Say how much of the article was seen."""
        shown = self.panes.pane == "article" and self.article.story is not None
        self.top_line.right = f"{self.article.percent} %" if shown else ""

    def on_unmount(self) -> None:
        self.trail.leave()
