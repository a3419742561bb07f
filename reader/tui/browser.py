"""Addresses handed to the person's browser, as an argument and never through a shell."""

from __future__ import annotations

import os
import sys
import webbrowser
from urllib.parse import urlsplit


def can_open() -> bool:
    """Whether a browser can show a window here: not over SSH, and not on a machine without a display."""
    if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        return False
    return sys.platform in {"darwin", "win32"} or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def is_web_address(address: str) -> bool:
    """Whether it is an http or https address: no other scheme is ever opened."""
    return urlsplit(address).scheme in {"http", "https"}


def open_address(address: str) -> bool:
    """Open a web address in the browser; False where that can't be done. It may take a moment: call it in a thread."""
    return is_web_address(address) and can_open() and webbrowser.open(address)
