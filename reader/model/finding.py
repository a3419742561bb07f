"""What an address that a person types leads to: how it is meant, and which feeds are there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from reader.model.text import clean_line

LONGEST_ADDRESS: Final = 4_000
"""Characters; servers take fewer."""

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:(?![0-9]+(?:[/?#]|$))", re.IGNORECASE)
"""What begins an address that is no host's: a host may have a port after its colon."""


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that an address leads to.

    `url` is the address to keep it under, without a login. `entries` is how many it has, None where nobody has asked
    it yet, and a page has named it alone. `here` is the number of the feed in the library that it is, 0 for none.
    """

    url: str
    title: str = ""
    entries: int | None = None
    here: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What is at an address: the feed that it is itself, or the feeds of a page, which may have none.

    `typed` is the address as a person means it, with the login that it may hold.
    """

    typed: str = field(repr=False)
    feeds: tuple[FoundFeed, ...] = ()
    is_page: bool = False


def typed_addresses(text: str) -> tuple[str, ...]:
    """The web addresses that a person may mean, the likeliest first; none where it can be no such address.

    What has no scheme may be https or http, and `feed:` is another way to begin either.
    """
    address = text.strip()
    if clean_line(address) != address or " " in address or len(address) > LONGEST_ADDRESS:
        return ()
    if address.lower().startswith("feed:"):
        address = address[5:]
    address = address.removeprefix("//")
    if "://" not in address and _SCHEME.match(address):
        return ()
    meant = (address,) if "://" in address else (f"https://{address}", f"http://{address}")
    return meant if _is_web_address(meant[0]) else ()


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that hold no address, or a port that is no number
        return False
