"""Whether feeds that gave nothing failed each for itself, or the network failed for all of them. Pure.

As long as no feed answers as a feed, a failure may be the network's: nothing is reached, or a login page of a hotel's
network answers in every feed's place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from reader.model.errors import BadStatus, FetchError, Offline, ParseError, Refused, TimedOut, Unreachable
from reader.model.feed import PolledFeed
from reader.model.ports import Response
from reader.model.texts import gettext as _
from reader.net.addresses import host_of

SEVERAL: Final = 3
"""From so many feeds on, what befell all of them is told once; and one page in place of so many is no accident."""

_NETWORK_LOGIN: Final = 511
_FACE_BYTES: Final = 512
"""So much of a page is the same whomever it is shown to: what follows may hold the address that was asked for."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A feed that gave nothing before any other gave something; `face` tells what answered instead, "" for nothing."""

    polled: PolledFeed
    message: str
    face: str = ""
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What befell all feeds, for a person. `blameless` where it is not the feeds' fault but the network's."""

    message: str
    blameless: bool = True


def doubt(polled: PolledFeed, error: FetchError | ParseError, response: Response | None) -> Doubt | None:
    """The doubt that an error raises; None where the feed's own server has certainly answered."""
    match error:
        case Offline() | Unreachable() | TimedOut():
            return Doubt(polled, str(error), offline=isinstance(error, Offline))
        case Refused():
            return Doubt(polled, str(error), "refused")
        case BadStatus(status=status) if status == _NETWORK_LOGIN:
            return Doubt(polled, str(error), str(status))
        case ParseError() if response is not None and polled.program is None:
            return Doubt(polled, str(error), _face(polled, response))
    return None


def judge(doubts: Sequence[Doubt]) -> Verdict | None:
    """What befell all of the feeds, where none answered; None where each failed for itself."""
    shown = [one for one in doubts if one.face]
    unreached = [one for one in doubts if not one.face]
    if len(unreached) > len(shown):
        return Verdict(unreached[0].message)
    usual = max(Counter(one.face for one in shown).values(), default=0)
    if usual < SEVERAL or usual * 2 <= len(shown):
        return None
    hosts = {host_of(one.polled.asked) for one in doubts}
    if len(hosts) > 1:
        return Verdict(
            _("This network seems to want a login first: one answer came in every feed's place. Nothing was changed.")
        )
    return Verdict(
        _("{} gives one answer in every feed's place: {} Nothing was changed.").format(hosts.pop(), shown[0].message),
        blameless=False,
    )


def _face(polled: PolledFeed, response: Response) -> str:
    host = host_of(response.url)
    return host if host != host_of(polled.feed.url) else sha256(response.body[:_FACE_BYTES]).hexdigest()
