"""Which addresses may be connected to. No server leads into the network that this machine is on."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from fnmatch import fnmatchcase

from reader.model.errors import Refused
from reader.model.texts import gettext as _
from reader.net.addresses import is_private_literal, is_public
from reader.net.targets import Target


class Guard:
    """Lets through public addresses, what the settings allow, and the place that a person typed.

    `hosts` are names, `*` standing for any part of them; `networks` are ranges such as `10.20.0.0/16`.
    """

    def __init__(self, hosts: Sequence[str] = (), networks: Sequence[str] = ()) -> None:
        self._hosts = tuple(host.lower().rstrip(".") for host in hosts)
        self._networks = tuple(ipaddress.ip_network(network, strict=False) for network in networks)
        self._seen_public: set[str] = set()

    def admitted(self, target: Target, found: Sequence[str], origin: Target | None) -> tuple[str, ...]:
        """Those of the IP addresses `found` for a target that may be connected to, in their order.

        A private one is the target's own only where the person typed this very host and port, and where the name was
        never seen to lead to the public internet: a name that changes sides is somebody's trick. Raises `Refused`
        where nothing is left.
        """
        if self._is_allowed(target.name):
            return tuple(found)
        public = tuple(address for address in found if is_public(address) or self._is_near(address))
        is_typed = origin is not None and target.is_at(origin)
        if public and is_typed:
            self._seen_public.add(target.name)
        if not public and is_typed and target.name not in self._seen_public:
            return tuple(found)
        if not public:
            raise refused(target)
        return public

    def require_public_name(self, target: Target, origin: Target | None) -> None:
        """What is left to check where a proxy looks names up: a host that says by itself that it is private.

        Raises `Refused` for it.
        """
        if origin is not None and target.is_at(origin):
            return
        if is_private_literal(target.name) and not (self._is_allowed(target.name) or self._is_near(target.name)):
            raise refused(target)

    def _is_allowed(self, name: str) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in self._hosts)

    def _is_near(self, literal: str) -> bool:
        """Whether an IP address is in one of the networks that the settings allow."""
        try:
            address = ipaddress.ip_address(literal)
        except ValueError:
            return False
        inner = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
        return any((inner or address) in network for network in self._networks)


def refused(target: Target) -> Refused:
    """The error for a target on a private network."""
    return Refused(
        _(
            "{} leads into a private network, which is not followed. Where it should be, name it under "
            "allow_hosts in the settings."
        ).format(target.host)
    )
