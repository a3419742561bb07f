"""The one question of the first run: which DW editions."""

from __future__ import annotations

import locale
from collections.abc import Collection, Iterator, Sequence
from gettext import gettext as _

from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from reader.model.feed import Feed, NewFeed
from reader.settings.editions import Edition
from reader.tui.widgets.rows import RowList
from reader.typeset.cells import pad

NAME_WIDTH = 24


class EditionList(RowList):
    """The editions in their own names, each chosen, followed already, or not; those without a feed stand last."""

    def __init__(self, editions: Sequence[Edition], followed: Collection[str]) -> None:
        super().__init__(id="editions")
        self._editions = sorted(editions, key=lambda edition: (not edition.feeds, edition.english))
        self._followed = {
            edition.language for edition in editions if any(feed.url in followed for feed in edition.feeds)
        }
        chosen = self._chosen = set() if followed else {own_language(editions)}
        first = next((n for n, edition in enumerate(self._editions) if edition.language in chosen), 0)
        self.set_reactive(RowList.cursor, first)

    @property
    def length(self) -> int:
        return len(self._editions)

    def toggle(self) -> bool:
        """Choose the edition under the cursor, or let it be; False where it has no feed to add."""
        edition = self._editions[self.cursor]
        if not edition.feeds or edition.language in self._followed:
            return False
        self._chosen ^= {edition.language}
        self.redraw(self.cursor)
        return True

    def feeds(self) -> tuple[NewFeed, ...]:
        """The feeds of the editions that are chosen."""
        return tuple(
            NewFeed(feed.url, f"{edition.name} · {feed.section}", edition.language, edition.direction, edition.name)
            for edition in self._editions
            if edition.language in self._chosen
            for feed in edition.defaults
        )

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        edition = self._editions[index]
        offered = edition.feeds and edition.language not in self._followed
        box = "[x]" if edition.language in self._chosen else "[ ]" if offered else "   "
        yield (f" {box} ", self.ink("row--strong"))
        yield (pad(edition.name, NAME_WIDTH), self.ink("row--strong" if edition.feeds else "row--muted"))
        yield (pad(edition.english, NAME_WIDTH), self.ink("row--muted"))
        if not edition.feeds:
            yield (_("no known feed"), self.ink("row--muted"))
        elif edition.language in self._followed:
            yield (_("followed"), self.ink("row--muted"))
        elif not edition.defaults[0].default:
            yield (_("may not answer"), self.ink("row--muted"))


class WelcomeScreen(Screen[tuple[NewFeed, ...]], inherit_bindings=False):
    """Gives the feeds that a person wants; none, where the question is left with escape."""

    AUTO_FOCUS = "EditionList"

    def __init__(self, editions: Sequence[Edition], followed: Sequence[Feed]) -> None:
        super().__init__()
        self._rows = EditionList(editions, {feed.url for feed in followed})

    def compose(self) -> ComposeResult:
        with Vertical(id="welcome-box"):
            yield Static(_(" Which editions of Deutsche Welle do you want to read?"), id="welcome-head", markup=False)
            yield self._rows
            yield Static("", id="welcome-foot", markup=False)

    def on_mount(self) -> None:
        self._tell()

    def on_key(self, event: events.Key) -> None:
        match event.key:
            case "escape" | "q" | "ctrl+c":
                self.dismiss(())
            case "ctrl+q" | "Q":
                self.app.exit()
            case "enter":
                self.dismiss(self._rows.feeds())
            case "space" | "x":
                self._toggle()
            case "down" | "j" | "tab":
                self._rows.go_to(self._rows.cursor + 1)
            case "up" | "k" | "shift+tab":
                self._rows.go_to(self._rows.cursor - 1)
            case "pagedown" | "ctrl+d":
                self._rows.page(1)
            case "pageup" | "ctrl+u":
                self._rows.page(-1)
            case "home" | "g":
                self._rows.go_to(0)
            case "end" | "G":
                self._rows.go_to(self._rows.length - 1)
            case _:
                return
        event.stop()
        event.prevent_default()

    @on(RowList.Chosen)
    def _toggle(self) -> None:
        if self._rows.toggle():
            self._tell()
        else:
            self._foot(_("There is no feed to add here. newsreader feeds add takes an address."))

    def _tell(self) -> None:
        number = len(self._rows.feeds())
        self._foot(_("space chooses   enter fetches {} feeds   esc leaves it as it is").format(number))

    def _foot(self, text: str) -> None:
        self.query_one("#welcome-foot", Static).update(f" {text}")


def own_language(editions: Sequence[Edition]) -> str:
    """The edition's language that fits the person's locale; English where none does."""
    name = (locale.getlocale()[0] or "").replace("_", "-")
    languages = {edition.language for edition in editions if edition.feeds}
    return next((language for language in (name, name.partition("-")[0]) if language in languages), "en")
