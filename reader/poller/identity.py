"""What names an article: the keys by which an entry of a feed finds it in the library. Pure.

Deutsche Welle's content id, the digits that end an address's path, is the same in every feed and format, while
guids, titles and dates differ. Its rules apply to its hosts, and elsewhere to a site that shows the same shape.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urljoin, urlsplit, urlunsplit

from reader.model.errors import Refused
from reader.model.feed import Entry
from reader.net.addresses import encode, host_of, is_plain

_DW_DOMAINS: Final = ("dw.com", "dw.de", "dw-world.de")
_DW_HOME: Final = "www.dw.com"
_DW_SITES: Final = frozenset(prefix + domain for domain in _DW_DOMAINS for prefix in ("", "www.", "m.", "amp."))
_REMEMBERED: Final = 1_024
"""Addresses that are worked out once, for those of an entry are asked for again and again."""

_CONTENT = re.compile(r"/(?:a|live|video|audio|av|g)-([0-9]{1,20})/?$")
_TRACKING = re.compile(
    r"maca|(?:utm|mtm|pk|piwik|hsa)_.*|at_(?:medium|campaign|custom[0-9])|ns_(?:source|mchannel|campaign|linkname)"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|_ga|wt_z?mc|xtor|cmpid|ocid",
    re.IGNORECASE,
)


def keys(entry: Entry, feed_id: int, feed_url: str) -> tuple[str, ...]:
    """The keys that name the article of an entry, the strongest first; never none.

    `dw:<id>` on DW's hosts; `dw:<host>:<id>` on another whose feed states the content id that ends the address;
    `url:<canonical address>`; `guid:<feed>:<guid>`, which names nothing in any other feed.
    """
    found: list[str] = []
    url = absolute(entry.url, feed_url)
    if url:
        address = canonical(url)
        parts = urlsplit(address)
        content = _CONTENT.search(parts.path)
        if content and parts.netloc == _DW_HOME:
            found.append(f"dw:{content[1]}")
        elif content and content[1] == entry.site_id:
            found.append(f"dw:{parts.netloc}:{content[1]}")
        found.append(f"url:{address}")
    found.append(f"guid:{feed_id}:{entry.id}")
    return tuple(found)


def own(entry: Entry, feed_url: str) -> bool:
    """Whether the feed and the article are of one site; an entry without an address is its feed's own."""
    return not entry.url or site_of(entry.url) == site_of(feed_url)


@lru_cache(maxsize=_REMEMBERED)
def canonical(url: str) -> str:
    """An address as a key: in ASCII, without fragment, credentials and what only counts visits.

    What is no web address stays as it is, but for white space at its ends.
    """
    if is_plain(url) and "?" not in url and not _is_dw(host_of(url)):
        return url
    try:
        parts = urlsplit(encode(upgrade(url)))
    except Refused:
        return url.strip()
    query = "&".join(
        part for part in parts.query.split("&") if part and not _TRACKING.fullmatch(part.partition("=")[0])
    )
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query=query))


def upgrade(url: str) -> str:
    """An address on one of DW's hosts, old or new, as it is served today; any other as it stands."""
    url = url.strip()
    host = host_of(url).rstrip(".")
    parts = urlsplit(url) if _is_dw(host) else None
    if parts is None or parts.scheme not in {"http", "https"}:
        return url
    path, query, fragment = (part.strip() for part in parts[2:])
    return urlunsplit(("https", _DW_HOME if host in _DW_SITES else host, path, query, fragment))


@lru_cache(maxsize=_REMEMBERED)
def absolute(url: str, base: str) -> str:
    """The http or https address that `url` is on a page at `base`, upgraded; "" where it is none."""
    if is_plain(url):
        return upgrade(url)
    try:
        joined = upgrade(urljoin(base, url.strip())) if url.strip() else ""
        encode(joined)
    except (ValueError, Refused):
        return ""
    return joined


_PREFIX: Final = re.compile(r"^(?:www|m|amp|mobile|rss|feeds?)\.(?=.*\.)")


def _is_dw(host: str) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in _DW_DOMAINS)


@lru_cache(maxsize=_REMEMBERED)
def site_of(url: str) -> str:
    """The host of an address without the prefixes that sites give their feeds and pages; all of DW's are one site.

    Hosts below one domain are not one site: many domains give a name to everyone who asks.
    """
    host = host_of(url)
    return _DW_DOMAINS[0] if _is_dw(host) else _PREFIX.sub("", host)
