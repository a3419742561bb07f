"""The proxies that the environment names, and which targets are asked without them."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Callable
from importlib.util import find_spec
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies

import httpcore

from reader.model.errors import SettingsError
from reader.net.targets import Target

_SOCKS: Final = frozenset({"socks5", "socks5h"})
_PORTS: Final = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}


def _socks_faults() -> tuple[type[Exception], ...]:
    try:
        from socksio import SOCKSError
    except ImportError:  # without the extra there is no such proxy
        return ()
    return AssertionError, SOCKSError


SOCKS_FAULTS: Final = _socks_faults()
"""What httpcore lets out where a SOCKS proxy does not speak as it should."""


class Proxies:
    """`HTTP_PROXY`, `HTTPS_PROXY` and `ALL_PROXY`, in small letters too, and `NO_PROXY`.

    `tls` says how a proxy that speaks TLS proves who it is. Raises `SettingsError` for one that can't be used.
    """

    def __init__(self, tls: Callable[[], ssl.SSLContext]) -> None:
        self._tls = tls
        named = getproxies()
        self._named = {
            name: _place(name, named[name].strip()) for name in ("http", "https", "all") if named.get(name, "").strip()
        }
        self._without = tuple(part for part in named.get("no", "").lower().replace(",", " ").split())

    def proxy(self, target: Target) -> httpcore.Proxy | None:
        """The proxy for a target, None for none."""
        place = self._named.get(target.scheme) or self._named.get("all")
        if place is None or any(_names(part, target) for part in self._without):
            return None
        host, port = place.hostname or "", place.port or _PORTS[place.scheme]
        login = (unquote(place.username or "").encode(), unquote(place.password or "").encode())
        return httpcore.Proxy(
            httpcore.URL(scheme=place.scheme.encode(), host=host.encode(), port=port, target=b"/"),
            auth=login if place.username else None,
            ssl_context=self._tls() if place.scheme == "https" else None,
        )


def _place(name: str, address: str) -> SplitResult:
    """The parts of a proxy's address, which may lack its scheme. The message never shows it: it may hold a password."""
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        fits = parts.scheme in _PORTS and parts.hostname and parts.hostname.isascii() and parts.port != 0
    except ValueError:
        fits = False
    if not fits:
        raise SettingsError((f"The proxy named in the environment ({name}_proxy) can't be used: it is no address.",))
    if parts.scheme in _SOCKS and find_spec("socksio") is None:
        problem = f"The proxy named in the environment ({name}_proxy) speaks SOCKS, which needs an extra:"
        raise SettingsError((f'{problem} pip install "newsreader-tui[socks]".',))
    return parts


def _names(part: str, target: Target) -> bool:
    """Whether a part of `NO_PROXY` names a target: `*`, a host with all below it, an address, a network, each with a
    port if need be."""
    host, colon, port = part.rpartition(":")
    if colon and port.isdigit() and ("]" in host or ":" not in host):
        if int(port) != target.port:
            return False
        part = host
    part = part.strip("[]").removeprefix("*.").strip(".") if part != "*" else part
    try:
        return ipaddress.ip_address(target.name) in ipaddress.ip_network(part, strict=False)
    except ValueError:
        return part == "*" or target.name == part or (bool(part) and target.name.endswith(f".{part}"))
