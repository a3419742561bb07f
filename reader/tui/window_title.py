"""The title of the terminal's window: the program's name and how much is unread, and afterwards what stood there."""

from __future__ import annotations

from typing import Final

from reader.model.text import clean_line
from reader.model.texts import gettext as _

KEEP: Final = "\x1b[22;2t"
"""Lets the terminal remember its title."""

RESTORE: Final = "\x1b[23;2t"
"""Puts back the title that was kept."""


def titled(title: str) -> str:
    """What gives the window a title."""
    return f"\x1b]2;{clean_line(title)}\x1b\\"


def title(unread: int) -> str:
    """What the window is called while so many articles are unread."""
    return _("newsreader · {} unread").format(unread) if unread else "newsreader"
