"""The box in which a person names a feed to add: by an address, or one of DW's editions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from textual import on, work
from textual.widgets import Input
from textual.worker import Worker

from reader.model.errors import Busy, NewsreaderError, TimedOut, Unreachable
from reader.model.feed import Feed, NewFeed
from reader.model.finding import Finding, FoundFeed, typed_addresses
from reader.model.logins import part_login
from reader.model.programs import names_program
from reader.model.text import clean_line
from reader.model.texts import deferred, ngettext
from reader.model.texts import gettext as _
from reader.settings.editions import Edition
from reader.tui.adding import Added, Adding
from reader.tui.asking import fault_of
from reader.tui.screens.choosing import Choice, ChoosingScreen
from reader.tui.screens.sure import SureScreen

Wanted: TypeAlias = str | tuple[NewFeed, ...] | Added
"""What a row stands for: an address as it was typed, or the feeds of an edition. The box leaves with these, which are
still to be added, or with a feed that was."""


_KEYS: Final = deferred("enter adds it   esc leaves")


class AddingScreen(ChoosingScreen[Wanted], inherit_bindings=False):
    """Looks at what is typed where the person presses enter; escape ends that first, and then leaves."""

    def __init__(self, adding: Adding, editions: Sequence[Edition], followed: Sequence[Feed]) -> None:
        urls = {feed.url for feed in followed}
        super().__init__(
            [
                Choice(edition.new_feeds, edition.name, before=_("edition"), after=_(edition.english))
                for edition in editions
                if edition.feeds and not urls.intersection(feed.url for feed in edition.feeds)
            ],
            _("Add a feed: the address of a site or a feed, or an edition of Deutsche Welle"),
            hint=_("example.org, https://example.org/feed.xml, deutsch"),
            foot=_(_KEYS),
            make=_address,
        )
        self._adding = adding

    def choose(self) -> None:
        choice = self.choices.current
        if choice is None:
            typed = self.typed.strip()
            if names_program(typed):
                self.tell(_("`newsreader feeds add` follows a program: it shows you first what would be run."))
                return
            self.tell(_("“{}” is no address of a feed: such a one begins with https:// or http://.").format(typed))
        elif isinstance(choice.value, str):
            self._look(choice.value)
        else:
            self.dismiss(choice.value)

    def press(self, key: str) -> bool:
        if key in {"escape", "ctrl+c"} and self.workers.cancel_group(self, "look"):
            self.tell(_("Nothing was added. enter looks again   esc leaves"))
            return True
        return False

    @work(exclusive=True, group="look", exit_on_error=False)
    async def _look(self, typed: str) -> None:
        try:
            if self._adding.is_offline:
                self._end(await self._adding.keep(typed))
                return
            found = await self._adding.look(typed, self._tell_asking)
        except (Unreachable, TimedOut, Busy) as error:
            self._offer_to_keep(typed, str(error))
        except NewsreaderError as error:
            self.tell(_("{} Nothing was added.").format(error))
        else:
            self._end(found)

    @work(exclusive=True, group="look", exit_on_error=False)
    async def _add(self, finding: Finding, chosen: FoundFeed) -> None:
        self._tell_asking(chosen.url)
        try:
            self._end(await self._adding.add(finding, chosen))
        except NewsreaderError as error:
            self.tell(_("{} Nothing was added.").format(error))

    @work(exclusive=True, group="look", exit_on_error=False)
    async def _keep(self, typed: str) -> None:
        try:
            self.dismiss(await self._adding.keep(typed))
        except NewsreaderError as error:
            self.tell(str(error))

    @on(Input.Changed)
    def _tell_keys(self) -> None:
        self.tell(_(_KEYS))

    @on(Worker.StateChanged)
    def _tell_fault(self, event: Worker.StateChanged) -> None:
        if fault := fault_of(event):
            self.tell(fault)

    def _end(self, found: Finding | Added) -> None:
        if isinstance(found, Added):
            self.dismiss(found)
        elif not found.feeds:
            self.tell(_("This is a page, and no feed was found for it. Nothing was added."))
        else:
            self._offer(found)

    def _offer(self, finding: Finding) -> None:
        """Let the person choose one of several feeds."""

        def add(chosen: FoundFeed | None) -> None:
            if chosen is None:
                self.tell(_("Nothing was added. enter looks again   esc leaves"))
            else:
                self._add(finding, chosen)

        head = ngettext("{} feed is there", "{} feeds are there", len(finding.feeds)).format(len(finding.feeds))
        screen = ChoosingScreen([_found(feed) for feed in finding.feeds], head, foot=_("enter adds it   esc goes back"))
        self.app.push_screen(screen, add)

    def _offer_to_keep(self, typed: str, trouble: str) -> None:
        """Let the person keep an address that can't be looked at now."""

        def keep(sure: bool | None) -> None:
            if sure:
                self._keep(typed)
            else:
                self.tell(_("Nothing was added. enter looks again   esc leaves"))

        said = (trouble, _("The address can be kept as it is, and is looked at with the next refresh."))
        foot = _("y keeps it   n goes back")
        self.app.push_screen(SureScreen(_("{} can't be looked at now").format(_shown(typed)), said, foot), keep)

    def _tell_asking(self, url: str) -> None:
        self.tell(_("Looking at {}…   esc stops").format(_shown(url)))


def _address(typed: str) -> Choice[Wanted] | None:
    if not typed_addresses(typed):
        return None
    return Choice(typed, _shown(typed), before=_("address"))


def _found(feed: FoundFeed) -> Choice[FoundFeed]:
    """A feed with its address and what is known of it."""
    entries = "" if feed.entries is None else ngettext("{} entry", "{} entries", feed.entries).format(feed.entries)
    known = _("here already") if feed.here else entries
    return Choice(feed, clean_line(feed.url), before=clean_line(feed.title), after=known)


def _shown(address: str) -> str:
    """An address as it may be shown: without the password that may be in it."""
    bare = address.removeprefix("//")
    if "://" in bare:
        return clean_line(part_login(bare)[0])
    return clean_line(part_login(f"//{bare}")[0].removeprefix("//"))
