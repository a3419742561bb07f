"""The screen on which news are read: feeds, articles and the article, side by side or one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen

from reader.library.reading import Counts
from reader.model.feed import Feed
from reader.settings.schema import Settings
from reader.tui import messages, status
from reader.tui.dispatch import Dispatch
from reader.tui.places import Place
from reader.tui.progress import Progress
from reader.tui.screens.commands import CommandsScreen
from reader.tui.session import Session
from reader.tui.trail import Trail
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bars import KeyLine, TopLine
from reader.tui.widgets.feed_list import shelves
from reader.tui.widgets.panes import HINTS, Panes
from reader.tui.widgets.prompt import LEFT_TO_THE_SCREEN, Prompt, Purpose
from reader.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from reader.tui.app import NewsreaderApp


@dataclass(frozen=True, slots=True)
class Reach:
    """What the screen needs to begin: the session's makings come ready, the settings and the keys as values."""

    session: Callable[[], Session]
    settings: Settings
    bindings: Mapping[str, tuple[str, ...]]
    sample: bool


class ReadingScreen(Screen[None], inherit_bindings=False):
    """Owns where the person is; its widgets are given what they show."""

    AUTO_FOCUS = None

    app: NewsreaderApp

    def __init__(self, reach: Reach) -> None:
        super().__init__()
        self.reach = reach
        self.session = session = reach.session()
        reading = session.library.reading
        bookmark = session.library.bookmarks.last()
        self._resumes_reading = bookmark.reading
        self.trail = Trail(self, bookmark)
        self.place = self.trail.start
        self.progress = Progress()
        self._told: tuple[str, ...] = ()
        self.waiting = 0
        self.counts = Counts(0, 0, 0)
        self.known_feeds: tuple[Feed, ...] = ()
        # An empty library fills before the person's eyes; from their first key on, nothing moves by itself.
        self._filling = not reading.counts().all
        self.dispatch = Dispatch(self, reach.bindings)
        ascii_only = reach.settings.look.ascii
        self.top_line = TopLine(ascii_only=ascii_only)
        self.key_line = KeyLine(reach.bindings, ascii_only=ascii_only)
        self.prompt = Prompt()
        measure = reach.settings.reading.measure
        self.panes = Panes(reading.rows, reading.excerpts, session.clock, measure, ascii_only=ascii_only)
        self.feeds, self.articles, self.article = self.panes.feeds, self.panes.articles, self.panes.article

    def compose(self) -> ComposeResult:
        yield from (self.top_line, self.panes, self.prompt, self.key_line, self.session)

    def on_mount(self) -> None:
        self.top_line.sample = self.reach.sample
        self.set_interval(30, self._tell_place)
        self.panes.switch("article" if self._resumes_reading else "list")
        self.session.open(self.place)
        self.session.tell()
        if self.reach.settings.refresh.on_start:
            self.call_after_refresh(self.session.refresh_due)

    async def on_key(self, event: events.Key) -> None:
        self._filling = False
        if not self.prompt.is_open or event.key in LEFT_TO_THE_SCREEN:
            await self.dispatch.press(event)
        elif event.character and event.is_printable:  # typed before the prompt has the focus
            event.stop()
            self.prompt.take(event.character)

    def say(self, sentence: str, *, failed: bool = False) -> None:
        """Show a sentence until the next key."""
        self.key_line.say(sentence, failed=failed)

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
        if article.read is None and self.reach.settings.reading.mark_read == "open":
            await self.session.set_read([article.id], read=True)
        is_wanting = article.ready != "full" and article.fetch != "failed" and not article.short
        if is_wanting and not self.session.offline:
            self.session.fetch(article.id)

    def go(self, place: Place, *, article: int | None = None) -> None:
        """Show another place in the list, the cursor on an article if it is there."""
        if self.panes.pane == "article":
            self.panes.switch("list")
        self.trail.wanted = article
        self.session.open(place)

    def ask(self, purpose: Purpose, label: str, hint: str, text: str) -> None:
        """Ask for a filter or for words to search."""
        self.trail.note_asking()
        self.panes.switch("list")
        self.key_line.prompting = True
        self.prompt.ask(purpose, label, hint, text)

    def step_back(self) -> bool:
        """Go one level back; False at the top."""
        if self.prompt.is_open:
            self._close_prompt()
            place, article = self.trail.before_asking
            self.go(place, article=article)
        elif self.panes.reading_only:
            self.panes.reading_only = False
        elif self.panes.pane != "list":
            self.panes.switch("list")
        elif (behind := self.trail.step_back()) is not None:
            self.go(behind[0], article=behind[1])
        else:
            return False
        return True

    def choose_editions(self) -> None:
        """Ask which DW editions to read."""
        self.app.choose_editions(self.session)

    def show_commands(self) -> None:
        """Show all commands with their keys, and run the one that is chosen."""

        async def run(command: str | None) -> None:
            if command:
                await self.dispatch.run(command)

        self.app.push_screen(CommandsScreen(self.reach.bindings), run)

    @on(Panes.Switched)
    def _tell_pane(self) -> None:
        self.key_line.commands = HINTS[self.panes.pane]
        self._tell_progress()

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
        sought = event.place.query if event.place.search else ""
        self.articles.show(event.view.ids, sought=sought, cursor_on=wanted)
        self.feeds.point_at(event.place)
        if not event.view.ids:
            self.article.show(None)
        self._tell_place()

    @on(messages.QueryWrong)
    def _show_query_wrong(self, event: messages.QueryWrong) -> None:
        self.say(event.sentence, failed=True)

    @on(RowList.Highlighted, "#articles")
    def _preview(self) -> None:
        article = self.articles.current
        if article is not None:
            self.session.read(article.id)
        self._tell_place()
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
        self.panes.switch("list")

    @on(messages.StoryOpened)
    def _show_story(self, event: messages.StoryOpened) -> None:
        current = self.articles.current
        if current is not None and current.id == event.story.article.id:
            note = status.missing(event.story.article, offline=self.session.offline)
            self.article.show(event.story, note, top=self.trail.line_in(current.id))

    @on(ArticleView.Scrolled)
    async def _follow_scroll(self, event: ArticleView.Scrolled) -> None:
        self._tell_progress()
        self.trail.remember_soon()
        article = self.articles.current
        wanted = self.reach.settings.reading.mark_read == "end"
        if wanted and event.percent == 100 and self.panes.pane == "article" and article and article.read is None:
            await self.session.set_read([article.id], read=True)

    @on(Prompt.Typed)
    def _narrow(self, event: Prompt.Typed) -> None:
        self.key_line.sentence = ""
        if event.purpose == "filter":
            self.session.open(self.trail.before_asking[0].narrowed(event.text))
        elif event.text.strip():
            self.session.open(Place(_("Search: {}").format(event.text.strip()), event.text.strip(), search=True))
        else:
            self.session.open(self.trail.before_asking[0])

    @on(Prompt.Entered)
    def _keep_narrowing(self) -> None:
        if not self.key_line.failed or not self.key_line.sentence:  # a wrong query stays, to be mended
            self._close_prompt()

    @on(messages.Changed)
    def _show_marks(self, event: messages.Changed) -> None:
        self.articles.reload(event.ids or None)
        if event.sentence:
            self.say(event.sentence)

    @on(messages.LibraryChanged)
    def _show_library(self, event: messages.LibraryChanged) -> None:
        self.known_feeds, self.counts, self.waiting = event.feeds, event.counts, event.waiting
        self.feeds.show(shelves(event.feeds, event.counts))
        self.articles.reload()
        if self.waiting and (self._filling or not self.articles.length) and not self.prompt.is_open:
            self.session.open(self.place)
        self._tell_place()

    @on(messages.Happened)
    def _follow_refresh(self, event: messages.Happened) -> None:
        self.progress = self.progress.after(event.event)
        article_id = self.progress.article_id
        if article_id is not None:
            self.articles.reload([article_id])
            current = self.articles.current
            if current is not None and current.id == article_id:
                self.session.read(article_id)
        elif self.progress.brought_articles:
            self.session.tell()
        self._tell_place()

    @on(messages.RefreshEnded)
    def _end_refresh(self, event: messages.RefreshEnded) -> None:
        sentence = event.sentence or self.progress.sentence
        told = (event.sentence, *self.progress.failed, *self.progress.notes)
        if sentence and not (event.quiet and (told == self._told or not any(told))):
            self.say(sentence, failed=bool(event.sentence) or bool(self.progress.failed))
        self._told = told
        self.progress = Progress()
        self._tell_place()

    @on(messages.Said)
    def _say(self, event: messages.Said) -> None:
        self.say(event.sentence, failed=event.failed)

    def _close_prompt(self) -> None:
        self.prompt.close()
        self.key_line.prompting = False
        self.articles.focus()

    def _tell_place(self) -> None:
        session = self.session
        activity = self.progress.phrase or status.refreshed(self.known_feeds, session.clock())
        self.top_line.facts = status.facts(self.place, self.counts, activity, offline=session.offline)
        shown = self.articles.length
        nothing = "" if shown else status.empty(self.place, self.current_feed(), self.counts)
        self.panes.head_list(status.list_head(shown, self.waiting), nothing)

    def _tell_progress(self) -> None:
        shown = self.panes.pane == "article" and self.article.story is not None
        self.top_line.right = f"{self.article.percent} %" if shown else ""

    def on_unmount(self) -> None:
        self.trail.remember_now()
