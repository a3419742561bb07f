"""Feeds that programs write: a program is shown as it would be run, and followed only where the person agrees."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Iterable

from reader.cli import diagnostics
from reader.cli.context import Context
from reader.cli.diagnostics import Exit
from reader.library.newsboat.lines import Outcome
from reader.library.newsboat.urls import Offered
from reader.model.errors import Unfit
from reader.model.feed import Feed, NewFeed
from reader.model.programs import Program, names_program, typed_program
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.model.texts import ngettext
from reader.model.times import utc_now
from reader.settings.paths import expanded
from reader.wiring import Library


def add(context: Context, library: Library) -> Exit:
    """Follows the program that a person names, when they agree to it. Raises `Unfit` where nobody can be asked."""
    wishes = context.arguments
    program = typed_program(wishes.url, str(expanded("~")))
    context.require_unlocked("programs")
    wanted = NewFeed(program.address, clean_line(wishes.title or ""), folder=clean_line(wishes.folder or "").strip("/"))
    here = library.programs.feed_of(program)
    if here is not None:
        diagnostics.say(_("{} is here already, as feed {}.").format(here.title, here.id))
        return Exit.OK
    if not wishes.agree:
        if not _can_be_asked(context):
            raise Unfit(_("A program is run only where you agree to it: {}").format(_command(wanted)))
        if not asyncio.run(_agrees(program)):
            diagnostics.say(_("Nothing was added."))
            return Exit.OK
    feed = library.programs.follow(wanted, program, utc_now())
    diagnostics.say(_("Added as feed {}: {}. `newsreader refresh {}` asks it now.").format(feed.id, feed.url, feed.id))
    return Exit.OK


def settle(context: Context, library: Library, offered: Offered) -> Outcome:
    """Asks about the program of a line and follows it, or says why not."""
    program = offered.program
    here = library.programs.feed_of(program)
    if here is not None:
        return offered.became(_("feed {}, which is here already").format(here.id))
    if not context.settings.permits_programs:
        return offered.not_taken(_("programs are locked by the settings of this system"))
    if not _can_be_asked(context):
        return left(offered)
    if not asyncio.run(_agrees(program)):
        return offered.not_taken(_("you did not agree to its program"))
    feed = library.programs.follow(offered.feed, program, utc_now())
    return offered.became(_("feed {}, which its program writes").format(feed.id))


def left(offered: Offered) -> Outcome:
    """What is said of a program that nobody is asked about."""
    return offered.not_taken(_("a program is run only where you agree to it: {}").format(_command(offered.feed)))


def left_out(feeds: Iterable[Feed]) -> str:
    """That feeds which programs write are in no file; "" where there are none."""
    number = sum(names_program(feed.url) for feed in feeds)
    said = ngettext(
        "{} feed is left out: a program writes it, which nobody else has.",
        "{} feeds are left out: programs write them, which nobody else has.",
        number,
    )
    return said.format(number) if number else ""


def _can_be_asked(context: Context) -> bool:
    """Whether a person is at the terminal, and not a program that reads what is printed."""
    return diagnostics.hears() and not context.arguments.json


async def _agrees(program: Program) -> bool:
    """Whether a person agrees to a program, which is shown with each of its arguments."""
    diagnostics.warn(_("This program would be run whenever the feed is asked, as you and without a shell:"))
    diagnostics.warn(f"  {program.line}")
    if program.page:
        diagnostics.warn(_("It would be given what {} answers.").format(program.page))
    return await diagnostics.agrees(_("Follow it?"))


def _command(wanted: NewFeed) -> str:
    """The command that follows a program without a question."""
    options = {"--title": wanted.title, "--folder": wanted.folder}
    given = [word for name, value in options.items() if value for word in (name, value)]
    return f"newsreader {shlex.join(['feeds', 'add', wanted.url, *given, '--agree'])}"
