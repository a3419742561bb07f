"""The one question of the first run: which DW editions."""

from __future__ import annotations

import locale
from collections.abc import Collection, Iterator, Sequence

from rich.style import Style
from textual import on
from textual.widget import Widget
from textual.widgets import Static

from reader.model.feed import Feed, NewFeed
from reader.model.texts import gettext as _
from reader.settings.editions import Edition
from reader.tui.screens.box import BoxScreen
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
            feed for edition in self._editions if edition.language in self._chosen for feed in edition.new_feeds
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


class WelcomeScreen(BoxScreen[tuple[NewFeed, ...]], inherit_bindings=False):
    """Leaves with the feeds that a person wants; `elsewhere` are those that newsboat follows on this machine."""

    def __init__(self, editions: Sequence[Edition], followed: Sequence[Feed], elsewhere: int = 0) -> None:
        self._elsewhere = elsewhere
        self._editions = EditionList(editions, {feed.url for feed in followed})
        super().__init__(self._editions, _("Which editions of Deutsche Welle do you want to read?"), "")

    def on_mount(self) -> None:
        self._tell_number()

    def above(self) -> tuple[Widget, ...]:
        """What a person has in another reader on this machine, and how it comes here."""
        if not self._elsewhere:
            return ()
        said = _(" newsboat follows {} feeds here: `newsreader import newsboat` brings them along, with their marks.")
        return (Static(said.format(self._elsewhere), classes="box-note", markup=False),)

    def choose(self) -> None:
        self.dismiss(self._editions.feeds())

    def press(self, key: str) -> bool:
        if key in {"space", "x"}:
            self._toggle()
        return key in {"space", "x"}

    @on(RowList.Chosen)
    def _toggle_clicked(self, event: RowList.Chosen) -> None:
        event.prevent_default()  # a click is no enter here
        self._toggle()

    def _toggle(self) -> None:
        if self._editions.toggle():
            self._tell_number()
        else:
            self.tell(_("There is no feed to add here. esc leaves, then a takes an address."))

    def _tell_number(self) -> None:
        number = len(self._editions.feeds())
        self.tell(_("space chooses   enter fetches {} feeds   esc leaves it as it is").format(number))


def own_language(editions: Sequence[Edition]) -> str:
    """The edition's language that fits the person's locale; English where none does."""
    name = (locale.getlocale()[0] or "").replace("_", "-")
    languages = {edition.language for edition in editions if edition.feeds}
    return next((language for language in (name, name.partition("-")[0]) if language in languages), "en")
