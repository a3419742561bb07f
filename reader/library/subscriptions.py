"""Which feeds a person reads, and OPML, in which readers exchange them (http://opml.org/spec2.opml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from reader.library.feedhealth import FeedHealth, feed_health
from reader.library.folders import Folder, folder_name, folders_of, renamed
from reader.model.due import is_due
from reader.model.errors import NotFound, ParseError
from reader.model.feed import Feed, FeedWishes, NewFeed
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.words import fold
from reader.store import Articles, Database, Feeds

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES: Final = 10_000_000
MOST_FEEDS: Final = 10_000
"""What is taken of an OPML file."""

_LONGEST: Final = 500
_ADDRESS: Final = re.compile(r"(?:feed:)?(?:(https?):|(?<=feed:))//([^\s/]\S*)", re.IGNORECASE)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*>")


class Subscriptions:
    """The feeds of the library."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._feeds = Feeds(database)

    def feeds(self) -> tuple[Feed, ...]:
        """All feeds with their counts, in the order they were added."""
        return self._feeds.all()

    def add(self, feed: NewFeed, now: datetime) -> Feed:
        """Adds a feed; where its address is here already, gives that one."""
        return self._feeds.add(feed, now)

    def add_all(self, feeds: Sequence[NewFeed], now: datetime) -> tuple[Feed, ...]:
        """Adds feeds as one action, as those of a file; gives each as it is in the library."""
        return self._feeds.add_all(feeds, now)

    def remove(self, feed_id: int, now: datetime) -> Feed:
        """Removes a feed; `Marks.undo` brings it back. Raises `NotFound`; gives the feed as it was."""
        return self._feeds.remove(feed_id, now)

    def edit(self, feed_id: int, wishes: FeedWishes) -> Feed:
        """Changes what a person wants of a feed; one that was gone is asked again. Raises `NotFound`."""
        return self._feeds.edit(feed_id, wishes)

    def folders(self) -> tuple[Folder, ...]:
        """The folders with their counts, in the order of the alphabet; a folder without feeds is none."""
        return folders_of(self._feeds.all(), self._feeds.shared())

    def move(self, ids: Sequence[int], folder: str) -> int:
        """Puts feeds into a folder, "" for none; gives how many were elsewhere. Raises `Unfit`."""
        name = folder_name(folder)
        return self._feeds.file(dict.fromkeys(ids, name), name)

    def rename_folder(self, folder: str, name: str) -> int:
        """Renames a folder, or takes it away for "", with those in it; gives how many feeds went along.

        Raises `NotFound`, `Unfit`.
        """
        old = folder_name(folder)
        return self._feeds.file(renamed(self.feeds(), old, folder_name(name)), old, renamed=True)

    def health(self, now: datetime) -> tuple[FeedHealth, ...]:
        """How each feed is, those that need a look first."""
        return feed_health(self._database, now)

    def has_work(self, now: datetime, interval: int) -> bool:
        """Whether a feed is due that is asked every `interval` minutes, or a page is wanted: a refresh has work."""
        due = (is_due(one.polling, now, one.feed.interval or interval) for one in self._feeds.polled())
        return any(due) or bool(Articles(self._database).wanted_pages(now, 1))

    def find(self, name: str) -> Feed:
        """The feed that a person names by its id, its address, its title or a part of it that no other has.

        Raises `NotFound`.
        """
        feeds, wanted = self.feeds(), fold(name.strip())
        for matching in (
            [feed for feed in feeds if name.strip() in {str(feed.id), feed.url}],
            [feed for feed in feeds if fold(feed.title) == wanted],
            [feed for feed in feeds if wanted and wanted in fold(feed.title)],
        ):
            if len(matching) == 1:
                return matching[0]
            if matching:
                several = ", ".join(f"{feed.id} {feed.title}" for feed in matching)
                raise NotFound(_("“{}” may be several feeds: {}.").format(name, several))
        raise NotFound(_("There is no feed “{}”.").format(name))


def read_opml(data: bytes) -> tuple[NewFeed, ...]:
    """The feeds of an OPML file, folders in folders as `A/B`, each address once.

    A person's file, of any program: broken XML is read as far as it goes. Entities are not expanded and nothing is
    fetched. Raises `ParseError` for what holds no outline, and for more than the bounds above.
    """
    if len(data) > MOST_BYTES:
        raise ParseError(_("This file is too large: {} MB are the most.").format(MOST_BYTES // 1_000_000))
    feeds: dict[str, NewFeed] = {}
    for outline, folder in _outlines(_root(data), ""):
        feed = _feed(outline, folder)
        if feed and len(feeds) < MOST_FEEDS:
            feeds.setdefault(feed.url, feed)
    return tuple(feeds.values())


def write_opml(feeds: Iterable[Feed]) -> str:
    """An OPML 2.0 document of feeds, in their folders."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "newsreader"
    body = etree.SubElement(root, "body")
    folders: dict[str, _Element] = {"": body}
    for feed in feeds:
        names = {"type": "rss", "text": feed.title, "title": feed.title, "xmlUrl": feed.url}
        optional = {"htmlUrl": feed.site, "language": feed.language}
        attributes = {**names, **{name: value for name, value in optional.items() if value}}
        cleaned = {name: clean_line(value) for name, value in attributes.items()}
        etree.SubElement(_folder(folders, feed.folder), "outline", cleaned)
    written = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}'


def _root(data: bytes) -> _Element:
    """The document's root: as it says it is encoded, else as UTF-8 or Windows' Latin, mended where it is broken."""
    from lxml import etree

    def parse(source: bytes, *, recover: bool) -> _Element:
        parser = etree.XMLParser(
            recover=recover,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        root = etree.fromstring(source, parser)
        if root is None:
            raise ParseError(_("This is not an OPML file."))
        return root

    try:
        root = parse(data, recover=False)
    except etree.XMLSyntaxError:
        text = _DECLARATION.sub("", _CONTROL.sub("", _decoded(data)))
        try:
            root = parse(text.encode(), recover=True)
        except etree.XMLSyntaxError as error:
            raise ParseError(_("This is not an OPML file.")) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise ParseError(_("This file declares entities, which no OPML file needs; nothing was read."))
    if root.find(".//outline") is None and root.tag != "opml":
        raise ParseError(_("This is not an OPML file."))
    return root


def _decoded(data: bytes) -> str:
    for start, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(start):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    return data.decode("cp1252", errors="replace")


def _outlines(parent: _Element, folder: str) -> Iterator[tuple[dict[str, str], str]]:
    """The attributes of each outline that is a feed, their names in lower case, and the folder that it is in."""
    for child in parent.iterchildren("{*}outline", "{*}body"):
        attributes = {str(name).lower(): clean_line(str(value)) for name, value in child.attrib.items()}
        if "xmlurl" in attributes:
            yield attributes, folder
            yield from _outlines(child, folder)
        else:
            name = (attributes.get("text") or attributes.get("title") or "").replace("/", "-")[:_LONGEST]
            yield from _outlines(child, "/".join(filter(None, (folder, name))))


def _feed(attributes: dict[str, str], folder: str) -> NewFeed | None:
    """The feed of an outline; None where its address is none that can be fetched."""
    found = _ADDRESS.fullmatch(attributes["xmlurl"])
    if not found:
        return None
    url = f"{(found[1] or 'http').lower()}://{found[2]}"
    title = (attributes.get("title") or attributes.get("text") or "")[:_LONGEST]
    return NewFeed(url, title, attributes.get("language", "")[:_LONGEST], folder=folder)


def _folder(folders: dict[str, _Element], path: str) -> _Element:
    """The outline of a folder, made with those around it where it is not there yet."""
    from lxml import etree

    inside, here = folders[""], ""
    for name in filter(None, map(clean_line, path.split("/"))):
        here = f"{here}/{name}"
        if here not in folders:
            folders[here] = etree.SubElement(inside, "outline", {"text": name, "title": name})
        inside = folders[here]
    return inside
