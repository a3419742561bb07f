"""Web addresses: written as HTTP wants them, and told apart by whether they lead into a private network."""

from __future__ import annotations

import ipaddress
import re
import socket
from functools import lru_cache
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import idna

from reader.model.errors import Refused
from reader.model.text import clean_line, shorten
from reader.model.texts import gettext as _

PORTS: Final = {"http": 80, "https": 443}
"""The schemes that are followed, with their default ports."""

_REMEMBERED: Final = 1_024
"""Addresses and hosts that are looked at once, for one feed's are asked about again and again."""

_LONGEST_REMEMBERED: Final = 4_000

_PATH_SAFE: Final = "%/:@!$&'()*+,;=~"
_QUERY_SAFE: Final = _PATH_SAFE + "?[]"
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_HOST_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?")
_LOCAL_NAME = re.compile(r"(?:.*\.)?(?:localhost|local|internal|home\.arpa)\.?")
_NUMBERS = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*", re.IGNORECASE)
_PLAIN = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?/[A-Za-z0-9/!$&'()*+,=:@._~-]*(?:\?[A-Za-z0-9/!$&'()*+,=:@._~?-]*)?"
)
_LOGIN = re.compile(r"^([^/?#]*//)?[^/?#]*@")
_LONGEST_SHOWN: Final = 200

_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv6 addresses whose last 32 bits are the IPv4 address that a translator leads to (RFC 6052)."""

_GIVEN_OUT: Final = ipaddress.IPv6Network("2000::/3")
"""All IPv6 addresses of the public internet are among these (RFC 4291, 2.4, and IANA's registry); the standard library
takes for public whatever is not reserved by name, translators among it."""

_NOT_PUBLIC: Final = tuple(ipaddress.IPv6Network(network) for network in ("2001::/23", "2002::/16", "3fff::/20"))
"""And these are not, which the standard library takes for public too: tunnels that lead to IPv4 addresses of anybody's
choice, and a range for documentation."""

_RELAYS: Final = ipaddress.IPv4Network("192.88.99.0/24")
"""Entries to such tunnels (RFC 7526), which the standard library takes for public too."""


def encode(url: str) -> str:
    """`url` in ASCII, without its fragment: the host by IDNA, the rest percent-encoded where it is not yet.

    Feeds carry raw addresses such as `…/€13-billion`. Raises `Refused` for what is no http or https address.
    """
    if is_plain(url):
        return url
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(_("This is no address: {}").format(shown(url))) from error
    if parts.scheme not in PORTS:
        raise Refused(_("Only http and https addresses are followed, not this one: {}").format(shown(url)))
    if not host:
        raise Refused(_("This address names no host: {}").format(shown(url)))
    location = _encode_host(host)
    if port is not None and port != PORTS[parts.scheme]:
        location += f":{port}"
    if "@" in parts.netloc:
        location = f"{_escape(parts.netloc.rpartition('@')[0], '%:')}@{location}"
    path = _escape(parts.path, _PATH_SAFE) or "/"
    return urlunsplit(SplitResult(parts.scheme, location, path, _escape(parts.query, _QUERY_SAFE), ""))


def is_plain(url: str) -> bool:
    """Whether an address is, as most are, one that HTTP wants just so: nothing in it is to be written otherwise."""
    return _PLAIN.fullmatch(url) is not None and not url.endswith("?")


def host_of(url: str) -> str:
    """The host that an address names, in lower case; "" where it names none."""
    return _host_of(url) if len(url) <= _LONGEST_REMEMBERED else _host_of.__wrapped__(url)


@lru_cache(maxsize=_REMEMBERED)
def _host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def shown(url: str) -> str:
    """An address as messages, logs and exports show it: without the user and the password that it may hold.

    What follows the last `@` is all that is shown of an address that is none, for there the password can't be told
    from the rest.
    """
    try:
        parts = urlsplit(url)
        broken = "@" in url and (not parts.hostname or parts.port == 0)
    except ValueError:
        broken = True
    kept = url.rpartition("@")[2] if broken else _LOGIN.sub(r"\1", url)
    return shorten(clean_line(kept), _LONGEST_SHOWN)


@lru_cache(maxsize=_REMEMBERED)
def is_private_literal(host: str) -> bool:
    """Whether a host says by itself, unresolved, that it is this machine or on a private network."""
    host = host.rstrip(".")
    try:
        return not is_public(host)
    except ValueError:
        pass
    if _NUMBERS.fullmatch(host):  # `127.1`, `0x7f000001` and the like, which resolvers take for addresses
        try:
            return not is_public(socket.inet_ntoa(socket.inet_aton(host)))
        except OSError:
            return True
    return _LOCAL_NAME.fullmatch(host) is not None


def is_public(literal: str) -> bool:
    """Whether an IP address is one of the public internet's. Raises `ValueError` for what is no IP address.

    An IPv6 address that stands for an IPv4 address is what that one is; one with a zone is this machine's own affair.
    """
    address = ipaddress.ip_address(literal)
    if isinstance(address, ipaddress.IPv6Address):
        if address in _TRANSLATED:
            address = ipaddress.IPv4Address(address.packed[-4:])
        elif address.ipv4_mapped:
            address = address.ipv4_mapped
        elif address.scope_id or address not in _GIVEN_OUT or any(address in network for network in _NOT_PUBLIC):
            return False
    return address.is_global and not address.is_multicast and address not in _RELAYS


def _encode_host(host: str) -> str:
    try:
        if ":" in host:
            return f"[{ipaddress.IPv6Address(host)}]"
        name = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except ValueError as error:  # idna's own error is one of these
        raise Refused(_("This is no host: {}").format(shown(host))) from error
    if not _HOST_NAME.fullmatch(name):
        raise Refused(_("This is no host: {}").format(shown(host)))
    return name


def _escape(text: str, safe: str) -> str:
    escaped = quote(_LONE_PERCENT.sub("%25", text), safe=safe, errors="replace")
    return _ESCAPE.sub(lambda found: found[0].upper(), escaped)
