"""Where a request goes: an address taken apart, with the login that it may hold kept out of sight."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import unquote, urljoin, urlsplit

from reader.model.errors import Refused
from reader.model.texts import gettext as _
from reader.net.addresses import PORTS, encode


@dataclass(frozen=True, slots=True)
class Target:
    """One hop of a request. `url` is in ASCII and holds no login; `host` is a name, or an IP address without brackets.

    `login` is the `user:password` of the address as it stands there, or "".
    """

    url: str
    scheme: str
    host: str
    port: int
    login: str = field(default="", repr=False)

    @classmethod
    def of(cls, url: str) -> Self:
        """The target that an address names. Raises `Refused` for what is no http or https address."""
        parts = urlsplit(encode(url))
        login, _, location = parts.netloc.rpartition("@")
        port = parts.port or PORTS[parts.scheme]
        return cls(parts._replace(netloc=location).geturl(), parts.scheme, parts.hostname or "", port, login)

    def redirected(self, location: str) -> Self:
        """Where `location`, a server's word, leads from here. A login that it names itself is not used.

        Raises `Refused` where it leads nowhere that is followed.
        """
        try:
            target = type(self).of(urljoin(self.url, location))
        except ValueError as error:
            raise Refused(_("It redirects to what is no address.")) from error
        return type(self)(target.url, target.scheme, target.host, target.port)

    @property
    def name(self) -> str:
        """The host as it is compared: without the dot that may end it."""
        return self.host.rstrip(".")

    @property
    def location(self) -> str:
        """The host, and the port where it is not the usual one: the header `Host`."""
        return urlsplit(self.url).netloc

    @property
    def path(self) -> str:
        """What the server is asked for: path and query."""
        parts = urlsplit(self.url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    def is_at(self, other: Target) -> bool:
        """Whether both are one place: host and port."""
        return (self.name, self.port) == (other.name, other.port)

    def may_see_login_of(self, other: Target) -> bool:
        """Whether a login for `other` may be sent here: to the same place, or from plain HTTP to its TLS."""
        if self.is_at(other):
            return self.scheme == other.scheme
        upgrade = (other.scheme, other.port, self.scheme, self.port) == ("http", 80, "https", 443)
        return upgrade and self.name == other.name

    def with_login(self, login: str) -> str:
        """The address with a login in it."""
        return f"{self.scheme}://{login}@{self.url.partition('://')[2]}" if login else self.url


def basic(login: str) -> str:
    """The header `Authorization` for a login as addresses hold it; "" for none (RFC 7617)."""
    if not login:
        return ""
    user, _, password = login.partition(":")
    return "Basic " + b64encode(f"{unquote(user)}:{unquote(password)}".encode()).decode("ascii")
