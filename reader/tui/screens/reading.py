"""The screen on which news are read: feeds, articles and the article, side by side or one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Literal, TypeAlias

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Static

from reader.library.reading import Counts
from reader.model.article import Article
from reader.model.errors import NewsreaderError
from reader.model.feed import Feed
from reader.settings.schema import Settings
from reader.tui import messages
from reader.tui.commands import handlers
from reader.tui.keys import KeyReader
from reader.tui.places import Place
from reader.tui.progress import Progress
from reader.tui.screens.commands import CommandsScreen
from reader.tui.session import Session
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bars import KeyLine, TopLine
from reader.tui.widgets.feed_list import FeedList, shelves, standing_places
from reader.tui.widgets.lines import harmless
from reader.tui.widgets.prompt import LEFT_TO_THE_SCREEN, Prompt, Purpose
from reader.tui.widgets.rows import RowList
from reader.typeset import phrases

if TYPE_CHECKING:
    from reader.tui.app import NewsreaderApp

Pane: TypeAlias = Literal["feeds", "list", "article"]

HINTS: Mapping[Pane, tuple[str, ...]] = {
    "feeds": ("open", "refresh_feed", "refresh_all", "search", "help", "quit_or_back"),
    "list": ("open", "next_unread", "toggle_star", "toggle_read", "filter", "search", "refresh_feed", "feeds", "help"),
    "article": ("read_on", "next_unread", "toggle_star", "browser", "reading_only", "back", "help"),
}
"""The commands that the key line names in each pane."""


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
    pane: var[Pane] = var("list", init=False)

    app: NewsreaderApp

    def __init__(self, reach: Reach) -> None:
        super().__init__()
        self.reach = reach
        self.session = reach.session()
        self.place = standing_places()[0]
        self.before_asking = self.place
        self.progress = Progress()
        self.waiting = 0
        self.counts = Counts(0, 0, 0)
        self.known_feeds: tuple[Feed, ...] = ()
        self._keys = KeyReader(reach.bindings)
        self._handlers = handlers(self)
        reading = self.session.library.reading
        # An empty library fills before the person's eyes; from their first key on, nothing moves by itself.
        self._filling = not reading.counts().all
        self.feeds = FeedList()
        self.articles = ArticleList(reading.rows, reading.excerpts, self.session.clock)
        self.top_line = TopLine()
        self.key_line = KeyLine(reach.bindings)
        self.prompt = Prompt()
        self.article = ArticleView(reach.settings.reading.measure)
        for part in (self.feeds, self.articles, self.article, self.top_line, self.key_line):
            part.ascii_only = reach.settings.look.ascii
        self.list_head = Static("", id="list-head", markup=False)

    def compose(self) -> ComposeResult:
        yield self.top_line
        with Horizontal(id="panes"):
            with Vertical(id="feeds-pane"):
                yield Static(f" {_('Feeds')}", id="feeds-head", markup=False)
                yield self.feeds
            with Vertical(id="list-pane"):
                yield self.list_head
                yield self.articles
            with Vertical(id="article-pane"):
                yield self.article
        yield self.prompt
        yield self.key_line
        yield self.session

    def on_mount(self) -> None:
        self.top_line.sample = self.reach.sample
        self.set_interval(30, self._tell_place)
        self.watch_pane()
        self.session.open(self.place)
        self.session.tell()
        if self.reach.settings.refresh.on_start:
            self.call_after_refresh(self.session.refresh_due)

    async def on_key(self, event: events.Key) -> None:
        if self.prompt.is_open and event.key not in LEFT_TO_THE_SCREEN:
            return
        key = event.character if event.is_printable and event.character != " " else event.key
        pressed = self._keys.press(key or event.key)
        self.key_line.pending = pressed.pending
        if pressed.pending:
            self.set_timer(1.0, self._forget_keys)
        self._filling = False
        if pressed.command or pressed.pending:
            event.stop()
            event.prevent_default()
        if pressed.command:
            await self.run_command(pressed.command)

    async def run_command(self, command: str) -> None:
        """Do what a command's id stands for."""
        self.key_line.sentence = ""
        try:
            await self._handlers[command]()
        except NewsreaderError as error:
            self.say(str(error), failed=True)

    def say(self, sentence: str, *, failed: bool = False) -> None:
        """Show a sentence until the next key."""
        self.key_line.say(sentence, failed=failed)

    @property
    def rows(self) -> RowList:
        """The list that the keys move in."""
        return self.feeds if self.pane == "feeds" else self.articles

    def current_article(self) -> Article | None:
        """The article that marks and the browser act on."""
        return self.articles.current

    def current_feed(self) -> Feed | None:
        """The feed that is shown; None in a view of several."""
        return next((feed for feed in self.known_feeds if feed.id == self.place.feed), None)

    async def open_current(self) -> None:
        """Open the article under the cursor, and count it as read."""
        article = self.articles.current
        if article is None:
            self.say(_("There is no article here."))
            return
        self.pane = "article"
        if article.read is None and self.reach.settings.reading.mark_read == "open":
            await self.session.set_read([article.id], read=True)
        if article.ready != "full" and article.fetch != "failed" and not self.session.offline:
            self.session.fetch(article.id)

    def go(self, place: Place) -> None:
        """Show another place."""
        self.session.open(place)

    def ask(self, purpose: Purpose, label: str, hint: str, text: str) -> None:
        """Ask for a filter or for words to search."""
        self.before_asking = self.place
        self.leave_reading_only()
        if self.pane != "list":
            self.pane = "list"
        self.prompt.ask(purpose, label, hint, text)

    def step_back(self) -> bool:
        """Go one level back; False at the top."""
        if self.prompt.is_open:
            self._close_prompt()
            self.go(self.before_asking)
        elif self.has_class("-reading-only"):
            self.leave_reading_only()
        elif self.pane != "list":
            self.pane = "list"
        elif self.place.narrowing:
            self.go(self.place.narrowed(""))
        elif self.place.search:
            self.go(standing_places()[0])
        else:
            return False
        return True

    def toggle_reading_only(self) -> None:
        """Show the article alone, or with its neighbours again."""
        self.toggle_class("-reading-only")
        self.pane = "article" if self.has_class("-reading-only") else self.pane

    def leave_reading_only(self) -> None:
        """Show the article's neighbours again."""
        self.remove_class("-reading-only")

    def choose_editions(self) -> None:
        """Ask which DW editions to read."""
        self.app.choose_editions(self.session)

    def show_commands(self) -> None:
        """Show all commands with their keys, and run the one that is chosen."""

        async def run(command: str | None) -> None:
            if command:
                await self.run_command(command)

        self.app.push_screen(CommandsScreen(self.reach.bindings), run)

    def watch_pane(self) -> None:
        for pane in ("feeds", "list", "article"):
            self.set_class(self.pane == pane, f"-at-{pane}")
        {"feeds": self.feeds, "list": self.articles, "article": self.article}[self.pane].focus()
        self.key_line.commands = HINTS[self.pane]
        self._tell_progress()

    def on_resize(self, event: events.Resize) -> None:
        self._set_row_height(event.size.height)

    @on(messages.ViewOpened)
    def _show_view(self, event: messages.ViewOpened) -> None:
        again = event.place == self.place
        current = self.articles.current
        self.place = event.place
        self.waiting = 0
        self._set_row_height(self.size.height)
        self.articles.show(
            event.view.ids,
            sought=event.place.query if event.place.search else "",
            cursor_on=current.id if again and current else None,
        )
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

    @on(RowList.Highlighted, "#feeds")
    def _follow_feed(self) -> None:
        place = self.feeds.current
        if self.pane == "feeds" and place is not None and place != self.place:
            self.go(place)

    @on(RowList.Chosen, "#articles")
    async def _open_clicked(self) -> None:
        await self.open_current()

    @on(RowList.Chosen, "#feeds")
    def _enter_feed(self) -> None:
        self.pane = "list"

    @on(messages.StoryOpened)
    def _show_story(self, event: messages.StoryOpened) -> None:
        current = self.articles.current
        if current is not None and current.id == event.story.article.id:
            self.article.show(event.story, missing(event.story.article, offline=self.session.offline))

    @on(ArticleView.Scrolled)
    async def _follow_scroll(self, event: ArticleView.Scrolled) -> None:
        self._tell_progress()
        article = self.articles.current
        wanted = self.reach.settings.reading.mark_read == "end"
        if wanted and event.percent == 100 and self.pane == "article" and article and article.read is None:
            await self.session.set_read([article.id], read=True)

    @on(Prompt.Typed)
    def _narrow(self, event: Prompt.Typed) -> None:
        self.key_line.sentence = ""
        if event.purpose == "filter":
            self.go(self.before_asking.narrowed(event.text))
        elif event.text.strip():
            self.go(Place(_("Search: {}").format(event.text.strip()), event.text.strip(), search=True))
        else:
            self.go(self.before_asking)

    @on(Prompt.Entered)
    def _keep_narrowing(self) -> None:
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
        if self.waiting and self._filling and not self.prompt.is_open:
            self.go(self.place)
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
        if sentence:
            self.say(sentence, failed=bool(event.sentence) or bool(self.progress.failed))
        self.progress = Progress()
        self._tell_place()

    @on(messages.Said)
    def _say(self, event: messages.Said) -> None:
        self.say(event.sentence, failed=event.failed)

    def _close_prompt(self) -> None:
        self.prompt.close()
        self.articles.focus()

    def _forget_keys(self) -> None:
        self._keys.forget()
        self.key_line.pending = ()

    def _set_row_height(self, lines: int) -> None:
        short = lines < 30
        self.articles.row_height = 1 if short else 3 if self.place.search else 2

    def _tell_place(self) -> None:
        place = self.place
        name = place.title if not place.narrowing else f"{place.title} = {place.narrowing}"
        self.top_line.facts = (
            name,
            ngettext("{} unread", "{} unread", self.counts.unread).format(self.counts.unread),
            self.progress.phrase or _refreshed(self.known_feeds, self.session.clock()),
            _("offline") if self.session.offline else "",
        )
        shown = self.articles.length
        new = _("{} new, g n shows them").format(self.waiting) if self.waiting else ""
        head = " " + " · ".join(part for part in (f"{_('Articles')} {shown}", new) if part)
        self.list_head.update(harmless(head, ascii_only=self.top_line.ascii_only))

    def _tell_progress(self) -> None:
        shown = self.pane == "article" and self.article.story is not None
        self.top_line.right = f"{self.article.percent} %" if shown else ""


def missing(article: Article, *, offline: bool) -> str:
    """What to say under an article that is not here in full; "" for one that is."""
    if article.ready == "full":
        return ""
    if article.fetch == "failed":
        return _("The full article could not be fetched: {} x tries again.").format(article.fetch_error)
    if offline:
        return _("Offline. The full article is not here yet.")
    if article.fetch == "queued":
        return _("The full article is on its way.")
    return _("The full article is not here yet. x fetches it.")


def _refreshed(feeds: tuple[Feed, ...], now: datetime) -> str:
    checked = [feed.checked for feed in feeds if feed.checked]
    if not checked:
        return ""
    if (now - max(checked)).total_seconds() < 60:
        return _("refreshed just now")
    return _("refreshed {} ago").format(phrases.age(max(checked), now))
