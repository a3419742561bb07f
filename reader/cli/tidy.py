"""`newsreader tidy`: shows what the rules of the settings would delete, and deletes it when the person agrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from reader import wiring
from reader.cli import amounts, diagnostics, output
from reader.cli.context import Context
from reader.cli.diagnostics import Exit, ProgressLine
from reader.library.tidying import Forecast, Forecasts, Tidying
from reader.model.errors import LibraryError
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.texts import ngettext
from reader.model.texts import number as written
from reader.model.times import to_iso, utc_now
from reader.store import Loss

_FEEDS: Final = 5
"""So many feeds are named, those that lose most."""


def run(context: Context) -> Exit:
    """Tells what would go; with --agree it goes, with --compact the file is written anew."""
    wishes, rules, now = context.arguments, context.settings.keep.rules, utc_now()
    with wiring.open_library(context.data) as library:
        if wishes.compact:
            return _compact(context, library.tidying)
        if not rules:
            if wishes.json:
                output.values(())
            diagnostics.say(
                _("Everything is kept for ever: the settings set no bound. [keep] there says which there are.")
            )
            return Exit.OK
        shown_before = library.tidying.were_shown(rules, now)
        forecasts = library.tidying.forecast(rules, now)
        if wishes.json:
            output.values(_values(one) for one in forecasts.rules)
        else:
            for line in _lines(forecasts):
                output.line(line)
        output.flush()
        if not wishes.agree:
            _say_what_to_do(library.tidying, context)
            return Exit.OK
        if not shown_before:
            diagnostics.say(_("Nothing was deleted: this was not shown before. Look at it, and say it again to agree."))
            return Exit.FAILED
        return _delete(context, library.tidying, now)


def _say_what_to_do(tidying: Tidying, context: Context) -> None:
    if tidying.waiting(context.settings.keep.rules):
        diagnostics.say(
            _(
                "Nothing is deleted. `newsreader tidy --agree` deletes these, and from then on each"
                " refresh what the rules let go; that can't be undone."
            )
        )
    else:
        diagnostics.say(
            _("You agreed to these rules: each refresh deletes what they let go. Other numbers wait for you.")
        )


def _delete(context: Context, tidying: Tidying, now: datetime) -> Exit:
    """Agrees, and deletes; an interruption leaves the rest to the next refresh."""
    rules, line, done = context.settings.keep.rules, ProgressLine(), 0
    with wiring.work_lock(context.data):
        tidying.agree(rules, now)
        before = tidying.room().bytes
        try:
            for done, total in tidying.delete(rules, now):
                line.show(_("Deleting: {} of {}").format(done, total))
            _give_back(tidying, line)
        except KeyboardInterrupt:
            line.clear()
            diagnostics.say(
                _("Stopped after {}. The next refresh goes on, for you agreed.").format(amounts.articles(done))
            )
            return Exit.INTERRUPTED
        line.clear()
        after = tidying.room()
    diagnostics.say(
        _("Deleted {}: {} before, {} now.").format(amounts.articles(done), _megabytes(before), _megabytes(after.bytes))
    )
    if not after.in_steps:
        diagnostics.say(_("`newsreader tidy --compact` makes the file as small as it can be."))
    return Exit.OK


def _compact(context: Context, tidying: Tidying) -> Exit:
    with wiring.work_lock(context.data):
        room = tidying.room()
        diagnostics.say(
            _("The library is written anew. That takes {} for a while; {} are free.").format(
                _megabytes(room.compacting), _megabytes(room.free)
            )
        )
        if room.free < room.compacting:
            raise LibraryError(_("There is too little room on the disk for that. Nothing was changed."))
        line = ProgressLine()
        _give_back(tidying, line)
        line.clear()
        tidying.compact()
        diagnostics.say(_("Done: {} before, {} now.").format(_megabytes(room.bytes), _megabytes(tidying.room().bytes)))
    return Exit.OK


def _give_back(tidying: Tidying, line: ProgressLine) -> None:
    while tidying.give_back(thorough=True):
        line.show(_("Giving back the room …"))


def _lines(forecasts: Forecasts) -> Iterator[str]:
    for one in forecasts.rules:
        agreed = _(" (agreed)") if one.agreed else ""
        yield f"{one.rule.name}{agreed}: {_sum(one.loss)}"
        yield from (f"  {line}" for line in _details(one.loss))
    if len(forecasts.rules) > 1:
        yield _("Together: {}").format(_sum(forecasts.together))


def _sum(loss: Loss) -> str:
    """How much, and from when to when."""
    if not loss.articles or loss.oldest is None or loss.newest is None:
        return _("nothing.")
    first, last = (f"{moment.astimezone():%Y-%m-%d}" for moment in (loss.oldest, loss.newest))
    when = _("of {}").format(first) if first == last else _("of {} to {}").format(first, last)
    return _("{} {}, about {}.").format(amounts.articles(loss.articles), when, _megabytes(loss.bytes))


def _details(loss: Loss) -> Iterator[str]:
    named = [f"{clean_line(title)} {number}" for _id, title, number in loss.feeds[:_FEEDS]]
    if len(loss.feeds) > _FEEDS:
        more = len(loss.feeds) - _FEEDS
        named.append(ngettext("and {} more feed", "and {} more feeds", more).format(more))
    if named:
        yield ", ".join(named)
    yield from (_("“{}”").format(clean_line(title)) for title in loss.titles)
    if loss.articles > len(loss.titles):
        yield _("and {} more, older ones").format(loss.articles - len(loss.titles))


def _values(forecast: Forecast) -> dict[str, Any]:
    loss = forecast.loss
    return {
        "rule": forecast.rule.name,
        "agreed": forecast.agreed,
        **asdict(loss),
        "oldest": loss.oldest and to_iso(loss.oldest),
        "newest": loss.newest and to_iso(loss.newest),
        "feeds": [{"id": number, "title": title, "articles": count} for number, title, count in loss.feeds],
    }


def _megabytes(size: int) -> str:
    return _("{} MB").format(written(size / 1_000_000, 1))
