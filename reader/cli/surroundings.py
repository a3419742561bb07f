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
from reader.settings.schema import Settings

_NARROW, _SHORT = 40, 10
"""Cells and lines below which the screen has no room."""

_TRIED: Final = 3
_PORTS: Final = {"http": 80, "https": 443}


def terminal() -> Iterator[Finding]:
    """What the screen would find."""
    kind = clean_line(os.environ.get("TERM", ""))
    if kind in {"", "dumb"}:
        message = "This terminal shows lines only (TERM is “dumb” or empty): `newsreader read` reads on it."
        yield Finding("note", "terminal", message)
    elif not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        yield Finding("fine", "terminal", f"{kind}; looked at through a pipe, so no more is known of it.")
    else:
        size = os.get_terminal_size(sys.stdout.fileno())
        yield Finding("fine", "terminal", f"{kind}, {size.columns} columns, {size.lines} lines.")
        if size.columns < _NARROW or size.lines < _SHORT:
            yield Finding("note", "terminal", f"The screen needs {_NARROW} columns and {_SHORT} lines at least.")
    if not output.speaks_unicode():
        encoding = clean_line(locale.getpreferredencoding(do_setlocale=False))
        message = f"Texts are written as {encoding}, which lacks most scripts. LANG=C.UTF-8 helps, or your own locale."
        yield Finding("problem", "terminal", message)


def network(settings: Settings, feeds: tuple[Feed, ...]) -> Iterator[Finding]:
    """Whether feeds can be reached. Being offline is no fault: all that is here can be read."""
    if settings.network.offline:
        yield Finding("note", "network", "Offline, as you wished: network.offline or --offline. It was not looked at.")
        return
    proxies = {name: address for name, address in getproxies().items() if name in {"http", "https", "all"}}
    for name, address in proxies.items():
        if problem := proxy_problem(address):
            message = f"The proxy in {name.upper()}_PROXY can't be used: {clean_line(problem)}."
            yield Finding("problem", "network", message)
    if proxies:
        yield Finding("fine", "network", "Feeds are asked through the proxy that the environment names.")
    elif feeds:
        yield _reached(feeds)


def _reached(feeds: tuple[Feed, ...]) -> Finding:
    """Whether one of some feeds' hosts can be reached, without asking it anything."""
    from reader.net.reach import trouble_with

    said = list[str]()
    for host, port in list(dict.fromkeys(filter(None, map(_host, feeds))))[:_TRIED]:
        trouble = trouble_with(host, port)
        if not trouble:
            return Finding("fine", "network", f"{clean_line(host)} can be reached.")
        said.append(f"{clean_line(host)} can't be reached: {trouble}.")
    return Finding(
        "note", "network", f"{' '.join(said)} All that is here can be read." if said else "No feed has a host."
    )


def _host(feed: Feed) -> tuple[str, int] | None:
    try:
        parts = urlsplit(feed.url)
        port = parts.port or _PORTS.get(parts.scheme, 443)
    except ValueError:
        return None
    return (parts.hostname, port) if parts.hostname else None
