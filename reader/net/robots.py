"""What a site's robots.txt lets this program fetch ahead of a person, and how fast (RFC 9309).

It is asked for once a host and day. A site without one allows everything; one that can't be asked now may forbid it.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from protego import Protego

from reader.model.errors import BadStatus, FetchError, Offline, Refused
from reader.model.ports import Clock, Fetcher, Request
from reader.net.targets import Target

LONGEST_DELAY: Final = 30.0
"""Seconds between two pages of a host, however many more it asks for."""

PRODUCT: Final = "newsreader"
"""What robots.txt calls this program."""

_LARGEST: Final = 500_000
"""Bytes of a robots.txt that are read; RFC 9309 asks for no more."""

_KEPT_FOR: Final = timedelta(days=1)
_LATER: Final = timedelta(hours=1)
_BUSY: Final = 429
_NAMING: Final = frozenset({"user-agent", "useragent"})
_TOKEN: Final = re.compile(r"[a-z_-]+|\*")
_ELSEWHERE: Final = re.compile(r"\s*(?!https?:)[A-Za-z][A-Za-z0-9+.-]*://")
_NOBODY: Final = "-"
_NAMES: Final = {"*": "*", PRODUCT: PRODUCT, f"{PRODUCT}-tui": PRODUCT}


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether a page may be fetched ahead, and the seconds that the site wants between two pages."""

    allowed: bool
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one host says, until when that is kept, and the error where it could not be asked."""

    until: datetime
    parsed: Protego | None = None
    error: FetchError | None = None


class Robots:
    """The robots.txt of the hosts that pages are fetched from, kept in memory."""

    def __init__(self, fetcher: Fetcher, clock: Clock, *, deadline: float = 30.0) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._deadline = deadline
        self._rules: dict[tuple[str, str], _Rules] = {}
        self._turns: dict[tuple[str, str], asyncio.Lock] = {}

    async def permission(self, url: str, origin: str = "", proxy: str = "") -> Permission:
        """Whether the page at `url`, which the feed at `origin` names, may be fetched ahead; asked through `proxy`.

        Raises the `FetchError` for which its site can't be asked now: then it is not fetched ahead, but later.
        """
        target = Target.of(url)
        site = f"{target.scheme}://{target.location}"
        key = (site, proxy)  # who can't be asked one way may be asked another
        async with self._turns.setdefault(key, asyncio.Lock()):
            rules = self._rules.get(key)
            if rules is None or rules.until <= self._clock():
                rules = await self._ask(site, origin, proxy)
                self._rules[key] = rules
        if rules.error is not None:
            raise rules.error
        if rules.parsed is None:
            return Permission(allowed=True)
        return Permission(rules.parsed.can_fetch(target.url, PRODUCT), _delay(rules.parsed))

    async def _ask(self, site: str, origin: str, proxy: str) -> _Rules:
        request = Request(
            f"{site}/robots.txt",
            origin=origin,
            accept="text/plain, */*;q=0.5",
            cap=_LARGEST,
            cut=True,
            deadline=self._deadline,
            proxy=proxy,
        )
        now = self._clock()
        try:
            response = await self._fetcher.get(request)
        except Offline:
            raise
        except Refused:  # its rules lie where nobody may look: it has none
            return _Rules(now + _KEPT_FOR)
        except BadStatus as error:
            has_none = 400 <= error.status < 500 and error.status != _BUSY
            return _Rules(now + _KEPT_FOR) if has_none else _Rules(now + _LATER, error=error)
        except FetchError as error:
            return _Rules(now + _LATER, error=error)
        return _Rules(now + _KEPT_FOR, parsed=await asyncio.to_thread(_parsed, response.body))


def _parsed(body: bytes) -> Protego:
    return Protego.parse("\n".join(_relevant(body.decode("utf-8-sig", "replace"))))


def _relevant(text: str) -> list[str]:
    """The lines that can concern this program: groups for others belong to one and the same nobody.

    So that a text which names thousands of programs, each with thousands of rules, costs no more than any other.
    Rules about addresses of other schemes, which the parser may fall over, are left out.
    """
    lines: list[str] = []
    for whole in text.splitlines():
        field, colon, value = whole.partition("#")[0].partition(":")
        if not colon or _ELSEWHERE.match(value):
            continue
        line = whole
        if field.strip().lower().replace(" ", "-") in _NAMING:
            name = _TOKEN.match(value.strip().lower())
            line = f"User-agent: {_NAMES.get(name[0], _NOBODY) if name else _NOBODY}"
            if lines and lines[-1] == line:
                continue
        lines.append(line)
    return lines


def _delay(rules: Protego) -> float:
    asked = rules.crawl_delay(PRODUCT) or 0.0
    return min(asked, LONGEST_DELAY) if asked > 0 else 0.0  # no number at all is not above 0 either
