"""DW's editions and their sections, from which a person chooses what to follow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.style import Style

from reader.model.feed import NewFeed
from reader.model.texts import deferred, ngettext
from reader.model.texts import gettext as _
from reader.settings.editions import Edition, EditionFeed
from reader.tui.widgets.rows import RowList
from reader.typeset.cells import cut, pad, width
from reader.typeset.visual import apart

NAME_WIDTH: Final = 24

CERTAIN: Final = deferred("Editions with feeds that are known to answer")
UNSURE: Final = deferred("Editions with feeds that may not answer")
WITHOUT: Final = deferred("Editions without a known feed: a adds one by its address")


@dataclass(frozen=True, slots=True)
class _Row:
    """A head, an edition, or one of its sections."""

    head: str = ""
    edition: Edition | None = None
    feed: EditionFeed | None = None


class EditionList(RowList):
    """The editions in their own names, the surest first, those without a feed last; each unfolds to its sections.

    An edition that is chosen brings the feeds that are certain; a section, its own.
    """

    def __init__(self, editions: Sequence[Edition], followed: Collection[str], own: str) -> None:
        super().__init__(id="editions")
        self._editions = sorted(editions, key=lambda one: (not one.feeds, not one.is_certain, _(one.english)))
        self._followed = followed
        self._unfolded: set[str] = set()
        self._chosen: set[str] = set()
        if not followed:
            self._chosen.update(feed.url for one in editions if one.language == own for feed in one.defaults)
        self._rows = tuple(self._listed())
        first = next((n for n, row in enumerate(self._rows) if row.edition and row.edition.language == own), 1)
        self.set_reactive(RowList.cursor, first)

    @property
    def length(self) -> int:
        return len(self._rows)

    def rests_on(self, index: int) -> bool:
        return not self._rows[index].head

    def toggle(self) -> bool:
        """Choose what is under the cursor, or let it be; False where there is nothing to add."""
        row = self._rows[self.cursor]
        offered = {feed.url for feed in self._of(row)} - set(self._followed)
        if not offered or (row.feed is None and self._is_followed(row.edition)):
            return False
        whole = {feed.url for feed in row.edition.feeds} if row.edition and row.feed is None else offered
        if whole & self._chosen:
            self._chosen -= whole
        else:
            self._chosen |= offered
        self.refresh()
        return True

    def unfold(self, *, open_: bool) -> None:
        """Show the sections of the edition under the cursor, or put them away."""
        edition = self._rows[self.cursor].edition
        if edition is None or len(edition.feeds) < 2 or (edition.language in self._unfolded) == open_:
            return
        self._unfolded ^= {edition.language}
        self._rows = tuple(self._listed())
        self.relay()
        self.go_to(next(n for n, row in enumerate(self._rows) if row.edition is edition))
        self.refresh()

    def feeds(self) -> tuple[NewFeed, ...]:
        """What is chosen."""
        return tuple(
            edition.new_feed(feed) for edition in self._editions for feed in edition.feeds if feed.url in self._chosen
        )

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        row = self._rows[index]
        if row.edition is None:
            yield (cut(f" {_(row.head)}", cells), self.ink("row--muted"))
        elif row.feed is None:
            yield from self._draw_edition(row.edition, cells)
        else:
            yield from self._draw_section(row.feed, cells)

    def _draw_edition(self, edition: Edition, cells: int) -> Iterator[tuple[str, Style]]:
        ink = self.ink("row--strong" if edition.feeds else "row--muted")
        offered = edition.feeds and not self._is_followed(edition)
        chosen = any(feed.url in self._chosen for feed in edition.feeds)
        yield (f" {'[x]' if chosen else '[ ]' if offered else '   '} ", self.ink("row--strong"))
        yield (pad(apart(edition.name), NAME_WIDTH), ink)
        yield (pad(_(edition.english), NAME_WIDTH), self.ink("row--muted"))
        yield (cut(self._note(edition), max(1, cells - 5 - 2 * NAME_WIDTH)), self.ink("row--muted"))

    def _draw_section(self, feed: EditionFeed, cells: int) -> Iterator[tuple[str, Style]]:
        is_followed = feed.url in self._followed
        note = _("followed") if is_followed else "" if feed.default else _("may not answer")
        box = "   " if is_followed else "[x]" if feed.url in self._chosen else "[ ]"
        yield (f"     {box} ", self.ink("row--strong"))
        yield (pad(_section(feed), max(1, cells - 9 - width(note))), self.ink("row--ink"))
        yield (note, self.ink("row--muted"))

    def _note(self, edition: Edition) -> str:
        if not edition.feeds:
            return _("no known feed")
        number = len(edition.feeds)
        sections = ngettext("{} section", "{} sections", number).format(number) if number > 1 else ""
        state = _("followed") if self._is_followed(edition) else "" if edition.is_certain else _("may not answer")
        return " · ".join(filter(None, (state, sections)))

    def _is_followed(self, edition: Edition | None) -> bool:
        return edition is not None and any(feed.url in self._followed for feed in edition.feeds)

    def _of(self, row: _Row) -> tuple[EditionFeed, ...]:
        if row.feed is not None:
            return (row.feed,)
        return row.edition.defaults if row.edition is not None else ()

    def _listed(self) -> Iterator[_Row]:
        before = ""
        for edition in self._editions:
            head = CERTAIN if edition.is_certain else UNSURE if edition.feeds else WITHOUT
            if head != before:
                yield _Row(head=head)
            before = head
            yield _Row(edition=edition)
            if edition.language in self._unfolded:
                yield from (_Row(edition=edition, feed=feed) for feed in edition.feeds)


def _section(feed: EditionFeed) -> str:
    return _("All") if feed.section == "All" else feed.section
