"""Addresses handed to the person's browser, as an argument and never through a shell."""

from __future__ import annotations

import os
import shlex
import sys
import webbrowser
from pathlib import PurePath
from typing import Final
from urllib.parse import urlsplit

CONSOLE: Final = frozenset(
    {"w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl", "chawan", "cha"}
)
"""Browsers that show pages on the terminal itself."""


def is_openable(address: str) -> bool:
    """Whether it is an http, https or mailto address: no other scheme is ever opened."""
    try:
        return urlsplit(address).scheme in {"http", "https", "mailto"}
    except ValueError:
        return False


def can_open() -> bool:
    """Whether a browser can show a window here: not on a machine without a display, nor over SSH without one."""
    if any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        return True
    is_far = os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY")
    return not is_far and sys.platform in {"darwin", "win32"}


def on_terminal(address: str) -> tuple[str, ...]:
    """The program with its arguments that shows an address on the terminal, where `BROWSER` names one; else nothing.

    `BROWSER` names programs parted by colons, the best first; `%s` in one is the address, which else comes last.
    """
    first = os.environ.get("BROWSER", "").split(os.pathsep)[0]
    try:
        argv = shlex.split(first)
    except ValueError:
        return ()
    if not argv or PurePath(argv[0]).name not in CONSOLE or not is_openable(address):
        return ()
    if any("%s" in part for part in argv[1:]):
        return tuple(part.replace("%s", address) for part in argv)
    return (*argv, address)


def open_address(address: str) -> bool:
    """Open an address in a window of the browser, or where mail is written; False where that can't be done.

    It may take a moment: call it in a thread.
    """
    if not is_openable(address) or not can_open():
        return False
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if PurePath(getattr(browser, "name", "")).name in CONSOLE:  # it would draw over the screen
        return False
    return browser.open(address)
