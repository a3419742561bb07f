"""newsboat's `urls`: a feed a line, with its tags, queries, and programs that write feeds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reader.library.folders import LONGEST
from reader.library.newsboat.conditions import Untranslatable, query_of
from reader.library.newsboat.lines import Line, Outcome, lines_of
from reader.model.errors import Unfit
from reader.model.feed import NewFeed
from reader.model.programs import Program, names_program, typed_program
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.settings.paths import expanded

_ADDRESS: Final = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A line of a file that is to have its outcome."""

    file: str
    line: Line

    def became(self, what: str) -> Outcome:
        """It became something."""
        return Outcome(self.file, self.line.number, self.line.text, became=what)

    def not_taken(self, reason: str) -> Outcome:
        """It did not, for a reason."""
        return Outcome(self.file, self.line.number, self.line.text, reason=reason)


@dataclass(frozen=True, slots=True)
class Offered(_Kept):
    """A line with a program that writes a feed, which only a person can agree to. `feed` is what it becomes then."""

    program: Program
    feed: NewFeed

    @property
    def said(self) -> str:
        """What newsboat calls the feed."""
        return self.line.words[0]


@dataclass(frozen=True, slots=True)
class Urls:
    """Feeds, saved views as names and queries, programs, and what became of each line but those of the programs."""

    feeds: tuple[NewFeed, ...] = ()
    views: tuple[tuple[str, str], ...] = ()
    programs: tuple[Offered, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def read_urls(text: str, file: str) -> Urls:
    """What a `urls` file says; `file` is what it is called in the outcomes."""
    feeds: dict[str, NewFeed] = {}
    views: dict[str, str] = {}
    programs: dict[str, Offered] = {}
    outcomes: list[Outcome] = []
    for line in lines_of(text, comments_within=False):
        kept = _Kept(file, line)
        address = line.words[0]
        if address.startswith("query:"):
            outcomes.append(_view(kept, address, views))
        elif _ADDRESS.fullmatch(address):
            outcomes.append(_feed(kept, address, line.words[1:], feeds))
        elif names_program(address):
            outcomes += _program(kept, address, line.words[1:], programs)
        else:
            outcomes.append(kept.not_taken(_why_not(address)))
    return Urls(tuple(feeds.values()), tuple(views.items()), tuple(programs.values()), tuple(outcomes))


def _feed(kept: _Kept, address: str, tags: Iterable[str], feeds: dict[str, NewFeed]) -> Outcome:
    """The feed of a line."""
    scheme, _colon, rest = address.partition(":")
    url, given = f"{scheme.lower()}:{rest}", list(tags)
    if url in feeds:
        return kept.became(_("the feed of a line above, which names it too"))
    feeds[url] = feed = _tagged(url, given)
    folders = _folders(given)
    said = _("a feed in the folder “{}”").format(feed.folder) if feed.folder else _("a feed")
    said += _(", called “{}”").format(feed.title) if feed.title else ""
    said += _("; a feed is in one folder, so not in {}").format(", ".join(folders[1:])) if folders[1:] else ""
    said += _("; it is in sight, for nothing hides a feed here") if any(tag.startswith("!") for tag in given) else ""
    return kept.became(said)


def _program(kept: _Kept, address: str, tags: Sequence[str], programs: dict[str, Offered]) -> Iterable[Outcome]:
    """Notes the program of a line; gives the outcome of one that can't be run, or is named above."""
    try:
        program = typed_program(address, str(expanded("~")))
    except Unfit as error:
        return [kept.not_taken(str(error))]
    if program.address in programs:
        return [kept.became(_("the program of a line above, which names it too"))]
    programs[program.address] = Offered(kept.file, kept.line, program, _tagged(program.address, tags))
    return []


def _tagged(url: str, tags: Sequence[str]) -> NewFeed:
    """A feed with what its tags say: `~Name` is its title, `!` hides it there, the first other one is its folder."""
    title = next((tag[1:] for tag in tags if tag.startswith("~") and len(tag) > 1), "")
    folder = next(iter(_folders(tags)), "")[:LONGEST]
    return NewFeed(url, clean_line(title), folder=folder)


def _folders(tags: Sequence[str]) -> list[str]:
    names = (clean_line(tag).replace("/", "-") for tag in tags if not tag.startswith(("~", "!")))
    return [name for name in names if name]


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
    if kind == "file":
        return _("a file can't be followed, an address on a server can")
    return _("it is no address of the web")
