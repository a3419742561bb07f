"""Host names become IP addresses, in threads that keep nobody from leaving."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from typing import Final, TypeAlias

from reader.model.errors import Unreachable
from reader.model.texts import gettext as _

Lookup: TypeAlias = Callable[[str, int], Sequence[str]]
"""Gives the IP addresses of a host for a port, the best first. Raises `OSError` where there are none."""

_LOOKUPS_AT_MOST: Final = 64


def look_up(host: str, port: int) -> tuple[str, ...]:
    """The system's own `Lookup`: hosts file, DNS and whatever else the machine is set up for."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


class Names:
    """Looks names up, each in a thread of its own.

    The system's resolver can't be told to stop: a thread that hangs in it is left to itself, and neither its request's
    deadline nor the end of the program waits for it.
    """

    def __init__(self, lookup: Lookup = look_up) -> None:
        self._lookup = lookup
        self._free = asyncio.Semaphore(_LOOKUPS_AT_MOST)

    async def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """The IP addresses of `host`; itself, where it is one. Raises `Unreachable` where there are none."""
        with suppress(ValueError):
            return (str(ipaddress.ip_address(host)),)
        await self._free.acquire()
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[tuple[str, ...]] = loop.create_future()

        def tell(found: tuple[str, ...]) -> None:
            self._free.release()
            if not answer.done():
                answer.set_result(found)

        def ask() -> None:
            found: tuple[str, ...] = ()
            with suppress(OSError, UnicodeError):
                found = tuple(filter(_is_address, self._lookup(host, port)))
            with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                loop.call_soon_threadsafe(tell, found)

        Thread(target=ask, name="newsreader name lookup", daemon=True).start()
        found = await answer
        if not found:
            raise Unreachable(_("{} can't be found.").format(host))
        return found


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
