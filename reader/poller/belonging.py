"""Whether a page that answered is the article that was asked for. Pure.

Addresses lead astray: a deleted article to the front page, a network's login to every page, an old address to another
article. Titles change too, as do slugs, hosts and forms of a page. So a page with the article's title, address or words
is the article, whatever else it is; and one without them is refused only where something speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from reader.model.article import Extraction, WantedPage
from reader.model.blocks import body_texts
from reader.model.errors import NotThisArticle
from reader.model.shortages import nothing_found
from reader.model.texts import gettext as _
from reader.model.words import split
from reader.net.addresses import host_of
from reader.poller.identity import canonical

_DOORS: Final = frozenset(
    {
        *("accounts", "auth", "captive", "cmp", "consent", "guce", "hotspot", "idp", "login", "logon", "oauth"),
        *("portal", "sign-in", "signin", "signon", "sso", "zustimmung"),
    }
)
"""Labels of hosts and parts of paths at which one is asked for a login or for consent, in no article's way."""

_HOPS: Final = frozenset(
    {
        *("bit.ly", "buff.ly", "dlvr.it", "feeds.feedburner.com", "feedproxy.google.com", "ift.tt", "is.gd", "lnkd.in"),
        *("news.google.com", "ow.ly", "reut.rs", "t.co", "tinyurl.com", "trib.al", "wp.me"),
    }
)
_HOP_NAMES: Final = frozenset({"click", "feedproxy", "feeds", "go", "link", "links", "redirect", "rss", "track"})
"""Hosts, and first labels of hosts, whose addresses only lead on to another host's."""

_FORMS: Final = frozenset({"amp", "index", "index.html", "index.htm", "index.php", "m", "mobile", "print"})
"""Parts of a path that name a form of a page and no page."""

_NUMBER: Final = re.compile(r"(?<![0-9])(?!(?:19|20)[0-9]{6}(?![0-9]))[0-9]{5,20}")
"""A number as long as this in a path is an article's own, unless it is a day; shorter ones count, or are years."""

_NAME_AT_LEAST: Final = 8
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_SECOND_LEVEL: Final = 3
"""A label of as many characters before the last is no house's name, as in `co.uk`."""

_OF_THE_SHORTER: Final = 0.6
_OF_THE_LONGER: Final = 0.4
_OF_THE_TEASER: Final = 0.6
_TEASER_WORDS: Final = 5
"""Words from which a teaser says which article it is of."""


def require_article(wanted: WantedPage, came_from: str, found: Extraction) -> None:
    """Raises `NotThisArticle` where the page from `came_from`, which gave `found`, is not the article of `wanted`."""
    if found.short in {"error", "consent"}:
        raise NotThisArticle(nothing_found(found.short), short=found.short)
    reason = _strangeness(wanted, came_from, found)
    if reason:
        raise NotThisArticle(_("The page that answered is not this article ({}). What is here is kept.").format(reason))


def _strangeness(wanted: WantedPage, came_from: str, found: Extraction) -> str:
    """What speaks against a page, "" where nothing does or something speaks for it."""
    if any(_is_alike(found.title, title) for title in (wanted.feed_title, wanted.title)):
        return ""
    host, asked, answered = host_of(came_from), _path(wanted.url), _path(came_from)
    if canonical(wanted.url) != canonical(came_from):
        if _is_door(host, answered) and not _is_door(host_of(wanted.url), asked):
            return _("{} asks for a login or for consent first").format(host)
        if _is_above(asked, answered, came_from):
            return _("it is the front page or a section of {}").format(host)
    if _tells(found, wanted.teaser) or _is_hop(wanted.url):
        return ""
    is_stated = _house(host_of(found.canonical)) == _house(host)
    place = _path(found.canonical if is_stated else "") or answered
    if _name(asked) and _name(asked) == _name(place):
        return ""
    numbers = _numbers(asked), _numbers(place)
    if all(numbers):
        return "" if numbers[0] & numbers[1] else _("it is another article of {}").format(host)
    return "" if _house(host_of(wanted.url)) == _house(host) else _("it came from {}").format(host)


def _is_alike(one: str, other: str) -> bool:
    """Whether two titles are of one article, short words counting little."""
    if one and one == other:
        return True
    ours, theirs = set(split(one)), set(split(other))
    shared = _weight(ours & theirs)
    lengths = sorted((_weight(ours), _weight(theirs)))
    return shared > 0 and shared >= _OF_THE_SHORTER * lengths[0] and shared >= _OF_THE_LONGER * lengths[1]


def _tells(found: Extraction, teaser: str) -> bool:
    """Whether the page has most of the teaser's words."""
    sought = split(teaser)
    if len(sought) < _TEASER_WORDS:
        return False
    told = {word for text in (found.lead, *body_texts(found.blocks)) for word in split(text)}
    return _weight(set(sought) & told) >= _OF_THE_TEASER * _weight(set(sought))


def _weight(words: Iterable[str]) -> int:
    return sum(map(len, words))


def _path(url: str) -> tuple[str, ...]:
    """The parts of an address's path that name a page."""
    try:
        parts = urlsplit(url).path.lower().split("/")
    except ValueError:
        return ()
    return tuple(part for part in parts if part and part not in _FORMS)


def _name(path: tuple[str, ...]) -> str:
    """The part of a path that names the article: the longest, if it is long enough to name one alone."""
    longest = max(path, key=len, default="")
    return longest.partition(".")[0] if len(longest) >= _NAME_AT_LEAST else ""


def _is_door(host: str, path: tuple[str, ...]) -> bool:
    return bool(_DOORS & {*host.split("."), *path})


def _is_hop(url: str) -> bool:
    host = host_of(url)
    return host in _HOPS or host.partition(".")[0] in _HOP_NAMES


def _is_above(asked: tuple[str, ...], answered: tuple[str, ...], came_from: str) -> bool:
    """Whether an answer's place is a front page, or a section on the way to the article that was asked for."""
    if not answered or (len(answered) == 1 and _LANGUAGE.fullmatch(answered[0])):
        return "?" not in canonical(came_from)
    above = len(answered) < len(asked) and asked[: len(answered)] == answered
    return above and max(asked, key=len) not in answered


def _numbers(path: tuple[str, ...]) -> frozenset[str]:
    return frozenset(number for part in path for number in _NUMBER.findall(part))


def _house(host: str) -> str:
    """What the hosts of one house have in common, as far as their names tell; an address in numbers is its own."""
    labels = host.rstrip(".").split(".")
    if labels[-1].isdigit() or len(labels) < 3:
        return host
    return ".".join(labels[-3:] if len(labels[-2]) <= _SECOND_LEVEL else labels[-2:])
