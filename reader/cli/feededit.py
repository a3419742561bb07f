"""`newsreader feeds edit`: what a person wants of one feed."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Literal

from reader.cli import diagnostics
from reader.cli.arguments import UsageError
from reader.model.feed import Feed, FeedWishes, Login
from reader.model.proxies import DIRECTLY, proxy_problem
from reader.model.text import clean_line
from reader.model.texts import gettext as _
from reader.wiring import Library


def edit(library: Library, wishes: Namespace) -> None:
    """Changes what the arguments name of a feed, and says how it is called then."""
    wanted = FeedWishes(
        title=None if wishes.title is None else clean_line(wishes.title),
        interval=wishes.interval,
        full_text=wishes.full_text,
        folder=None if wishes.folder is None else clean_line(wishes.folder).strip("/"),
        login=_login(wishes),
        proxy=_proxy(wishes.proxy),
    )
    if wanted == FeedWishes():
        raise UsageError(_("Nothing to change was named. `newsreader feeds edit --help` says what there is."))
    feed = library.subscriptions.edit(library.subscriptions.find(wishes.feed).id, wanted)
    diagnostics.say(_("Changed feed {}, {}.{}").format(feed.id, feed.title, _way(feed) if wanted.proxy else ""))


def _proxy(wish: str | None) -> str | None:
    address = wish.strip() if wish else wish
    if not address:
        return address
    if address.lower() == DIRECTLY:
        return DIRECTLY
    problem = proxy_problem(address)
    if problem:
        raise UsageError(_("This proxy can't be used: {}. http, https, socks5 and socks5h are known.").format(problem))
    return address if "://" in address else f"http://{address}"


def _way(feed: Feed) -> str:
    return (
        _(" It is asked without a proxy.")
        if feed.proxy == DIRECTLY
        else _(" It is asked through {}.").format(feed.proxy)
    )


def _login(wishes: Namespace) -> Login | Literal[""] | None:
    if wishes.no_login:
        return ""
    if wishes.password_command is not None:
        return Login(wishes.user or "", "command", wishes.password_command)
    if wishes.password_file is not None:
        return Login(wishes.user or "", "file", str(Path(wishes.password_file).expanduser().absolute()))
    if wishes.user is not None:
        raise UsageError(
            _("--user needs --password-command or --password-file beside it: the password is not kept here.")
        )
    return None
