"""What no server can lead to. The names are the test's own; the addresses behind them are this machine's."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from reader.model.errors import Refused, Unreachable
from reader.model.ports import Request
from reader.net.fetcher import HttpFetcher
from reader.net.guard import Guard
from reader.net.targets import Target
from reader.settings.schema import Network
from tests.net.loopback import Site, serving

pytestmark = pytest.mark.anyio


class Directory:
    """Names with the addresses that they have, and the names that were looked up.

    A name with several lists of addresses has them by turns.
    """

    def __init__(self, **names: Sequence[Sequence[str]]) -> None:
        self._names = {name.replace("_", "."): iter(answers) for name, answers in names.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        try:
            return next(self._names[host])
        except (KeyError, StopIteration) as error:
            raise OSError(host) from error


@contextmanager
def _secret() -> Iterator[Site]:
    """A server on this machine that nobody should be led to."""
    with serving() as secret:
        secret.put("/", "secret")
        yield secret


async def test_what_a_person_typed_may_be_private(site: Site) -> None:
    site.put("/feed", "words")
    names = Directory(nas_example=[["127.0.0.1"]])
    url = f"http://nas.example:{site.port}/feed"
    response = await HttpFetcher(Network(), lookup=names).get(Request(url, origin=url))
    assert response.body == b"words"
    assert site.requests[0][1]["host"] == f"nas.example:{site.port}"
    assert names.asked == ["nas.example"]


async def test_nothing_else_may_be(site: Site, fetcher: HttpFetcher) -> None:
    """Neither a page's own address, nor another port or address or name of the machine where the feed is."""
    with _secret() as secret:
        for url in (secret.url("/"), f"http://127.0.0.2:{site.port}/", f"http://localhost:{site.port}/"):
            with pytest.raises(Refused, match=r"private network.*allow_hosts"):
                await fetcher.get(Request(url, origin=site.url("/feed")))
            with pytest.raises(Refused, match="private network"):
                await fetcher.get(Request(url))
        assert secret.requests == site.requests == []


async def test_no_redirect_leads_there(site: Site, fetcher: HttpFetcher) -> None:
    with _secret() as secret:
        site.put("/direct", status=302, Location=secret.url("/"))
        site.put("/later", status=302, Location="/direct")
        site.put("/other", status=307, Location=f"http://127.1:{secret.port}/")
        site.put("/mapped", status=301, Location=f"http://[::ffff:127.0.0.1]:{secret.port}/")
        site.put("/name", status=308, Location=f"http://localhost:{secret.port}/")
        for path in ("/direct", "/later", "/other", "/mapped", "/name"):
            with pytest.raises(Refused, match="private network"):
                await fetcher.get(site.ask(path))
        assert secret.requests == []


@pytest.mark.parametrize(
    "host",
    ["127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "017700000001", "0177.0.0.1", "127.00.00.01",
     "127.0.0.1.", "0", "0.0.0.0", "[::]", "[::1]", "[::1%251]", "[::1%lo]", "[::ffff:127.0.0.1]", "[::127.0.0.1]",
     "[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]", "[fe80::1%25eth0]", "[2a00:1450:4001::1%251]", "LOCALHOST",
     "１２７.0.0.1", "①②⑦.⓪.⓪.①", "127。0。0。1", "ⓛocalhost", "me@127.0.0.1", "news.example@127.0.0.1",
     "127.0.0.1%2e", "127.0.0.1%00.news.example"],
)  # fmt: skip
async def test_no_spelling_of_this_machine_leads_there(site: Site, fetcher: HttpFetcher, host: str) -> None:
    with _secret() as secret:
        location = f"http://{host}:{secret.port}/".encode().decode("latin-1")  # as the wire has it
        site.put("/feed", status=302, Location=location)
        with pytest.raises((Refused, Unreachable), match=r"private network|is no (address|host)|can't be found"):
            await fetcher.get(site.ask("/feed"))
        with pytest.raises((Refused, Unreachable)):
            await fetcher.get(Request(f"http://{host}:{secret.port}/", origin=site.url("/feed")))
        assert secret.requests == []


def test_of_a_name_with_addresses_on_both_sides_the_public_ones_are_left() -> None:
    guard, feed, page = Guard(), Target.of("http://news.example/feed"), Target.of("http://pages.example/")
    mixed = ["10.0.0.1", "8.8.8.8", "::1", "2a00:1450:4001::1", "fe80::1%eth0", "169.254.169.254"]
    for target, origin in ((feed, feed), (page, feed), (page, None)):
        assert guard.admitted(target, mixed, origin) == ("8.8.8.8", "2a00:1450:4001::1")
    with pytest.raises(Refused):
        guard.admitted(page, ["10.0.0.1", "::1"], feed)


async def test_a_name_that_is_private_is_found_by_looking_it_up(site: Site) -> None:
    with _secret() as secret:
        site.put("/feed", status=302, Location=f"http://innocent.example:{secret.port}/")
        fetcher = HttpFetcher(Network(), lookup=Directory(innocent_example=[["127.0.0.1"]]))
        with pytest.raises(Refused, match=r"innocent\.example leads into a private network"):
            await fetcher.get(site.ask("/feed"))
        assert secret.requests == []


async def test_a_name_is_looked_up_once_for_the_look_and_the_connection() -> None:
    """Whoever answers otherwise the second time gains nothing: there is none."""
    names = Directory(turns_example=[["192.0.2.1"], ["127.0.0.1"]])
    with pytest.raises(Refused):
        await HttpFetcher(Network(), lookup=names).get(Request("http://turns.example/"))
    assert names.asked == ["turns.example"]


def test_a_name_that_changes_sides_is_not_followed() -> None:
    guard, feed = Guard(), Target.of("http://news.example/feed")
    assert guard.admitted(feed, ["8.8.8.8", "127.0.0.1"], feed) == ("8.8.8.8",)
    with pytest.raises(Refused):
        guard.admitted(feed, ["127.0.0.1"], feed)
    with pytest.raises(Refused):
        guard.admitted(Target.of("http://news.example:8080/"), ["10.0.0.1"], feed)


async def test_every_address_of_a_name_is_tried(site: Site) -> None:
    site.put("/feed", "words")
    names = Directory(many_example=[["::1", "127.0.0.3", "127.0.0.1"]])  # the server is at the last alone
    url = f"http://many.example:{site.port}/feed"
    assert (await HttpFetcher(Network(), lookup=names).get(Request(url, origin=url))).body == b"words"


@pytest.mark.parametrize("found", [[], ["no address"], ["127.0.0.9"]])
async def test_a_host_that_is_nowhere(site: Site, found: list[str]) -> None:
    url = f"http://gone.example:{site.port}/"
    fetcher = HttpFetcher(Network(), lookup=Directory(gone_example=[found]))
    with pytest.raises(Unreachable, match=r"gone\.example can't be (found|reached)\."):
        await fetcher.get(Request(url, origin=url))


@pytest.mark.parametrize(
    "network",
    [
        Network(allow_hosts=("wiki.example",)),
        Network(allow_hosts=("*.EXAMPLE",)),
        Network(allow_networks=("127.0.0.0/8",)),
        Network(allow_networks=("10.0.0.0/8", "127.0.0.1/32")),
    ],
)
async def test_settings_let_an_intranet_in(site: Site, network: Network) -> None:
    site.put("/", "words")
    fetcher = HttpFetcher(network, lookup=Directory(wiki_example=[["127.0.0.1"]]))
    assert (await fetcher.get(Request(f"http://wiki.example:{site.port}/"))).body == b"words"


@pytest.mark.parametrize(
    "network", [Network(allow_hosts=("example", "wiki")), Network(allow_networks=("127.0.0.2/32", "::/0"))]
)
async def test_settings_let_nothing_else_in(site: Site, network: Network) -> None:
    fetcher = HttpFetcher(network, lookup=Directory(wiki_example=[["127.0.0.1"]]))
    with pytest.raises(Refused):
        await fetcher.get(Request(f"http://wiki.example:{site.port}/"))


def test_a_resolver_that_never_answers_keeps_nobody_from_leaving() -> None:
    program = """
import asyncio, threading
from reader.model.errors import TimedOut
from reader.model.ports import Request
from reader.net.fetcher import HttpFetcher
from reader.settings.schema import Network

def hang(host, port):
    threading.Event().wait()

async def main():
    try:
        await HttpFetcher(Network(), lookup=hang).get(Request("http://x.example/", deadline=0.05))
    except TimedOut as error:
        print(error)

asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True, timeout=60)
    assert done.stdout == "x.example took longer than 0.05 seconds.\n"
