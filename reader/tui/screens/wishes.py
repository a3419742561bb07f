"""The box in which a person says what they want of a feed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from rich.style import Style
from textual.widget import Widget
from textual.widgets import Static

from reader.model.feed import Feed, FeedWishes, FullText
from reader.model.proxies import DIRECTLY, proxy_problem
from reader.model.text import clean_line
from reader.model.texts import deferred, ngettext
from reader.model.texts import gettext as _
from reader.tui.screens.box import BoxScreen
from reader.tui.screens.choosing import Choice, ChoosingScreen
from reader.tui.widgets.rows import RowList
from reader.typeset.cells import pad
from reader.typeset.visual import apart

Change: TypeAlias = Callable[[FeedWishes], Awaitable[Feed | None]]
"""Changes a feed, and gives it as it is then; None, and said, where that can't be."""

Wish: TypeAlias = Literal["title", "folder", "interval", "full_text", "proxy"]

_NAMES: Final[dict[Wish, str]] = {
    "title": deferred("Name"),
    "folder": deferred("Folder"),
    "interval": deferred("Asked"),
    "full_text": deferred("Full texts"),
    "proxy": deferred("Proxy"),
}
_NAME_WIDTH: Final = 14
_INTERVALS: Final = (15, 30, 60, 180, 360, 720, 1_440)
_LEAST_MINUTES, _MOST_MINUTES = 15, 10_080
_FULL_TEXT: Final[dict[FullText, str]] = {
    "auto": deferred("fetched ahead where the feed does not carry them"),
    "always": deferred("always fetched ahead"),
    "never": deferred("never fetched ahead"),
}


@dataclass(frozen=True, slots=True)
class Offered(Choice[FeedWishes]):
    """A choice that stands there only while nothing is typed: what is typed is never it."""

    def fits(self, words: Sequence[str]) -> bool:
        return not words


class WishList(RowList):
    """What can be wished of a feed, and how it stands."""

    def __init__(self, feed: Feed) -> None:
        super().__init__(id="wishes")
        self._feed = feed

    @property
    def length(self) -> int:
        return len(_NAMES)

    @property
    def current(self) -> Wish:
        """The wish under the cursor."""
        return tuple(_NAMES)[self.cursor]

    def show(self, feed: Feed) -> None:
        """Show the feed as it is now."""
        self._feed = feed
        self.relay()

    def draw(self, index: int, part: int, cells: int) -> Iterator[tuple[str, Style]]:
        wish = tuple(_NAMES)[index]
        yield (pad(f" {_(_NAMES[wish])}", _NAME_WIDTH), self.ink("row--muted"))
        yield (apart(clean_line(_stands(self._feed, wish))), self.ink("row--ink"))


class WishesScreen(BoxScreen[None], inherit_bindings=False):
    """Changes one thing after the other, each at once; leaves with nothing."""

    def __init__(self, feed: Feed, folders: Sequence[str], change: Change) -> None:
        self._wishes = WishList(feed)
        super().__init__(self._wishes, clean_line(feed.title), _("enter changes it   esc leaves, and u undoes then"))
        self._feed = feed
        self._folders = folders
        self._change = change

    def above(self) -> tuple[Widget, ...]:
        return (Static(f" {clean_line(self._feed.url)}", classes="box-note", markup=False),)

    def choose(self) -> None:
        wish = self._wishes.current
        head = _("{} of {}").format(_(_NAMES[wish]), clean_line(self._feed.title))
        screen = _asked(wish, head, self._folders)

        async def take(wishes: FeedWishes | None) -> None:
            changed = await self._change(wishes) if wishes is not None else None
            if changed is not None:
                self._feed = changed
                self._wishes.show(changed)

        self.app.push_screen(screen, take)


def _stands(feed: Feed, wish: Wish) -> str:
    """How a wish stands."""
    match wish:
        case "title":
            return feed.title
        case "folder":
            return feed.folder or _("in no folder")
        case "interval":
            return _every(feed.interval) if feed.interval else _("as often as the settings and the feed say")
        case "full_text":
            return _(_FULL_TEXT[feed.full_text])
        case "proxy":
            return _("none") if feed.proxy == DIRECTLY else feed.proxy or _("as for everything else")


def _asked(wish: Wish, head: str, folders: Sequence[str]) -> ChoosingScreen[FeedWishes]:
    """The box that asks for a wish."""
    match wish:
        case "title":
            own = Offered(FeedWishes(title=""), _("as the feed calls itself"))
            return ChoosingScreen([own], head, hint=_("type a name"), make=_title)
        case "folder":
            none = Offered(FeedWishes(folder=""), _("in no folder"))
            known = [Choice(FeedWishes(folder=name), name) for name in folders]
            hint = _("choose one, or type the name of a new one; Politics/Europe is one in another")
            return ChoosingScreen([none, *known], head, hint=hint, make=lambda typed: _folder(typed, folders))
        case "interval":
            usual = Offered(FeedWishes(interval=0), _("as often as the settings and the feed say"))
            known = [Offered(FeedWishes(interval=minutes), _every(minutes)) for minutes in _INTERVALS]
            hint = _("choose one, or type minutes, 15 to 10080")
            return ChoosingScreen([usual, *known], head, hint=hint, make=_interval)
        case "full_text":
            texts = [Choice(FeedWishes(full_text=one), _(_FULL_TEXT[one])) for one in get_args(FullText)]
            return ChoosingScreen(texts, head)
        case "proxy":
            usual = Offered(FeedWishes(proxy=""), _("as for everything else"))
            none = Offered(FeedWishes(proxy=DIRECTLY), _("none"))
            return ChoosingScreen([usual, none], head, hint=_("choose one, or type an address"), make=_proxy)


def _title(typed: str) -> Choice[FeedWishes] | None:
    name = clean_line(typed)
    return Choice(FeedWishes(title=name), _("“{}”").format(name)) if name else None


def _folder(typed: str, folders: Sequence[str]) -> Choice[FeedWishes] | None:
    name = "/".join(filter(None, map(clean_line, typed.split("/"))))
    if not name or name in folders:
        return None
    return Choice(FeedWishes(folder=name), _("a new folder, “{}”").format(name))


def _interval(typed: str) -> Choice[FeedWishes] | None:
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= len(str(_MOST_MINUTES))):
        return None
    minutes = int(typed)
    if not _LEAST_MINUTES <= minutes <= _MOST_MINUTES:
        return None
    return Choice(FeedWishes(interval=minutes), _every(minutes))


def _proxy(typed: str) -> Choice[FeedWishes] | None:
    if proxy_problem(typed):
        return None
    address = typed if "://" in typed else f"http://{typed}"
    return Choice(FeedWishes(proxy=address), _("the proxy that is typed"))


def _every(minutes: int) -> str:
    if minutes % 60:
        return ngettext("every minute", "every {} minutes", minutes).format(minutes)
    hours = minutes // 60
    return ngettext("every hour", "every {} hours", hours).format(hours)
