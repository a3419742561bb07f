"""newsboat's `urls`: a feed a line, with its tags, and queries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from reader.library.folders import LONGEST
from reader.library.newsboat.conditions import Untranslatable, query_of
from reader.library.newsboat.lines import Line, Outcome, lines_of
from reader.model.feed import NewFeed
from reader.model.text import clean_line
from reader.model.texts import gettext as _

_ADDRESS: Final = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Urls:
    """Feeds, saved views as names and queries, and what became of each line."""

    feeds: tuple[NewFeed, ...] = ()
    views: tuple[tuple[str, str], ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def read_urls(text: str, file: str) -> Urls:
    """What a `urls` file says; `file` is what it is called in the outcomes."""
    feeds: dict[str, NewFeed] = {}
    views: dict[str, str] = {}
    outcomes: list[Outcome] = []
    for line in lines_of(text, comments_within=False):
        kept = _Kept(file, line)
        address = line.words[0]
        if address.startswith("query:"):
            outcomes.append(_view(kept, address, views))
        elif _ADDRESS.fullmatch(address):
            outcomes.append(_feed(kept, address, line.words[1:], feeds))
        else:
            outcomes.append(kept.not_taken(_why_not(address)))
    return Urls(tuple(feeds.values()), tuple(views.items()), tuple(outcomes))


@dataclass(frozen=True, slots=True)
class _Kept:
    file: str
    line: Line

    def became(self, what: str) -> Outcome:
        return Outcome(self.file, self.line.number, self.line.text, became=what)

    def not_taken(self, reason: str) -> Outcome:
        return Outcome(self.file, self.line.number, self.line.text, reason=reason)


def _feed(kept: _Kept, address: str, tags: Iterable[str], feeds: dict[str, NewFeed]) -> Outcome:
    """The feed of a line: `~Name` is its title, `!` hides it there, the first other tag is its folder."""
    scheme, _colon, rest = address.partition(":")
    url, given = f"{scheme.lower()}:{rest}", list(tags)
    title = next((tag[1:] for tag in given if tag.startswith("~") and len(tag) > 1), "")
    names = [clean_line(tag).replace("/", "-") for tag in given if not tag.startswith(("~", "!"))]
    folders = [name for name in names if name]
    folder = folders[0][:LONGEST] if folders else ""
    if url in feeds:
        return kept.became(_("the feed of a line above, which names it too"))
    feeds[url] = NewFeed(url, clean_line(title), folder=folder)
    said = _("a feed in the folder “{}”").format(folder) if folder else _("a feed")
    said += _(", called “{}”").format(clean_line(title)) if title else ""
    said += _("; a feed is in one folder, so not in {}").format(", ".join(folders[1:])) if folders[1:] else ""
    said += _("; it is in sight, for nothing hides a feed here") if any(tag.startswith("!") for tag in given) else ""
    return kept.became(said)


def _view(kept: _Kept, address: str, views: dict[str, str]) -> Outcome:
    name, _colon, expression = address.removeprefix("query:").partition(":")
    title = clean_line(name)
    if not title:
        return kept.not_taken(_("this query has no name"))
    try:
        query = query_of(expression)
    except Untranslatable as error:
        return kept.not_taken(f"{error}")
    if title in views:
        return kept.not_taken(_("a query above has this name"))
    views[title] = query
    return kept.became(_("the view “{}”: {}").format(title, query))


def _why_not(address: str) -> str:
    kind = address.partition(":")[0]
    if kind in {"exec", "filter"}:
        return _(
            "no program is run to be read as a feed. A timer can run it and write a file that a"
            " server of yours offers; the address of that can be followed"
        )
    if kind == "file":
        return _("a file can't be followed, an address on a server can")
    return _("it is no address of the web")
