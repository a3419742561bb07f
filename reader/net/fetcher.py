"""Asks the web, politely and within bounds.

httpx bounds neither an answer's size nor its whole time, and would follow a redirect anywhere; so the deadline,
redirects, caps and logins are done here. Each request has a connection of its own, which ends with it:
most hosts are asked once, and a connection that others could use would be open to them without the guard's look.
"""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

import httpcore
import httpx

from reader import HOMEPAGE, __version__
from reader.model.errors import FetchError, Held, Refused, TimedOut, Unreachable, Untrusted
from reader.model.ports import Clock, Request, Response
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.times import utc_now
from reader.net import statuses
from reader.net.answers import GOOD, PERMANENT, Answer, says_it_closes, take
from reader.net.freshness import fresh_until
from reader.net.guard import Guard
from reader.net.hosts import Hosts
from reader.net.names import Lookup, Names, look_up
from reader.net.proxies import SOCKS_FAULTS, Proxies
from reader.net.targets import Target, basic
from reader.net.transport import Connection, core_url, send
from reader.net.wire import Door, await_close
from reader.settings.schema import Network

USER_AGENT: Final = f"newsreader/{__version__} (+{HOMEPAGE})"

REDIRECTS_AT_MOST: Final = 8

_LONGEST_VALIDATOR: Final = 2_000
"""Characters; servers refuse questions that bring longer ones back."""

_FAULTS: Final[tuple[type[Exception], ...]] = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    OSError,
    ValueError,  # a name that TLS or a proxy can't be told
    httpx.InvalidURL,
    *SOCKS_FAULTS,
)


class _Garbled(Exception):
    """No answer came that could be understood; the cause says why."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A request, with what is known of its sender: the place that a person typed, and what opens it."""

    request: Request
    origin: Target | None
    authorization: str
    opens: Target

    @classmethod
    def of(cls, request: Request, target: Target) -> _Question:
        origin = Target.of(request.origin) if request.origin else None
        if request.authorization:
            return cls(request, origin, request.authorization, origin or target)
        return cls(request, origin, basic(target.login), target)

    def headers(self, target: Target) -> list[tuple[bytes, bytes]]:
        """The headers of the question at one hop. What opens the first host is for no other."""
        request = self.request
        named = {
            "Host": target.location,
            "User-Agent": USER_AGENT,
            "Accept": request.accept,
            "Accept-Encoding": "gzip",
            "If-None-Match": request.etag,
            "If-Modified-Since": request.modified,
            "Authorization": self.authorization if target.may_see_login_of(self.opens) else "",
            "Connection": "close",
        }
        return [(name.encode(), value.encode("latin-1", "replace")) for name, value in named.items() if value]


class HttpFetcher:
    """A `Fetcher` over HTTP. Proxies, where a request names none, and certificates are those of the environment and
    the system.

    Cookies are neither kept nor sent. `lookup` finds the addresses of hosts. Raises `SettingsError` for a proxy that
    can't be used.
    """

    def __init__(self, network: Network, *, clock: Clock = utc_now, lookup: Lookup = look_up) -> None:
        self._clock = clock
        self._hosts = Hosts(network.connections, network.connections_per_host)
        self._names = Names(lookup)
        self._guard = Guard(network.allow_hosts, network.allow_networks)
        self._proxies = Proxies(lambda: self._tls)

    async def get(self, request: Request) -> Response:
        """The answer to `request`, after at most `REDIRECTS_AT_MOST` redirects, none of which goes round.

        The deadline counts from the moment that a host's turn has come. Raises `FetchError`.
        """
        first = target = Target.of(request.url)
        question, moved, permanently = _Question.of(request, first), None, True
        seconds, asked = request.deadline, {target}
        loop = asyncio.get_running_loop()
        for _step in range(REDIRECTS_AT_MOST + 1):
            async with self._hosts.turn(target.name):
                began = loop.time()
                try:
                    async with asyncio.timeout(seconds):
                        answer = await self._ask(target, question)
                except TimeoutError as error:
                    raise TimedOut(
                        _("{} took longer than {:g} seconds.").format(target.host, request.deadline)
                    ) from error
                seconds -= loop.time() - began
            if not answer.redirect:
                return self._response(request, answer, target, _kept(first, moved))
            target = target.redirected(answer.redirect)
            if target in asked:  # without cookies, the same question has the same answer
                break
            asked.add(target)
            if target.name in request.avoid:
                raise Held(
                    _("{}, where it leads, asks to be left alone for a time.").format(target.host), host=target.name
                )
            permanently = permanently and answer.status in PERMANENT
            moved = target if permanently else moved
        raise Refused(_("{} sends from one address to the next without end.").format(first.host))

    async def aclose(self) -> None:
        """Nothing is open between two requests."""

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """How servers prove who they are: by `SSL_CERT_FILE`, `SSL_CERT_DIR` or the system's certificates."""
        return ssl.create_default_context()

    async def _ask(self, target: Target, question: _Question) -> Answer:
        proxy = self._proxies.proxy(target, question.request.proxy)
        tls = self._tls if target.scheme == "https" else None
        if proxy is None:
            door = Door(self._names, lambda found: self._guard.admitted(target, found, question.origin))
            connection: Connection = httpcore.AsyncHTTPConnection(
                core_url(target).origin, ssl_context=tls, network_backend=door
            )
        else:
            self._guard.require_public_name(target, question.origin)
            door = Door(self._names, lambda found: found)
            connection = httpcore.AsyncConnectionPool(proxy=proxy, ssl_context=tls, network_backend=door)
        try:
            async with connection:
                return await self._exchange(connection, target, question)
        except _Garbled as error:
            raise Unreachable(_("{} gave no answer that can be understood.").format(target.host)) from error.__cause__
        except _FAULTS as error:
            raise _translated(error, target.host, by_proxy=proxy is not None) from error
        finally:
            await door.aclose()

    async def _exchange(self, connection: Connection, target: Target, question: _Question) -> Answer:
        """Asks over a connection that is made with the question, and takes the answer."""
        try:
            response = await send(target, question.headers(target), connection)
        except httpcore.ProtocolError as error:
            raise _Garbled from error
        try:
            answer = await take(response, question.request)
            if says_it_closes(response):
                await await_close(response.extensions.get("network_stream"))
            return answer
        finally:
            await response.aclose()

    def _response(self, request: Request, answer: Answer, target: Target, moved_to: str) -> Response:
        now = self._clock()
        unchanged = answer.status == 304 and bool(request.etag or request.modified)
        if answer.status not in GOOD and not unchanged:
            host = "" if target.is_at(Target.of(request.url)) else target.name
            raise statuses.failure(answer.status, answer.header("retry-after"), now, host)
        is_own = answer.status != 203  # what somebody on the way has changed is not the server's to validate
        return Response(
            status=304 if unchanged else 200,
            url=target.url,
            content_type=clean_line(answer.header("content-type"))[:200],
            etag=_validator(answer.header("etag")) if is_own else "",
            modified=_validator(answer.header("last-modified")) if is_own else "",
            body=answer.body,
            moved_to=moved_to,
            fresh_until=_fresh_until(answer, now),
            open_ended=answer.is_open_ended,
        )


def _kept(first: Target, moved: Target | None) -> str:
    """The address to use from now on, with the login of the first where it may be used there; "" for no other."""
    if moved is None:
        return ""
    return moved.with_login(first.login if moved.may_see_login_of(first) else "")


def _fresh_until(answer: Answer, now: datetime) -> datetime | None:
    control, expires = answer.list_of("cache-control"), answer.header("expires")
    return fresh_until(control, expires, answer.header("age"), answer.header("date"), now)


def _validator(value: str) -> str:
    return value if len(value) <= _LONGEST_VALIDATOR else ""


def _translated(error: Exception, host: str, *, by_proxy: bool) -> FetchError:
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return Untrusted(_("{} can't prove that it is {}: its certificate is not trusted.").format(host, host))
    if isinstance(error, (httpcore.ProxyError, *SOCKS_FAULTS)):
        return Unreachable(_("The proxy lets nothing through."))
    match error:
        case httpcore.ConnectError() | httpcore.ConnectTimeout() if by_proxy:
            return Unreachable(_("The proxy can't be reached."))
        case ssl.SSLError():
            return Unreachable(_("{} can't be reached safely: it does not speak TLS as it should.").format(host))
        case httpcore.ConnectError() | httpcore.ConnectTimeout():
            return Unreachable(_("{} can't be reached.").format(host))
        case ValueError() | httpcore.UnsupportedProtocol() | httpx.InvalidURL():
            return Refused(_("This is no address that can be followed: {}").format(host))
    return Unreachable(_("{} broke off its answer.").format(host))
