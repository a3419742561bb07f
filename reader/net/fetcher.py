"""Asks the web, politely and within bounds. The only importer of httpx.

httpx bounds neither an answer's size nor its whole time, keeps cookies and would follow a redirect into the local
network; so streaming, the deadline and redirects are done here. Connections are not kept alive: a feed is one
request, and httpx searches its whole pool for each.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Final
from urllib.parse import urljoin
from urllib.request import getproxies

import httpx

from reader import __version__
from reader.model.errors import FetchError, Refused, SettingsError, TimedOut, Unreachable
from reader.model.ports import Request, Response
from reader.model.text import clean_line
from reader.model.times import utc_now
from reader.net import addresses, statuses
from reader.net.bodies import Body
from reader.net.hosts import Hosts
from reader.settings.schema import Network

USER_AGENT: Final = f"newsreader/{__version__} (+newsreader-tui)"

REDIRECTS_AT_MOST: Final = 8

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PERMANENT: Final = frozenset({301, 308})
_GOOD: Final = frozenset({200, 203})


@dataclass(frozen=True, slots=True)
class _Answer:
    """One server's answer: status, headers in their own bytes, and a body if it is a good one."""

    status: int
    headers: httpx.Headers
    body: bytes = b""

    def header(self, name: str) -> str:
        """A header with each byte as one character (ISO 8859-1), so that it can be sent back as it came."""
        wanted = name.encode("ascii")
        return next((value.decode("latin-1") for key, value in self.headers.raw if key.lower() == wanted), "")


class HttpFetcher:
    """A `Fetcher` over HTTP. Proxies are taken from the environment; cookies are neither kept nor sent."""

    def __init__(self, network: Network) -> None:
        self._hosts = Hosts(network.connections, network.connections_per_host)
        try:
            self._client = httpx.AsyncClient(
                headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip", "Connection": "close"},
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
                follow_redirects=False,
                timeout=None,  # noqa: S113 - the deadline is over the whole answer, not over each read
                limits=httpx.Limits(max_connections=None, max_keepalive_connections=0),
            )
        except (ValueError, ImportError, httpx.InvalidURL) as error:
            raise SettingsError((f"The proxy named in the environment can't be used: {error}",)) from error

    async def get(self, request: Request) -> Response:
        """The answer to `request`, after at most `REDIRECTS_AT_MOST` redirects.

        The deadline counts from the moment that a host's turn has come. Raises `FetchError`.
        """
        url, moved_to, permanently = addresses.encode(request.url), "", True
        seconds = request.deadline
        loop = asyncio.get_running_loop()
        for _ in range(REDIRECTS_AT_MOST + 1):
            host = addresses.host_of(url)
            async with self._hosts.turn(host):
                began = loop.time()
                try:
                    async with asyncio.timeout(seconds):
                        answer = await self._ask(url, request)
                        target = await _redirected(url, answer)
                except TimeoutError as error:
                    raise TimedOut(f"{host} took longer than {request.deadline:g} seconds.") from error
                seconds -= loop.time() - began
            if target is None:
                return _response(request, answer, url, moved_to)
            permanently = permanently and answer.status in _PERMANENT
            moved_to = target if permanently else moved_to
            url = target
        raise Refused(f"{addresses.host_of(request.url)} sends from one address to the next without end.")

    async def aclose(self) -> None:
        """Closes every connection."""
        await self._client.aclose()

    async def _ask(self, url: str, request: Request) -> _Answer:
        headers = [(b"Accept", request.accept.encode("ascii"))]
        if request.etag:
            headers.append((b"If-None-Match", request.etag.encode("latin-1", "replace")))
        if request.modified:
            headers.append((b"If-Modified-Since", request.modified.encode("latin-1", "replace")))
        try:
            async with self._client.stream("GET", url, headers=headers) as response:
                answer = _Answer(response.status_code, response.headers)
                if response.status_code not in _GOOD:
                    return answer
                body = Body(answer.header("content-encoding"), request.cap)
                async for chunk in response.aiter_raw():
                    body.add(chunk)
                return _Answer(response.status_code, response.headers, body.finish())
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError) as error:
            raise _translated(error, addresses.host_of(url)) from error


async def _redirected(url: str, answer: _Answer) -> str | None:
    """Where the answer sends us, or None where it sends us nowhere.

    No public host may point into the network that this machine is on. Behind a proxy names are the proxy's to
    resolve, and an address can still change between this look and the connection: what is certain is that no
    private address or name is ever followed from a public one.
    """
    location = answer.header("location")
    if answer.status not in _REDIRECTS or not location:
        return None
    try:
        target = addresses.encode(urljoin(url, location.encode("latin-1").decode("utf-8", "replace")))
    except ValueError as error:
        raise Refused("It redirects to what is no address.") from error
    here, there = httpx.URL(url), httpx.URL(target)
    if here.host != there.host and not await _is_private(here) and await _is_private(there):
        raise Refused(f"{here.host} redirects into a private network, which is not followed.")
    return target


async def _is_private(url: httpx.URL) -> bool:
    if getproxies():
        return addresses.is_private_literal(url.host)
    return await addresses.is_private(url.host, url.port or addresses.PORTS[url.scheme])


def _response(request: Request, answer: _Answer, url: str, moved_to: str) -> Response:
    unchanged = answer.status == 304 and bool(request.etag or request.modified)
    if answer.status not in _GOOD and not unchanged:
        raise statuses.failure(answer.status, answer.header("retry-after"), utc_now())
    return Response(
        status=304 if unchanged else 200,
        url=url,
        content_type=clean_line(answer.header("content-type"))[:200],
        etag=answer.header("etag"),
        modified=answer.header("last-modified"),
        body=answer.body,
        moved_to=moved_to,
    )


def _translated(error: Exception, host: str) -> FetchError:
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return Unreachable(f"{host} can't prove that it is {host}: its certificate is not trusted.")
    match error:
        case httpx.ConnectError() | httpx.ConnectTimeout() | OSError():
            return Unreachable(f"{host} can't be reached.")
        case httpx.ProxyError():
            return Unreachable("The proxy lets nothing through.")
        case httpx.InvalidURL() | httpx.UnsupportedProtocol():
            return Refused(f"This is no address that can be followed: {host}")
    return Unreachable(f"{host} broke off its answer.")
