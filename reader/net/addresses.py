"""Web addresses: written as HTTP wants them, and told apart by whether they lead into a private network."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import idna

from reader.model.errors import Refused, Unreachable

PORTS: Final = {"http": 80, "https": 443}
"""The schemes that are followed, with their default ports."""

_PATH_SAFE: Final = "%/:@!$&'()*+,;=~"
_QUERY_SAFE: Final = _PATH_SAFE + "?[]"
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_HOST_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?")
_LOCAL_NAME = re.compile(r"(?:.*\.)?(?:localhost|local|internal|home\.arpa)\.?")


def encode(url: str) -> str:
    """`url` in ASCII, without its fragment: the host by IDNA, the rest percent-encoded where it is not yet.

    Feeds carry raw addresses such as `…/€13-billion`. Raises `Refused` for what is no http or https address.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(f"This is no address: {url}") from error
    if parts.scheme not in PORTS:
        raise Refused(f"Only http and https addresses are followed, not this one: {url}")
    if not host:
        raise Refused(f"This address names no host: {url}")
    location = _encode_host(host)
    if port is not None and port != PORTS[parts.scheme]:
        location += f":{port}"
    if "@" in parts.netloc:
        location = f"{_escape(parts.netloc.rpartition('@')[0], '%:')}@{location}"
    path = _escape(parts.path, _PATH_SAFE) or "/"
    return urlunsplit(SplitResult(parts.scheme, location, path, _escape(parts.query, _QUERY_SAFE), ""))


_NUMBERS: Final = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*", re.IGNORECASE)


def host_of(url: str) -> str:
    """The host that an address names, in lower case; "" where it names none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_private_literal(host: str) -> bool:
    """Whether a host says by itself, unresolved, that it is this machine or on a private network."""
    host = host.rstrip(".")
    try:
        return _is_private(ipaddress.ip_address(host))
    except ValueError:
        pass
    if _NUMBERS.fullmatch(host):  # `127.1`, `0x7f000001` and the like, which resolvers take for addresses
        try:
            return _is_private(ipaddress.IPv4Address(socket.inet_aton(host)))
        except OSError:
            return True
    return _LOCAL_NAME.fullmatch(host) is not None


async def is_private(host: str, port: int) -> bool:
    """Whether any address that `host` resolves to is this machine's or a private network's.

    Raises `Unreachable` where the name resolves to nothing.
    """
    if is_private_literal(host):
        return True
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"{host} can't be found.") from error
    return any(_is_private(ipaddress.ip_address(str(address[0]).partition("%")[0])) for *_, address in found)


def _is_private(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    inner = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    address = inner or address
    return not address.is_global or address.is_multicast


def _encode_host(host: str) -> str:
    try:
        if ":" in host:
            return f"[{ipaddress.IPv6Address(host)}]"
        name = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except ValueError as error:  # idna's own error is one of these
        raise Refused(f"This is no host: {host}") from error
    if not _HOST_NAME.fullmatch(name):
        raise Refused(f"This is no host: {host}")
    return name


def _escape(text: str, safe: str) -> str:
    escaped = quote(_LONE_PERCENT.sub("%25", text), safe=safe, errors="replace")
    return _ESCAPE.sub(lambda found: found[0].upper(), escaped)
