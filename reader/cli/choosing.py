"""Which of the feeds of a page a person wants: said beforehand, asked at a terminal, or left to the next call."""

from __future__ import annotations

from collections.abc import Sequence

from reader.cli import diagnostics, output
from reader.cli.options import numbers
from reader.model.errors import NotFound
from reader.model.finding import FoundFeed
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.net.addresses import shown


async def choose(feeds: Sequence[FoundFeed], pick: Sequence[int], address: str) -> Sequence[FoundFeed]:
    """The feeds that are wanted: those of the numbers `pick`, the only one, or what the person says; none perhaps.

    `address` is what the person typed. Raises `NotFound` where there is no such number, and where several feeds are
    there and nobody can be asked: then the list of them is the output.
    """
    if not pick and len(feeds) == 1:
        return feeds
    if pick:
        chosen = _numbered(feeds, pick)
        if chosen is None:
            raise NotFound(_("There are {} feeds to pick from, the first is 1. Nothing was added.").format(len(feeds)))
        return chosen
    for number, feed in enumerate(feeds, start=1):
        output.line(_listed(number, feed, len(str(len(feeds)))))
    output.flush()
    if not diagnostics.hears():
        raise NotFound(
            _(
                "{} has {} feeds, and nothing was added. `newsreader feeds add {} --pick 1` adds the"
                " first of them, --pick 1,2 two."
            ).format(address, len(feeds), address)
        )
    return await _answered(feeds)


async def _answered(feeds: Sequence[FoundFeed]) -> Sequence[FoundFeed]:
    """What a person answers, who is asked until it can be understood."""
    while answer := await diagnostics.ask(_("Which of them? Numbers, or enter for none: ")):
        chosen = _numbered(feeds, numbers(answer) or ())
        if chosen:
            return chosen
        diagnostics.say(_("Numbers from 1 to {}, please, several with commas between.").format(len(feeds)))
    diagnostics.say(_("Nothing was added."))
    return ()


def _numbered(feeds: Sequence[FoundFeed], wanted: Sequence[int]) -> Sequence[FoundFeed] | None:
    """The feeds of the numbers that are wanted, None where one of them is no feed's."""
    if not all(1 <= number <= len(feeds) for number in wanted):
        return None
    return [feeds[number - 1] for number in wanted]


def _listed(number: int, feed: FoundFeed, cells: int) -> str:
    state = _("  (here already, as feed {})").format(feed.here) if feed.here else ""
    return f"{number:>{cells}}  {shown(feed.url)}  {clean_line(feed.title)}{state}"
