"""The proxies that the environment names or a person wants for one feed, and which targets are asked without them."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Callable
from typing import Final
from urllib.parse import SplitResult, unquote
from urllib.request import getproxies

import httpcore

from reader.model.errors import SettingsError, Unreachable
from reader.model.proxies import DIRECTLY, PORTS, proxy_parts, proxy_problem
from reader.model.texts import gettext as _
from reader.net.targets import Target


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
            name: _named(name, named[name].strip()) for name in ("http", "https", "all") if named.get(name, "").strip()
        }
        self._without = tuple(part for part in named.get("no", "").lower().replace(",", " ").split())

    def proxy(self, target: Target, wanted: str = "") -> httpcore.Proxy | None:
        """The proxy for a target, None for none.

        It is the one that is `wanted` (an address, or `DIRECTLY`) where a person wants one, whatever the environment
        says. Raises `Unreachable` for a wanted one that can't be used.
        """
        place = _wanted(wanted) if wanted else self._in_environment(target)
        if place is None:
            return None
        host, port = place.hostname or "", place.port or PORTS[place.scheme]
        login = (unquote(place.username or "").encode(), unquote(place.password or "").encode())
        return httpcore.Proxy(
            httpcore.URL(scheme=place.scheme.encode(), host=host.encode(), port=port, target=b"/"),
            auth=login if place.username else None,
            ssl_context=self._tls() if place.scheme == "https" else None,
        )

    def _in_environment(self, target: Target) -> SplitResult | None:
        place = self._named.get(target.scheme) or self._named.get("all")
        return None if place is None or any(_names(part, target) for part in self._without) else place


def _named(name: str, address: str) -> SplitResult:
    problem = proxy_problem(address)
    if problem:
        raise SettingsError(
            (_("The proxy named in the environment ({}_proxy) can't be used: {}.").format(name, problem),)
        )
    return proxy_parts(address)


def _wanted(address: str) -> SplitResult | None:
    if address == DIRECTLY:
        return None
    problem = proxy_problem(address)
    if problem:
        raise Unreachable(_("The proxy of this feed can't be used: {}.").format(problem))
    return proxy_parts(address)


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
