"""The one question of the first run: which DW editions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from reader.model.feed import Feed, NewFeed
from reader.model.texts import gettext as _
from reader.model.texts import ngettext
from reader.settings.editions import Edition
from reader.settings.languages import preferred
from reader.tui.screens.box import BoxScreen
from reader.tui.widgets.edition_list import EditionList
from reader.tui.widgets.rows import RowList


class WelcomeScreen(BoxScreen[tuple[NewFeed, ...]], inherit_bindings=False):
    """Leaves with the feeds that a person wants; `elsewhere` are those that newsboat follows on this machine.

    `add` asks for a feed's address, and leads back here.
    """

    def __init__(
        self, editions: Sequence[Edition], followed: Sequence[Feed], add: Callable[[], None], elsewhere: int = 0
    ) -> None:
        self._add = add
        self._elsewhere = elsewhere
        self._editions = EditionList(editions, {feed.url for feed in followed}, own_language(editions))
        super().__init__(self._editions, _("Which editions of Deutsche Welle do you want to read?"), self._told)

    def above(self) -> tuple[Widget, ...]:
        """What a person has in another reader on this machine, and how it comes here."""
        if not self._elsewhere:
            return ()
        said = ngettext(
            " newsboat follows {} feed here: `newsreader import newsboat` brings it along, with its marks.",
            " newsboat follows {} feeds here: `newsreader import newsboat` brings them along, with their marks.",
            self._elsewhere,
        )
        return (Static(said.format(self._elsewhere), classes="box-note", markup=False),)

    def choose(self) -> None:
        self.dismiss(self._editions.feeds())

    def press(self, key: str) -> bool:
        if key in {"space", "x"}:
            self._toggle()
        elif key in {"right", "l", "left", "h"}:
            self._editions.unfold(open_=key in {"right", "l"})
        elif key in {"a", "+"}:
            self._add()
        else:
            return False
        return True

    @on(RowList.Chosen)
    def _toggle_clicked(self, event: RowList.Chosen) -> None:
        event.prevent_default()  # a click is no enter here
        self._toggle()

    def _toggle(self) -> None:
        if self._editions.toggle():
            self.tell(self._told)
        else:
            self.tell(_("There is no feed to add here; a takes an address."))

    @property
    def _told(self) -> str:
        """What the keys do."""
        number = len(self._editions.feeds())
        return ngettext(
            "space chooses   → sections   enter fetches {} feed   esc leaves it as it is",
            "space chooses   → sections   enter fetches {} feeds   esc leaves it as it is",
            number,
        ).format(number)


def own_language(editions: Sequence[Edition]) -> str:
    """The edition's language that a person reads first; English where none does."""
    languages = [edition.language for edition in editions if edition.feeds]
    for tag in preferred():
        primary = tag.partition("-")[0]
        fits = [one for name in (tag, primary) for one in languages if one.lower() == name.lower()]
        fits += [one for one in languages if one.startswith(f"{primary}-")]
        if fits:
            return fits[0]
    return "en"
