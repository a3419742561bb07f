"""What `newsreader doctor` finds out about the terminal and the network."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies

from reader.cli import output
from reader.library.health import Finding
from reader.model.feed import Feed
from reader.model.proxies import proxy_problem
from reader.model.text import clean_line
from reader.model.texts import deferred
from reader.model.texts import gettext as _
from reader.settings.schema import Settings

_NARROW, _SHORT = 40, 10
"""Cells and lines below which the screen has no room."""

_TRIED: Final = 3
_PORTS: Final = {"http": 80, "https": 443}


def terminal() -> Iterator[Finding]:
    """What the screen would find."""
    kind = clean_line(os.environ.get("TERM", ""))
    if kind in {"", "dumb"}:
        message = _("This terminal shows lines only (TERM is “dumb” or empty): `newsreader read` reads on it.")
        yield Finding("note", deferred("terminal"), message)
    elif not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        yield Finding(
            "fine", deferred("terminal"), _("{}; looked at through a pipe, so no more is known of it.").format(kind)
        )
    else:
        size = os.get_terminal_size(sys.stdout.fileno())
        yield Finding(
            "fine", deferred("terminal"), _("{}, {} columns, {} lines.").format(kind, size.columns, size.lines)
        )
        if size.columns < _NARROW or size.lines < _SHORT:
            yield Finding(
                "note",
                deferred("terminal"),
                _("The screen needs {} columns and {} lines at least.").format(_NARROW, _SHORT),
            )
    if not output.speaks_unicode():
        encoding = clean_line(locale.getpreferredencoding(do_setlocale=False))
        message = _(
            "Texts are written as {}, which lacks most scripts. LANG=C.UTF-8 helps, or your own locale."
        ).format(encoding)
        yield Finding("problem", deferred("terminal"), message)


def network(settings: Settings, feeds: tuple[Feed, ...]) -> Iterator[Finding]:
    """Whether feeds can be reached. Being offline is no fault: all that is here can be read."""
    if settings.network.offline:
        yield Finding(
            "note",
            deferred("network"),
            _("Offline, as you wished: network.offline or --offline. It was not looked at."),
        )
        return
    proxies = {name: address for name, address in getproxies().items() if name in {"http", "https", "all"}}
    for name, address in proxies.items():
        if problem := proxy_problem(address):
            message = _("The proxy in {}_PROXY can't be used: {}.").format(name.upper(), clean_line(problem))
            yield Finding("problem", deferred("network"), message)
    if proxies:
        yield Finding("fine", deferred("network"), _("Feeds are asked through the proxy that the environment names."))
    elif feeds:
        yield _reached(feeds)


def _reached(feeds: tuple[Feed, ...]) -> Finding:
    """Whether one of some feeds' hosts can be reached, without asking it anything."""
    from reader.net.reach import trouble_with

    said = list[str]()
    for host, port in list(dict.fromkeys(filter(None, map(_host, feeds))))[:_TRIED]:
        trouble = trouble_with(host, port)
        if not trouble:
            return Finding("fine", deferred("network"), _("{} can be reached.").format(clean_line(host)))
        said.append(_("{} can't be reached: {}.").format(clean_line(host), trouble))
    return Finding(
        "note",
        deferred("network"),
        _("{} All that is here can be read.").format(" ".join(said)) if said else _("No feed has a host."),
    )


def _host(feed: Feed) -> tuple[str, int] | None:
    try:
        parts = urlsplit(feed.url)
        port = parts.port or _PORTS.get(parts.scheme, 443)
    except ValueError:
        return None
    return (parts.hostname, port) if parts.hostname else None
