"""OPML, in which readers exchange feeds (http://opml.org/spec2.opml): what other programs wrote, and what we write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final, cast, get_args

from reader.library import freshrss
from reader.library.folders import LONGEST, folder_name
from reader.model.errors import ParseError, Unfit
from reader.model.feed import Feed, FullText, NewFeed
from reader.model.logins import part_login
from reader.model.programs import names_program
from reader.model.text import clean_line, shorten
from reader.model.texts import gettext as _
from reader.model.texts import ngettext

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES: Final = 10_000_000
MOST_FEEDS: Final = 10_000
"""What is taken of an OPML file."""

_LONGEST: Final = 500
_LONGEST_SAID: Final = 100
_SAID_AT_MOST: Final = 50
"""Sentences about what is not taken over; the rest is counted."""

_ADDRESS: Final = re.compile(r"(?:feed:)?(?:(https?):|(?<=feed:))//([^\s/]\S*)", re.IGNORECASE)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*>")
_OURS: Final = "https://newsreader-tui.example/opml"
"""The namespace of what OPML has no words for: direction, interval, fullText, proxy. Others pass it over."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """The feeds of an OPML file, and a sentence for each thing in it that is not taken over."""

    feeds: tuple[NewFeed, ...] = ()
    left: tuple[str, ...] = ()


def read_opml(data: bytes) -> Outlines:
    """The feeds of an OPML file, folders in folders as `A/B`, each address once.

    A person's file, of any program: broken XML is read as far as it goes. Entities are not expanded and nothing is
    fetched. Raises `ParseError` for what holds no outline, and for more than the bounds above.
    """
    if len(data) > MOST_BYTES:
        raise ParseError(_("This file is too large: {} MB are the most.").format(MOST_BYTES // 1_000_000))
    feeds: dict[str, NewFeed] = {}
    left: list[str] = []
    cut: tuple[str, ...] = ()
    for outline, folder in _outlines(_root(data), ""):
        why = _why_not(outline)
        feed = None if why else _feed(outline, folder)
        if len(feeds) == MOST_FEEDS:
            cut = (_("These are the first {} feeds; what comes after them is left out.").format(MOST_FEEDS),)
            break
        if feed:
            feeds.setdefault(feed.url, feed)
        if said := why or freshrss.unheeded(outline):
            left.append(f"{_called(outline)}: {said}")
    return Outlines(tuple(feeds.values()), (*_some(left), *cut))


def _some(sentences: list[str]) -> tuple[str, ...]:
    """As many sentences as somebody reads, and how many more there are."""
    more = len(sentences) - _SAID_AT_MOST
    counted = ngettext("{} more thing is not taken over.", "{} more things are not taken over.", more).format(more)
    return (*sentences[:_SAID_AT_MOST], *((counted,) if more > 0 else ()))


def _called(outline: dict[str, str]) -> str:
    """An outline as a person finds it again."""
    name = outline.get("title") or outline.get("text") or part_login(_address_in(outline))[0]
    return _("“{}”").format(shorten(name, _LONGEST_SAID))


def _address_in(outline: dict[str, str]) -> str:
    return outline.get("xmlurl", "") or outline.get("opmlurl", "") or outline.get("url", "")


def _why_not(outline: dict[str, str]) -> str:
    """Why an outline becomes no feed, as a sentence; "" where it does."""
    if "xmlurl" not in outline:
        return _("a list that another program fetches is not followed.")
    if freshrss.is_made(outline):
        return _("it is no feed, but a page of which FreshRSS makes one. It is left out.")
    if names_program(outline["xmlurl"]):
        return _("a program is never followed because a file names it. It is left out.")
    return "" if _ADDRESS.fullmatch(outline["xmlurl"]) else _("it has no address of the web. It is left out.")


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
    """The attributes of each outline that leads elsewhere, their names in lower case, and the folder that it is in."""
    for child in parent.iterchildren("{*}outline", "{*}body"):
        attributes = {str(name).lower(): clean_line(str(value)) for name, value in child.attrib.items()}
        if "xmlurl" in attributes:
            yield attributes, folder
            yield from _outlines(child, folder)
        else:
            if attributes.get("type", "").lower() == "include" or any(name.endswith("opmlurl") for name in attributes):
                yield attributes, folder
            name = (attributes.get("text") or attributes.get("title") or "").replace("/", "-")[:_LONGEST]
            yield from _outlines(child, "/".join(filter(None, (folder, name))))


def _feed(attributes: dict[str, str], folder: str) -> NewFeed | None:
    """The feed of an outline; None where its address is none that can be fetched.

    One that stands in no folder is in the first that its `category` names as a path: `/Politics/Europe`.
    """
    found = _ADDRESS.fullmatch(attributes["xmlurl"])
    if not found:
        return None
    category = attributes.get("category", "").partition(",")[0].strip()
    wishes = {name: attributes.get(f"{{{_OURS}}}{name}", "") for name in ("direction", "interval", "fulltext", "proxy")}
    url = f"{(found[1] or 'http').lower()}://{found[2]}"
    title = (attributes.get("title") or attributes.get("text") or "")[:_LONGEST]
    return NewFeed(
        url=url,
        title="" if title == url else title,  # written for want of another; the feed may have its own
        language=attributes.get("language", "")[:_LONGEST],
        direction="rtl" if wishes["direction"] == "rtl" else "ltr",
        folder=_fitting(folder or (category if category.startswith("/") else "")),
        interval=int(wishes["interval"]) if re.fullmatch(r"[0-9]{2,5}", wishes["interval"], re.ASCII) else 0,
        full_text=_full_text(attributes, wishes["fulltext"]),
        proxy=wishes["proxy"] if re.fullmatch(r"none|(?:https?|socks5h?)://[^@\s]+", wishes["proxy"]) else "",
    )


def _full_text(attributes: dict[str, str], wish: str) -> FullText:
    if freshrss.wants_pages(attributes):
        return "always"
    return cast("FullText", wish) if wish in get_args(FullText) else "auto"


def _fitting(folder: str) -> str:
    """A folder as it is kept; of one that is too deep, those around it."""
    try:
        return folder_name(folder)
    except Unfit:
        return folder_name(folder[:LONGEST].rpartition("/")[0] or folder[:LONGEST])


def write_opml(feeds: Iterable[Feed]) -> str:
    """An OPML 2.0 document of feeds in their folders, with all that a person wants of each, but for logins.

    Feeds that programs write are left out, as newsboat leaves them out: nobody else could read them.
    """
    body = _Folder()
    for feed in (one for one in feeds if not names_program(one.url)):
        body.inside(feed.folder).feeds.append(feed)
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<opml version="2.0" xmlns:newsreader="{_OURS}">',
            "  <head>",
            "    <title>newsreader</title>",
            "  </head>",
            "  <body>",
            *body.lines("    "),
            "  </body>",
            "</opml>",
            "",
        )
    )


class _Folder:
    """A folder as it is written: its feeds in their order, and the folders in it."""

    def __init__(self) -> None:
        self.feeds: list[Feed] = []
        self._folders: dict[str, _Folder] = {}

    def inside(self, path: str) -> _Folder:
        """The folder at a path, made with those around it where it is not there yet."""
        here = self
        for name in filter(None, map(clean_line, path.split("/"))):
            here = here._folders.setdefault(name, _Folder())
        return here

    def lines(self, indent: str) -> Iterator[str]:
        """What is in the folder."""
        for feed in self.feeds:
            yield f"{indent}<outline{_attributes(feed)}/>"
        for name, folder in self._folders.items():
            yield f"{indent}<outline{_written({'text': name, 'title': name})}>"
            yield from folder.lines(indent + "  ")
            yield f"{indent}</outline>"


def _attributes(feed: Feed) -> str:
    names = {"type": "rss", "text": feed.title, "title": feed.title, "xmlUrl": feed.url}
    optional = {
        "htmlUrl": feed.site,
        "language": feed.language,
        "newsreader:direction": feed.direction if feed.direction == "rtl" else "",
        "newsreader:interval": str(feed.interval or ""),
        "newsreader:fullText": feed.full_text if feed.full_text != "auto" else "",
        "newsreader:proxy": feed.proxy,
    }
    return _written({**names, **{name: value for name, value in optional.items() if value}})


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(clean_line(value))}"' for name, value in attributes.items())
