"""Web addresses: written as HTTP wants them, and told apart by whether they lead into a private network."""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import idna

from reader.model.errors import Refused
from reader.model.text import clean_line, shorten

PORTS: Final = {"http": 80, "https": 443}
"""The schemes that are followed, with their default ports."""

_PATH_SAFE: Final = "%/:@!$&'()*+,;=~"
_QUERY_SAFE: Final = _PATH_SAFE + "?[]"
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_HOST_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?")
_LOCAL_NAME = re.compile(r"(?:.*\.)?(?:localhost|local|internal|home\.arpa)\.?")
_NUMBERS = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*", re.IGNORECASE)
_LOGIN = re.compile(r"^([^/?#]*//)?[^/?#]*@")
_LONGEST_SHOWN: Final = 200

_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv6 addresses whose last 32 bits are the IPv4 address that a translator leads to (RFC 6052)."""

_NOT_PUBLIC: Final = tuple(
    ipaddress.IPv6Network(network)
    for network in ("::/96", "64:ff9b:1::/48", "2001::/23", "2002::/16", "3fff::/20", "5f00::/16", "fec0::/10")
)
"""What the standard library takes for public: tunnels and translators that lead to IPv4 addresses of anybody's choice,
and ranges for documentation and for sites."""

_RELAYS: Final = ipaddress.IPv4Network("192.88.99.0/24")
"""Entries to such tunnels (RFC 7526), which the standard library takes for public too."""


def encode(url: str) -> str:
    """`url` in ASCII, without its fragment: the host by IDNA, the rest percent-encoded where it is not yet.

    Feeds carry raw addresses such as `…/€13-billion`. Raises `Refused` for what is no http or https address.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(f"This is no address: {shown(url)}") from error
    if parts.scheme not in PORTS:
        raise Refused(f"Only http and https addresses are followed, not this one: {shown(url)}")
    if not host:
        raise Refused(f"This address names no host: {shown(url)}")
    location = _encode_host(host)
    if port is not None and port != PORTS[parts.scheme]:
        location += f":{port}"
    if "@" in parts.netloc:
        location = f"{_escape(parts.netloc.rpartition('@')[0], '%:')}@{location}"
    path = _escape(parts.path, _PATH_SAFE) or "/"
    return urlunsplit(SplitResult(parts.scheme, location, path, _escape(parts.query, _QUERY_SAFE), ""))


def host_of(url: str) -> str:
    """The host that an address names, in lower case; "" where it names none."""
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

    An IPv6 address that stands for an IPv4 address is what that one is.
    """
    address = ipaddress.ip_address(literal)
    if isinstance(address, ipaddress.IPv6Address):
        if address in _TRANSLATED:
            address = ipaddress.IPv4Address(address.packed[-4:])
        elif address.ipv4_mapped:
            address = address.ipv4_mapped
        elif any(address in network for network in _NOT_PUBLIC):
            return False
    return address.is_global and not address.is_multicast and address not in _RELAYS


def _encode_host(host: str) -> str:
    try:
        if ":" in host:
            return f"[{ipaddress.IPv6Address(host)}]"
        name = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except ValueError as error:  # idna's own error is one of these
        raise Refused(f"This is no host: {shown(host)}") from error
    if not _HOST_NAME.fullmatch(name):
        raise Refused(f"This is no host: {shown(host)}")
    return name


def _escape(text: str, safe: str) -> str:
    escaped = quote(_LONE_PERCENT.sub("%25", text), safe=safe, errors="replace")
    return _ESCAPE.sub(lambda found: found[0].upper(), escaped)
